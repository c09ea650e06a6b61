// The canary: a person's export holds everything of theirs and nothing of anybody else. After their
// erasure, none of their marks is left anywhere, in SQLite not even in the bytes of its files.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../../../src/core/engine';
import { idFrom } from '../../../src/core/ids';
import type { Erasure } from '../../../src/core/personal';
import type { Doc } from '../../../src/core/doc';
import type { StoreDriver } from '../../../src/core/store';
import { claiming } from '../../../src/domain/people/aliases';
import { createAudit } from '../../../src/domain/audit';
import { earlierAuditCollection } from '../../../src/domain/audit/before';
import { auditCollection } from '../../../src/domain/audit/chain';
import { auditNamesCollection } from '../../../src/domain/audit/names';
import { verifyAudit } from '../../../src/domain/audit/verify';
import { entriesCollection } from '../../../src/domain/entries';
import { erasureId } from '../../../src/domain/erasures';
import { createPersonalData } from '../../../src/domain/personal-data';
import { peopleCollection } from '../../../src/domain/people/record';
import { features } from '../../../src/features';
import { allCollections } from '../../../src/manifests/data-map';
import { slackChatsCollection } from '../../../src/platforms/slack/outbound/chats';
import { conversationsCollection } from '../../../src/platforms/teams/outbound/conversations';
import { createMongoStore } from '../../../src/storage/mongodb';
import { createSqliteStore } from '../../../src/storage/sqlite';
import { mongoService, startMongoServer } from '../../support/mongo-server';
import { describeWith } from '../../support/service';
import { startTalk, type Talk } from '../../support/talk';
import { documentsOf, marked, put } from './canary';

const [MIA, TOM, MAX] = ['xqmiaqx', 'xqtomqx', 'xqmaxqx'];
const mia = marked(MIA);
const tom = marked(TOM);
const all = allCollections(features);
/** They hold ids and instants only, and none of hers here. */
const WITHOUT_MARK = ['privacy.erasures', 'admins.going', 'help.welcomes'];

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function everything(engine: Engine): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const spec of all)
    for await (const doc of engine.store.collection(spec).scan())
      (found[spec.name] ??= []).push(doc);
  return found;
}

/** Also in capitals, because a mark belongs to its person however it is written. */
const foundIn = (text: string, mark: string) => [
  ...new Set(text.match(new RegExp(`${mark}[\\w-]*`, 'gi'))),
];
const marksOf = (mark: string, value: unknown) => new Set(foundIn(JSON.stringify(value), mark));

async function company(driver: StoreDriver): Promise<Talk> {
  const talk = await startTalk({
    features,
    platform: 'teams',
    driver,
    collections: [slackChatsCollection, conversationsCollection],
  });
  closing.push(() => talk.stop());
  await put(talk.engine.store, documentsOf(MIA, mia, tom));
  await put(talk.engine.store, documentsOf(TOM, tom, mia));
  const audit = createAudit(talk.engine.store);
  const deed = { at: '2026-03-02T09:00:00.000Z', what: 'role.granted' };
  await audit.note({ ...deed, byPersonId: mia.id, whom: tom.id }, 'mia');
  await audit.note({ ...deed, byPersonId: tom.id, whom: mia.id }, 'tom');
  return talk;
}

/** A person who was merged into her, with everything stored about them before. */
async function isAlso(talk: Talk, mark: string): Promise<void> {
  const other = {
    ...marked(mark),
    active: false,
    mergedInto: mia.id,
    mergedAt: '2026-03-02T09:00:00.000Z',
  };
  await put(talk.engine.store, documentsOf(mark, other, tom));
  await talk.engine.store
    .collection(peopleCollection)
    .update(mia.id, (doc) => ({ doc: claiming(doc, other.id) }));
}

