// Expired records are reported first, then deleted every night. Nothing else is deleted.
import { createAudit } from '../../../src/domain/audit';
import { earlierAuditCollection } from '../../../src/domain/audit/before';
import { auditCollection, entryId } from '../../../src/domain/audit/chain';
import { verifyAudit } from '../../../src/domain/audit/verify';
import { contributionsCollection } from '../../../src/domain/contributions';
import { questionsCollection } from '../../../src/domain/questions';
import { features } from '../../../src/features';
import { importsCollection } from '../../../src/features/admin/imports';
import { leaseCollection } from '../../../src/core/jobs';
import { outboxCollection } from '../../../src/core/outbox/record';
import { createReadableLog } from '../../core/rig';
import { startTalk, type Talk } from '../../support/talk';

const NOW = '2026-03-02T09:00:00.000Z';
const daysAgo = (days: number) => new Date(Date.parse(NOW) - days * 86_400_000).toISOString();

let talk: Talk;
const log = createReadableLog();
beforeEach(async () => {
  log.lines.splice(0);
  talk = await startTalk({ features, now: NOW, log });
});
afterEach(() => talk.stop());

async function imported(id: string, days: number): Promise<void> {
  const empty = { people: [], entries: [], added: 0, changed: 0, same: 0, bad: [] };
  await talk.engine.store
    .collection(importsCollection)
    .insert({ id, kind: 'people', byPersonId: 'lead', at: daysAgo(days), ...empty });
}
const left = async () =>
  (await talk.engine.store.collection(importsCollection).find({})).map(({ id }) => id);
const night = (date: string) => talk.travelTo(`${date}T04:00:00.000Z`);

it('reports for a week, then deletes what is past its time', async () => {
  const { ada } = await talk.withPeople('ada');
  await imported('old', 31);
  await imported('soon', 25);
  await imported('young', 3);
  await night('2026-03-03');
  expect(await left()).toEqual(['old', 'soon', 'young']);
  expect(log.of('info')).toContainEqual(
    expect.objectContaining({
      fields: expect.objectContaining({ collection: 'admin.imports', documents: 1 }),
    }),
  );
  await ada.says('admin retention');
  expect(ada.lastSeen()).toMatch(
    /Deletion begins on 9 March 2026.*Imported tables: 30 days · expired: 1 · expiring within a week: 1/,
  );
  await night('2026-03-08');
  expect(await left()).toEqual(['old', 'soon', 'young']);
  await night('2026-03-10');
  expect(await left()).toEqual(['young']);
  await ada.says('admin fristen');
  expect(ada.lastSeen()).toMatch(/deleted every night.*Imported tables: 30 days · expired: 0/);
});

it('deletes whole pages of them, and looks at what the declaration names only', async () => {
  const { store } = talk.engine;
  for (let n = 0; n < 1_200; n += 1) await imported(`i${n}`, 40);
  const sent = {
    kind: 'tip',
    authorId: 'a',
    title: 't',
    text: 't',
    alternates: [],
    tags: [],
    language: 'en',
    round: 1,
    decisions: [],
    sentTo: [],
  } as const;
  await store
    .collection(contributionsCollection)
    .insert({ ...sent, id: 'rejected', state: 'rejected', submittedAt: daysAgo(400) });
  await store
    .collection(contributionsCollection)
    .insert({ ...sent, id: 'approved', state: 'approved', submittedAt: daysAgo(400) });
  const asked = {
    text: 'q',
    askerId: 'a',
    language: 'en',
    askedAt: daysAgo(800),
    sentTo: [],
  } as const;
  await store
    .collection(questionsCollection)
    .insert({ ...asked, id: 'answered', state: 'answered' });
  await store.collection(questionsCollection).insert({ ...asked, id: 'open', state: 'open' });
  await store
    .collection(earlierAuditCollection)
    .insert({ id: 'deed', at: daysAgo(1_000), byPersonId: 'a', what: 'w', whom: 'b' });
  await night('2026-03-03');
  await night('2026-03-11');
  expect(await left()).toEqual([]);
  expect((await store.collection(contributionsCollection).find({})).map(({ id }) => id)).toEqual([
    'approved',
  ]);
  expect((await store.collection(questionsCollection).find({})).map(({ id }) => id)).toEqual([
    'open',
  ]);
  expect(await store.collection(earlierAuditCollection).count({})).toBe(1);
});

it('deletes the rest of messages and jobs, and nothing that still waits', async () => {
  const { store } = talk.engine;
  const [outbox, leases] = [store.collection(outboxCollection), store.collection(leaseCollection)];
  const waiting = {
    order: 1,
    attempts: 0,
    plannedAt: daysAgo(400),
    dueAt: daysAgo(-400),
    at: daysAgo(400),
  };
  await outbox.insert({ ...waiting, id: 'waits', state: 'queued' });
  await outbox.insert({ ...waiting, id: 'old', state: 'sent', endedAt: daysAgo(181) });
  await outbox.insert({ ...waiting, id: 'young', state: 'sent', endedAt: daysAgo(100) });
  await leases.insert({ id: 'past', at: daysAgo(8) });
  await night('2026-03-03');
  await night('2026-03-11');
  expect(
    (await Promise.all(['waits', 'old', 'young'].map((id) => outbox.get(id)))).map(
      (one) => one?.id,
    ),
  ).toEqual(['waits', undefined, 'young']);
  expect(await leases.get('past')).toBeUndefined();
});

it('cuts the audit off from its front, and what is left can still be verified', async () => {
  const { store } = talk.engine;
  const audit = createAudit(store);
  const deed = (n: number, days: number) =>
    audit.note(
      { at: daysAgo(days), byPersonId: 'lead', what: 'role.granted', whom: 'rita' },
      `cause${n}`,
    );
  for (let n = 1; n <= 450; n += 1) await deed(n, 1_200);
  await deed(451, 100);
  // This entry is expired too, but it stands behind one that is not, so it stays until its turn.
  await deed(452, 1_200);
  await night('2026-03-03');
  expect(await store.collection(auditCollection).count({})).toBe(452);
  await night('2026-03-11');
  const left = await store.collection(auditCollection).find({}, { limit: 2 });
  expect(left.map(({ id }) => id)).toEqual([entryId(451), entryId(452)]);
  expect(await verifyAudit(store, new Date('2026-03-12T00:00:00Z'))).toMatchObject({
    ok: true,
    cut: { upTo: 450 },
  });
  await store.collection(auditCollection).remove(entryId(451));
  expect(await verifyAudit(store, new Date('2026-03-12T00:00:00Z'))).toEqual({
    ok: false,
    seq: 451,
    problem: 'removed',
  });
});

it('is for admins', async () => {
  const { mia } = await talk.withPeople('mia');
  await mia.says('admin retention');
  expect(mia).toHaveBeenToldWhatToDo();
});
