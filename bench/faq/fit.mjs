// Fits the weights of the ranking (src/features/ask/search/ranking/ranking.ts and signals.ts) on
// the given sets, each with the same weight: first the weights of the signals, by which the right
// entry should come first, then the confidence, a logistic regression on whether the first entry is
// right. It prints the weights and P@1. --without <prefix> leaves out the sets of that family, to
// check for overfitting. It uses the questions as written; the shipped weights were fitted on the
// typo and short variants of the scorer too.
//   node bench/faq/fit.mjs [--without banking77] <folder> …
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { bestOf, likeliest, round, sum } from './likelihood.mjs';

const require = createRequire(import.meta.url);
const {
  createSearchEngine,
  languageOf,
  wordsOf,
} = require('../../dist/features/ask/search/index.js');

const SIGNALS = ['words', 'nearestGrams', 'allGrams', 'nearestMeaning', 'allMeaning', 'learned'];
const FEATURES = [
  'score',
  'margin',
  'logShare',
  'words',
  'allGrams',
  'allMeaning',
  'learned',
  'log of words',
];
/** ranking.ts's: none of these. */
const NONE = 6;
/** A wrong answer to a question that has a right one counts as so much right. */
const NEARLY = 0.3;
/** Questions of each set, evenly spaced: enough for six weights. */
const SAMPLE = 300;

const args = process.argv.slice(2);
const left = args[0] === '--without' ? args.splice(0, 2)[1] : undefined;
const lines = (file) => readFileSync(file, 'utf8').split('\n').filter(Boolean).map(JSON.parse);
const sets = args.filter((set) => left === undefined || !basename(set).startsWith(left)).map(load);

const weights = likeliest(sets, { count: SIGNALS.length, from: 4, shrink: 1e-4, scores });
console.log(
  'weights',
  Object.fromEntries(SIGNALS.map((signal, at) => [signal, round(weights[at])])),
);
console.log(
  'P@1',
  round(
    (100 * sum(sets.map(({ asked }) => share(asked.filter(({ right }) => right.length > 0))))) /
      sets.length,
  ),
);
const { bias, factors } = fitConfidence();
console.log('confidence', {
  bias: round(bias),
  ...Object.fromEntries(FEATURES.map((feature, at) => [feature, round(factors[at])])),
});

/**
 * A set as figures: for every question the signals of every entry, row by row, and which entries
 * are right.
 */
function load(folder) {
  const raw = lines(join(folder, 'faq.jsonl'));
  const language =
    languageOf(
      raw.flatMap(({ question, answer }) =>
        wordsOf(`${question} ${answer}`).map(({ folded }) => folded),
      ),
    ) ?? 'en';
  const engine = createSearchEngine();
  for (const entry of raw) engine.put({ ...entry, language });
  const queries = lines(join(folder, 'queries.jsonl'));
  const step = Math.max(1, queries.length / SAMPLE);
  const chosen = queries.filter(
    (_query, at) => Math.floor(at / step) !== Math.floor((at - 1) / step),
  );
  const asked = chosen.map(({ query: text, relevant }) => {
    const { query, signals, entries } = engine.weigh(text);
    const figures = Float32Array.from(
      entries.flatMap(({ slot }) => SIGNALS.map((signal) => signals[signal][slot])),
    );
    return {
      figures,
      words: query.words,
      right: entries.flatMap(({ id }, at) => (relevant.includes(id) ? [at] : [])),
    };
  });
  return { asked };
}

function scores({ figures }, by) {
  const out = new Float64Array(figures.length / SIGNALS.length);
  for (let at = 0; at < figures.length; at++)
    out[Math.floor(at / SIGNALS.length)] += by[at % SIGNALS.length] * figures[at];
  return out;
}

function share(asked) {
  return (
    sum(asked.map((one) => Number(one.right.includes(bestOf(scores(one, weights)))))) / asked.length
  );
}

function standing(one) {
  const all = scores(one, weights);
  const first = bestOf(all);
  const second = Math.max(NONE, ...all.filter((_score, at) => at !== first));
  const whole = Math.exp(NONE - all[first]) + sum(all.map((score) => Math.exp(score - all[first])));
  const signal = (name) => one.figures[first * SIGNALS.length + SIGNALS.indexOf(name)];
  const features = [
    all[first],
    all[first] - second,
    -Math.log(whole),
    ...FEATURES.slice(3, 7).map(signal),
    Math.log1p(one.words),
  ];
  return { features, truth: one.right.includes(first) ? 1 : one.right.length > 0 ? NEARLY : 0 };
}

/** Logistic regression by plain gradient ascent on standardised features. */
function fitConfidence() {
  const rows = sets.flatMap(({ asked }) =>
    asked.map((one) => ({ ...standing(one), weight: 1 / asked.length / sets.length })),
  );
  const means = FEATURES.map((_feature, at) =>
    sum(rows.map(({ features, weight }) => weight * features[at])),
  );
  const spreads = FEATURES.map((_feature, at) =>
    Math.sqrt(sum(rows.map(({ features, weight }) => weight * (features[at] - means[at]) ** 2))),
  );
  const scaled = rows.map(({ features, ...row }) => ({
    ...row,
    x: features.map((value, at) => (value - means[at]) / spreads[at]),
  }));
  const by = FEATURES.map(() => 0);
  let lift = 0;
  for (let round = 0; round < 3000; round++) {
    const slope = by.map((value) => -1e-4 * value);
    let up = 0;
    for (const { x, truth, weight } of scaled) {
      const error =
        weight * (truth - 1 / (1 + Math.exp(-lift - sum(x.map((value, at) => value * by[at])))));
      up += error;
      x.forEach((value, at) => {
        slope[at] += error * value;
      });
    }
    lift += up;
    slope.forEach((value, at) => {
      by[at] += value;
    });
  }
  const found = by.map((value, at) => value / spreads[at]);
  return { factors: found, bias: lift - sum(found.map((value, at) => value * means[at])) };
}
