// Two-person approval where ids change: nobody is the second person by being two, and one wish is
// one approval.
import type { Person } from '../../src/core/person';
import type { StoreDriver } from '../../src/core/store';
import { collections } from '../../src/domain';
import { personOf } from '../../src/domain/people/aliases';
import { type Approvals, approvalsCollection, createApprovals } from '../../src/domain/approvals';
import { newPerson, peopleCollection } from '../../src/domain/people/record';
import { createSqliteStore } from '../../src/storage/sqlite';

const NOW = new Date('2026-03-02T09:00:00Z');
const DEFAULTS = { zone: 'UTC', locale: 'en' } as const;
const WISH = { deed: 'erase', what: 'eraseGone', personId: 'mia' } as const;

let store: StoreDriver;
let approvals: Approvals;
const people = () => store.collection(peopleCollection);

beforeEach(async () => {
  store = createSqliteStore({ file: ':memory:' });
  await store.open(collections);
  for (const id of ['ada', 'bea', 'cid'])
    await people().insert(newPerson({ id, name: id, roles: ['admin'] }, DEFAULTS));
  await people().insert(newPerson({ id: 'mia', name: 'mia' }, DEFAULTS));
  approvals = createApprovals(store, { get: (id) => personOf(people(), id) });
});
afterEach(() => store.close());

async function person(id: string): Promise<Person> {
  const found = await people().get(id);
  if (!found) throw new Error(`${id} is gone`);
  return found;
}

async function merge(from: string, into: string): Promise<void> {
  await people().update(into, (doc) => ({ doc: { ...doc, absorbed: [from] } }));
  await people().update(from, (doc) => ({
    doc: { ...doc, active: false, roles: [], mergedInto: into },
  }));
}

async function takeBack(from: string): Promise<void> {
  await people().update(from, ({ mergedInto: _into, ...doc }) => ({
    doc: { ...doc, active: true, roles: ['admin'] },
  }));
}

async function asks(id: string, cause = `by ${id}`, wish: Parameters<Approvals['ask']>[0] = WISH) {
  const asked = await approvals.ask(wish, await person(id), cause, NOW);
  if (asked.kind === 'alone') throw new Error('nobody could confirm it');
  return asked;
}

it('is not confirmed by who was the asker when it was asked, nor by who is the asker now', async () => {
  await merge('cid', 'ada');
  const { approval } = await asks('ada');
  await takeBack('cid');
  const press = async (id: string) =>
    approvals.decide('confirmed', { id: approval.id, by: await person(id), now: NOW });
  expect(await press('cid')).toEqual({ kind: 'own' });
  await merge('ada', 'cid');
  expect(await press('cid')).toEqual({ kind: 'own' });
  expect(await press('bea')).toMatchObject({ kind: 'decided' });
});

it('is one where two admins ask for the same at once', async () => {
  const asked = await Promise.all(['ada', 'bea'].map((id) => asks(id)));
  expect(new Set(asked.map(({ approval }) => approval.id)).size).toBe(1);
  expect(asked.map(({ kind }) => kind).toSorted()).toEqual(['asked', 'known']);
  expect(await approvals.waiting(9)).toHaveLength(1);
});

it('is one where one event comes twice at once, and both hear that it was asked for', async () => {
  const asked = await Promise.all(['ada', 'ada'].map((id) => asks(id)));
  expect(asked.map(({ kind }) => kind)).toEqual(['asked', 'asked']);
  expect(await approvals.waiting(9)).toHaveLength(1);
});

it('is asked for again once it is decided, and a repeated event asks for nothing new', async () => {
  const { approval } = await asks('ada');
  expect(await asks('ada')).toMatchObject({ kind: 'asked', approval: { id: approval.id } });
  await approvals.decide('declined', { id: approval.id, by: await person('bea'), now: NOW });
  expect(await asks('ada')).toMatchObject({
    kind: 'asked',
    approval: { id: approval.id, state: 'declined' },
  });
  expect(await approvals.get(approval.id)).not.toHaveProperty('waitingFor');
  const again = await asks('ada', 'another event');
  expect(again.kind).toBe('asked');
  expect(again.approval.id).not.toBe(approval.id);
});

