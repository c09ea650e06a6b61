// The search of `ask` from the built product, for the scorer of ../shared/bench/faq: the same
// engine, confidence threshold and abstaining. The language of an entry is that of its company,
// detected from all its texts.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const {
  createSearchEngine,
  isSure,
  languageOf,
  wordsOf,
} = require('../dist/features/ask/search/index.js');

export async function createIndex(entries) {
  const engine = engineOf(entries);
  return { search: (query, k) => scored(engine.search(query, k)) };
}

export function languageOfBase(entries) {
  return (
    languageOf(
      entries.flatMap(({ question, answer }) =>
        wordsOf(`${question} ${answer}`).map(({ folded }) => folded),
      ),
    ) ?? 'en'
  );
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
  return result.hits.map(({ entryId, confidence }, at) => ({
    id: entryId,
    score: confidence,
    ...(at === 0 && abstain && { abstain }),
  }));
}
