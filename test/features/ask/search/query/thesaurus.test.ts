// Questions with synonyms of the company.
import fc from 'fast-check';
import { isSure } from '../../../../../src/features/ask/search';
import { createSearchEngine } from '../../../../../src/features/ask/search';
import { createThesaurus } from '../../../../../src/features/ask/search/query/thesaurus';
import { entry, office } from '../bases';

const lines = [
  ['PTO', 'leave', 'holiday'],
  ['paid time off', 'leave'],
  ['Urlaubsantrag', 'Abwesenheit'],
  ['IT', 'Zentrale Technik'],
];
const thesaurus = createThesaurus(lines);
const said = (text: string, spoken: (folded: string) => boolean = () => true) =>
  thesaurus.rephrase(text, spoken).map((way) => way.text);

describe('other ways to say a question', () => {
  it.each([
    ['How do I book PTO?', ['How do I book leave?', 'How do I book holiday?']],
    ['book pto', ['book leave', 'book holiday']],
    ['my holidays', ['my PTO', 'my leave']],
    ['Paid Time-Off rules', ['leave rules']],
    ['paid time', []],
    ['Wo ist die Annahme des Urlaubsantrags?', ['Wo ist die Annahme des Abwesenheit?']],
    ['Wer ist die IT', ['Wer ist die Zentrale Technik']],
    ['how do I do it', []],
    ['What is PTO-7?', []],
    ['nothing of that', []],
    ['', []],
  ])('%s', (text, ways) => {
    expect(said(text)).toEqual(ways);
  });

  it('are those that somebody here says, if there are any', () => {
    expect(said('PTO', (folded) => folded === 'holiday')).toEqual(['holiday']);
    expect(said('PTO', () => false)).toEqual(['leave', 'holiday']);
  });

  it('change as little as they can, and are few', () => {
    expect(said('PTO for IT')).toEqual([
      'PTO for Zentrale Technik',
      'leave for IT',
      'holiday for IT',
    ]);
  });

  it('say whose place a word took', () => {
    expect([...(thesaurus.rephrase('PTO', () => true)[0]?.instead ?? [])]).toEqual([
      ['leave', 'PTO'],
    ]);
  });

  it('are few and end for any text and any lines (property)', () => {
    const word = fc.constantFrom(
      'a',
      'PTO',
      'leave',
      'é',
      'FI-402',
      '',
      '$&',
      'time off',
      '\u0301',
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 2, maxLength: 8 }), { maxLength: 9 }),
        fc.array(word),
        (any, words) => {
          expect(
            createThesaurus(any).rephrase(words.join(' '), () => true).length,
          ).toBeLessThanOrEqual(3);
        },
      ),
    );
  });
});

describe('search with synonyms', () => {
  const engine = createSearchEngine();
  for (const each of office) engine.put(each);
  const first = (query: string) => engine.search(query, 3).hits[0];
  afterEach(() => engine.takeSynonyms([]));

  it('finds by a word of the house, surely, and says whose place it took', () => {
    expect(isSure(engine.search('flexdays please', 3))).toBe(false);
    engine.takeSynonyms([['flexdays', 'book leave']]);
    expect(isSure(engine.search('flexdays please', 3))).toBe(true);
    expect(first('flexdays please')).toMatchObject({
      entryId: 'leave',
      matched: ['book (= flexdays)', 'leave (= flexdays)'],
    });
    engine.takeSynonyms([]);
    expect(isSure(engine.search('flexdays please', 3))).toBe(false);
  });

  it('finds it in German, by a compound as well', () => {
    engine.takeSynonyms([['Gleittag', 'Mehrarbeit']]);
    expect(first('Gleittage abrechnen')).toMatchObject({ entryId: 'ueberstunden' });
  });

  it('changes nothing for questions without them, nor for codes', () => {
    const questions = [
      'how do I book leave',
      'SAP FI-402',
      'lost my bagde',
      'Wagen für den Dienst',
      '',
    ];
    const before = questions.map((query) => engine.search(query, 5));
    engine.takeSynonyms([
      ['flexdays', 'vacation'],
      ['402', '420'],
    ]);
    expect(questions.map((query) => engine.search(query, 5))).toEqual(before);
  });

  it('puts what was really said first', () => {
    const twins = createSearchEngine();
    twins.put(entry('a', 'Where is the quad?'));
    twins.put(entry('b', 'Where is the yard?'));
    for (const each of office) twins.put(each);
    twins.takeSynonyms([['quad', 'yard']]);
    for (const [query, id] of [
      ['where is the yard', 'b'],
      ['where is the quad', 'a'],
    ] as const) {
      const { hits } = twins.search(query, 2);
      expect(hits.map(({ entryId }) => entryId).sort()).toEqual(['a', 'b']);
      expect(hits[0]?.entryId).toBe(id);
    }
  });

  it('never suggests or finds what the asker may not see', () => {
    const secret = createSearchEngine();
    for (const each of office) secret.put(each);
    secret.put(entry('secret', 'When is the quixbert merger?', { audience: { roles: ['lead'] } }));
    secret.takeSynonyms([['flexdays', 'quixbert merger', 'leave']]);
    const { hits, mended } = secret.search('flexdays', 5);
    expect(hits.map(({ entryId }) => entryId)).not.toContain('secret');
    expect([hits[0]?.entryId, mended]).toEqual(['leave', undefined]);
  });
});
