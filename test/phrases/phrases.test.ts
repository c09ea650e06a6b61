// What people say in their own words leads where they want to go, and changes nothing that was not
// asked for.
import { DE, EN } from './table';
import { HELD_OUT } from './held-out';
import type { Phrase } from './phrase';
import { openRoom, type PhraseRoom, type Said } from './room';
import { COMPANY, RIGHTS, RIGHTS_HELD_OUT, RIGHTS_OF_ROLES } from './rights';
import { ADMINS, WORRIES, WORRIES_HELD_OUT } from './worries';
import { ENDINGS, KEEPERS, OFFERED, SECOND_USER } from './second-user';

/** What a phrase may change, by the answer that says so. */
const CHANGES: Readonly<Record<string, RegExp>> = {
  // Who was shown how much is kept of somebody stands in the audit.
  'admin/merge': /^audit\./,
  'privacy/plan': /^audit\./,
  'privacy/export': /^audit\./,
  'profile.pausedUntil': /^people\/[^:]+: pausedUntil$/,
  'profile.pausedForever': /^people\/[^:]+: pausedUntil$/,
  'profile.resumed': /^people\/[^:]+: pausedUntil$/,
};
const ENOUGH = 0.9;

let room: PhraseRoom;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.stop());

const unasked = (said: Said) =>
  said.changes.filter((change) => !CHANGES[said.leadsTo]?.test(change));
const reaches = (leadsTo: string, said: Said) => leadsTo.split('|').includes(said.leadsTo);

describe.each([
  ['English', EN, 'tina', 100],
  ['German', DE, 'udo', 80],
  ['held out', HELD_OUT, 'tina', 60],
  ['second user’s', SECOND_USER, 'vera', 150],
  ['newcomer’s', RIGHTS, 'tina', 35],
  ['newcomer’s held out', RIGHTS_HELD_OUT, 'udo', 30],
  ['company’s', COMPANY, 'tina', 30],
  ['worried', WORRIES, 'tina', 40],
  ['worried held out', WORRIES_HELD_OUT, 'udo', 10],
] as const)('the %s phrases', (which, phrases: readonly Phrase[], who, least) => {
  const answers: { readonly words: string; readonly leadsTo: string; readonly said: Said }[] = [];
  beforeAll(async () => {
    for (const [words, leadsTo] of phrases)
      answers.push({ words, leadsTo, said: await room.say(room[who], words) });
  });

  it('are many', () => {
    expect(new Set(phrases.map(([words]) => words)).size).toBeGreaterThanOrEqual(least);
  });

  it('lead where they should', () => {
    const missed = answers.filter(({ leadsTo, said }) => !reaches(leadsTo, said));
    const shown = missed.map(
      ({ words, leadsTo, said }) => `${words} → ${said.leadsTo}, not ${leadsTo}`,
    );
    expect({ missed: shown, share: 1 - missed.length / answers.length >= ENOUGH }).toEqual({
      missed: expect.anything(),
      share: true,
    });
    if (which !== 'held out') expect(shown).toEqual([]);
  });

  it('change nothing that was not asked for', () => {
    const changed = answers.flatMap(({ words, said }) =>
      unasked(said).map((change) => `${words}: ${change}`),
    );
    expect(changed).toEqual([]);
  });

  it('open a form exactly where the platform was told so', () => {
    expect(
      answers.filter(({ said }) => said.isForm !== said.foreseen).map(({ words }) => words),
    ).toEqual([]);
  });

  it('are named in logs and metrics by words of ours alone', () => {
    const kinds = new Set([
      ...room.words.map(({ word }) => `words:${word}`),
      'words:smalltalk',
      'words:near',
    ]);
    expect(
      answers.filter(({ said }) => !kinds.has(said.kind)).map(({ said }) => said.kind),
    ).toEqual([]);
  });
});

