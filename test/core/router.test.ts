import type { Feature, Word } from '../../src/core/feature';
import { isColleague, isLead, type Person } from '../../src/core/person';
import { createRouter, editDistance } from '../../src/core/router';
import { newPerson } from '../../src/domain/people';

const word = (name: string, aliases: readonly string[] = [], who: Word['who'] = isColleague): Word => ({
  word: name,
  aliases,
  help: 'help',
  who,
  opensForm: () => false,
  run: async () => ({}),
});
const feature = (words: readonly Word[], verbs: readonly string[] = []): Feature => ({
  name: 'test',
  texts: { en: {}, de: {} },
  words,
  actions: verbs.map((verb) => ({ verb, who: isColleague, run: async () => ({}) })),
  jobs: [],
  collections: [],
  hears: {},
});
const colleague: Person = { ...newPerson({ id: 'p', name: 'Pia' }, { zone: 'UTC', locale: 'en' }), version: 1 };

describe('a word', () => {
  const router = createRouter([feature([word('admin'), word('help')]), feature([word('admin round', ['runde', 'admin runde'], isLead)])]);

  it.each([
    ['admin', 'admin', ''],
    ['admin import people', 'admin', 'import people'],
    ['admin round', 'admin round', ''],
    ['Admin  Round  in March', 'admin round', 'in March'],
    ['admin rounds', 'admin', 'rounds'],
    ['runde', 'admin round', ''],
    ['/admin round!', 'admin round', ''],
    ['help: me', 'help', 'me'],
    ['help\nme', 'help', 'me'],
  ])('is found at the beginning of “%s”: the longest name wins', (spoken, name, rest) => {
    const found = router.word(spoken);
    expect({ name: found?.word.word, rest: found?.rest }).toEqual({ name, rest });
  });

  it.each(['', '   ', 'round', 'hepl', 'toString'])('is not found in “%s”', (spoken) => {
    expect(router.word(spoken)).toBeUndefined();
  });

  it('that is nearest is one that the person may say', () => {
    expect(router.nearest('hepl me', colleague)?.word).toBe('help');
    expect(router.nearest('rund', colleague)?.word).not.toBe('admin round');
    expect(router.nearest('rund', { ...colleague, roles: ['lead'] })?.word).toBe('admin round');
  });

  it('is claimed by one feature only, and so is an action', () => {
    expect(() => createRouter([feature([word('tip')]), feature([word('share', ['tip'])])])).toThrow(/two features claim the word tip/);
    expect(() => createRouter([feature([], ['a.b']), feature([], ['a.b'])])).toThrow(/two features claim the action a.b/);
  });
});

it.each([
  ['', '', 0],
  ['ask', 'ask', 0],
  ['aks', 'ask', 2],
  ['metor', 'mentor', 1],
  ['', 'tip', 3],
])('the distance from “%s” to “%s” is %d', (a, b, steps) => {
  expect(editDistance(a, b)).toBe(steps);
});
