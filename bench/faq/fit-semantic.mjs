// Fits the weights of the semantic rerank (src/features/ask/search/ranking/semantic-rerank.ts): how
// much the similarities of a sentence encoder count beside the words, how much less the words then
// count, and the effect on confidence. The weights of the words stay unchanged. Both models of
// encoder.mjs take part, so no weight belongs to one model, and every set counts the same. --without
// <prefix> leaves out the sets of that family. It uses the questions as written; the shipped
// weights were fitted on the typo and short variants of the scorer too.
//   node bench/faq/fit-semantic.mjs [--without banking77] <folder> …
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { E5, encodePairs, startEncoder } from './encoder.mjs';
import { bestOf, likeliest, round, sum } from './likelihood.mjs';
import { engineOf, languageOfBase } from '../faq-index.mjs';

const require = createRequire(import.meta.url);
const { createEmbeddings } = require('../../dist/embeddings/index.js');
const { rank } = require('../../dist/features/ask/search/ranking/index.js');
const {
  CALIBRATION_TEXTS,
  calibrate,
  createSentenceVectors,
} = require('../../dist/features/ask/search/semantic/index.js');
const {
  textList,
  packVector,
  textsOf,
  unpackVectors,
} = require('../../dist/features/ask/knowledge/stored-vectors.js');

const MODELS = ['all-MiniLM-L6-v2', E5];
const SIGNALS = ['words', 'nearestGrams', 'allGrams', 'nearestMeaning', 'allMeaning', 'learned'];
const FEATURES = [...SIGNALS.map((signal) => `less ${signal}`), 'nearest', 'all', 'answer'];
/** A wrong answer to a question that has a right one counts as so much right. */
const NEARLY = 0.3;
/** Questions of each set, evenly spaced. */
const SAMPLE = 200;
const BATCH = 64;

const args = process.argv.slice(2);
const left = args[0] === '--without' ? args.splice(0, 2)[1] : undefined;
const folders = args.filter((folder) => left === undefined || !basename(folder).startsWith(left));
const sets = [];
for (const model of MODELS) {
  const encoder = await startEncoder(model);
  const embeddings = createEmbeddings({ url: encoder.url, model });
  const calibration = calibrate(
    await encodePairs((texts, role) => encode(embeddings, texts, role), CALIBRATION_TEXTS),
  );
  console.log(
    model,
    Object.fromEntries(
      Object.entries(calibration).map(([language, { trust }]) => [language, round(trust)]),
    ),
  );
  for (const folder of folders) sets.push(await load(folder, embeddings, calibration));
  encoder.stop();
}

const weights = likeliest(sets, { count: FEATURES.length, from: 1, shrink: 1e-3, scores });
console.log(
  'weights',
  Object.fromEntries(FEATURES.map((feature, at) => [feature, round(weights[at])])),
);
const rightOf = (set, by) =>
  mean(
    set.asked
      .filter(({ right }) => right.length > 0)
      .map((one) => Number(one.right.includes(bestOf(scores(one, by))))),
  );
for (const [at, model] of MODELS.entries()) {
  const own = sets.slice(at * folders.length, (at + 1) * folders.length);
  for (const language of ['en', 'de']) {
    const group = own.filter((set) => set.language === language);
    if (group.length === 0) continue;
    const [before, after] = [FEATURES.map(() => 0), weights].map((by) =>
      round(100 * mean(group.map((set) => rightOf(set, by)))),
    );
    console.log('P@1', model, language, `${before} → ${after}`);
  }
}
console.log(
  'evidence',
  Object.fromEntries(Object.entries(fitEvidence()).map(([name, value]) => [name, round(value)])),
);

/**
 * A set as figures: for every question, of every entry its score by words and the features of the
 * semantic rerank.
 */
