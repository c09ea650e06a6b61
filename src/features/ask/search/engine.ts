// The search engine: it reads a question in several ways, and gives one order with one confidence.
import {
  type BelongsTo,
  createEntryIndex,
  createViews,
  type IndexedEntry,
  keyOfAudience,
  unpackEntry,
  type View,
} from './indexing';
import { fold, type Language, stem } from './language';
import { createClassifiers } from './learning';
import { createMeaning, loadWordVectors, type WordVectors } from './meaning';
import type { SearchIndex, SearchResult } from './port';
import { createThesaurus, type Query, readQuery } from './query';
import {
  checkCodes,
  coversMost,
  createSignalReader,
  objectionsTo,
  rank,
  scoreOf,
  semanticRerank,
  type SentenceEvidence,
  type Signals,
  weighLeader,
  type Weighing,
} from './ranking';
import { createSentenceVectors, type EncodedQuestion } from './semantic';

export interface SearchEngine extends SearchIndex {
  /**
   * The signals of every entry, for fitting the ranking (bench/faq/fit.mjs, fit-semantic.mjs).
   * Valid until the next question.
   */
  weigh(query: string): Weighed;
}

interface Weighed {
  readonly query: Query;
  readonly signals: Signals;
  readonly entries: readonly IndexedEntry[];
  /** The score of an entry by all signals. */
  score(slot: number): number;
  /** The first entry, with what its confidence is computed from. */
  leader(): Weighing | undefined;
}

/** What one search goes by, beside its text. */
interface Search {
  readonly view: View;
  readonly limit: number;
  readonly evidence: SentenceEvidence | undefined;
  /** The asker's. */
  readonly language: Language | undefined;
  /** Words that a synonym replaced: the new word, folded → the word as typed. */
  readonly replaced?: ReadonlyMap<string, string>;
}