async function erased(talk: Talk, how: Erasure): Promise<void> {
  const { store } = talk.engine;
  const admin = await talk.withPerson('ada');
  const word = how === 'gone' ? 'Erase all' : 'Erase, texts stay';
  await admin.says(`admin erase ${mia.email}`);
  await admin.presses(word);
  // Messages on their way, and words in the chat, are not in the store.
  await talk.engine.tick();
  await talk.engine.tick();
  await talk.engine.tick();
  expect(await store.collection(auditCollection).count({ what: 'person.erased' })).toBe(1);
}

function suite(open: () => Promise<{ driver: StoreDriver; bytes?: () => string }>): void {
  it('has all of theirs in the export, and nothing of others', async () => {
    const talk = await company((await open()).driver);
    const personal = createPersonalData(talk.engine.store, () => all);
    const exported = await personal.show(await personal.whoIs(mia, ''));
    const kept = marksOf(MIA, await everything(talk.engine));
    expect(kept.size).toBeGreaterThan(25);
    // A pairing, a round and an import name her for the other; their words about her are theirs.
    const missing = [...kept].filter((mark) => !marksOf(MIA, exported).has(mark));
    expect(missing).toEqual([expect.stringMatching(/on-its-way$/)]);
    // From him, only what he said to her: a comment on her tip, an answer to her question, a
    // message on its way to her.
    expect([...marksOf(TOM, exported)].toSorted()).toEqual([
      TOM,
      `${TOM}-answer`,
      `${TOM}-on-its-way`,
      `${TOM}-review-comment`,
    ]);
    const silent = all.filter(
      ({ name, kept: { people } }) =>
        people !== 'none' && !exported.some(({ collection }) => collection === name),
    );
    const unmarked = silent.map(({ name }) => name).filter((name) => !WITHOUT_MARK.includes(name));
    expect(unmarked.map((name) => `leave a mark in canary.ts for ${name}`)).toEqual([]);
  });

  it.each(['gone', 'anonymous'] as const)(
    'leaves no mark once they are erased (%s)',
    async (how) => {
      const { driver, bytes } = await open();
      const talk = await company(driver);
      const before = marksOf(TOM, await everything(talk.engine));
      await erased(talk, how);
      const found = await everything(talk.engine);
      // What they passed on may stay, without their name.
      const mayStay =
        how === 'gone'
          ? []
          : [
              'entry-question',
              'entry-answer',
              'tip-title',
              'tip-text',
              'review-comment',
              'answer',
            ].map((what) => `${MIA}-${what}`);
      expect([...marksOf(MIA, found)].toSorted()).toEqual(mayStay.toSorted());
      const [shared] = await talk.engine.store
        .collection(entriesCollection)
        .find({ ownerId: tom.id, question: 'How do I book leave?' });
      expect(shared?.learned?.map(({ helped }) => helped)).toEqual([[tom.id]]);
      // Everything of the other person is still there, unless it was about both, said to her, or on
      // its way to her.
      const lost = [...before].filter((mark) => !marksOf(TOM, found).has(mark));
      const ofBoth = [
        'answer',
        'goal-of-pair',
        'note',
        'on-its-way',
        'reason',
        'review-comment',
        'round-goal',
        'tell',
      ];
      expect(lost.filter((mark) => !ofBoth.includes(mark.slice(TOM.length + 1)))).toEqual([]);
      const { store } = talk.engine;
      const [{ whom: pseudonym } = { whom: '' }] = await store
        .collection(auditCollection)
        .find({ what: 'person.erased' });
      expect(pseudonym).toMatch(/^p-[\da-f]{12}$/);
      // The chain still says what was done by them and to them, but nothing says who they were.
      expect(await verifyAudit(store, new Date())).toMatchObject({ ok: true });
      expect(await store.collection(auditCollection).find({ what: 'role.granted' })).toMatchObject([
        { by: pseudonym },
        { whom: pseudonym },
      ]);
      expect(await store.collection(auditNamesCollection).get(pseudonym)).toBeUndefined();
      const trail = await store.collection(earlierAuditCollection).find({ what: 'role.granted' });
      expect(trail.flatMap(({ byPersonId, whom }) => [byPersonId, whom]).toSorted()).toEqual(
        [pseudonym, pseudonym, pseudonym, pseudonym, tom.id, tom.id, tom.id, tom.id].toSorted(),
      );
      if (!bytes) return;
      const written = bytes();
      expect(written).toContain(TOM);
      // As the entry of the erasure once had its key: from her id, which is a hash of her address.
      expect(written).not.toContain(
        idFrom('deed', `${erasureId(mia.id)}${pseudonym}`, 'person.erased', pseudonym),
      );
      expect(foundIn(written, MIA).filter((mark) => !mayStay.includes(mark))).toEqual([]);
    },
  );
}

