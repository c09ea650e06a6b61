import { outboxCollection } from '../../../src/core/outbox/record';
import { contributionsCollection } from '../../../src/domain/contributions';
import { entriesCollection } from '../../../src/domain/entries';
import { accountsCollection, peopleCollection } from '../../../src/domain/people/record';
import { makeContributions } from '../../../src/features/contributions';
import { makePrivacy } from '../../../src/features/privacy';
import { auditCollection } from '../../../src/domain/audit/chain';
import { erasuresCollection } from '../../../src/domain/erasures';
import { makeProfile } from '../../../src/features/profile';
import { appoint, reviewersChannel } from '../../support/company';
import { deedsOf } from '../../support/deeds';
import { describeTalk, startTalk, type Talk, type Talker } from '../../support/talk';

const tip = { title: 'Pivot tables', text: 'Drag the field twice.', tags: '', link: '' };

/** A tip of hers that became an entry. */
async function shared(talk: Talk, author: Talker, reviewer: Talker): Promise<void> {
  await appoint(talk, 'reviewer', reviewer);
  await reviewersChannel(talk);
  await author.says('tip');
  await author.presses('tip.submit', tip);
  await reviewer.presses('review.approve');
}

// Talks begin on Monday, 2 March 2026, at 10:00 in Berlin.
describeTalk('privacy', [makeContributions, makePrivacy, makeProfile], (talk) => {
  const store = () => talk().engine.store;

  it('is nobody else’s business: in a channel it is refused', async () => {
    const { ada } = await talk().withPeople('ada');
    for (const words of [
      'my data',
      'meine daten',
      'erase me',
      'lösche mich',
      'admin erase ada',
      'admin export ada',
    ]) {
      await ada.says(words, { in: talk().channel('general') });
      expect(ada).toHaveBeenToldWhatToDo();
      expect(ada.lastSeen()).toMatch(/own chat/);
    }
  });

  it('erases after a week, and the last words come before', async () => {
    const { mia, tom } = await talk().withPeople('mia', 'tom');
    await shared(talk(), mia, tom);
    await mia.says('erase me');
    expect(mia.lastSeen()).toMatch(
      /In a week.*I replace messages that name you.*where Slack or Teams let me/,
    );
    await mia.presses('What I wrote may stay', {}, { deliveredTimes: 3 });
    expect(mia.lastSeen()).toMatch(/On Monday, 9 March 2026 I erase you.*without your name/);
    await talk().travelTo('2026-03-09T08:00:00Z');
    expect(await mia.person()).toMatchObject({ active: true });
    await talk().travelTo('2026-03-09T12:00:00Z');
    expect(mia).toHaveBeenTold(/I am now erasing/, { times: 1 });
    expect(await store().collection(peopleCollection).get(mia.id)).toBeUndefined();
    expect(await store().collection(accountsCollection).count({ personId: mia.id })).toBe(0);
    expect(await store().collection(erasuresCollection).count({})).toBe(0);
    const [entry] = await store().collection(entriesCollection).find({});
    expect(entry).toMatchObject({ question: 'Pivot tables' });
    expect(entry).not.toHaveProperty('ownerId');
    expect(await store().collection(contributionsCollection).find({})).toMatchObject([
      { authorId: 'erased' },
    ]);
    const [deed] = await deedsOf(store(), 'person.erased');
    expect(deed).toMatchObject({ whom: expect.stringMatching(/^p-/), byPersonId: deed?.whom });
    for await (const record of store().collection(outboxCollection).scan())
      expect(JSON.stringify(record)).not.toMatch(/mia/i);
  });

  it('takes what she wrote along, if she wishes', async () => {
    const { mia, tom } = await talk().withPeople('mia', 'tom');
    await shared(talk(), mia, tom);
    await mia.says('erase me');
    await mia.presses('Erase what I wrote, too');
    await talk().travelTo('2026-03-09T12:00:00Z');
    expect(await store().collection(entriesCollection).count({})).toBe(0);
    expect(await store().collection(contributionsCollection).count({})).toBe(0);
    expect(await store().collection(peopleCollection).get(tom.id)).toBeDefined();
  });

  it('can be taken back by a word or a button until it begins', async () => {
    const { mia } = await talk().withPeople('mia');
    await mia.says('keep me');
    expect(mia.lastSeen()).toMatch(/Nothing was going to be erased/);
    await mia.says('erase me');
    await mia.presses('privacy.erase');
    await mia.presses('Keep me');
    expect(mia.lastSeen()).toMatch(/Good that you stay/);
    await mia.says('erase me');
    await mia.presses('privacy.erase');
    await mia.says('behalte mich');
    await talk().travelTo('2026-03-10T12:00:00Z');
    expect(await mia.person()).toMatchObject({ active: true });
  });

  it.each([
    'cancel my deletion',
    'doch nicht löschen',
    'I changed my mind, do not delete me',
    'keep me ?',
  ])('shows the button to take it back to “%s”, and changes nothing before', async (words) => {
    const { mia } = await talk().withPeople('mia');
    await mia.says('erase me');
    await mia.presses('privacy.erase');
    await mia.says(words);
    expect(mia.lastSeen()).toMatch(/You will be erased/);
    await mia.presses('Keep me');
    expect(mia.lastSeen()).toMatch(/Good that you stay/);
  });

  it('treats a person who comes back as somebody new', async () => {
    const { mia } = await talk().withPeople('mia');
    await mia.says('pause');
    await mia.presses('profile.pause');
    await mia.says('erase me');
    await mia.presses('privacy.erase');
    await talk().travelTo('2026-03-09T12:00:00Z');
    await mia.says('my data');
    expect(mia.lastSeen()).toMatch(/everything that is kept about you/);
    expect(await mia.person()).not.toHaveProperty('pausedUntil');
  });

  it('shows an admin what is kept in words, not in names of collections, and what is under way', async () => {
    const { mia, ada, tom } = await talk().withPeople('mia', 'ada', 'tom');
    await shared(talk(), mia, tom);
    for (const words of ['admin erase mia@linden.example', 'admin export mia@linden.example']) {
      await ada.says(words);
      expect(ada.lastSeen()).toMatch(
        /Profile: 1.*Accounts on Slack and Teams: 1.*Tips and their reviews: /s,
      );
      expect(ada.lastSeen()).not.toMatch(/core\.inbox|contributions:|accounts:/);
    }
    await ada.says('admin retention');
    expect(ada.lastSeen()).toMatch(/Tips and their reviews: 365 days/);
    await ada.says('admin erase mia@linden.example');
    await ada.presses('Erase, texts stay');
    await ada.says('admin erase mia@linden.example');
    expect(ada.lastSeen()).toMatch(
      /The erasure of Mia is under way: it was asked for on 2 Mar 2026/,
    );
    expect(ada.lastSeen()).not.toMatch(/Nothing has been changed/);
  });

  it('lets an admin erase somebody, after showing what that does', async () => {
    const { ada, mia, tom } = await talk().withPeople('ada', 'mia', 'tom');
    await shared(talk(), mia, tom);
    await mia.says('admin erase tom');
    expect(mia).toHaveBeenToldWhatToDo();
    await ada.says('admin erase nobody@linden.example');
    expect(ada).toHaveBeenToldWhatToDo();
    await ada.says('admin erase mia@linden.example');
    expect(ada.lastSeen()).toMatch(
      /Erase Mia\?.*Profile: 1 removed, 0 changed.*Published entries: 1 removed/,
    );
    expect(await mia.person()).toMatchObject({ active: true });
    await ada.presses('Erase all', {}, { deliveredTimes: 2 });
    expect(ada.lastSeen()).toMatch(/within a quarter of an hour.*p-[\da-f]{12}/);
    await talk().travelTo('2026-03-02T13:00:00Z');
    expect(await store().collection(peopleCollection).get(mia.id)).toBeUndefined();
    expect(await deedsOf(store(), 'person.erased')).toMatchObject([
      { byPersonId: ada.id, detail: 'gone' },
    ]);
  });
});

