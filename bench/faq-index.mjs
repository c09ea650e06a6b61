// The search of `ask`, from the built product, as the scorer of ../shared/bench/faq wants it: the same engine, the same confidence line, the
// same abstaining. An entry's language is what the company's is, told from its own texts.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { createSearchEngine, isSure, languageOf, wordsOf } = require('../dist/features/ask/search/index.js');

export async function createIndex(entries) {
  const engine = engineOf(entries);
  return { search: (query, k) => scored(engine.search(query, k)) };
}

export function languageOfBase(entries) {
  return languageOf(entries.flatMap(({ question, answer }) => wordsOf(`${question} ${answer}`).map(({ folded }) => folded))) ?? 'en';
}

export function engineOf(entries) {
  const language = languageOfBase(entries);
  const engine = createSearchEngine();
  for (const { id, question, alternates = [], answer = '', tags = [] } of entries) {
    engine.put({ id, question, alternates, answer, tags, language });
  }
  return engine;
}

export function scored(result) {
  const abstain = !isSure(result);
  return result.hits.map(({ entryId, confidence }, at) => ({ id: entryId, score: confidence, ...(at === 0 && abstain && { abstain }) }));
}
