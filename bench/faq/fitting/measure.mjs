// Measures answered questions as the scorer of ../shared/bench/faq does.

/** `asked`: each with its variant, `isInScope`, `isRight`, `isSure`, `confidence` and `kind`. */
export function measure(asked) {
  const of = (variant) => asked.filter((one) => one.variant === variant && one.isInScope);
  const clean = asked.filter(({ variant }) => variant === 'clean');
  const inScope = clean.filter((one) => one.isInScope);
  const outOfScope = clean.filter((one) => !one.isInScope);
  const sure = clean.filter(({ isSure }) => isSure);
  const right = sure.filter(({ isRight }) => isRight).length;
  return {
    clean: shareOf(of('clean'), ({ isRight }) => isRight),
    typo: shareOf(of('typo'), ({ isRight }) => isRight),
    short: shareOf(of('short'), ({ isRight }) => isRight),
    f1: (2 * right) / (sure.length + inScope.length),
    auroc: aurocOf(inScope, outOfScope),
    cov90: coverageAt90(clean, inScope.length),
    nearMiss: shareOf(kindOf(clean, 'near miss'), ({ isSure }) => isSure),
    offTopic: shareOf(kindOf(clean, 'off topic'), ({ isSure }) => isSure),
  };
}

/** The means of the sets, in percent; figures that a set does not have are left out. */
export function meansOf(measures) {
  return Object.fromEntries(
    Object.keys(measures[0]).map((name) => {
      const known = measures.map((one) => one[name]).filter((figure) => !Number.isNaN(figure));
      const mean = known.reduce((sum, figure) => sum + figure, 0) / known.length;
      return [name, Math.round(1000 * mean) / 10];
    }),
  );
}

const kindOf = (asked, kind) => asked.filter((one) => one.kind === kind);
const shareOf = (asked, is) =>
  asked.length === 0 ? Number.NaN : asked.filter(is).length / asked.length;

function aurocOf(inScope, outOfScope) {
  if (outOfScope.length === 0) return Number.NaN;
  let above = 0;
  for (const { confidence } of inScope)
    for (const other of outOfScope)
      above += confidence > other.confidence ? 1 : confidence === other.confidence ? 0.5 : 0;
  return above / inScope.length / outOfScope.length;
}

function coverageAt90(asked, inScope) {
  const order = [...asked].sort((a, b) => b.confidence - a.confidence);
  let [right, most] = [0, 0];
  order.forEach(({ isRight, confidence }, at) => {
    if (isRight) right++;
    if (order[at + 1]?.confidence !== confidence && right / (at + 1) >= 0.9)
      most = Math.max(most, right / inScope);
  });
  return most;
}
