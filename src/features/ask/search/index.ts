// The search engine: many views of a question, one order, and one honest figure of how sure it is. Pure: plain data in, plain data out.
import type { BelongsTo, SearchIndex, SearchResult, Searchable } from '../search';
import { createClassifier } from './classifier';
import { loadWordVectors } from './load-word-vectors';
import { createMeaning } from './meaning';
import { type Query, readQuery } from './query';
import { rank } from './ranking';
import { createShelf, type Shelved } from './shelf';
import { createScale, type Signals } from './signals';
import { createViews } from './view';
import type { WordVectors } from './word-vectors';

export interface SearchEngine extends SearchIndex {
  /** The bare figures of every entry, for fitting the ranking (bench/faq-fit). Valid until the next question. */
  weigh(query: string): { readonly query: Query; readonly signals: Signals; readonly entries: readonly Shelved[] };
}

export function createSearchEngine(vectors: WordVectors = loadWordVectors()): SearchEngine {
  const meaning = createMeaning(vectors);
  const shelf = createShelf(meaning);
  const classifier = createClassifier(shelf, meaning.dimensions);
  const scale = createScale(shelf, classifier, meaning.dimensions);

  const views = createViews(shelf);

  return {
    get size() {
      return shelf.size;
    },
    put: (entry: Searchable) => shelf.put(entry),
    remove: (entryId) => shelf.remove(entryId),
    async settle(nextTurn, belongsTo = stranger) {
      for (const _step of classifier.learning(views.of(belongsTo))) await nextTurn();
    },
    weigh(text) {
      const view = views.of(stranger);
      const query = readQuery(text, view, meaning);
      return { query, signals: scale.weigh(query, view), entries: view.entries };
    },
    search(text, limit, belongsTo = stranger): SearchResult {
      const view = views.of(belongsTo);
      const query = readQuery(text, view, meaning);
      if (query.words === 0) return { hits: [] };
      const hits = rank(query, scale.weigh(query, view), view.entries, limit).map(({ entry, confidence }) => {
        const matched = query.terms.filter(({ term, telling }) => telling && shelf.words.holds(term, entry.slot)).map(({ typed }) => typed);
        return { entryId: entry.id, confidence, matched: [...new Set(matched)] };
      });
      return query.mended === undefined ? { hits } : { hits, mended: query.mended };
    },
  };
}

/** Of whom nothing is known sees what everybody may see. */
const stranger: BelongsTo = () => false;
