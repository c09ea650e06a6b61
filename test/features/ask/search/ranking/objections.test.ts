// The bot is not sure of an entry that answers another question, however similar the words are. It
// still answers questions in other words.
import english from '../../../../../src/demo/entries.en.json';
import german from '../../../../../src/demo/entries.de.json';
import { isSure, type Searchable } from '../../../../../src/features/ask/search';
import { createSearchEngine, type SearchEngine } from '../../../../../src/features/ask/search';
import { entry } from '../bases';
import * as cases from './objection-cases';

function engineOf(entries: readonly Searchable[]): SearchEngine {
  const engine = createSearchEngine();
  for (const each of entries) engine.put(each);
  return engine;
}

const inLanguage = (
  language: 'en' | 'de',
  entries: readonly Pick<Searchable, 'question' | 'alternates' | 'answer' | 'tags'>[],
) =>
  entries.map(({ question, alternates, answer, tags }) => ({
    id: question,
    question,
    alternates,
    answer,
    tags,
    language,
  }));
const playground = [...inLanguage('en', english), ...inLanguage('de', german)];

describe.each([
  ['the playground', playground, cases.demo],
  ['five entries', cases.five, cases.fiveCases],
  ['five German entries', cases.fuenf, cases.fuenfCases],
  ['twenty entries', cases.twenty, cases.twentyCases],
  ['fifteen German entries', cases.zwanzig, cases.zwanzigCases],
  ['a hotel', cases.hotel, cases.hotelCases],
  ['a German surgery', cases.praxis, cases.praxisCases],
])('in a base of %s', (_name, entries, { answered, open }) => {
  const engine = engineOf(entries);
  const answeredBy = (question: string) => {
    const result = engine.search(question, 3);
    return isSure(result) ? result.hits[0]?.entryId : undefined;
  };

  it.each(open)('“%s” is left open', (question) => {
    expect(answeredBy(question)).toBeUndefined();
  });

  it.each(
    Object.entries(answered).flatMap(([id, questions]) =>
      questions.map((question) => [question, id]),
    ),
  )('“%s” is answered by “%s”', (question, id) => {
    expect(answeredBy(question)).toBe(id);
  });
});

describe('what counts as accounted for', () => {
  const laptop = entry('laptop', 'How do I order a new laptop?', { answer: 'Open a ticket.' });
  const visitor = entry('visitor', 'How do I invite a visitor?', {
    answer: 'Register them on the intranet.',
  });
  const sure = (question: string, ...entries: readonly Searchable[]) =>
    isSure(engineOf(entries).search(question, 1));

  it('is what an editor or askers added', () => {
    expect(sure('order a new chair', laptop, visitor)).toBe(false);
    expect(sure('order a new chair', { ...laptop, alternates: ['order a chair'] }, visitor)).toBe(
      true,
    );
  });

  it('is what leads say is the same', () => {
    const engine = engineOf([laptop, visitor]);
    expect(isSure(engine.search('order a new thinkie', 1))).toBe(false);
    engine.takeSynonyms([['thinkie', 'laptop']]);
    expect(isSure(engine.search('order a new thinkie', 1))).toBe(true);
  });

  it('is an end that the entry tells as well', () => {
    expect(sure('return my laptop', laptop, visitor)).toBe(false);
    expect(
      sure(
        'return my laptop',
        { ...laptop, answer: 'Open a ticket, and return the old one.' },
        visitor,
      ),
    ).toBe(true);
  });

  it('depends on nothing that the asker may not see', () => {
    const hidden = entry('hidden', 'visitor', { answer: 'No.', audience: { departments: ['IT'] } });
    expect(engineOf([visitor, hidden]).search('visitor', 2)).toEqual(
      engineOf([visitor]).search('visitor', 2),
    );
  });
});

describe('an unknown code of letters and a number apart', () => {
  it.each(['what is the LX 999', 'what is the meaning of the LX 999 code'])(
    'is named: %s',
    (question) => {
      expect(engineOf(playground).search(question, 1).unknown).toEqual(['LX 999']);
    },
  );
});

describe('twins in two languages', () => {
  const engine = engineOf(playground);
  const first = (question: string, language?: 'en' | 'de') =>
    engine.search(question, 3, undefined, undefined, language).hits[0]?.entryId;

  it.each(['E-42', 'E42', 'e_42', 'e-42?'])(
    '“%s” is answered in the language of the asker',
    (question) => {
      expect(first(question, 'en')).toBe('What does error E-42 mean?');
      expect(first(question, 'de')).toBe('Was bedeutet Fehler E-42?');
      expect(isSure(engine.search(question, 3, undefined, undefined, 'en'))).toBe(true);
    },
  );

  it('are chosen by the words where these tell', () => {
    expect(first('Was bedeutet der Fehler E-42?', 'en')).toBe('Was bedeutet Fehler E-42?');
    expect(first('what is the meaning of error E-42', 'de')).toBe('What does error E-42 mean?');
  });

  it('are none where only one entry is near', () => {
    const plain = engine.search('Jobrad', 2);
    expect(engine.search('Jobrad', 2, undefined, undefined, 'en')).toEqual(plain);
  });
});
