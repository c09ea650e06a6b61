// The classifiers weigh more if they learned more confirmed questions. One person alone changes
// nothing.
import type { Searchable } from '../../../../../src/features/ask/search';
import { createSearchEngine } from '../../../../../src/features/ask/search';
import { confirmed, entry, office } from '../bases';

const ASKED = [
  'who pays me when',
  'days off in summer',
  'nothing comes out of the machine',
  'door does not open for me',
];
const OTHER_SIGNALS = [
  'words',
  'nearestGrams',
  'allGrams',
  'nearestMeaning',
  'allMeaning',
] as const;

function weighed(entries: readonly Searchable[], query = 'when do I get days off') {
  const engine = createSearchEngine();
  for (const each of entries) engine.put(each);
  const { signals, entries: indexed } = engine.weigh(query);
  const of = (signal: keyof typeof signals) =>
    indexed.map(({ slot }) => signals[signal][slot] ?? 0);
  return { learned: of('learned'), others: OTHER_SIGNALS.map(of) };
}

/**
 * The office with these questions said of its first entries, as its editors wrote them or as so
 * many askers confirmed them.
 */
const written = office.map((one, at) => ({
  ...one,
  alternates: [...one.alternates, ...(ASKED[at] === undefined ? [] : [ASKED[at]])],
}));
const heard = (people: number) =>
  office.map((one, at) =>
    ASKED[at] === undefined ? one : { ...one, confirmed: confirmed([ASKED[at]], people) },
  );
const more = office.map((one) => ({
  ...one,
  confirmed: confirmed(ASKED.map((asked) => `${asked} ${one.id}`)),
}));
const moreWritten = office.map((one) => ({
  ...one,
  alternates: [...one.alternates, ...ASKED.map((asked) => `${asked} ${one.id}`)],
}));

const sayOf = (heardOf: readonly Searchable[], writtenOf: readonly Searchable[]) => {
  const [asked, guessed] = [weighed(heardOf), weighed(writtenOf)];
  expect(asked.others).toEqual(guessed.others);
  const says = asked.learned.map((verdict, at) => verdict / (guessed.learned[at] ?? 0));
  for (const say of says) expect(say).toBeCloseTo(says[0] ?? 0, 6);
  return says[0] ?? 0;
};

describe('a question that askers confirmed', () => {
  it('lets the classifiers weigh more than the same words from an editor, of every entry alike', () => {
    const say = sayOf(heard(2), written);
    expect(say).toBeGreaterThan(1.2);
    expect(sayOf(more, moreWritten)).toBeGreaterThan(2 * say);
  });

  it('does so within bounds', () => {
    const asked = ASKED.flatMap((one) =>
      ['now', 'soon', 'never', 'again', 'here'].map((when) => `${one} ${when}`),
    );
    const say = sayOf(
      office.map((one) => ({
        ...one,
        confirmed: confirmed(asked.map((text) => `${text} ${one.id}`)),
      })),
      office.map((one) => ({
        ...one,
        alternates: [...one.alternates, ...asked.map((text) => `${text} ${one.id}`)],
      })),
    );
    // Twenty an entry: all but a twelfth of the most that there is.
    expect(say).toBeCloseTo(1 + (6 * 20) / (20 + 2), 6);
  });

  it('changes nothing as long as one person alone says so', () => {
    expect(weighed(heard(1))).toEqual(weighed(office));
  });

  it('counts no more once it is forgotten, or its entry gone', () => {
    const engine = createSearchEngine();
    for (const each of heard(2)) engine.put(each);
    for (const each of office) engine.put(each);
    engine.put(entry('gone', 'Where do I park?', { confirmed: confirmed(ASKED) }));
    engine.remove('gone');
    const { signals, entries } = engine.weigh('when do I get days off');
    const verdicts = new Map(entries.map(({ id, slot }) => [id, signals.learned[slot] ?? 0]));
    weighed(office).learned.forEach((verdict, at) =>
      expect(Math.abs((verdicts.get(office[at]?.id ?? '') ?? 9) - verdict)).toBeLessThan(0.05),
    );
  });

  it('counts anew where the words stay and only who said them changes', () => {
    const engine = createSearchEngine();
    for (const each of written) engine.put(each);
    for (const each of heard(2)) engine.put(each);
    const { signals, entries } = engine.weigh('when do I get days off');
    const verdicts = new Map(entries.map(({ id, slot }) => [id, signals.learned[slot] ?? 0]));
    weighed(heard(2)).learned.forEach((verdict, at) =>
      expect(Math.abs((verdicts.get(office[at]?.id ?? '') ?? 9) - verdict)).toBeLessThan(0.1),
    );
  });

  it('does not cost a large base its classifiers', () => {
    const base = (written: number, texts: Searchable['confirmed'] = []) => {
      const entries = Array.from({ length: 40 }, (_, n) =>
        entry(`e${n}`, `card ${n}`, {
          alternates: Array.from({ length: 49 }, (_one, at) => `n${n} ${at}`),
        }),
      );
      const last = entry('last', 'leave', {
        alternates: Array.from({ length: written - 2001 }, (_one, at) => `leave ${at}`),
        confirmed: texts,
      });
      return written > 2000
        ? [...entries, last]
        : entries.map((one, at) => (at === 0 ? { ...one, confirmed: texts } : one));
    };
    const isClassified = (entries: readonly Searchable[]) =>
      weighed(entries, 'card').learned.some((verdict) => verdict !== 0);
    expect(isClassified(base(2000, confirmed(ASKED)))).toBe(true);
    expect(isClassified(base(2001))).toBe(false);
  });
});
