// The search engine: many views of a question, one order, and one honest figure of how sure it is. Pure: plain data in, plain data out.
import type { SearchIndex, SearchResult, Searchable } from '../search';
import { createClassifier } from './classifier';
import { loadWordVectors } from './load-word-vectors';
import { createMeaning } from './meaning';
import { type Query, readQuery } from './query';
import { rank } from './ranking';
import { createShelf, type Shelved } from './shelf';
import { createScale, type Signals } from './signals';
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

  const everybody = () => true;

  return {
    get size() {
      return shelf.size;
    },
    put: (entry: Searchable) => shelf.put(entry),
    remove: (entryId) => shelf.remove(entryId),
    async settle(nextTurn) {
      for (const _step of classifier.learning()) await nextTurn();
    },
    weigh(text) {
      const query = readQuery(text, shelf, meaning, everybody);
      return { query, signals: scale.weigh(query), entries: [...shelf.all()] };
    },
    search(text, limit, maySee): SearchResult {
      const isVisible = (slot: number) => maySee === undefined || maySee(shelf.at(slot)?.id ?? '');
      const query = readQuery(text, shelf, meaning, maySee ? isVisible : everybody);
      if (query.words === 0) return { hits: [] };
      const visible = maySee ? [...shelf.all()].filter(({ slot }) => isVisible(slot)) : [...shelf.all()];
      const hits = rank(query, scale.weigh(query), visible, limit).map(({ entry, confidence }) => {
        const matched = query.terms.filter(({ term, telling }) => telling && shelf.words.holds(term, entry.slot)).map(({ typed }) => typed);
        return { entryId: entry.id, confidence, matched: [...new Set(matched)] };
      });
      return query.mended === undefined ? { hits } : { hits, mended: query.mended };
    },
  };
}
