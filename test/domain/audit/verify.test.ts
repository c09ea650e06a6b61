// What was done to a chain is found, and the first entry that it was done to is named.
import fc from 'fast-check';
import type { Doc } from '../../../src/core/doc';
import {
  type AuditEntry,
  CUT,
  cutText,
  entryAfter,
  entryId,
  type Head,
  hashOf,
  headText,
  readHead,
} from '../../../src/domain/audit/chain';
import { type Verified, verifyChain } from '../../../src/domain/audit/verify';

type Chain = readonly AuditEntry[];

const stored = (entry: Omit<AuditEntry, 'version'>): AuditEntry => ({ ...entry, version: 1 });
const headOf = ({ seq, hash }: AuditEntry): Head => ({ seq, hash });

const CUT_AT = '2027-03-01T00:00:00.000Z';
const NOW = new Date('2027-03-02T00:00:00Z');

/** `cut`: how many are cut off at the front, as retention does. */
function chainOf(length: number, cut = 0): Chain {
  const chain: AuditEntry[] = [];
  const add = (fields: Partial<AuditEntry> = {}) => {
    const last = chain.at(-1);
    const at = new Date(Date.UTC(2026, 0, 1) + chain.length * 60_000).toISOString();
    const common = {
      at,
      kind: 'role',
      what: 'role.granted',
      by: 'p-0123456789ab',
      whom: 'p-ba9876543210',
      key: `key${chain.length}`,
    } as const;
    chain.push(stored(entryAfter(last && headOf(last), { ...common, ...fields })));
  };
  for (let n = 0; n < length; n += 1) add(n % 2 ? { detail: 'lead' } : {});
  const last = chain[cut - 1];
  if (last)
    add({
      at: CUT_AT,
      what: CUT,
      kind: 'setting',
      by: 'nobody',
      whom: 'audit',
      detail: cutText(last),
    });
  return chain.slice(cut);
}

async function verified(chain: readonly Doc[], heads: readonly Head[] = []): Promise<Verified> {
  const byId = [...chain].sort((a, b) => (a.id < b.id ? -1 : 1)) as AuditEntry[];
  async function* entries() {
    yield* byId;
  }
  return verifyChain(
    entries(),
    async (seq) => byId.find(({ id }) => id === entryId(seq)),
    NOW,
    heads,
  );
}

/** A chain, whole or with its front cut off, and one of its entries. */
const chains = fc
  .record({
    length: fc.integer({ min: 3, max: 24 }),
    cut: fc.integer({ min: 0, max: 12 }),
    at: fc.nat(),
  })
  .map(({ length, cut, at }) => {
    const chain = chainOf(length, Math.min(cut, length - 2));
    return { chain, at: at % chain.length };
  });

const FIELDS = [
  'at',
  'kind',
  'what',
  'by',
  'whom',
  'detail',
  'key',
  'prev',
  'hash',
  'seq',
  'extra',
] as const;
const other = fc.oneof(fc.string(), fc.integer(), fc.constant(undefined), fc.boolean());

it('takes a whole chain, with or without a cut at the front', async () => {
  await fc.assert(
    fc.asyncProperty(chains, async ({ chain }) => {
      const last = chain.at(-1) as AuditEntry;
      const [first] = chain as [AuditEntry];
      expect(await verified(chain, chain.map(headOf))).toEqual({
        ok: true,
        entries: chain.length,
        head: headOf(last),
        ...(first.seq > 1 && { cut: { upTo: first.seq - 1, at: last.at } }),
      });
    }),
  );
  expect(await verified([])).toEqual({ ok: true, entries: 0 });
});

it('names an entry of which any field was changed', async () => {
  await fc.assert(
    fc.asyncProperty(
      chains,
      fc.constantFrom(...FIELDS),
      other,
      async ({ chain, at }, field, value) => {
        const entry = chain[at] as AuditEntry;
        fc.pre(value !== (entry as unknown as Record<string, unknown>)[field]);
        const { [field as 'at']: _old, ...rest } = entry;
        const changed = { ...rest, ...(value !== undefined && { [field]: value }) } as AuditEntry;
        expect(await verified(chain.with(at, changed))).toMatchObject({
          ok: false,
          seq: entry.seq,
        });
      },
    ),
    { numRuns: 500 },
  );
});

