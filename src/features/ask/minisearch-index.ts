// The first search engine: MiniSearch with folded umlauts, stop words and weighted fields. Confidence is the share of the query's
// telling words that an entry holds, a word weighing the more the rarer it is.
import MiniSearch from 'minisearch';
import type { Hit, Searchable, SearchIndex } from './search';

interface Row {
  readonly id: string;
  readonly question: string;
  readonly alternates: string;
  readonly tags: string;
  readonly answer: string;
}

const BOOST = { question: 4, alternates: 3, tags: 2, answer: 1 };
/** A word that only the long answer holds tells less than one in the question. */
const ANSWER_ONLY = 0.6;
const CANDIDATES = 30;

const STOP_WORDS = new Set(
  (
    'a about an and any are as at be by can could do does for from get got had has have how i if in into is it its me my of on or our ' +
    'please shall should so that the their them there they this to us was we were what when where which who why will with would you your ' +
    'aber als am an auch auf aus bei bin bitte da dann das dass dem den der des die doch du ein eine einen einem einer er es fuer gibt habe ' +
    'haben hat ich ihr im in ist ja kann kannst koennen man mein meine meinen mich mir mit muss nach nicht noch oder sein sich sie sind so ' +
    'soll ueber um und uns unser vom von vor wann warum was welche wenn wer wie wird wir wo wozu zu zum zur'
  ).split(' '),
);

/** Lower case, German umlauts spelt out, other marks dropped. */
export function fold(word: string): string {
  return word
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
}

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

function termOf(word: string): string | null {
  const folded = fold(word);
  return folded === '' || STOP_WORDS.has(folded) ? null : folded;
}

export function createMinisearchIndex(): SearchIndex {
  const index = new MiniSearch<Row>({
    fields: ['question', 'alternates', 'tags', 'answer'],
    tokenize: wordsOf,
    processTerm: termOf,
    searchOptions: {
      boost: BOOST,
      fuzzy: (term) => (term.length > 4 && !/\d/.test(term) ? 0.2 : false),
      prefix: (term) => term.length > 3,
      combineWith: 'OR',
    },
  });

  /** How much a query's word tells: the rarer, the more; one that no entry holds as much as one that a single entry holds. */
  function weightsOf(terms: readonly string[], found: ReadonlyMap<string, number>): Map<string, number> {
    const entries = Math.max(1, index.documentCount);
    return new Map(terms.map((term) => [term, Math.log(1 + entries / Math.max(1, found.get(term) ?? 0))]));
  }

  return {
    get size() {
      return index.documentCount;
    },
    put({ id, question, alternates, answer, tags }: Searchable) {
      const row = { id, question, alternates: alternates.join('\n'), tags: tags.join('\n'), answer };
      if (index.has(id)) index.discard(id);
      index.add(row);
    },
    remove(entryId) {
      if (index.has(entryId)) index.discard(entryId);
    },
    search(query, limit): Hit[] {
      const typed = new Map(wordsOf(query).flatMap((word) => (termOf(word) === null ? [] : [[termOf(word) ?? '', word] as const])));
      const terms = [...typed.keys()];
      if (terms.length === 0) return [];
      const results = index.search(query);
      const holders = new Map<string, number>();
      for (const { queryTerms } of results) for (const term of queryTerms) holders.set(term, (holders.get(term) ?? 0) + 1);
      const weights = weightsOf(terms, holders);
      const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
      return results
        .slice(0, CANDIDATES)
        .map(({ id, score, queryTerms, match }) => {
          const answerOnly = new Set(queryTerms.filter((term) => !heldOutsideAnswer(match, term)));
          const held = queryTerms.reduce((sum, term) => sum + (weights.get(term) ?? 0) * (answerOnly.has(term) ? ANSWER_ONLY : 1), 0);
          return { entryId: String(id), score, confidence: held / total, matched: queryTerms.map((term) => typed.get(term) ?? term) };
        })
        .sort((a, b) => b.confidence - a.confidence || b.score - a.score)
        .slice(0, limit)
        .map(({ score: _score, ...hit }) => hit);
    },
  };
}

/** Whether one of the indexed words that a query's word led to stands in more than the answer. */
function heldOutsideAnswer(match: Readonly<Record<string, string[]>>, term: string): boolean {
  return Object.entries(match).some(([word, fields]) => related(word, term) && fields.some((field) => field !== 'answer'));
}

/** MiniSearch tells which indexed words matched, not which query word led there: the same beginning is near enough. */
function related(word: string, term: string): boolean {
  return word.slice(0, 2) === term.slice(0, 2);
}
