// What both fits of the search's figures have in common: the weights of a linear score under which
// the right entries are likeliest.

const ROUNDS = 120;

/**
 * Gradient ascent (Adam) on the log-likelihood of the right entries under a softmax over all.
 * `sets`: each with what was `asked`, of which `right` are the right entries' numbers and `figures`
 * those of all, entry by entry; each set weighs the same. `scores`: an entry's score by some
 * weights.
 */
export function likeliest(sets, { count, from, shrink, scores }) {
  const by = Array.from({ length: count }, () => from);
  const first = by.map(() => 0);
  const second = by.map(() => 0);
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = by.map((value) => -shrink * value);
    for (const { asked } of sets) {
      const inScope = asked.filter(({ right }) => right.length > 0);
      for (const one of inScope) {
        const all = scores(one, by);
        const top = Math.max(...all);
        const odds = all.map((score) => Math.exp(score - top));
        const whole = sum(odds);
        const rightWhole = sum(one.right.map((at) => odds[at]));
        odds.forEach((odd, entry) => {
          const pull =
            ((one.right.includes(entry) ? odd / rightWhole : 0) - odd / whole) /
            inScope.length /
            sets.length;
          for (let at = 0; at < count; at++) slope[at] += pull * one.figures[entry * count + at];
        });
      }
    }
    slope.forEach((value, at) => {
      first[at] = 0.9 * first[at] + 0.1 * value;
      second[at] = 0.99 * second[at] + 0.01 * value * value;
      by[at] +=
        (0.3 * (first[at] / (1 - 0.9 ** round))) /
        (Math.sqrt(second[at] / (1 - 0.99 ** round)) + 1e-8);
    });
  }
  return by;
}

export function bestOf(all) {
  return all.reduce((best, score, at) => (score > all[best] ? at : best), 0);
}

export function sum(figures) {
  let total = 0;
  for (const figure of figures) total += figure;
  return total;
}

export function round(figure) {
  return Math.round(figure * 1000) / 1000;
}
