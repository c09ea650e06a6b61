// Fits the confidence: a logistic regression by Newton's method on standardised features.

/** A wrong answer to a question that has a right one counts as so much right. */
const NEARLY = 0.3;
/** A question without an entry weighs more: a wrong sure answer costs more than a missing one. */
const OUT_OF_SCOPE = 1.1;
const SHRINK = 1e-3;
const STEPS = 12;

/**
 * `sets`: what was asked, each with the `features` of its first entry and the `penalty` of the closer
 * check. Gives weights by name.
 */
export function fitConfidence(sets, names) {
  const rows = sets.flatMap(({ asked, weight }) =>
    asked.map(({ features, penalty, isRight, isInScope }) => ({
      penalty,
      x: names.map((name) => features[name]),
      truth: isRight ? 1 : isInScope ? NEARLY : 0,
      weight: (weight / asked.length) * (isInScope ? 1 : OUT_OF_SCOPE),
    })),
  );
  const whole = sum(rows.map(({ weight }) => weight));
  for (const row of rows) row.weight /= whole;
  const means = names.map((_name, n) => sum(rows.map(({ x, weight }) => weight * x[n])));
  const spreads = names.map(
    (_name, n) => Math.sqrt(sum(rows.map(({ x, weight }) => weight * (x[n] - means[n]) ** 2))) || 1,
  );
  for (const row of rows) row.x = [...row.x.map((v, n) => (v - means[n]) / spreads[n]), 1];
  const by = newton(rows, names.length + 1);
  const weights = Object.fromEntries(names.map((name, n) => [name, by[n] / spreads[n]]));
  return {
    bias: by[names.length] - sum(names.map((name, n) => weights[name] * means[n])),
    ...weights,
  };
}

function newton(rows, count) {
  const by = new Float64Array(count);
  for (let step = 0; step < STEPS; step++) {
    const slope = new Float64Array(count);
    const curve = Array.from({ length: count }, () => new Float64Array(count));
    for (const { x, penalty, truth, weight } of rows) {
      const evidence = x.reduce((all, value, n) => all + value * by[n], -penalty);
      const chance = 1 / (1 + Math.exp(-evidence));
      const error = weight * (truth - chance);
      const bend = weight * chance * (1 - chance);
      for (let n = 0; n < count; n++) {
        slope[n] += error * x[n];
        for (let m = 0; m <= n; m++) curve[n][m] += bend * x[n] * x[m];
      }
    }
    for (let n = 0; n < count; n++) {
      // The last one is the bias, which does not shrink.
      if (n < count - 1) slope[n] -= SHRINK * by[n];
      curve[n][n] += n < count - 1 ? SHRINK : 1e-9;
      for (let m = 0; m < n; m++) curve[m][n] = curve[n][m];
    }
    solved(curve, slope).forEach((move, n) => {
      by[n] += move;
    });
  }
  return by;
}

/** Gauss and Jordan. */
function solved(matrix, right) {
  const rows = matrix.map((row, n) => [...row, right[n]]);
  for (let n = 0; n < rows.length; n++) {
    const best = rows.reduce(
      (most, row, m) => (m >= n && Math.abs(row[n]) > Math.abs(rows[most][n]) ? m : most),
      n,
    );
    [rows[n], rows[best]] = [rows[best], rows[n]];
    for (const [m, row] of rows.entries()) {
      const factor = m === n ? 0 : row[n] / rows[n][n];
      if (factor !== 0) for (let at = n; at < row.length; at++) row[at] -= factor * rows[n][at];
    }
  }
  return rows.map((row, n) => row[rows.length] / row[n]);
}

const sum = (figures) => {
  let total = 0;
  for (const figure of figures) total += figure;
  return total;
};
