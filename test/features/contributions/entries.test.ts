// What is written can be mended: entries are changed, withdrawn, given to others, and everybody can
// say that one is out of date.
import { makeAsk } from '../../../src/features/ask';
import { makeContributions } from '../../../src/features/contributions';
import { differences } from '../../../src/features/contributions/review/differences';
import { entriesCollection } from '../../../src/domain/entries';
import { appoint, reviewersChannel } from '../../support/company';
import { describeTalk, type Talker } from '../../support/talk';

const content = (text: string, more: object = {}) => ({ title: 'T', text, tags: [], ...more });
const marked = (stretches: readonly { text: string; changed: boolean }[]) =>
  stretches.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('');

it.each([
  [
    'a word',
    'Tick Refresh on open.',
    'Tick Refresh on start.',
    'Tick Refresh on [open].',
    'Tick Refresh on [start].',
  ],
  ['an added sentence', 'Tick it.', 'Tick it. Then save.', 'Tick it.', 'Tick it.[ Then save.]'],
  ['a removed word', 'Really tick it.', 'tick it.', '[Really ]tick it.', 'tick it.'],
  [
    'German words',
    'Die Übersicht öffnen.',
    'Die Übersicht schließen.',
    'Die Übersicht [öffnen].',
    'Die Übersicht [schließen].',
  ],
  ['everything', 'Old.', 'New!', '[Old.]', '[New!]'],
])('marks %s', (_case, old, now, before, after) => {
  const [only, ...others] = differences(content(old), content(now));
  expect([marked(only?.before ?? []), marked(only?.after ?? [])]).toEqual([before, after]);
  expect(others).toEqual([]);
});

it('shows only the parts that differ, and a dash for none', () => {
  const found = differences(
    { ...content('same'), tags: ['excel'], link: 'https://linden.example' },
    { ...content('same'), title: 'New', tags: [] },
  );
  expect(found.map(({ part, after }) => [part, marked(after)])).toEqual([
    ['title', '[New]'],
    ['tags', '–'],
    ['link', '–'],
  ]);
});

it('leaves out long stretches that are the same, and takes long texts', () => {
  const long = 'The same words again and again. '.repeat(70);
  const [one] = differences(content(`${long}old${long}`), content(`${long}new${long}`));
  expect(marked(one?.after ?? []).length).toBeLessThan(200);
  expect(marked(one?.after ?? [])).toMatch(/ … .*\[new.*\].* … /);
  const words = (from: number) =>
    Array.from({ length: 400 }, (_, n) => `w${(n * 7919 + from) % 997}`).join(' ');
  expect(differences(content(words(0)), content(words(13)))).toHaveLength(1);
});

const tip = {
  title: 'Pivot tables refresh',
  text: 'Tick "Refresh on open" in the options.',
  tags: '',
};