it('names an entry that was written anew with a hash that fits, by the next one or by a head that was kept', async () => {
  await fc.assert(
    fc.asyncProperty(chains, async ({ chain, at }) => {
      const entry = chain[at] as AuditEntry;
      const forged = { ...entry, by: 'p-ffffffffffff' };
      const changed = chain.with(at, { ...forged, hash: hashOf(forged) });
      expect(await verified(changed, [headOf(chain.at(-1) as AuditEntry)])).toEqual({
        ok: false,
        seq: entry.seq,
        problem: 'changed',
      });
    }),
  );
});

it('names an entry that was removed; at the end by a head that was kept', async () => {
  await fc.assert(
    fc.asyncProperty(chains, async ({ chain, at }) => {
      const entry = chain[at] as AuditEntry;
      // Without the cut nothing says any more why the front is not there.
      const isCut = entry.what === CUT;
      expect(await verified(chain.toSpliced(at, 1), [headOf(chain.at(-1) as AuditEntry)])).toEqual({
        ok: false,
        seq: isCut ? 1 : entry.seq,
        problem: 'removed',
      });
    }),
  );
});

it('names the first of two that were exchanged', async () => {
  await fc.assert(
    fc.asyncProperty(chains, fc.nat(), fc.boolean(), async ({ chain, at }, more, withNumbers) => {
      const [a, b] = [at, (at + 1 + (more % (chain.length - 1))) % chain.length].sort(
        (x, y) => x - y,
      ) as [number, number];
      const [first, second] = [chain[a] as AuditEntry, chain[b] as AuditEntry];
      const into = (place: AuditEntry, what: AuditEntry) => ({
        ...what,
        id: place.id,
        ...(withNumbers && { seq: place.seq }),
      });
      const swapped = chain.with(a, into(first, second)).with(b, into(second, first));
      expect(await verified(swapped)).toMatchObject({
        ok: false,
        seq: first.seq,
        problem: withNumbers ? 'changed' : 'moved',
      });
    }),
  );
});

it('names a forged entry between two others, and the place of one that pushes the rest on', async () => {
  await fc.assert(
    fc.asyncProperty(chains, fc.boolean(), async ({ chain, at }, pushes) => {
      const before = chain[at] as AuditEntry;
      const { id: _id, version: _version, seq: _seq, prev: _prev, hash: _hash, ...fields } = before;
      const forged = stored(
        entryAfter(headOf(before), { ...fields, what: 'role.removed', key: 'forged' }),
      );
      const behind = chain.slice(at + 1);
      fc.pre(behind.length > 0);
      const moved = behind.map((entry) => ({
        ...entry,
        id: entryId(entry.seq + 1),
        seq: entry.seq + 1,
      }));
      const inserted = pushes
        ? [...chain.slice(0, at + 1), forged, ...moved]
        : [...chain, { ...forged, id: `${entryId(before.seq)}-1` }];
      const verdict = await verified(inserted, [headOf(chain.at(-1) as AuditEntry)]);
      // Pushed on, the forged one is whole in itself: the one behind it no longer is.
      expect(verdict).toMatchObject({
        ok: false,
        seq: pushes ? before.seq + 2 - (behind.length === 1 ? 1 : 0) : before.seq + 1,
      });
    }),
  );
});

it('says where the end is missing only when it is told of it', async () => {
  const chain = chainOf(5);
  const head = headOf(chain[4] as AuditEntry);
  expect(await verified(chain.slice(0, 3))).toMatchObject({ ok: true, entries: 3 });
  expect(await verified(chain.slice(0, 3), [head])).toEqual({
    ok: false,
    seq: 4,
    problem: 'removed',
  });
  expect(await verified([], [head])).toEqual({ ok: false, seq: 1, problem: 'removed' });
});

