// The search of `ask` with a sentence encoder, from the built product, for the scorer. Entries are
// encoded as in the product, and each question has the time limit of the product: if the encoder is
// late, the question is answered by words alone.
import { createRequire } from 'node:module';
import { engineOf, scored } from '../faq-index.mjs';
import { encodePairs } from './encoder.mjs';

const require = createRequire(import.meta.url);
const { createEmbeddings } = require('../../dist/embeddings/index.js');
const { createQuestionVectors } = require('../../dist/features/ask/knowledge/question-vectors.js');
const { CALIBRATION_TEXTS, calibrate } = require('../../dist/features/ask/search/index.js');
const {
  textList,
  packVector,
  textsOf,
  unpackVectors,
} = require('../../dist/features/ask/knowledge/stored-vectors.js');

const BATCH = 64;
const WITHIN_MS = 60_000;

const embeddings = createEmbeddings({
  url: process.env.BENCH_ENCODER,
  model: process.env.BENCH_MODEL,
});
const log = { info: console.error, warn: console.error };
const questions = createQuestionVectors(embeddings, { now: () => new Date() }, log);
const calibration = calibrate(await encodePairs(encode, CALIBRATION_TEXTS));
let [asked, late] = [0, 0];
process.on('exit', () =>
  console.log(
    `${asked} questions, of which ${late} were answered without the encoder, since it was late`,
  ),
);

export async function createIndex(entries) {
  const engine = engineOf(entries);
  const texts = entries.map(({ alternates = [], answer = '', ...entry }) =>
    textsOf({ ...entry, alternates, answer }),
  );
  const vectors = await encode(texts.flatMap(textList), 'passage');
  let from = 0;
  for (const [at, { id }] of entries.entries()) {
    const own = vectors.slice(from, (from += textList(texts[at]).length)).map(packVector);
    engine.encode(id, unpackVectors({ phrasings: texts[at].phrasings.length, vectors: own }));
  }
  return {
    async search(query, k) {
      const vector = await questions.of(query);
      asked++;
      if (!vector) late++;
      return scored(engine.search(query, k, undefined, vector && { vector, calibration }));
    },
  };
}

async function encode(texts, role) {
  const found = [];
  for (let at = 0; at < texts.length; at += BATCH)
    found.push(...(await embeddings.embed(texts.slice(at, at + BATCH), WITHIN_MS, role)));
  return found;
}
