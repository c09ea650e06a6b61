// Fits the weights of the search on the public sets, on small bases cut from them and on questions
// for facts of their answers (fitting/sets.mjs): first those of the order
// (src/features/ask/search/ranking/score.ts), then those of the confidence (evidence.ts). It prints
// both, and what the engine reaches with them on a sample of each set.
//   npm run build && node bench/faq/fit.mjs                    the shipped weights
//   npm run build && node bench/faq/fit.mjs --without xquad    without the sets of a family
//   npm run build && node bench/faq/fit.mjs --each             without each family in turn, which is
//                                                              then measured
// --sample=n: questions of each set, evenly spaced; 250 if not given.
import { createRequire } from 'node:module';
import { engineOf } from '../faq-index.mjs';
import { fitConfidence } from './fitting/confidence.mjs';
import { meansOf, measure } from './fitting/measure.mjs';
import { createModel, fitOrder, leadersOf } from './fitting/order.mjs';
import { cutFacts, cutSmallBases, familyOf, loadSets, variantsOf } from './fitting/sets.mjs';

const require = createRequire(import.meta.url);
const { isSure } = require('../../dist/features/ask/search/index.js');
const { ORDER } = require('../../dist/features/ask/search/ranking/score.js');
const {
  LACK_WEIGHTS,
  STANDING_WEIGHTS,
} = require('../../dist/features/ask/search/ranking/evidence.js');

const PARTS = {
  question: ['nearestGrams', 'allGrams', 'nearestMeaning', 'allMeaning'],
  answer: ['answerWords', 'said', 'saidBeside', 'nearestSentence'],
  both: ['words', 'learned', 'allSentences'],
};
const SIGNALS = [...PARTS.question, ...PARTS.answer, ...PARTS.both];
/** Those that find the entries that may come first. */
const ROUGH = ['nearestGrams', 'allMeaning', 'saidBeside', 'words', 'learned'].map((name) =>
  SIGNALS.indexOf(name),
);
const FEATURES = [...Object.keys(STANDING_WEIGHTS), ...Object.keys(LACK_WEIGHTS)].filter(
  (name) => name !== 'bias',
);
/** A question whose first entry loses more by the closer check takes no part. */
const RULED_OUT = 1.5;
/** How much a set of a group weighs. */
const WEIGHTS = { faq: 2.5, 'faq-answers': 1, small: 0.5, facts: 0.4 };

const option = (name) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1];
const sample = Number(option('sample') ?? 250);
const model = createModel(SIGNALS, PARTS);
const whole = loadSets();
const sets = [...whole, ...cutSmallBases(whole), ...cutFacts(whole)].map(load);
const at = process.argv.indexOf('--without');

if (process.argv.includes('--each')) {
  const held = [...new Set(sets.map(({ family }) => family))].flatMap((family) => {
    fit(sets.filter((set) => set.family !== family));
    return sets.filter((set) => set.family === family).map(result);
  });
  print('each family left out', held);
} else {
  const left = at < 0 ? undefined : process.argv[at + 1];
  fit(sets.filter(({ family }) => family !== left));
  console.log(rounded(ORDER), rounded(STANDING_WEIGHTS), rounded(LACK_WEIGHTS));
  if (left !== undefined)
    print('left out', sets.filter(({ family }) => family === left).map(result));
}
fit(sets);
print('all sets', sets.map(result));

/** A set with the signals of the entries that may come first, for each question. */
function load(set) {
  const engine = engineOf(set.entries);
  const questions = variantsOf(set, sample);
  const asked = questions.map(({ query, relevant }) => {
    const { signals, entries } = engine.weigh(query);
    const figures = Float32Array.from(
      entries.flatMap(({ slot }) => SIGNALS.map((signal) => signals[signal][slot])),
    );
    const right = entries.flatMap(({ id }, place) => (relevant.includes(id) ? [place] : []));
    return leadersOf(figures, right, SIGNALS.length, ROUGH);
  });
  return {
    ...set,
    family: familyOf(set.name),
    weight: WEIGHTS[set.group],
    engine,
    questions,
    asked,
  };
}

/** Puts the weights that are likeliest for some sets into the engine. */
function fit(some) {
  const order = fitOrder(some, model);
  model.names.forEach((name, n) => {
    ORDER[name] = order[n];
  });
  const standings = some.map(({ engine, questions, weight }) => ({
    weight,
    asked: questions.flatMap(({ query, relevant }) => {
      const leader = engine.weigh(query).leader();
      // What the closer check rules out needs no confidence.
      if (!leader || leader.penalty > RULED_OUT) return [];
      const isRight = relevant.includes(leader.entryId);
      const features = { ...leader.standing, ...leader.lacks };
      return [{ features, penalty: leader.penalty, isRight, isInScope: relevant.length > 0 }];
    }),
  }));
  const confidence = fitConfidence(standings, FEATURES);
  for (const weights of [STANDING_WEIGHTS, LACK_WEIGHTS])
    for (const name of Object.keys(weights)) weights[name] = confidence[name];
}

/** What the engine reaches on a set with the weights that it has now. */
function result({ name, group, engine, questions }) {
  const asked = questions.map(({ query, relevant, variant, kind }) => {
    const found = engine.search(query, 3);
    const [first] = found.hits;
    return {
      variant,
      kind,
      isInScope: relevant.length > 0,
      isRight: first !== undefined && relevant.includes(first.entryId),
      isSure: isSure(found),
      confidence: first?.confidence ?? 0,
    };
  });
  return { name, group, figures: measure(asked) };
}

function print(title, results) {
  console.log(title);
  for (const group of Object.keys(WEIGHTS)) {
    const own = results.filter((one) => one.group === group);
    if (own.length > 0) console.log(group, meansOf(own.map(({ figures }) => figures)));
  }
  if (process.argv.includes('--sets'))
    for (const { name, figures } of results) console.log(name, meansOf([figures]));
}

function rounded(weights) {
  return Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [name, Math.round(1000 * weight) / 1000]),
  );
}