export function createSearchEngine(vectors: WordVectors = loadWordVectors()): SearchEngine {
  const meaning = createMeaning(vectors);
  const entryIndex = createEntryIndex(meaning);
  const classifiers = createClassifiers(entryIndex, meaning.dimensions);
  const signalReader = createSignalReader(entryIndex, classifiers, meaning.dimensions);
  const views = createViews(entryIndex);
  const sentences = createSentenceVectors();
  let thesaurus = createThesaurus([]);

  /**
   * The similarities of a question to the entries in the view; undefined if too few of these have
   * vectors.
   */
  function compare(view: View, encoded: EncodedQuestion | undefined): SentenceEvidence | undefined {
    const similarities = encoded && sentences.compare(encoded.vector);
    if (!similarities || !coversMost(similarities, view.entries)) return undefined;
    return { similarities, calibration: encoded.calibration };
  }

  function searchIn(
    text: string,
    { view, limit, evidence, language, replaced }: Search,
  ): SearchResult {
    const codes = checkCodes(text, view.entries, meaning.isCommon);
    const query = readQuery(respelt(text, codes.spelt), view, meaning);
    if (query.words === 0) return { hits: [] };
    const shown = (typed: string) => {
      const original = replaced?.get(fold(typed));
      return original === undefined ? typed : `${typed} (= ${original})`;
    };
    const { signals, entries } = signalReader.read(query, view, evidence !== undefined);
    const rerank = evidence && semanticRerank(evidence, signals, entries, query.language);
    const objections = objectionsTo(text, query, codes, entryIndex, view, meaning);
    const hits = rank(
      query,
      { signals, entries, size: view.entries.length },
      codes,
      objections,
      limit,
      {
        rerank,
        language,
      },
    ).map(({ entry, confidence }) => {
      const matched = query.terms
        .filter(({ term, telling }) => telling && entryIndex.words.holds(term, entry.slot))
        .map(({ typed }) => shown(typed));
      return { entryId: entry.id, confidence, matched: [...new Set(matched)] };
    });
    return {
      hits,
      ...(query.mended !== undefined && { mended: query.mended }),
      ...(codes.unknown.length > 0 && { unknown: codes.unknown }),
    };
  }

  return {
    get size() {
      return entryIndex.size;
    },
    put(entry) {
      const before = entryIndex.get(entry.id);
      entryIndex.put(entry);
      if (before && entryIndex.get(entry.id) !== before) sentences.remove(before.slot);
    },
    remove(entryId) {
      const slot = entryIndex.get(entryId)?.slot;
      if (slot !== undefined) sentences.remove(slot);
      entryIndex.remove(entryId);
    },
    encode(entryId, encoded) {
      const indexed = entryIndex.get(entryId);
      if (indexed)
        sentences.put(indexed.slot, unpackEntry(entryId, indexed.packed).language, encoded);
    },
    takeSynonyms(lines) {
      thesaurus = createThesaurus(lines);
    },
    async settle(nextTurn, belongsTo = seesPublicEntries) {
      for (const _step of classifiers.learning(views.of(belongsTo))) await nextTurn();
    },
    weigh(text) {
      const view = views.of(seesPublicEntries);
      const query = readQuery(text, view, meaning);
      const { signals, entries } = signalReader.read(query, view, true);
      const codes = checkCodes(text, view.entries, meaning.isCommon);
      const objections = objectionsTo(text, query, codes, entryIndex, view, meaning);
      return {
        query,
        signals,
        entries,
        score: (slot) => scoreOf(signals, slot),
        leader: () => weighLeader(query, { signals, entries, size: entries.length }, objections),
      };
    },
    seesAlike: (one, other) => views.of(one) === views.of(other),
    search(text, limit, belongsTo = seesPublicEntries, encoded?, language?): SearchResult {
      const view = views.of(belongsTo);
      const search = { view, limit, evidence: compare(view, encoded), language };
      const isInEntries = (folded: string) =>
        view.hasWord(folded) ||
        view.hasTerm(stem(folded, 'en')) ||
        view.hasTerm(stem(folded, 'de'));
      const asked = searchIn(text, search);
      const rephrased = thesaurus
        .rephrase(text, isInEntries)
        .map((other) => searchIn(other.text, { ...search, replaced: other.instead }));
      return merged(asked, rephrased, limit);
    },
  };
}

/**
 * The share of its confidence that a hit by a synonym keeps, so that hits by the typed words come
 * first.
 */
const SYNONYM_FACTOR = 0.97;

/** Merges the hits of a question and of its rephrasings. Each entry keeps its best hit. */
function merged(asked: SearchResult, others: readonly SearchResult[], limit: number): SearchResult {
  if (others.length === 0) return asked;
  const best = new Map(asked.hits.map((hit) => [hit.entryId, { hit, of: asked }]));
  for (const of of others) {
    for (const found of of.hits) {
      const hit = { ...found, confidence: found.confidence * SYNONYM_FACTOR };
      if (hit.confidence > (best.get(hit.entryId)?.hit.confidence ?? 0))
        best.set(hit.entryId, { hit, of });
    }
  }
  const leaders = [...best.values()]
    .sort((a, b) => b.hit.confidence - a.hit.confidence)
    .slice(0, limit);
  const { mended, unknown = [] } = leaders[0]?.of ?? asked;
  const typed = unknown.filter((code) => asked.unknown?.includes(code));
  return {
    hits: leaders.map(({ hit }) => hit),
    ...(mended !== undefined && { mended }),
    ...(typed.length > 0 && { unknown: typed }),
  };
}

/** The question with its codes in the spelling of the entries. */
function respelt(text: string, spelt: ReadonlyMap<string, string>): string {
  let said = text.normalize('NFC');
  for (const [typed, written] of spelt) said = said.replace(typed, () => written);
  return said;
}

/** Unknown askers see only entries for everybody. */
const seesPublicEntries: BelongsTo = (audience) => keyOfAudience(audience) === '';