describe('the file', () => {
  let talk: Talk | undefined;
  afterEach(() => talk?.stop());

  async function begin(platform: 'teams' | 'slack', publicUrl?: string): Promise<Talk> {
    talk = await startTalk({
      features: [makeContributions, makePrivacy],
      platform,
      ...(publicUrl && { publicUrl }),
    });
    return talk;
  }
  const tokenIn = (talker: Talker) =>
    /https:\/\/learn\.example\/files\/([\w-]{43})/.exec(JSON.stringify(talker.lastReply))?.[1] ??
    '';

  it('comes into the chat on Slack, all of theirs as a page or as data', async () => {
    const { platform, ...rest } = await begin('slack');
    const { mia, tom } = await rest.withPeople('mia', 'tom');
    await mia.says('tip');
    await mia.presses('tip.submit', { ...tip, title: '<b>Pivot</b>' });
    await mia.says('my data');
    await mia.presses('As a page');
    await mia.presses('As data (JSON)');
    expect(mia.lastSeen()).toMatch(/The file is in our chat/);
    const [page, data] = platform.given.map(({ file }) => ({
      ...file,
      text: Buffer.from(file.bytes).toString(),
    }));
    expect(platform.given.map(({ to }) => to)).toEqual([mia.account, mia.account]);
    expect(page).toMatchObject({
      name: 'my-data-2026-03-02.html',
      type: 'text/html; charset=utf-8',
    });
    expect(page?.text).toMatch(/What Linden keeps about Mia.*&lt;b&gt;Pivot/s);
    expect(page?.text).not.toMatch(/<b>Pivot/);
    const { collections } = JSON.parse(data?.text ?? '') as {
      collections: { collection: string; documents: Record<string, unknown>[] }[];
    };
    expect(collections.find(({ collection }) => collection === 'people')?.documents).toMatchObject([
      { email: 'mia@linden.example' },
    ]);
    expect(
      collections.find(({ collection }) => collection === 'contributions')?.documents,
    ).toMatchObject([{ title: '<b>Pivot</b>' }]);
    expect(data?.text).not.toMatch(new RegExp(tom.id));
  });

  it('lies behind a link that works once in Teams', async () => {
    const { engine, ...rest } = await begin('teams', 'https://learn.example');
    const { mia } = await rest.withPeople('mia');
    await mia.says('my data');
    await mia.presses('As a page', {}, { deliveredTimes: 2 });
    const token = tokenIn(mia);
    expect(await engine.files.isAvailable(token)).toBe(true);
    const taken = await Promise.all([
      engine.files.fetch(token),
      engine.files.fetch(token),
      engine.files.fetch('x'.repeat(43)),
    ]);
    expect(taken.filter((file) => file !== undefined)).toMatchObject([
      { name: 'my-data-2026-03-02.html' },
    ]);
    expect(await engine.files.isAvailable(token)).toBe(false);
  });

  it('expires after a quarter of an hour, and is refused to people who lost the right to it', async () => {
    const { engine, clock, ...rest } = await begin('teams', 'https://learn.example');
    const { mia } = await rest.withPeople('mia');
    await mia.says('my data');
    await mia.presses('As a page');
    const late = tokenIn(mia);
    clock.travelTo(new Date('2026-03-02T09:15:00Z'));
    expect([await engine.files.isAvailable(late), await engine.files.fetch(late)]).toEqual([
      false,
      undefined,
    ]);
    await mia.presses('As a page');
    const people = engine.store.collection(peopleCollection);
    await people.update(mia.id, (person) => ({ doc: { ...person, active: false } }));
    expect(await engine.files.fetch(tokenIn(mia))).toBeUndefined();
  });

  it('needs PUBLIC_URL for a link, and says so', async () => {
    const { mia } = await (await begin('teams')).withPeople('mia');
    await mia.says('my data');
    await mia.presses('As a page');
    expect(mia).toHaveBeenToldWhatToDo();
    expect(mia.lastSeen()).toMatch(/PUBLIC_URL/);
  });

  it('of somebody else is for admins alone, and the audit notes it', async () => {
    const { platform, engine, ...rest } = await begin('slack');
    const { ada, mia } = await rest.withPeople('ada', 'mia');
    await mia.says('admin export ada');
    expect(mia).toHaveBeenToldWhatToDo();
    await ada.says('admin export mia@linden.example');
    expect(ada.lastSeen()).toMatch(/What is kept about Mia/);
    await ada.presses('As data (JSON)');
    expect(Buffer.from(platform.given[0]?.file.bytes ?? []).toString()).toMatch(
      /mia@linden\.example/,
    );
    expect(mia).toHaveBeenTold(/an admin asked for a file with everything that is kept about you/, {
      times: 1,
    });
    expect(mia).toHaveBeenTold(/ada/i, { times: 0 });
    for (const what of ['person.exported', 'export.opened'])
      expect(await deedsOf(engine.store, what)).toMatchObject([
        { byPersonId: ada.id, whom: mia.id, detail: 'json' },
      ]);
  });

  it('is not told to people who have left or who ask for their own data', async () => {
    const talk = await begin('slack');
    const { ada, mia } = await talk.withPeople('ada', 'mia');
    await talk.engine.store
      .collection(peopleCollection)
      .update(mia.id, (doc) => ({ doc: { ...doc, active: false } }));
    for (const whom of ['mia', 'ada']) {
      await ada.says(`admin export ${whom}@linden.example`);
      await ada.presses('As data (JSON)');
    }
    for (const one of [ada, mia])
      expect(one).toHaveBeenTold(/an admin asked for a file/, { times: 0 });
  });

  it('and what is erased are looked at beforehand, which the audit notes each time', async () => {
    const talk = await begin('slack');
    const { ada, mia } = await talk.withPeople('ada', 'mia');
    await ada.says('admin export mia@linden.example');
    await ada.says('admin erase mia@linden.example');
    const looked = { byPersonId: ada.id, whom: mia.id };
    expect(await deedsOf(talk.engine.store, 'person.previewed')).toMatchObject([
      { ...looked, detail: 'export' },
      { ...looked, detail: 'erase' },
    ]);
    expect(await talk.engine.store.collection(auditCollection).count({ kind: 'opening' })).toBe(2);
  });
});