describeTalk('published entries', [makeAsk, makeContributions], (talk) => {
  async function company() {
    const { alice, bob, rita, rob, lena } = await talk().withPeople(
      'alice',
      'bob',
      'rita',
      'rob',
      'lena',
    );
    await appoint(talk(), 'reviewer', rita, rob);
    await appoint(talk(), 'lead', lena);
    const channel = await reviewersChannel(talk());
    await alice.says('tip');
    await alice.presses('tip.submit', tip);
    await rita.presses('review.approve');
    return { alice, bob, rita, rob, lena, inChannel: () => talk().shownIn(channel) };
  }
  const later = () => talk().clock.travelTo(new Date(talk().clock.now().getTime() + 60_000));
  async function asks(who: Talker) {
    await who.says('ask how do pivot tables refresh?');
    return who.lastSeen();
  }
  const edited = {
    title: tip.title,
    text: 'Tick "Refresh on start" in the options.',
    tags: 'excel',
  };

  it('sends an owner’s change to the reviewers, with what changed', async () => {
    const { alice, bob, rita, inChannel } = await company();
    later();
    await alice.says('my tips');
    expect(alice.lastSeen()).toMatch(/published, 2 Mar 2026 · Edit · Withdraw$/);
    await alice.presses('entry.edit');
    await alice.presses('entry.submitEdit', edited);
    expect(alice).toHaveBeenTold(/The reviewers have your change/);
    expect(inChannel().at(-1)).toMatch(
      /Change of a published entry for review.*Text before: · Tick "Refresh on {2}· open · " in the options\. · Text now \(what is new is bold\): · Tick "Refresh on {2}· start .*Tags before: · – · Tags now/,
    );
    expect(await asks(bob)).toMatch(/Refresh on open/);
    await alice.says('tip mine');
    expect(alice.lastSeen()).toMatch(/with the reviewers since 2 Mar 2026 · Edit.* · Withdraw/);
    await rita.presses('review.approve');
    expect(alice).toHaveBeenTold(/Your change is published/);
    expect(await asks(bob)).toMatch(/Refresh on start.*excel/);
  });

  it('applies a reviewer’s or lead’s change at once, notes it and tells the owner', async () => {
    const { alice, bob, rob, lena } = await company();
    for (const [who, text] of [
      [rob, 'Tick "Refresh on Monday" in the options.'],
      [lena, 'Tick "Refresh on Friday" in the options.'],
    ] as const) {
      later();
      expect(await asks(who)).toMatch(/Change entry/);
      await who.presses('entry.manage');
      await who.presses('entry.edit');
      await who.presses('entry.submitEdit', { ...edited, text });
      expect(await asks(bob)).toMatch(text);
      expect(alice).toHaveBeenTold(new RegExp(`${who.name} has changed your entry`));
    }
  });

  it('says when the entry changed before the owner’s change was decided', async () => {
    const { alice, bob, rita, rob } = await company();
    later();
    await alice.says('tip mine');
    await alice.presses('entry.edit');
    await alice.presses('entry.submitEdit', edited);
    later();
    await asks(rob);
    await rob.presses('entry.manage');
    await rob.presses('entry.edit');
    await rob.presses('entry.submitEdit', { ...edited, text: 'Something else entirely.' });
    await rita.presses('review.approve');
    expect(rita).toHaveBeenTold(/The entry has changed since this was proposed/);
    expect(await asks(bob)).toMatch(/Something else entirely/);
  });

  it('can be withdrawn and published again', async () => {
    const { alice, bob, rita } = await company();
    later();
    await alice.says('tip mine');
    await alice.presses('entry.withdraw');
    expect(await asks(bob)).toMatch(/I do not know that for sure/);
    await alice.says('tip mine');
    expect(alice.lastSeen()).toMatch(/withdrawn from the answers, .* · Publish again$/);
    await alice.presses('entry.restore');
    expect(await asks(bob)).toMatch(/Refresh on open/);
    await asks(rita);
    await rita.presses('entry.manage');
    await rita.presses('entry.withdraw');
    expect(alice).toHaveBeenTold(/Rita has withdrawn your entry/);
    await alice.says('tip mine');
    expect(alice.lastSeen()).toMatch(/withdrawn from the answers, [^·]*$/);
  });

  it('gets another owner, who is told and may edit it', async () => {
    const { alice, bob, lena } = await company();
    later();
    await asks(lena);
    await lena.presses('entry.manage');
    await lena.presses('entry.owner');
    await lena.presses('entry.submitOwner', { owner: 'Nobody Known' });
    expect(lena.lastSeen()).toMatch(/I do not find a colleague called “Nobody Known”/);
    await lena.presses('entry.submitOwner', { owner: 'bob@linden.example' });
    expect(lena).toHaveBeenTold(/Bob answers for “Pivot tables refresh” now/);
    expect(bob).toHaveBeenTold(/Lena has made you the owner/);
    expect(alice).toHaveBeenTold(/Lena has given your entry .* to another owner/);
    await bob.says('tip mine');
    expect(bob.lastSeen()).toMatch(/Pivot tables refresh · published/);
    expect(await asks(alice)).not.toMatch(/Change entry/);
  });

  it('is said to be out of date once by a person, to the owner, who answers', async () => {
    const { alice, bob } = await company();
    for (let times = 0; times < 2; times += 1) {
      await asks(bob);
      await bob.presses('entry.outdated');
      await bob.presses('entry.submitOutdated', { comment: 'The menu has moved.' });
    }
    expect(bob).toHaveBeenTold(/You have said that already/, { times: 1 });
    expect(alice).toHaveBeenTold(
      /Bob says that “Pivot tables refresh” is not up to date.*The menu/,
      {
        times: 1,
      },
    );
    await alice.presses('entry.stillRight');
    expect(bob).toHaveBeenTold(/Alice has looked at it and finds it still right/, { times: 1 });
  });

  it('goes to the reviewers as out of date if it has no owner', async () => {
    const { bob, rita, inChannel } = await company();
    const entries = talk().engine.store.collection(entriesCollection);
    for (const { id } of await entries.find({}))
      await entries.update(id, ({ ownerId: _none, ...doc }) => ({ doc }));
    await asks(bob);
    await bob.presses('entry.outdated');
    await bob.presses('entry.submitOutdated', { comment: ' ' });
    expect(bob).toHaveBeenToldWhatToDo();
    await bob.presses('entry.submitOutdated', { comment: 'The menu has moved.' });
    expect(inChannel().at(-1)).toMatch(/Bob says that .*The menu has moved.*Edit · Still right/);
    later();
    await rita.presses('entry.edit');
    await rita.presses('entry.submitEdit', edited);
    expect(bob).toHaveBeenTold(/Rita has changed it\. Thank you/);
  });
});
