// Before the first message, the router compiles all patterns in slices, between which other work
// gets its turn.
import { createRouter } from '../../../src/core/routing/router';

const INTENTS = 40;
const intents = Array.from({ length: INTENTS }, (_, at) => ({
  means: 'help',
  says: { en: [`show me number ${at}`], de: [`zeig mir nummer ${at}`] },
  ...(at % 2 && { smallTalk: true as const }),
}));
const router = createRouter([
  {
    name: 'test',
    about: 'test',
    texts: { en: {}, de: {} },
    words: [],
    actions: [],
    jobs: [],
    collections: [],
    subscriptions: {},
    intents,
  },
]);

it('compiles each pattern once, and lets other work in between', async () => {
  let now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => (now += 1));
  const compiled = jest.spyOn(RegExp.prototype, 'test').mockClear();
  const compiledAtTurns: number[] = [];
  let done = false;
  const turn = () => {
    compiledAtTurns.push(compiled.mock.calls.filter(([text]) => text === '').length);
    if (!done) setImmediate(turn);
  };
  setImmediate(turn);
  await router.warm();
  done = true;
  const patterns = new Set(compiled.mock.contexts.map((pattern) => (pattern as RegExp).source));
  jest.restoreAllMocks();
  expect([...patterns].filter((source) => /number|nummer/.test(source))).toHaveLength(2 * INTENTS);
  const turns = compiledAtTurns.filter((count, at) => count > (compiledAtTurns[at - 1] ?? 0));
  expect(turns.length).toBeGreaterThan(INTENTS / 5);
});