async function load(folder, embeddings, calibration) {
  const lines = (file) =>
    readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean).map(JSON.parse);
  const raw = lines('faq.jsonl');
  const language = languageOfBase(raw);
  const engine = engineOf(raw);
  const texts = raw.map(({ alternates = [], answer = '', ...entry }) =>
    textsOf({ ...entry, alternates, answer }),
  );
  const vectors = (await encode(embeddings, texts.flatMap(textList), 'passage')).map(packVector);
  const byId = new Map();
  let from = 0;
  raw.forEach(({ id }, at) => {
    const own = vectors.slice(from, (from += textList(texts[at]).length));
    byId.set(id, unpackVectors({ phrasings: texts[at].phrasings.length, vectors: own }));
  });
  const sentences = createSentenceVectors();
  for (const { id, slot } of engine.weigh('x').entries) sentences.put(slot, language, byId.get(id));
  const queries = lines('queries.jsonl');
  const step = Math.max(1, queries.length / SAMPLE);
  const chosen = queries.filter(
    (_query, at) => Math.floor(at / step) !== Math.floor((at - 1) / step),
  );
  const spoken = await encode(
    embeddings,
    chosen.map(({ query }) => query),
    'question',
  );
  const asked = chosen.map(({ query: text, relevant }, at) => {
    const { query, signals, entries, score } = engine.weigh(text);
    const similarities = sentences.compare(spoken[at]);
    const [own, other] = [calibration[language], calibration[query.language ?? language]];
    const { trust, slope, strangers } = other.trust < own.trust ? other : own;
    const like = (similarity) => (similarity === undefined ? 0 : slope * (similarity - strangers));
    const figures = Float32Array.from(
      entries.flatMap(({ slot }) => [
        ...SIGNALS.map((signal) => -trust * signals[signal][slot]),
        like(similarities.nearest(slot)),
        like(similarities.all(slot)),
        like(similarities.answer(slot)),
      ]),
    );
    return {
      figures,
      byWords: Float64Array.from(entries, ({ slot }) => score(slot)),
      trust,
      right: entries.flatMap(({ id }, place) => (relevant.includes(id) ? [place] : [])),
      // The confidence by words that the first has when both speak; the question's signals are gone
      // with the next.
      standing: (by) => standing(by),
    };

    function standing(by) {
      const { query: again, signals: figuresAgain, entries: same } = engine.weigh(text);
      const all = scores(asked[at], by);
      const place = new Map(same.map(({ slot }, index) => [slot, index]));
      let logShare = 0;
      const rerank = {
        score: (slot) => all[place.get(slot)] - asked[at].byWords[place.get(slot)],
        evidence(_slot, share) {
          logShare = share;
          return 0;
        },
        trust: () => 0,
      };
      const codes = { areKnown: false, countMissing: () => 0 };
      const objections = { missingWords: () => 0, closeCheck: () => 0 };
      const [first] = rank(again, figuresAgain, same, codes, objections, 1, {
        rerank,
        language: undefined,
      });
      const index = place.get(first.entry.slot);
      return { index, byWords: Math.log(first.confidence / (1 - first.confidence)), logShare };
    }
  });
  return { language, asked };
}

async function encode(embeddings, texts, role) {
  const found = [];
  for (let at = 0; at < texts.length; at += BATCH)
    found.push(...(await embeddings.embed(texts.slice(at, at + BATCH), 600_000, role)));
  return found;
}

function scores({ figures, byWords }, by) {
  const all = Float64Array.from(byWords);
  for (let at = 0; at < figures.length; at++)
    all[Math.floor(at / by.length)] += by[at % by.length] * figures[at];
  return all;
}

/** A logistic regression on whether the first is right, on top of the evidence by words. */
function fitEvidence() {
  const rows = sets.flatMap(({ asked }) =>
    asked.map((one) => {
      const { index, byWords, logShare } = one.standing(weights);
      const x = [
        one.trust * logShare,
        one.trust,
        one.figures[index * FEATURES.length + FEATURES.indexOf('all')],
      ];
      const truth = one.right.includes(index) ? 1 : one.right.length > 0 ? NEARLY : 0;
      return { byWords, x, truth, weight: 1 / asked.length / sets.length };
    }),
  );
  const by = [0, 0, 0];
  for (let turn = 0; turn < 4000; turn++) {
    const slope = by.map((value) => -1e-4 * value);
    for (const { byWords, x, truth, weight } of rows) {
      const error =
        weight * (truth - 1 / (1 + Math.exp(-byWords - sum(x.map((value, at) => value * by[at])))));
      x.forEach((value, at) => {
        slope[at] += error * value;
      });
    }
    slope.forEach((value, at) => {
      by[at] += 0.5 * value;
    });
  }
  return { logShare: by[0], trust: by[1], all: by[2] };
}

function mean(figures) {
  return sum(figures) / figures.length;
}
