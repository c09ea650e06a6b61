import fc from 'fast-check';
import { partsOf } from '../../../../../src/features/ask/search/language/compounds';
import { languageOf } from '../../../../../src/features/ask/search/language/detect-language';
import { loadWordVectors } from '../../../../../src/features/ask/search/meaning/load-word-vectors';
import { createMeaning } from '../../../../../src/features/ask/search/meaning/meaning';
import { stem } from '../../../../../src/features/ask/search/language/stem';
import { distance } from '../../../../../src/features/ask/search/language/edit-distance';
import { readWordVectors } from '../../../../../src/features/ask/search/meaning/word-vectors';
import { fold, wordsOf } from '../../../../../src/features/ask/search/language/words';

describe('words', () => {
  it.each([
    ['Überstunden', 'ueberstunden'],
    ['U\u0308berstunden', 'ueberstunden'],
    ['Straße', 'strasse'],
    ["don't", 'dont'],
    ['naïve Café', 'naive cafe'],
  ])('folds %s', (text, folded) => {
    expect(
      wordsOf(text)
        .map((word) => word.folded)
        .join(' '),
    ).toBe(folded);
    expect(fold(text.normalize('NFC'))).toBe(folded);
  });

  it('keeps codes and abbreviations exact, joined and in parts', () => {
    expect(
      wordsOf('SAP FI-402 error')
        .filter((word) => word.exact)
        .map((word) => word.folded),
    ).toEqual(['sap', 'fi', '402', 'fi402']);
    expect(wordsOf('MY PRINTER IS BROKEN').some((word) => word.exact)).toBe(false);
  });

  it.each([
    ['en', 'holidays', 'holiday'],
    ['en', 'booking', 'booked'],
    ['en', 'reimbursement', 'reimburse'],
    ['en', 'policies', 'policy'],
    ['de', 'antraege', 'antraegen'],
    ['de', 'stunden', 'stunde'],
    ['de', 'beantragen', 'beantragt'],
  ] as const)('stems %s: %s like %s', (language, one, other) => {
    expect(stem(one, language)).toBe(stem(other, language));
  });

  it.each([
    ['how do i book leave', 'en'],
    ['wie kann ich das beantragen', 'de'],
    ['laptop', undefined],
  ])('tells the language of “%s”', (text, language) => {
    expect(languageOf(text.split(' '))).toBe(language);
  });

  it('splits compounds only without a rest', () => {
    const known = new Set(['urlaub', 'antrag', 'formular', 'kranken', 'versicherung']);
    const parts = (word: string) => partsOf(word, (part) => known.has(part));
    expect(parts('urlaubsantrag')).toEqual(['urlaub', 'antrag']);
    expect(parts('urlaubsantragsformular')).toEqual(['urlaub', 'antrag', 'formular']);
    expect(parts('krankenversicherung')).toEqual(['kranken', 'versicherung']);
    expect(parts('urlaubsxantrag')).toEqual([]);
  });

  it.each([
    ['leave', 'leave', 0],
    ['laeve', 'leave', 1],
    ['leve', 'leave', 1],
    ['leavee', 'leave', 1],
    ['printer', 'prompter', 3],
  ])('counts %s to %s as %i steps, at most', (a, b, steps) => {
    expect(distance(a, b, 2)).toBe(steps);
  });
});

describe('word vectors', () => {
  const meaning = createMeaning(loadWordVectors());
  const near = (a: string, b: string) => {
    const [one, other] = [meaning.of(a.split(' ')), meaning.of(b.split(' '))];
    return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
  };

  it('know what lies near, in and across languages', () => {
    expect(near('holiday', 'vacation')).toBeGreaterThan(near('holiday', 'printer') + 0.3);
    expect(near('holiday', 'urlaub')).toBeGreaterThan(near('holiday', 'drucker') + 0.3);
    expect(near('urlaubsantrag', 'urlaub')).toBeGreaterThan(0.5);
  });

  it('know their words and no others', () => {
    const vectors = loadWordVectors();
    for (const word of ['a', 'leave', 'zurueck', 'the', 'urlaub']) {
      const index = vectors.indexOf(word);
      if (index >= 0) expect(vectors.word(index)).toBe(word);
    }
    expect(vectors.indexOf('leave')).toBeGreaterThanOrEqual(0);
    expect(vectors.indexOf('qqqqq')).toBe(-1);
    expect(vectors.indexOf('')).toBe(-1);
    expect(vectors.indexOf('\u{1F600}')).toBe(-1);
    const [from, to] = vectors.startingWith('q');
    expect(to).toBeGreaterThan(from);
    for (let index = from; index < to; index++) expect(vectors.word(index)[0]).toBe('q');
  });

  it('refuse a file that is none, or torn', () => {
    expect(() => readWordVectors(Buffer.from('something else entirely'))).toThrow(/not a file/);
    const header = Buffer.alloc(16);
    header.write('PWV1');
    header.writeUInt32LE(1, 4);
    header.writeUInt32LE(2, 8);
    header.writeUInt32LE(9, 12);
    expect(() =>
      readWordVectors(Buffer.concat([header, Buffer.from([255, 1, 1]), Buffer.from('short')])),
    ).toThrow(/incomplete/);
  });
});

describe('the distance of words', () => {
  /** The textbook's table, without a limit and without short cuts. */
  function plainly(a: string, b: string): number {
    const table = Array.from({ length: a.length + 1 }, (_row, i) =>
      Array.from({ length: b.length + 1 }, (_cell, j) => (i === 0 ? j : j === 0 ? i : 0)),
    );
    const at = (i: number, j: number) => table[i]?.[j] ?? Infinity;
    for (let i = 1; i <= a.length; i++) {
      for (let j = 1; j <= b.length; j++) {
        const swapped =
          i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
            ? at(i - 2, j - 2) + 1
            : Infinity;
        const row = table[i];
        if (row)
          row[j] = Math.min(
            at(i - 1, j) + 1,
            at(i, j - 1) + 1,
            at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
            swapped,
          );
      }
    }
    return at(a.length, b.length);
  }

  it('is that of the textbook, up to the limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'p'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
        expect(distance(a, b, limit)).toBe(Math.min(plainly(a, b), limit + 1));
      }),
      { numRuns: 2000 },
    );
  });
});