it.each([
  ['rita', 'what waits for review?', 'contributions/list', { waiting: true }],
  ['tina', 'what waits for review?', 'contributions/list', { mine: true }],
  ['lena', 'show me the statistics', 'admin/overview', {}],
  ['lena', 'who are the reviewers', 'admin/overview', {}],
  ['lena', 'please undo the last import', 'admin/imports', {}],
  ['lena', 'take my import back', 'admin/imports', {}],
  ['lena', 'mach den Import rückgängig', 'admin/imports', {}],
  ['lena', 'letzten Import zurücknehmen', 'admin/imports', {}],
  ['tina', 'who are the reviewers', 'help/help', { topic: 'reviewers' }],
  ['cora', 'show me the audit trail please', 'council/overview', {}],
  ['cora', 'Wer hat die Berichte gesehen?', 'council/overview', {}],
  ['cora', 'who has which role?', 'council/roles', {}],
  ['cora', 'show the roles', 'council/roles', {}],
  ['cora', 'Wie lange werden die Daten aufbewahrt?', 'council/retention', {}],
  ['cora', 'how many days of leave do I have', 'ask/unknown', {}],
  ['tina', 'show me the audit trail please', 'ask/unknown', {}],
  ['tina', 'who is on the works council?', 'ask/unknown', {}],
  ['udo', 'Betriebsrat wählen', 'ask/unknown', {}],
] as const)('%s is led by “%s” to what they may see', async (who, words, leadsTo, data) => {
  const said = await room.say(room[who], words);
  expect(said.leadsTo).toBe(leadsTo);
  expect(said.data).toMatchObject(data);
});

it.each(ADMINS)('%s is led by “%s” to %s', async (who, words, leadsTo) => {
  const { leadsTo: card, data, changes } = await room.say(room[who], words);
  expect({ leadsTo: card === 'help/help' ? data['topic'] : card, changes }).toEqual({
    leadsTo,
    changes: [],
  });
});

it.each([...KEEPERS, ...RIGHTS_OF_ROLES])(
  '%s is led by “%s” to %s',
  async (who, words, leadsTo) => {
    const said = await room.say(room[who], words);
    expect({ leadsTo: said.leadsTo, changes: unasked(said) }).toEqual({ leadsTo, changes: [] });
  },
);

it.each(['tina', 'rita', 'lena', 'cora', 'ada'] as const)(
  'whatever an intent means, it changes nothing unasked for %s',
  async (who) => {
    const meant = room.intents.flatMap(({ means }) =>
      typeof means === 'string' ? [means] : 'text' in means ? [] : means,
    );
    expect(meant.length).toBeGreaterThan(15);
    for (const means of new Set(meant)) {
      const said = await room.say(
        room[who],
        means.replace('{when}', 'today').replace(/\{\w+\}/g, 'Excel'),
      );
      // A word of ours, and not a question for want of one. Where somebody may not say it, the next
      // of its words counts.
      expect({ means, kind: said.kind }).toEqual({
        means,
        kind: expect.stringContaining(`words:${means.split(' ')[0] ?? ''}`),
      });
      expect({ means, changes: unasked(said) }).toEqual({ means, changes: [] });
    }
  },
);

it.each(ENDINGS)('“%s” ends a pause, and says so where there is none', async (words) => {
  await room.say(room.rita, 'pause 2 weeks');
  const said = await room.say(room.rita, words);
  expect({ leadsTo: said.leadsTo, changes: said.changes.length }).toEqual({
    leadsTo: 'profile.resumed',
    changes: 1,
  });
  expect(await room.say(room.rita, words)).toMatchObject({
    leadsTo: 'profile.notPaused',
    changes: [],
  });
});

it.each(OFFERED)('“%s” offers an end of the pause', async (words, until) => {
  const { data } = await room.say(room.lena, words);
  expect({ offers: data['offers'], until: data['until'] }).toEqual({
    offers: true,
    until: expect.stringContaining(until),
  });
});
