// The rules of merging: chains, circles, several merges at once, taken back in any order,
// interrupted at any write. People get exactly what the preview said.
import fc from 'fast-check';
import { createStoppedClock } from '../../../src/core/clock';
import { UserError } from '../../../src/core/errors';
import type { Person, Role } from '../../../src/core/person';
import { collections } from '../../../src/domain';
import { idsOf, personOf } from '../../../src/domain/people/aliases';
import { createAudit } from '../../../src/domain/audit';
import { erasureId, erasuresCollection } from '../../../src/domain/erasures';
import { newPerson, peopleCollection } from '../../../src/domain/people/record';
import { createMerging } from '../../../src/features/admin/merging/merging';
import { rolesKey } from '../../../src/features/admin/merging/plan';
import { createSqliteStore } from '../../../src/storage/sqlite';
import { deedsOf } from '../../support/deeds';
import { createFailingDriver } from '../../support/failing-driver';

const AT = '2026-03-02T09:00:00.000Z';

async function rig(...persons: readonly (Partial<Person> & Pick<Person, 'id'>)[]) {
  const store = createFailingDriver(createSqliteStore({ file: ':memory:' }));
  await store.open(collections);
  const merging = createMerging(store, createStoppedClock(AT), createAudit(store));
  const people = store.collection(peopleCollection);
  for (const person of persons)
    await people.insert(
      newPerson(
        { name: person.id, email: `${person.id}@linden.example`, ...person },
        { zone: 'UTC', locale: 'en' },
      ),
    );
  const by = {
    ...newPerson({ id: 'ada', name: 'Ada', roles: ['admin'] }, { zone: 'UTC', locale: 'en' }),
    version: 1,
  };
  let events = 0;
  const merge = async (from: string, into: string, cause = `e${(events += 1)}`) => {
    const { roles } = await merging.plan(from, into, by);
    return merging.merge(from, into, rolesKey(roles), by, cause);
  };
  const everybody = async () => {
    const found: Person[] = [];
    for await (const person of people.scan()) found.push(person);
    return found.map(({ version: _ours, ...person }) => ({
      ...person,
      roles: person.roles.toSorted(),
    }));
  };
  const takeBack = (from: string) => merging.takeBack(from, by, `e${(events += 1)}`);
  return {
    store,
    merging,
    people,
    by,
    merge,
    takeBack,
    everybody,
    rolesOf: async (id: string) => (await people.get(id))?.roles,
  };
}

const refused = (key: string) => expect.objectContaining({ key }) as UserError;

it('leads to the one who stays, who gets the roles and what was missing, and all of it is taken back', async () => {
  const { people, merge, takeBack, everybody, store } = await rig(
    {
      id: 'a',
      roles: ['reviewer', 'lead'],
      department: 'Sales',
      location: 'Ulm',
      managerEmail: 'b@linden.example',
    },
    { id: 'b', roles: ['lead'], location: 'Bonn' },
  );
  const before = await everybody();
  await merge('a', 'b');
  expect(await personOf(people, 'a')).toMatchObject({
    id: 'b',
    roles: ['lead', 'reviewer'],
    department: 'Sales',
    location: 'Bonn',
  });
  // Nobody is their own manager.
  expect((await people.get('b'))?.managerEmail).toBeUndefined();
  expect(await people.get('a')).toMatchObject({
    active: false,
    roles: [],
    email: 'a@linden.example',
  });
  await takeBack('a');
  expect(await everybody()).toEqual(before);
  expect(
    (await deedsOf(store)).map(({ what, whom, byPersonId, detail }) => [
      what,
      whom,
      byPersonId,
      detail,
    ]),
  ).toEqual([
    ['person.merged', 'a', 'ada', 'b'],
    ['person.absorbed', 'b', 'ada', 'a'],
    ['role.granted', 'b', 'ada', 'reviewer'],
    ['person.separated', 'a', 'ada', 'b'],
    ['person.released', 'b', 'ada', 'a'],
    ['role.removed', 'b', 'ada', 'reviewer'],
  ]);
});

it.each<[string, Partial<Person>, Partial<Person>, string]>([
  ['a guest', { barred: 'guest', active: false }, {}, 'admin.mergeBarred'],
  ['an outsider who would stay', {}, { barred: 'outsider', active: false }, 'admin.mergeBarred'],
  ['who left and would stay', {}, { active: false }, 'admin.mergeInactive'],
])('%s is not merged', async (_who, a, b, key) => {
  const { merge, everybody } = await rig({ id: 'a', ...a }, { id: 'b', ...b });
  const before = await everybody();
  await expect(merge('a', 'b')).rejects.toEqual(refused(key));
  expect(await everybody()).toEqual(before);
});