it('never has the id of an earlier request, also where that one is gone', async () => {
  const ids = new Set<string>();
  for (const cause of ['first', 'second', 'third']) {
    const { kind, approval } = await asks('ada', cause);
    expect(kind).toBe('asked');
    ids.add(approval.id);
    await approvals.decide('declined', { id: approval.id, by: await person('bea'), now: NOW });
    await store.collection(approvalsCollection).remove(approval.id);
  }
  expect(ids.size).toBe(3);
});

it('makes room for a new request where the earlier one was not decided in time', async () => {
  const { approval } = await asks('ada');
  const later = new Date(approval.endsAt);
  const again = await Promise.all(
    ['ada', 'bea'].map(async (id) => approvals.ask(WISH, await person(id), `${id} again`, later)),
  );
  expect(again.map(({ kind }) => kind).toSorted()).toEqual(['asked', 'known']);
  expect(await approvals.get(approval.id)).toMatchObject({ state: 'expired' });
  expect(await approvals.waiting(9)).toHaveLength(1);
});

it('makes room where an earlier version ended the request and kept the field', async () => {
  const { approval } = await asks('ada');
  await store
    .collection(approvalsCollection)
    .update(approval.id, (doc) => ({ doc: { ...doc, state: 'declined' } }));
  expect(await asks('bea')).toMatchObject({ kind: 'asked' });
  expect(await approvals.get(approval.id)).not.toHaveProperty('waitingFor');
});

it('is known where it waits since an earlier version, which had no such field', async () => {
  const { approval } = await asks('ada');
  await store
    .collection(approvalsCollection)
    .update(approval.id, ({ waitingFor: _none, ...doc }) => ({ doc }));
  expect(await asks('bea')).toMatchObject({ kind: 'known', approval: { id: approval.id } });
});

it('asks for different actions about one person beside each other', async () => {
  const [kept, gone] = await Promise.all([
    asks('ada', 'e1', { ...WISH, what: 'eraseKeep' }),
    asks('bea', 'e2'),
  ]);
  expect([kept.kind, gone.kind]).toEqual(['asked', 'asked']);
  expect(await approvals.waiting(9)).toHaveLength(2);
});

it('is ended once: what was confirmed can be withdrawn no more, and what was withdrawn stays so', async () => {
  const press = async (id: string, approvalId: string) => ({
    id: approvalId,
    by: await person(id),
    now: NOW,
  });
  const { approval } = await asks('ada');
  await approvals.decide('confirmed', await press('bea', approval.id));
  expect(await approvals.withdraw(await press('ada', approval.id))).toMatchObject({
    kind: 'late',
    approval: { state: 'confirmed' },
  });
  expect(await approvals.get(approval.id)).toMatchObject({ state: 'confirmed', decidedBy: 'bea' });
  const { approval: other } = await asks('ada', 'another event');
  expect(await approvals.withdraw(await press('ada', other.id))).toMatchObject({ kind: 'decided' });
  expect(await approvals.withdraw(await press('ada', other.id))).toMatchObject({
    kind: 'repeated',
  });
  // One event for each: nothing is done twice.
  const told = (await store.collection(approvalsCollection).pending(9)).flatMap(
    ({ caused }) => caused.events ?? [],
  );
  expect(told.filter(({ name }) => name === 'approval.decided').map(({ key }) => key)).toEqual(
    expect.arrayContaining([approval, other].map(({ id }) => `${id}:decided`)),
  );
});

it('may be fetched by whoever the asker is now, and by nobody else', async () => {
  const { approval } = await asks('ada', 'e1', { deed: 'export', what: 'export', personId: 'mia' });
  await approvals.decide('confirmed', { id: approval.id, by: await person('bea'), now: NOW });
  const confirmed = await approvals.get(approval.id);
  const mayFetch = async (id: string) =>
    approvals.mayFetch(confirmed, await person(id), 'mia', NOW);
  expect([await mayFetch('ada'), await mayFetch('bea'), await mayFetch('cid')]).toEqual([
    true,
    false,
    false,
  ]);
  await merge('ada', 'cid');
  expect([await mayFetch('bea'), await mayFetch('cid')]).toEqual([false, true]);
});