describe('of somebody who was merged', () => {
  it('everything of both is in the export, and erased', async () => {
    const talk = await company(createSqliteStore({ file: ':memory:' }));
    await isAlso(talk, MAX);
    const personal = createPersonalData(talk.engine.store, () => all);
    const person = await talk.engine.store.collection(peopleCollection).get(mia.id);
    const exported = person && (await personal.show(await personal.whoIs(person, '')));
    for (const mark of [MIA, MAX]) {
      const kept = marksOf(mark, await everything(talk.engine));
      expect(kept.size).toBeGreaterThan(25);
      expect([...kept].filter((one) => !marksOf(mark, exported).has(one))).toEqual([
        expect.stringMatching(/on-its-way$/),
      ]);
    }
    // From him, only what he said to them, as without a merge.
    expect([...marksOf(TOM, exported)].toSorted()).toEqual([
      TOM,
      `${TOM}-answer`,
      `${TOM}-on-its-way`,
      `${TOM}-review-comment`,
    ]);
    await erased(talk, 'gone');
    const left = await everything(talk.engine);
    expect([...marksOf(MIA, left), ...marksOf(MAX, left)]).toEqual([]);
    expect(marksOf(TOM, left).size).toBeGreaterThan(20);
  });
});

describe('of somebody with the same name', () => {
  it('nothing of the other is in the export, and nothing of the other goes', async () => {
    const talk = await company(createSqliteStore({ file: ':memory:' }));
    const personal = createPersonalData(talk.engine.store, () => all);
    const namesake = { ...marked('xqsamqx'), name: mia.name };
    await put(talk.engine.store, [[peopleCollection, namesake]]);
    // A run that she cancelled before she took the name which the other has had all along.
    const runs = talk.engine.store.collection<Doc>(
      all.find(({ name }) => name === 'mentoring.runs') as never,
    );
    const [run] = await runs.find({});
    await runs.update(run?.id ?? '', (doc) => ({
      doc: { ...doc, byPersonId: 'somebody', watchers: [], cancelledById: mia.id },
    }));
    const whose = await personal.whoIs(namesake, '');
    expect((await personal.show(whose)).map(({ collection }) => collection)).toEqual(['people']);
    const before = marksOf(MIA, await everything(talk.engine));
    await personal.erase(whose, 'gone');
    const left = marksOf(MIA, await everything(talk.engine));
    // A message on its way that says the name may mean either.
    expect([...before].filter((mark) => !left.has(mark))).toEqual([`${MIA}-on-its-way`]);
    expect((await runs.get(run?.id ?? '')) as unknown).toMatchObject({
      cancelledBy: mia.name,
      cancelledById: mia.id,
    });
  });
});

describe('in SQLite', () => {
  suite(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'passalong-'));
    closing.push(() => rmSync(folder, { recursive: true }));
    const bytes = () =>
      readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join('');
    return { driver: createSqliteStore({ file: join(folder, 'passalong.db') }), bytes };
  });
});

describeWith(mongoService, 'in MongoDB', () => {
  suite(async () => {
    const server = await startMongoServer();
    closing.push(() => server.stop());
    return { driver: createMongoStore({ uri: `${server.uri}/canary` }) };
  });
});