it('merges nobody with themselves, under any id, and nobody with an unknown person', async () => {
  const { merge } = await rig({ id: 'a' }, { id: 'b' });
  await expect(merge('a', 'a')).rejects.toEqual(refused('admin.mergeSame'));
  await expect(merge('a', 'nobody')).rejects.toEqual(refused('admin.mergeGone'));
  await merge('a', 'b');
  await expect(merge('b', 'a')).rejects.toEqual(refused('admin.mergeSame'));
});

it('a person who left passes on no roles', async () => {
  const { merge, rolesOf, takeBack } = await rig(
    { id: 'a', active: false, roles: ['admin'] },
    { id: 'b' },
  );
  await merge('a', 'b');
  expect(await rolesOf('b')).toEqual([]);
  await takeBack('a');
  expect(await rolesOf('a')).toEqual([]);
});

it('the last admin stays one, by whatever name', async () => {
  const { merge, people, takeBack } = await rig({ id: 'a', roles: ['admin'] }, { id: 'b' });
  const admins = async () =>
    (await people.find({ roles: { $has: 'admin' }, active: true })).map(({ id }) => id);
  await merge('a', 'b');
  expect(await admins()).toEqual(['b']);
  await takeBack('a');
  expect(await admins()).toEqual(['a']);
});

it('gives no more than was said', async () => {
  const { merging, people, by, rolesOf } = await rig({ id: 'a' }, { id: 'b' });
  const said = rolesKey((await merging.plan('a', 'b', by)).roles);
  await people.update('a', (doc) => ({ doc: { ...doc, roles: ['admin'] } }));
  await expect(merging.merge('a', 'b', said, by, 'e')).rejects.toEqual(
    refused('admin.mergeChanged'),
  );
  expect(await rolesOf('b')).toEqual([]);
});

it('does not give a role again that was taken from the merged person', async () => {
  const { merge, takeBack, people, rolesOf } = await rig(
    { id: 'a', roles: ['reviewer', 'lead'] },
    { id: 'b' },
  );
  await merge('a', 'b');
  await people.update('b', (doc) => ({ doc: { ...doc, roles: ['lead'] } }));
  await takeBack('a');
  expect([await rolesOf('a'), await rolesOf('b')]).toEqual([['lead'], []]);
});

it.each(['a', 'b'])('nothing is merged or taken back while %s is being erased', async (who) => {
  const { merge, takeBack, store, everybody } = await rig({ id: 'a' }, { id: 'b' });
  const erasures = store.collection(erasuresCollection);
  const id = erasureId(who);
  const erasure = {
    id,
    personId: who,
    how: 'gone',
    state: 'waiting',
    askedAt: AT,
    dueAt: AT,
    pseudonym: 'former-1',
  } as const;
  await erasures.insert(erasure);
  await expect(merge('a', 'b')).rejects.toEqual(refused('admin.mergeErasing'));
  await erasures.remove(id);
  await merge('a', 'b');
  await erasures.insert({ ...erasure, id: erasureId('b'), personId: 'b' });
  await expect(takeBack('a')).rejects.toEqual(refused('admin.mergeErasing'));
  expect((await everybody()).find((person) => person.id === 'a')).toMatchObject({
    mergedInto: 'b',
  });
});

it.each([
  [
    'each into the other',
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
  ],
  [
    'in a circle of three',
    [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
    ],
  ],
  [
    'one into two',
    [
      ['a', 'b'],
      ['a', 'c'],
    ],
  ],
  [
    'the same twice',
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
  ],
  [
    'a chain',
    [
      ['a', 'b'],
      ['b', 'c'],
    ],
  ],
] as const)('several admins at once, %s, make no circle and lose nobody', async (_how, pairs) => {
  const { merging, people, by, store } = await rig(
    { id: 'a', roles: ['admin'] },
    { id: 'b', roles: ['lead'] },
    { id: 'c' },
  );
  const said = new Map<string, string>();
  for (const [from, into] of pairs)
    said.set(from + into, rolesKey((await merging.plan(from, into, by)).roles));
  await Promise.allSettled(
    pairs.map(([from, into], at) =>
      merging.merge(from, into, said.get(from + into) ?? '', by, `e${at}`),
    ),
  );
  for (const id of ['a', 'b', 'c']) {
    const person = await personOf(people, id);
    if (!person) throw new Error(`${id} leads nowhere`);
    expect(person.active).toBe(true);
    expect(await idsOf(people, person)).toContain(id);
  }
  const merged = (await people.find({ mergedAt: { $exists: true } }))
    .map(({ id }) => id)
    .toSorted();
  expect(merged.length).toBeLessThan(3);
  const noted = await deedsOf(store, 'person.merged');
  expect([...new Set(noted.map(({ whom }) => whom))].toSorted()).toEqual(merged);
});

