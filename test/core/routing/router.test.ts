import type { Feature, Intent, Word } from '../../../src/core/feature';
import { isColleague, isLead } from '../../../src/core/roles';
import type { Person } from '../../../src/core/person';
import { createRouter, type Meaning } from '../../../src/core/routing/router';
import { createMender, editDistance, slip } from '../../../src/core/routing/spelling';
import { newPerson } from '../../../src/domain/people/record';

const word = (name: string, more: Partial<Word> = {}): Word => ({
  word: name,
  aliases: [],
  order: 1,
  help: 'help',
  who: isColleague,
  opensForm: () => false,
  run: async () => ({}),
  ...more,
});
const feature = (
  words: readonly Word[],
  verbs: readonly string[] = [],
  more: Partial<Feature> = {},
): Feature => ({
  name: 'test',
  about: 'test',
  texts: { en: {}, de: {} },
  words,
  actions: verbs.map((verb) => ({ verb, who: isColleague, run: async () => ({}) })),
  jobs: [],
  collections: [],
  subscriptions: {},
  ...more,
});
const colleague: Person = {
  ...newPerson({ id: 'p', name: 'Pia' }, { zone: 'UTC', locale: 'en' }),
  version: 1,
};
const lead: Person = { ...colleague, roles: ['lead'] };
const shown = (meaning: Meaning): string => {
  switch (meaning.kind) {
    case 'word':
      return [meaning.word.word, meaning.rest].join(' · ');
    case 'text':
      return meaning.text;
    case 'near':
      return `${meaning.near.name}? · ${meaning.near.rest}`;
    case 'nothing':
      return 'nothing';
  }
};

describe('a word', () => {
  const router = createRouter([
    feature([
      word('admin'),
      word('help', {
        aliases: ['hi'],
        everyday: ['hi'],
        takes: (rest) => rest === '' || rest === 'me',
      }),
    ]),
    feature([word('admin round', { aliases: ['runde', 'admin runde'], who: isLead })]),
  ]);
  const meant = (spoken: string) => shown(router.meaning(spoken, () => true));

  it.each([
    ['', 'help · '],
    ['   ', 'help · '],
    ['admin', 'admin · '],
    ['admin import people', 'admin · import people'],
    ['admin round', 'admin round · '],
    ['Admin  Round  in March', 'admin round · in March'],
    ['admin rounds', 'admin · rounds'],
    ['runde', 'admin round · '],
    ['/admin round!', 'admin round · '],
    ['admin: import', 'admin · import'],
    ['admin:import', 'admin · import'],
    ['admin - import', 'admin · import'],
    ['admin\nimport', 'admin · import'],
    ['please admin import', 'admin · import'],
    ['hi', 'help · '],
    ['Hi!', 'help · '],
  ])('is found at the beginning of “%s”: the longest name wins', (spoken, found) => {
    expect(meant(spoken)).toBe(found);
  });

  it.each(['round', 'toString', 'help me find the key', 'hi there', 'hi?', 'please hi'])(
    'is not found in “%s”',
    (spoken) => {
      expect(meant(spoken)).toBe('nothing');
    },
  );

  it('is claimed by one feature only, and so is an action', () => {
    expect(() =>
      createRouter([feature([word('tip')]), feature([word('share', { aliases: ['tip'] })])]),
    ).toThrow(/two features claim the word tip/);
    expect(() => createRouter([feature([], ['a.b']), feature([], ['a.b'])])).toThrow(
      /two features claim the action a.b/,
    );
  });
});

