// The effect of a sentence encoder on the search: none without vectors or trust, otherwise by
// meaning.
import fc from 'fast-check';
import { type EncodedTexts, isSure } from '../../../../../src/features/ask/search';
import { createSearchEngine, type SearchEngine } from '../../../../../src/features/ask/search';
import {
  CALIBRATION_TEXTS,
  type Calibration,
  calibrate,
} from '../../../../../src/features/ask/search';
import { meaningOf } from '../../../../support/fake-embeddings';
import { entry, office } from '../bases';

const bytes = (vector: Float32Array) =>
  Int8Array.from(vector, (figure) => Math.round(figure * 127));
const encodedBy = (...texts: string[]): EncodedTexts => ({
  phrasings: texts.map((text) => bytes(meaningOf(text))),
});
const good = calibrate(CALIBRATION_TEXTS.map(meaningOf));
const blind: Calibration = {
  en: { strangers: 0.1, slope: 0, trust: 0 },
  de: { strangers: 0.1, slope: 0, trust: 0 },
};
/** A question that shares no word with any entry, and means leave. */
const HAMMOCK = 'hammock time';

function engineWith(entries = office, encoded = entries): SearchEngine {
  const engine = createSearchEngine();
  for (const one of entries) engine.put(one);
  for (const { id, question, alternates } of encoded)
    engine.encode(id, encodedBy(question, ...alternates));
  return engine;
}

const heard = (text: string, calibration = good) => ({ vector: meaningOf(text), calibration });

describe('the calibration', () => {
  const count = CALIBRATION_TEXTS.length / 2;
  const direction = (at: number) =>
    Float32Array.from({ length: count }, (_, place) => (place === at ? 1 : 0));

  it('trusts a model that knows our pairs, and reads a paraphrase as all that it can be worth', () => {
    const { en, de } = calibrate(CALIBRATION_TEXTS.map((_text, at) => direction(at >> 1)));
    for (const { trust, slope, strangers } of [en, de]) {
      expect(trust).toBe(1);
      expect(slope * (1 - strangers)).toBeCloseTo(trust);
    }
  });

  it('trusts a model in the languages that it knows', () => {
    const { en, de } = calibrate(
      CALIBRATION_TEXTS.map((_text, at) => direction(at < count ? at >> 1 : at)),
    );
    expect(en.trust).toBe(1);
    expect(de).toMatchObject({ trust: 0, slope: 0 });
  });

  it('trusts no model to which all is the same, or whose figures are chance', () => {
    expect(calibrate(CALIBRATION_TEXTS.map(() => direction(0)))).toMatchObject({
      en: { trust: 0 },
      de: { trust: 0 },
    });
    let seed = 1;
    const chance = () =>
      Float32Array.from(
        { length: 64 },
        () => (seed = (seed * 16807) % 2147483647) / 2147483647 - 0.5,
      );
    const { en, de } = calibrate(CALIBRATION_TEXTS.map(chance));
    expect(Math.max(en.trust, de.trust)).toBeLessThan(0.01);
  });

  it('reads figures of any height the same: some models find everything alike', () => {
    const raised = CALIBRATION_TEXTS.map((_text, at) =>
      Float32Array.from([...direction(at >> 1), 3]),
    );
    const { en } = calibrate(raised);
    expect(en.strangers).toBeCloseTo(0.9);
    expect(en.slope * (1 - en.strangers)).toBeCloseTo(1);
  });
});

