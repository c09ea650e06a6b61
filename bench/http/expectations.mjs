// Who waits for which reply. A reply counts only when it carries what the right answer must hold;
// one that is wrong, comes twice or that nobody waits for is a problem, and problems fail the
// bench.

const LOST_AFTER_MS = 15_000;
const KEPT_PROBLEMS = 20;

export function createExpectations() {
  const waiting = new Map();
  const problems = [];
  let wrong = 0;

  function problem(text) {
    wrong += 1;
    if (problems.length < KEPT_PROBLEMS) problems.push(text);
  }

  return {
    problem,
    get problems() {
      return { count: wrong, first: problems };
    },
    /** Resolves with the moment (performance.now) at which the reply under `key` came. */
    expect: (key, needle) =>
      new Promise((resolve) => {
        if (waiting.has(key)) problem(`two asks under the same key ${key}`);
        const lost = setTimeout(() => {
          waiting.delete(key);
          problem(`no reply for ${key}`);
          resolve(undefined);
        }, LOST_AFTER_MS);
        waiting.set(key, { needle, resolve, lost });
      }),
    /** A reply came to a stand-in. */
    arrived(key, text) {
      const expected = waiting.get(key);
      if (!expected) {
        problem(`a reply that nobody waits for: ${key}`);
        return;
      }
      waiting.delete(key);
      clearTimeout(expected.lost);
      if (!text.includes(expected.needle))
        problem(`a wrong reply for ${key}: no ${expected.needle} in ${text.slice(0, 300)}`);
      expected.resolve(performance.now());
    },
  };
}