describe('what is no word', () => {
  const order = (means: Intent['means'], ...en: string[]): Intent => ({
    means,
    says: { en, de: [] },
  });
  const chat = (text: string, ...en: string[]): Intent => ({
    ...order({ text }, ...en),
    smallTalk: true,
  });
  const words = [
    word('ask', { takesQuestions: true }),
    word('mentor'),
    word('figures', { who: isLead }),
    word('mine'),
    word('quiet', { aliases: ['me'], everyday: ['me'] }),
  ];
  const intents = [
    order('mentor for {what}', '(find|get) [me] a mentor for <what>'),
    order(['figures', 'mine'], '[the] statistics'),
    { ...order('mine', 'nothing'), says: { en: [], de: ['meine großen übungen'] } },
    chat('talk.thanks', '(thanks|thank you) [a lot]'),
    chat('talk.hello', '(hi|hey)'),
    chat('talk.emoji', 'emoji emoji'),
  ];
  const didYouMean = () => ({});
  const router = createRouter([feature(words, [], { intents, didYouMean })]);
  const meant = (spoken: string, person = colleague) =>
    shown(router.meaning(spoken, (one) => one.who(person)));

  it.each([
    ['find me a mentor for Excel', 'mentor · for Excel'],
    ['Could you please find me a mentor for public Speaking?', 'mentor · for public Speaking'],
    ['I want to get a mentor for C++', 'mentor · for C++'],
    ['show me the statistics', 'mine · '],
    ['Meine großen Übungen', 'mine · '],
    ['meine grossen uebungen', 'mine · '],
    ['thanks', 'talk.thanks'],
    ['Hey, thank you a lot!!', 'talk.thanks'],
    ['heyyy', 'talk.hello'],
    ['🎉 :)', 'talk.emoji'],
    ['thnaks', 'talk.thanks'],
    ['statitsics', 'mine · '],
    ['mentr', 'mentor? · '],
    ['mentro Excel', 'mentor? · Excel'],
    ['the mentr is ill', 'ask · the mentr is ill'],
    ['thanks, how do I book leave?', 'ask · thanks, how do I book leave?'],
    ['Reisekosten', 'ask · Reisekosten'],
    ['me and my team', 'ask · me and my team'],
    ['figurs', 'ask · figurs'],
  ])('“%s” means %s', (spoken, meaning) => {
    expect(meant(spoken)).toBe(meaning);
  });

  it('leads only to what the person may say', () => {
    expect(meant('statistics')).toBe('mine · ');
    expect(meant('statistics', lead)).toBe('figures · ');
    expect(meant('figurs', lead)).toBe('figures? · ');
  });
});

it.each([
  ['', '', 0],
  ['ask', 'ask', 0],
  ['aks', 'ask', 1],
  ['metor', 'mentor', 1],
  ['', 'tip', 3],
])('the distance from “%s” to “%s” is %d', (a, b, steps) => {
  expect(editDistance(a, b)).toBe(steps);
});

it.each([
  ['hlep', 'help', true],
  ['helm', 'help', false],
  ['held', 'help', false],
  ['hep', 'help', true],
  ['trip', 'tip', false],
  ['tips', 'tip', true],
  ['preview', 'review', false],
  ['task', 'ask', false],
  ['verwalutng', 'verwaltung', true],
])('“%s” is a slip for “%s”: %s', (typed, meant, is) => {
  expect(slip(typed, meant) !== undefined).toBe(is);
});

it.each([
  ['german leads statistics', 'and in germany', 'and in germany'],
  ['german leads statistics', 'what about leeds', 'what about leeds'],
  ['german leads statistics', 'show statitsics', 'show statistics'],
  ['german leads statistics', 'statisticss', 'statistics'],
  ['oesterreicher', 'oesterreich', 'oesterreich'],
])(
  'of the words “%s” one is read into “%s” only where it is near: %s',
  (vocabulary, typed, mended) => {
    expect(createMender(vocabulary.split(' '))(typed)).toBe(mended);
  },
);

it('leaves likely names alone, but for swapped letters', () => {
  const mend = createMender(['mentor', 'reviewer']);
  expect(mend('ich suche einen metnor', new Set(['metnor']))).toBe('ich suche einen mentor');
  expect(mend('frag mal reviwer', new Set(['reviwer']))).toBe('frag mal reviwer');
  expect(mend('frag mal reviwer')).toBe('frag mal reviewer');
});