it('takes what a crash left in the middle of a cut, and no other front', async () => {
  const whole = chainOf(9);
  const cut = chainOf(9, 6);
  const halfway = [...whole.slice(3, 6), ...cut];
  expect(await verified(halfway)).toMatchObject({ ok: true, cut: { upTo: 3 } });
  expect(await verified(halfway.toSpliced(1, 1))).toMatchObject({
    ok: false,
    seq: 5,
    problem: 'removed',
  });
  expect(await verified(cut.slice(1))).toMatchObject({ ok: false, seq: 7, problem: 'removed' });
  expect(await verified(whole.slice(2))).toMatchObject({ ok: false, seq: 1, problem: 'removed' });
});

describe('a forged cut', () => {
  const whole = chainOf(12);
  const cutFields = (detail: string, at = CUT_AT): Parameters<typeof entryAfter>[1] => ({
    at,
    kind: 'setting',
    what: CUT,
    by: 'nobody',
    whom: 'audit',
    detail,
    key: 'forged',
  });
  /** Removes the first ten, and appends an entry that calls it a cut. */
  const forged = (detail: string, at?: string) => {
    const kept = whole.slice(10);
    return [...kept, stored(entryAfter(headOf(kept.at(-1) as AuditEntry), cutFields(detail, at)))];
  };
  const tenth = whole[9] as AuditEntry;

  it('of entries that are younger than any term is found, whatever it says of their age', async () => {
    const soon = new Date(Date.parse(tenth.at) + 364 * 86_400_000).toISOString();
    const younger = cutText(tenth).replace(tenth.at, '2020-01-01T00:00:00.000Z');
    for (const chain of [
      forged(cutText(tenth), soon),
      forged(headText(tenth), soon),
      forged(younger),
      forged('10'),
    ])
      expect(await verified(chain)).toEqual({ ok: false, seq: 1, problem: 'removed' });
    expect(await verified(forged(cutText(tenth)))).toMatchObject({ ok: true, cut: { upTo: 10 } });
  });

  it('dated tomorrow is found', async () => {
    const late = stored(entryAfter(undefined, { ...cutFields('x', '2026-12-01T00:00:00.000Z') }));
    const next = stored(entryAfter(headOf(late), cutFields('x', '2026-12-02T00:00:00.000Z')));
    const last = stored(
      entryAfter(headOf(next), cutFields(cutText(late), '2028-01-01T00:00:00.000Z')),
    );
    expect(await verified([next, last])).toEqual({ ok: false, seq: 1, problem: 'removed' });
  });

  it('of an entry that never was is found by the one that names it, and by a head of it', async () => {
    const other = stored(
      entryAfter(headOf(whole[8] as AuditEntry), { ...cutFields('x', '2020-01-01T00:00:00.000Z') }),
    );
    expect(await verified(forged(cutText(other)))).toMatchObject({ ok: false, problem: 'changed' });
    const after = stored(entryAfter(headOf(other), cutFields('x')));
    const anew = [after, stored(entryAfter(headOf(after), cutFields(cutText(other))))];
    expect(await verified(anew)).toMatchObject({ ok: true });
    expect(await verified(anew, [headOf(tenth)])).toEqual({
      ok: false,
      seq: 11,
      problem: 'changed',
    });
    expect(await verified(anew, [headOf(whole[11] as AuditEntry)])).toMatchObject({
      ok: false,
      seq: 12,
      problem: 'changed',
    });
  });
});

it.each(['', `0:${'a'.repeat(64)}`, '5', '5:abc', `x:${'a'.repeat(64)}`, `1:${'g'.repeat(64)}`])(
  '“%s” is no head',
  (text) => {
    expect(readHead(text)).toBeUndefined();
  },
);

it('reads a head as it is written', () => {
  const head = { seq: 12, hash: 'a'.repeat(64) };
  expect(readHead(` ${headText(head)} `)).toEqual(head);
});
