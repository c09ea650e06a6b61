// Decisions of programme leads, reviewers and admins are in the audit once, also after a crash. The
// head of the audit is logged every day.
import { accountKey } from '../../../src/core/account';
import { createAudit } from '../../../src/domain/audit';
import { auditCollection } from '../../../src/domain/audit/chain';
import { verifyAudit } from '../../../src/domain/audit/verify';
import { features } from '../../../src/features';
import { createReadableLog } from '../../core/rig';
import { createSqliteStore } from '../../../src/storage/sqlite';
import { appoint, reviewersChannel } from '../../support/company';
import { createFailingDriver } from '../../support/failing-driver';
import { deedsOf } from '../../support/deeds';
import { startTalk, type Talk } from '../../support/talk';

let talk: Talk;
afterEach(() => talk.stop());

const tip = { title: 'Pivot tables', text: 'Drag the field twice.', tags: '', link: '' };
const noted = async () =>
  (await deedsOf(talk.engine.store)).map(({ what, byPersonId, whom, detail }) => ({
    what,
    byPersonId,
    whom,
    detail,
  }));

it('notes what a reviewer decides on a contribution, once a decision', async () => {
  talk = await startTalk({ features });
  const { mia, rita } = await talk.withPeople('mia', 'rita');
  await appoint(talk, 'reviewer', rita);
  await reviewersChannel(talk);
  await mia.says('tip');
  await mia.presses('tip.submit', tip);
  await rita.presses('review.askChanges');
  await rita.presses('review.submitChanges', { comment: 'Shorter, please.' });
  await mia.presses('tip.edit');
  await mia.presses('tip.resubmit', tip);
  await rita.presses('review.approve', {}, { deliveredTimes: 3 });
  const deeds = await noted();
  expect(deeds).toMatchObject([
    { what: 'contribution.changes', byPersonId: rita.id },
    { what: 'contribution.approved', byPersonId: rita.id },
  ]);
  expect(JSON.stringify(deeds)).not.toMatch(/Shorter|Pivot/);
});

it('notes a decision that was made while the audit could not be written', async () => {
  // The file outlives the engine, as a disk does.
  const driver = {
    ...createFailingDriver(createSqliteStore({ file: ':memory:' })),
    close: async () => {},
  };
  talk = await startTalk({ features, driver });
  const { mia, rita } = await talk.withPeople('mia', 'rita');
  await appoint(talk, 'reviewer', rita);
  await reviewersChannel(talk);
  await mia.says('tip');
  await mia.presses('tip.submit', tip);
  driver.fail('audit.chain', 'insert');
  await rita.presses('review.approve');
  expect(await noted()).toEqual([]);
  driver.mend();
  const world = talk.platforms;
  await talk.stop();
  talk = await startTalk({ features, driver, world });
  await talk.settle();
  expect(await noted()).toMatchObject([{ what: 'contribution.approved', byPersonId: rita.id }]);
});

it('notes what a lead does about a round and its pairs', async () => {
  talk = await startTalk({ features });
  const { lena, mia, tom } = await talk.withPeople('lena', 'mia', 'tom');
  await appoint(talk, 'lead', lena);
  await tom.says('mentor');
  await tom.presses('mentor.offer');
  await tom.presses('mentor.submitOffer', { skills: 'sql', capacity: '2', languages: 'en' });
  await mia.says('mentor');
  await mia.presses('mentor.find');
  await mia.presses('mentor.submitWish', {
    skills: 'sql',
    goal: 'write queries',
    rhythm: 'weekly',
  });
  await lena.says('admin round');
  await lena.presses('round.edit');
  await lena.presses('round.submitEdit', { mentee: 'Mia', kind: 'keep' });
  await lena.presses('round.publish');
  expect(await noted()).toMatchObject([
    { what: 'pairing.lock', byPersonId: lena.id, whom: mia.id },
    { what: 'round.published', byPersonId: lena.id },
  ]);
});

it('notes appointments under pseudonyms, and every look at a file about somebody else', async () => {
  talk = await startTalk({ features, platform: 'teams', publicUrl: 'https://learn.example' });
  const { ada, rita } = await talk.withPeople('ada', 'rita');
  await ada.says('admin role reviewer rita@linden.example');
  await ada.says('admin export rita@linden.example');
  await ada.presses('As a page');
  const asked = { what: 'person.exported', byPersonId: ada.id, whom: rita.id, detail: 'html' };
  const looked = { what: 'person.previewed', byPersonId: ada.id, whom: rita.id, detail: 'export' };
  expect(await noted()).toEqual([
    { what: 'role.granted', byPersonId: ada.id, whom: rita.id, detail: 'reviewer' },
    looked,
    asked,
  ]);
  const token = /files\/([\w-]{43})/.exec(JSON.stringify(ada.lastReply))?.[1] ?? '';
  expect(await talk.engine.files.fetch(token)).toBeDefined();
  expect(await talk.engine.files.fetch(token)).toBeUndefined();
  expect((await noted()).slice(3)).toEqual([{ ...asked, what: 'export.opened' }]);
  for await (const entry of talk.engine.store.collection(auditCollection).scan())
    for (const word of [ada.id, rita.id, accountKey(rita.account), 'rita'])
      expect(JSON.stringify(entry)).not.toContain(word);
  expect(await verifyAudit(talk.engine.store, new Date())).toMatchObject({ ok: true, entries: 4 });
});

it('logs its head once a day', async () => {
  const log = createReadableLog();
  talk = await startTalk({ features, log });
  await createAudit(talk.engine.store).note(
    { at: '2026-03-02T09:00:00.000Z', byPersonId: 'a', what: 'role.granted', whom: 'b' },
    'one',
  );
  await talk.travelTo('2026-03-04T12:00:00Z');
  const heads = log.of('info').filter(({ message }) => message.startsWith('the head of the audit'));
  expect(heads.length).toBeGreaterThanOrEqual(2);
  expect(heads[0]?.fields).toMatchObject({ ...(await createAudit(talk.engine.store).head()) });
});
