// Verifies the audit's chain: finds the first entry that was changed, removed, inserted or moved. A
// chain that was shortened or rewritten is detected by comparison with a head that was kept
// elsewhere. A missing front is accepted only if the hash of its last entry, or the entry after it,
// proves its age.
import { setImmediate as breathe } from 'node:timers/promises';
import type { Store } from '../../core/store';
import {
  auditCollection,
  type AuditEntry,
  BEGINNING,
  CUT,
  entryId,
  type Head,
  isIntact,
  isOver,
  readCut,
} from './chain';

export type Problem = 'changed' | 'removed' | 'inserted' | 'moved';

export type Verified =
  | {
      readonly ok: true;
      readonly entries: number;
      readonly head?: Head;
      /** The front was cut off, and an entry of that instant says so. */
      readonly cut?: { readonly upTo: number; readonly at: string };
    }
  | { readonly ok: false; readonly seq: number; readonly problem: Problem };

/** Other work gets its turn after this many entries. */
const STRETCH = 500;

const FIELDS: ReadonlySet<string> = new Set<keyof AuditEntry>([
  'id',
  'version',
  'seq',
  'at',
  'kind',
  'what',
  'by',
  'whom',
  'detail',
  'key',
  'prev',
  'hash',
]);

/** What was read of the chain so far. */
interface Walk {
  readonly first?: AuditEntry;
  readonly last?: AuditEntry;
  readonly entries: number;
  /** The last entry that says that the front was cut off. */
  readonly cut?: AuditEntry;
}

const bad = (seq: number, problem: Problem): Verified => ({ ok: false, seq, problem });

/** `now`: by then, removed entries must be older than the shortest retention. */
export async function verifyAudit(
  store: Store,
  now: Date,
  heads: readonly Head[] = [],
): Promise<Verified> {
  const chain = store.collection(auditCollection);
  return verifyChain(chain.scan(), (seq) => chain.get(entryId(seq)), now, heads);
}

/**
 * `entries`: by id. `entryAt`: one of them. `heads`: those that were kept elsewhere.
 */
export async function verifyChain(
  entries: AsyncIterable<AuditEntry>,
  entryAt: (seq: number) => Promise<AuditEntry | undefined>,
  now: Date,
  heads: readonly Head[] = [],
): Promise<Verified> {
  const kept = new Map(heads.map(({ seq, hash }) => [seq, hash]));
  let walk: Walk = { entries: 0 };
  for await (const entry of entries) {
    const problem = follows(entry, walk.last) ?? differs(entry, kept);
    if (problem) return problem;
    walk = {
      first: walk.first ?? entry,
      last: entry,
      entries: walk.entries + 1,
      ...cutOf(entry, walk),
    };
    if (walk.entries % STRETCH === 0) await breathe();
  }
  return (await frontOf(walk, entryAt, now)) ?? gapOf(walk, kept) ?? endOf(walk, heads);
}

const cutOf = (entry: AuditEntry, { cut }: Walk): Pick<Walk, 'cut'> =>
  entry.what === CUT ? { cut: entry } : cut ? { cut } : {};

/** What is wrong with an entry, or with the one before. */
function follows(entry: AuditEntry, last: AuditEntry | undefined): Verified | undefined {
  const place = /^\d+$/.test(entry.id) ? Number(entry.id) : Number.NaN;
  const expected = (last?.seq ?? (Number.isNaN(place) ? 1 : place) - 1) + 1;
  if (entry.id !== entryId(place) || place < expected || place < 1)
    return bad(expected, 'inserted');
  if (place > expected) return bad(expected, 'removed');
  if (entry.seq !== place)
    return bad(place, typeof entry.seq === 'number' && isIntact(entry) ? 'moved' : 'changed');
  const isWhole = Object.keys(entry).every((field) => FIELDS.has(field)) && isIntact(entry);
  if (!isWhole) return bad(place, 'changed');
  // It is consistent in itself, so the entry before is not the one that it followed.
  return last && entry.prev !== last.hash ? bad(last.seq, 'changed') : undefined;
}

function differs(
  { seq, hash }: AuditEntry,
  kept: ReadonlyMap<number, string>,
): Verified | undefined {
  const known = kept.get(seq);
  return known === undefined || known === hash ? undefined : bad(seq, 'changed');
}

/** Whether the front is the beginning, or was cut off as an entry says. */
async function frontOf(
  { first, cut }: Walk,
  entryAt: (seq: number) => Promise<AuditEntry | undefined>,
  now: Date,
): Promise<Verified | undefined> {
  if (!first) return undefined;
  if (first.seq === 1) return first.prev === BEGINNING ? undefined : bad(1, 'changed');
  const gone = readCut(cut?.detail ?? '');
  if (!cut || !gone) return bad(1, 'removed');
  if (gone.seq < first.seq - 1) return bad(gone.seq + 1, 'removed');
  // A crash during a cut leaves entries that lead up to the cut.
  const left = gone.seq < first.seq ? { at: first.at, hash: first.prev } : await entryAt(gone.seq);
  // Cuts in the future are invalid.
  const cutAt = new Date(Math.min(Date.parse(cut.at), now.getTime()));
  // The entry after the last one that is gone is younger, so its age will do.
  if (!isOver(gone.at ?? left?.at ?? cut.at, cutAt)) return bad(1, 'removed');
  return left?.hash === gone.hash ? undefined : bad(first.seq, 'changed');
}

/** The first remaining entry names the one before, which may have been kept as a head. */
function gapOf({ first }: Walk, kept: ReadonlyMap<number, string>): Verified | undefined {
  const known = first && kept.get(first.seq - 1);
  return known === undefined || known === first?.prev ? undefined : bad(first?.seq ?? 1, 'changed');
}

function endOf({ entries, first, last, cut }: Walk, heads: readonly Head[]): Verified {
  const end = last?.seq ?? 0;
  if (heads.some(({ seq }) => seq > end)) return bad(end + 1, 'removed');
  return {
    ok: true,
    entries,
    ...(last && { head: { seq: last.seq, hash: last.hash } }),
    ...(cut && first && first.seq > 1 && { cut: { upTo: first.seq - 1, at: cut.at } }),
  };
}
