// The search engine: many views of a question, one order, and one honest figure of how sure it is. Pure: plain data in, plain data out.
import { audienceKey } from '../../../domain/audience';
import type { BelongsTo, EncodedQuestion, SearchIndex, SearchResult, Searchable } from '../search';
import { createClassifier } from './classifier';
import { unpacked } from './kept';
import { objectionsTo } from './key-words';
import { checkCodes } from './known-codes';
import type { Language } from './language';
import { loadWordVectors } from './load-word-vectors';
import { createMeaning } from './meaning';
import { type Query, readQuery } from './query';
import { rank, scoreOf } from './ranking';
import { coversMost, type Heard, secondOpinion } from './second-opinion';
import { createSentences } from './sentences';
import { createShelf, type Shelved } from './shelf';
import { createScale, type Signals } from './signals';
import { stem } from './stem';
import { createThesaurus } from './synonyms';
import { createViews, type View } from './view';
import type { WordVectors } from './word-vectors';
import { fold } from './words';

export interface SearchEngine extends SearchIndex {
  /** The bare figures of every entry, for fitting the ranking (bench/faq/fit.mjs, fit-semantic.mjs). Valid until the next question. */
  weigh(query: string): Weighed;
}

interface Weighed {
  readonly query: Query;
  readonly signals: Signals;
  readonly entries: readonly Shelved[];
  /** What speaks for an entry by words, all in all. */
  score(slot: number): number;
}

export function createSearchEngine(vectors: WordVectors = loadWordVectors()): SearchEngine {
  const meaning = createMeaning(vectors);
  const shelf = createShelf(meaning);
  const classifier = createClassifier(shelf, meaning.dimensions);
  const scale = createScale(shelf, classifier, meaning.dimensions);
  const views = createViews(shelf);
  const sentences = createSentences();
  let thesaurus = createThesaurus([]);

  /** What the sentence encoder says of a question, beside what this view shows; nothing when it knows too little of that. */
  function hear(view: View, encoded: EncodedQuestion | undefined): Heard | undefined {
    const likenesses = encoded && sentences.compare(encoded.vector);
    if (!likenesses || !coversMost(likenesses, view.entries)) return undefined;
    return { likenesses, yardstick: encoded.yardstick };
  }

  /** `instead`: what had been typed for words of the text that were put in. */
  function searchIn(
    view: View,
    heard: Heard | undefined,
    text: string,
    limit: number,
    language: Language | undefined,
    instead?: ReadonlyMap<string, string>,
  ): SearchResult {
    const codes = checkCodes(text, view.entries, meaning.isCommon);
    const query = readQuery(respelt(text, codes.spelt), view, meaning);
    if (query.words === 0) return { hits: [] };
    const shown = (typed: string) => {
      const original = instead?.get(fold(typed));
      return original === undefined ? typed : `${typed} (= ${original})`;
    };
    const signals = scale.weigh(query, view);
    const opinion = heard && secondOpinion(heard, signals, view.entries, query.language);
    const objections = objectionsTo(text, query, codes, shelf, view, meaning);
    const hits = rank(query, signals, view.entries, codes, objections, limit, { opinion, language }).map(({ entry, confidence }) => {
      const matched = query.terms
        .filter(({ term, telling }) => telling && shelf.words.holds(term, entry.slot))
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
      return shelf.size;
    },
    put(entry: Searchable) {
      const before = shelf.get(entry.id);
      shelf.put(entry);
      if (before && shelf.get(entry.id) !== before) sentences.remove(before.slot);
    },
    remove(entryId) {
      const slot = shelf.get(entryId)?.slot;
      if (slot !== undefined) sentences.remove(slot);
      shelf.remove(entryId);
    },
    encode(entryId, encoded) {
      const shelved = shelf.get(entryId);
      if (shelved) sentences.put(shelved.slot, unpacked(entryId, shelved.kept).language, encoded);
    },
    takeSynonyms(lines) {
      thesaurus = createThesaurus(lines);
    },
    async settle(nextTurn, belongsTo = stranger) {
      for (const _step of classifier.learning(views.of(belongsTo))) await nextTurn();
    },
    weigh(text) {
      const view = views.of(stranger);
      const query = readQuery(text, view, meaning);
      const signals = scale.weigh(query, view);
      return { query, signals, entries: view.entries, score: (slot) => scoreOf(signals, slot) };
    },
    seesAlike: (one, other) => views.of(one) === views.of(other),
    search(text, limit, belongsTo = stranger, encoded?, language?): SearchResult {
      const view = views.of(belongsTo);
      const heard = hear(view, encoded);
      const isSpoken = (folded: string) => view.hasWord(folded) || view.hasTerm(stem(folded, 'en')) || view.hasTerm(stem(folded, 'de'));
      const asked = searchIn(view, heard, text, limit, language);
      return asWell(
        asked,
        thesaurus.rephrase(text, isSpoken).map(({ text: said, instead }) => searchIn(view, heard, said, limit, language, instead)),
        limit,
      );
    },
  };
}

/** How much of its confidence an answer keeps that was found by a synonym: words that were really said come first. */
const BY_SYNONYM = 0.97;

/** What was found by the question itself and by its other ways: each entry by the one that speaks most for it. */
function asWell(asked: SearchResult, others: readonly SearchResult[], limit: number): SearchResult {
  if (others.length === 0) return asked;
  const best = new Map(asked.hits.map((hit) => [hit.entryId, { hit, of: asked }]));
  for (const of of others) {
    for (const found of of.hits) {
      const hit = { ...found, confidence: found.confidence * BY_SYNONYM };
      if (hit.confidence > (best.get(hit.entryId)?.hit.confidence ?? 0)) best.set(hit.entryId, { hit, of });
    }
  }
  const leaders = [...best.values()].sort((a, b) => b.hit.confidence - a.hit.confidence).slice(0, limit);
  const { mended, unknown = [] } = leaders[0]?.of ?? asked;
  const typed = unknown.filter((code) => asked.unknown?.includes(code));
  return {
    hits: leaders.map(({ hit }) => hit),
    ...(mended !== undefined && { mended }),
    ...(typed.length > 0 && { unknown: typed }),
  };
}

/** The question with its codes as entries write them. */
function respelt(text: string, spelt: ReadonlyMap<string, string>): string {
  let said = text.normalize('NFC');
  for (const [typed, written] of spelt) said = said.replace(typed, () => written);
  return said;
}

/** Of whom nothing is known sees what everybody may see. */
const stranger: BelongsTo = (audience) => audienceKey(audience) === '';