it('any merges, taken back in any order, leave everybody as they were (property)', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const roles = fc.subarray<Role>(['admin', 'lead', 'reviewer']);
  const field = fc.option(fc.constantFrom('Sales', 'HR'), { nil: undefined });
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(...ids.map(() => fc.record({ roles, department: field, location: field }))),
      fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), {
        minLength: 1,
        maxLength: 6,
      }),
      fc.infiniteStream(fc.nat()),
      async (given, pairs, order) => {
        const persons = ids.map((id, at) => ({
          id,
          roles: given[at]?.roles ?? [],
          ...(given[at]?.department !== undefined && { department: given[at].department }),
          ...(given[at]?.location !== undefined && { location: given[at].location }),
        }));
        const { people, merge, takeBack, everybody, store } = await rig(...persons);
        const before = await everybody();
        const all = new Set(before.flatMap((person) => person.roles));
        for (const [from, into] of pairs) {
          const [one, other] = [await personOf(people, from), await personOf(people, into)];
          if (!one || !other || one.id === other.id) continue;
          await merge(one.id, other.id);
          // Nothing is lost and nothing appears from nowhere.
          const now = await people.find({ active: true });
          expect(new Set(now.flatMap((person) => person.roles))).toEqual(all);
        }
        for (;;) {
          const left = await people.find({ mergedAt: { $exists: true } });
          const next = left[(order.next().value ?? 0) % Math.max(1, left.length)];
          if (!next) break;
          await takeBack(next.id);
        }
        expect(await everybody()).toEqual(before);
        await store.close();
      },
    ),
    { numRuns: 60 },
  );
});

describe('broken off', () => {
  const persons = [
    { id: 'a', roles: ['reviewer', 'lead'], department: 'Sales' },
    { id: 'b', roles: ['lead'] },
  ] as const;

  it.each([0, 1, 2, 3, 4, 5, 6])(
    'after %i writes, a merge is finished by the same event, and taken back by the same event',
    async (writes) => {
      const whole = await rig(...persons);
      const before = await whole.everybody();
      await whole.merge('a', 'b', 'merge');
      const after = await whole.everybody();

      const { store, merging, by, everybody } = await rig(...persons);
      const merge = () => merging.merge('a', 'b', 'reviewer', by, 'merge');
      const takeBack = () => merging.takeBack('a', by, 'back');
      for (const [act, outcome] of [
        [merge, after],
        [takeBack, before],
      ] as const) {
        store.failAfter(writes);
        const first = await act().catch((error: unknown) => error);
        store.mend();
        if (first instanceof Error) await act();
        expect(await everybody()).toEqual(outcome);
      }
      expect(await deedsOf(store)).toHaveLength(6);
    },
  );
});

it('nobody merges themselves, from either side, by any of their ids, nor takes such a merge back', async () => {
  const { merging, people, by, merge } = await rig(
    { id: 'a' },
    { id: 'b' },
    { id: 'ada', name: 'Ada', roles: ['admin'] },
  );
  await expect(merging.plan('a', 'ada', by)).rejects.toEqual(refused('admin.mergeOwn'));
  await expect(merging.plan('ada', 'a', by)).rejects.toEqual(refused('admin.mergeOwn'));
  await expect(merging.merge('a', 'ada', '', by, 'e')).rejects.toEqual(refused('admin.mergeOwn'));
  const other = { ...by, id: 'bea' };
  await merging.merge('b', 'ada', '', other, 'f');
  await expect(merge('a', 'b')).rejects.toEqual(refused('admin.mergeOwn'));
  await expect(merging.takeBack('b', by, 'g')).rejects.toEqual(refused('admin.mergeOwn'));
  await merging.takeBack('b', other, 'h');
  expect(await personOf(people, 'b')).toMatchObject({ id: 'b' });
});
