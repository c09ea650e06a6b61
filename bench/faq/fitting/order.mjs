// Fits the weights of the order: those under which the right entries are likeliest. The score of an
// entry is the logarithm of two sums of exponentials, one by its phrasings and one by its answer,
// plus what counts for both.

const ROUNDS = 150;
const SHRINK = 1e-4;
/** So many entries of a question take part, the best by a rough sum, and the right ones. */
const LEADERS = 40;

/** `signals`: names; `parts`: which of them each part of the score reads. */
export function createModel(signals, parts) {
  const at = (names) => names.map((name) => signals.indexOf(name));
  const [question, answer, both] = [at(parts.question), at(parts.answer), at(parts.both)];
  const [q, a] = [question.length, answer.length];
  const count = q + a + 1 + both.length;

  function views(figures, from, by) {
    let [one, other] = [0, by[q + a]];
    for (let n = 0; n < q; n++) one += by[n] * figures[from + question[n]];
    for (let n = 0; n < a; n++) other += by[q + n] * figures[from + answer[n]];
    return [one, other];
  }

  return {
    count,
    width: signals.length,
    names: [...parts.question, ...parts.answer, 'answerBias', ...parts.both],
    score(figures, from, by) {
      const [one, other] = views(figures, from, by);
      let shared = 0;
      for (let n = 0; n < both.length; n++) shared += by[q + a + 1 + n] * figures[from + both[n]];
      const top = Math.max(one, other);
      return shared + top + Math.log(Math.exp(one - top) + Math.exp(other - top));
    },
    addSlope(figures, from, by, pull, slope) {
      const [one, other] = views(figures, from, by);
      const share = 1 / (1 + Math.exp(other - one));
      for (let n = 0; n < q; n++) slope[n] += pull * share * figures[from + question[n]];
      for (let n = 0; n < a; n++) slope[q + n] += pull * (1 - share) * figures[from + answer[n]];
      slope[q + a] += pull * (1 - share);
      for (let n = 0; n < both.length; n++) slope[q + a + 1 + n] += pull * figures[from + both[n]];
    },
  };
}

/** The figures of the entries that take part. */
export function leadersOf(figures, right, width, rough) {
  const count = figures.length / width;
  const sums = Array.from({ length: count }, (_, entry) =>
    rough.reduce((sum, signal) => sum + figures[entry * width + signal], 0),
  );
  const order = sums.map((_sum, entry) => entry).sort((a, b) => sums[b] - sums[a]);
  const chosen = [...new Set([...order.slice(0, LEADERS), ...right])];
  const kept = new Float32Array(chosen.length * width);
  chosen.forEach((entry, at) =>
    kept.set(figures.subarray(entry * width, (entry + 1) * width), at * width),
  );
  return { figures: kept, right: right.map((entry) => chosen.indexOf(entry)) };
}

/** Adam on the log-likelihood of the right entries under a softmax; each set weighs the same. */
export function fitOrder(sets, model) {
  const by = Float64Array.from(model.names, (name) => (name === 'answerBias' ? 0 : 2));
  const first = new Float64Array(model.count);
  const second = new Float64Array(model.count);
  const weights = sets.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = Float64Array.from(by, (value) => -SHRINK * value);
    for (const { asked, weight } of sets) {
      const inScope = asked.filter(({ right }) => right.length > 0);
      for (const one of inScope) addPull(one, model, by, slope, weight / weights / inScope.length);
    }
    for (let n = 0; n < by.length; n++) {
      first[n] = 0.9 * first[n] + 0.1 * slope[n];
      second[n] = 0.99 * second[n] + 0.01 * slope[n] ** 2;
      by[n] +=
        (0.3 * (first[n] / (1 - 0.9 ** round))) /
        (Math.sqrt(second[n] / (1 - 0.99 ** round)) + 1e-8);
    }
  }
  return by;
}

function addPull({ figures, right }, model, by, slope, worth) {
  const count = figures.length / model.width;
  const odds = new Float64Array(count);
  let top = -Infinity;
  for (let n = 0; n < count; n++) {
    odds[n] = model.score(figures, n * model.width, by);
    if (odds[n] > top) top = odds[n];
  }
  let whole = 0;
  for (let n = 0; n < count; n++) whole += odds[n] = Math.exp(odds[n] - top);
  const rightWhole = right.reduce((sum, n) => sum + odds[n], 0);
  for (let n = 0; n < count; n++) {
    const pull = worth * ((right.includes(n) ? odds[n] / rightWhole : 0) - odds[n] / whole);
    if (Math.abs(pull) > 1e-9) model.addSlope(figures, n * model.width, by, pull, slope);
  }
}
