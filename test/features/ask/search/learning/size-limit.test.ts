// The size limit above which the classifiers are not used: a base that crosses it, or shrinks below
// it, finds them ready.
import { createSearchEngine, type SearchEngine } from '../../../../../src/features/ask/search';
import { entry } from '../bases';

const PHRASINGS = 20;
const SUBJECTS = ['leave', 'badge', 'printer', 'travel', 'payslip', 'laptop', 'parking', 'canteen'];
const subject = (n: number) =>
  `${SUBJECTS[n % SUBJECTS.length]} ${SUBJECTS[(n >> 3) % SUBJECTS.length]} n${n}`;
const one = (n: number) =>
  entry(`e${n}`, subject(n), {
    alternates: Array.from({ length: PHRASINGS - 1 }, (_, at) => `${subject(n)} a${at} of ${n}`),
  });
/** 2,000 phrasings. */
const LINE = 2000 / PHRASINGS;

function baseOf(count: number): SearchEngine {
  const engine = createSearchEngine();
  for (let n = 0; n < count; n++) engine.put(one(n));
  return engine;
}

/** In how many steps it learned. */
async function settled(engine: SearchEngine): Promise<number> {
  let steps = 0;
  await engine.settle(async () => {
    steps++;
  });
  return steps;
}

function outputsOf(engine: SearchEngine): Map<string, number> {
  const { signals, entries } = engine.weigh('badge travel n9');
  return new Map(entries.map(({ id, slot }) => [id, signals.learned[slot] ?? 0]));
}

const isClassified = (engine: SearchEngine) =>
  [...outputsOf(engine).values()].some((output) => output !== 0);

describe('a base about the line', () => {
  it('keeps its classifiers when it goes over the limit and comes back', async () => {
    const engine = baseOf(LINE);
    expect(await settled(engine)).toBeGreaterThan(2000);
    for (let n = LINE; n < LINE + 3; n++) {
      engine.put(one(n));
      expect(await settled(engine)).toBeLessThan(LINE);
      expect(isClassified(engine)).toBe(false);
    }
    for (let n = LINE + 2; n >= LINE; n--) {
      engine.remove(`e${n}`);
      expect(await settled(engine)).toBeLessThan(LINE);
    }
    expect(isClassified(engine)).toBe(true);
  });

  it('that shrinks to it trains a part with each change, and classifies like one that was never larger', async () => {
    const engine = baseOf(LINE * 1.3);
    expect(await settled(engine)).toBe(0);
    const steps: number[] = [];
    for (let n = LINE * 1.3 - 1; n >= LINE; n--) {
      engine.remove(`e${n}`);
      steps.push(await settled(engine));
    }
    expect(steps.slice(0, LINE / 10 - 1).every((count) => count === 0)).toBe(true);
    expect(Math.max(...steps.slice(0, -1))).toBeLessThanOrEqual(100);
    expect(steps.at(-1)).toBeLessThan(1500);
    // Training stops slightly before the optimum.
    const anew = outputsOf(baseOf(LINE));
    for (const [id, verdict] of outputsOf(engine))
      expect(Math.abs(verdict - (anew.get(id) ?? 9))).toBeLessThan(0.4);
  });

  it('pays for a part once a change, not once a question', async () => {
    const engine = baseOf(LINE * 1.1);
    expect(await settled(engine)).toBe(100);
    expect(await settled(engine)).toBe(0);
    engine.put(one(LINE * 2));
    expect(await settled(engine)).toBe(100);
  });
});