describe('a search with a sentence encoder', () => {
  it('finds what was meant where no word was said, and is sure of it', () => {
    const engine = engineWith();
    expect(isSure(engine.search(HAMMOCK, 3))).toBe(false);
    const found = engine.search(HAMMOCK, 3, undefined, heard(HAMMOCK));
    expect(found.hits[0]).toMatchObject({ entryId: 'leave', matched: [] });
    expect(isSure(found)).toBe(true);
  });

  it('is not sure of what neither says nor means anything here', () => {
    expect(
      isSure(engineWith().search('zebra crossing', 3, undefined, heard('zebra crossing'))),
    ).toBe(false);
  });

  it.each<[string, SearchEngine, ReturnType<typeof heard> | undefined]>([
    ['there is no vector of the question', engineWith(), undefined],
    ['there are none of the entries', engineWith(office, []), heard(HAMMOCK)],
    ['there are few of the entries', engineWith(office, office.slice(0, 8)), heard(HAMMOCK)],
    ['the model is not trusted', engineWith(), heard(HAMMOCK, blind)],
    [
      'the vector is of another model',
      engineWith(),
      { vector: new Float32Array(7).fill(1), calibration: good },
    ],
  ])('is the search by words when %s', (_title, engine, encoded) => {
    const words = engineWith(office, []);
    for (const question of [HAMMOCK, 'how do I bok leave', 'Urlaub beantragen', 'FI-402', '']) {
      expect(engine.search(question, 5, undefined, encoded)).toEqual(words.search(question, 5));
    }
  });

  it('takes the less trusted of two languages: who asks in German is not answered by a model that knows English only', () => {
    const engine = engineWith();
    const english: Calibration = { ...good, de: blind.de };
    const question = 'wie komme ich in die Hängematte';
    const encoded = { vector: meaningOf(HAMMOCK), calibration: english };
    expect(engine.search(question, 5, undefined, encoded)).toEqual(engine.search(question, 5));
    expect(
      engine.search(question, 1, undefined, { ...encoded, calibration: good }).hits[0],
    ).toMatchObject({ entryId: 'leave' });
  });

  it('forgets what was said of an older version, and keeps what was said of the same', () => {
    const engine = engineWith();
    const [leave] = office;
    if (!leave) throw new Error('no entry');
    engine.put({ ...leave, alternates: [...leave.alternates] });
    expect(engine.search(HAMMOCK, 1, undefined, heard(HAMMOCK)).hits[0]?.entryId).toBe('leave');
    engine.put({ ...leave, question: 'Absences' });
    expect(isSure(engine.search(HAMMOCK, 1, undefined, heard(HAMMOCK)))).toBe(false);
    engine.encode('leave', encodedBy('leave'));
    engine.remove('leave');
    engine.put(entry('sabbatical', 'In the place of the other'));
    expect(isSure(engine.search(HAMMOCK, 1, undefined, heard(HAMMOCK)))).toBe(false);
    engine.encode('leave', encodedBy('leave'));
    expect(
      engine.search(HAMMOCK, 12, undefined, heard(HAMMOCK)).hits.map(({ entryId }) => entryId),
    ).not.toContain('leave');
  });

  it('shows no trace of an entry that the asker may not see', () => {
    const secret = entry('secret', 'Sabbatical for the board', {
      audience: { departments: ['Board'] },
    });
    const engine = engineWith([...office, secret]);
    const without = engineWith();
    for (const question of [HAMMOCK, 'how do I book leave', 'board']) {
      expect(engine.search(question, 5, () => false, heard(question))).toEqual(
        without.search(question, 5, () => false, heard(question)),
      );
    }
  });

  it('reads the answer as well', () => {
    const engine = createSearchEngine();
    for (const [id, answer] of [
      ['a', 'laptop'],
      ['b', 'salary'],
    ] as const) {
      engine.put(entry(id, `topic ${id}`));
      engine.encode(id, { ...encodedBy(`topic ${id}`), answer: bytes(meaningOf(answer)) });
    }
    expect(engine.search('computer', 1, undefined, heard('computer')).hits[0]?.entryId).toBe('a');
    expect(engine.search('money', 1, undefined, heard('money')).hits[0]?.entryId).toBe('b');
  });

  it.each([2, 2500])('looks closely at the nearest phrasing among %i entries', (count) => {
    const [asked, half, other] = [
      Int8Array.of(100, 0, 0),
      Int8Array.of(75, 66, 0),
      Int8Array.of(0, 0, 100),
    ];
    const engine = createSearchEngine();
    for (let n = 0; n < count; n++) {
      engine.put(entry(`n${n}`, 'a question'));
      // The first says it once and something else beside, the second nearly says it, the rest speak
      // of other things.
      engine.encode(`n${n}`, { phrasings: n === 0 ? [asked, other] : n === 1 ? [half] : [other] });
    }
    const { hits } = engine.search('hm', 2, undefined, {
      vector: Float32Array.of(1, 0, 0),
      calibration: good,
    });
    expect(hits.map(({ entryId }) => entryId)).toEqual(['n0', 'n1']);
  });

  it('gives confidences between 0 and 1, falling, whatever the vectors are', () => {
    const vector = fc
      .array(fc.integer({ min: -127, max: 127 }), { minLength: 6, maxLength: 6 })
      .map((figures) => Int8Array.from(figures));
    const measure = fc.record({
      strangers: fc.double({ min: -1, max: 1, noNaN: true }),
      slope: fc.double({ min: 0, max: 50, noNaN: true }),
      trust: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(vector, { minLength: 12, maxLength: 12 }),
        vector,
        measure,
        (vectors, asked, one) => {
          const engine = engineWith(office, []);
          office.forEach(({ id }, at) => engine.encode(id, { phrasings: [vectors[at] ?? asked] }));
          const { hits } = engine.search('book leave', 12, undefined, {
            vector: Float32Array.from(asked),
            calibration: { en: one, de: one },
          });
          const sure = hits.map(({ confidence }) => confidence);
          expect(sure).toHaveLength(12);
          expect(sure.every((figure) => figure >= 0 && figure <= 1)).toBe(true);
          expect(sure).toEqual(sure.toSorted((a, b) => b - a));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('ends where starting anew would, after whatever came, changed and went', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    const words = fc.constantFrom('leave', 'laptop', 'salary', 'printer', 'badge');
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ id, text: words }) },
      { weight: 1, arbitrary: fc.record({ id, text: fc.constant(undefined) }) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), words, (steps, question) => {
        const grown = createSearchEngine();
        const left = new Map<string, string>();
        for (const { id: each, text } of steps) {
          if (text === undefined) {
            grown.remove(each);
            left.delete(each);
          } else {
            grown.put(entry(each, text));
            grown.encode(each, encodedBy(text));
            left.set(each, text);
          }
        }
        const entries = [...left].map(([each, text]) => entry(each, text));
        const found = (engine: SearchEngine) =>
          new Map(
            engine
              .search(question, 4, undefined, heard(question))
              .hits.map((hit) => [hit.entryId, hit.confidence]),
          );
        const [one, other] = [found(grown), found(engineWith(entries))];
        expect([...one.keys()].toSorted()).toEqual([...other.keys()].toSorted());
        // The classifier stops a little before its optimum, wherever it comes from.
        for (const [each, confidence] of one)
          expect(Math.abs(confidence - (other.get(each) ?? 9))).toBeLessThan(0.05);
      }),
      { numRuns: 100 },
    );
  });
});
