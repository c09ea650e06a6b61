// Turns signals into an order, and the order into confidence. The weights were learned once on all
// public sets of the bench together, each set with the same weight (see bench/README.md). No
// company's entries have weights of their own.
import type { IndexedEntry } from '../indexing';
import type { Language } from '../language';
import type { Query } from '../query';
import { withRoom } from '../structures';
import type { CodeCheck } from './code-check';
import type { Objections } from './objections';
import type { SemanticRerank } from './semantic-rerank';
import { scoreOf, type Signals } from './signals';

/** The score of "none of these", which an entry must beat to count as an answer. */
const NONE_SCORE = 6;
/**
 * A base with fewer entries may lack the right one: "none of these" then counts for each missing
 * entry.
 */
const SMALL_BASE = 20;
/**
 * The penalty for each code of the question that only other entries have. It puts all of those
 * first.
 */
const MISSING_CODE = 20;
/** The largest difference in score between two entries that say the same in two languages. */
const TRANSLATION_MARGIN = 1.5;
/** Just below the confidence that an answer needs. */
const UNSURE = 0.48;

export interface Ranked {
  readonly entry: IndexedEntry;
  /** 0..1: the chance that it is right. */
  readonly confidence: number;
}

/** Further evidence beside the words. */
export interface FurtherEvidence {
  readonly rerank: SemanticRerank | undefined;
  /**
   * The asker's language. It decides between entries of nearly the same score if the question does
   * not tell its language.
   */
  readonly language: Language | undefined;
}

/** The best of these entries, at most `limit`. With a semantic rerank, by both together. */
export function rank(
  query: Query,
  signals: Signals,
  entries: readonly IndexedEntry[],
  codes: CodeCheck,
  objections: Objections,
  limit: number,
  { rerank, language }: FurtherEvidence,
): Ranked[] {
  const scores = scoreAll(signals, entries);
  if (codes.areKnown)
    for (let at = 0; at < scores.length; at++)
      scores[at] = (scores[at] ?? 0) - MISSING_CODE * codes.countMissing(entries[at]);
  if (rerank)
    for (let at = 0; at < scores.length; at++)
      scores[at] = (scores[at] ?? 0) + rerank.score(entries[at]?.slot ?? 0);
  const leaders = best(entries, scores, Math.max(2, limit));
  if (language && !query.language) preferOwn(language, leaders, entries, scores);
  const first = scores[leaders[0] ?? -1] ?? 0;
  const second = Math.max(NONE_SCORE, scores[leaders[1] ?? -1] ?? NONE_SCORE);
  const all =
    Math.exp(NONE_SCORE - first) * Math.max(1, SMALL_BASE - scores.length) +
    sharesOf(scores, first);
  let ceiling = 1;
  return leaders.slice(0, limit).flatMap((at, place) => {
    const entry = entries[at];
    if (!entry) return [];
    const score = scores[at] ?? 0;
    const margin = score - (place === 0 ? second : Math.max(NONE_SCORE, first));
    const logShare = score - first - Math.log(all);
    const evidence =
      evidenceFor(query, signals, entry.slot, { score, margin, logShare }) +
      (rerank?.evidence(entry.slot, logShare) ?? 0);
    // The confidence never rises along the order, so entries after an unsure one need no closer
    // check.
    const trust = rerank?.trust(entry.slot) ?? 0;
    const missing =
      place === 0 || ceiling > UNSURE ? (1 - trust) * objections.missingWords(entry) : 0;
    ceiling = Math.min(ceiling, chance(evidence - missing));
    // The closer check lowers the confidence no further than UNSURE.
    if (ceiling > UNSURE)
      ceiling = Math.max(UNSURE, chance(logit(ceiling) - objections.closeCheck(entry, trust)));
    return [{ entry, confidence: ceiling }];
  });
}

/**
 * Puts the first entry in the asker's language before one with a slightly higher score in the
 * other. They swap scores.
 */
function preferOwn(
  language: Language,
  leaders: number[],
  entries: readonly IndexedEntry[],
  scores: Float64Array,
): void {
  const [first = -1] = leaders;
  const place = leaders.findIndex((at) => entries[at]?.language === language);
  const own = leaders[place];
  if (place <= 0 || own === undefined) return;
  const [more, less] = [scores[first] ?? 0, scores[own] ?? 0];
  if (more - less > TRANSLATION_MARGIN) return;
  [scores[own], scores[first]] = [more, less];
  [leaders[0], leaders[place]] = [own, first];
}

const chance = (evidence: number): number => 1 / (1 + Math.exp(-evidence));
const logit = (share: number): number => Math.log(share / (1 - share));

let room = new Float64Array(0);

/**
 * By position among the entries; overwritten by the next question. A large base is scored for every
 * question, so the buffer is reused.
 */
function scoreAll(signals: Signals, entries: readonly IndexedEntry[]): Float64Array {
  room = withRoom(room, entries.length);
  for (let at = 0; at < entries.length; at++) room[at] = scoreOf(signals, entries[at]?.slot ?? 0);
  return room.subarray(0, entries.length);
}

/**
 * The sum of all scores as shares of the first. A plain loop, since an iterator would make an
 * object per score.
 */
function sharesOf(scores: Float64Array, first: number): number {
  let all = 0;
  for (let at = 0; at < scores.length; at++) all += Math.exp((scores[at] ?? 0) - first);
  return all;
}

/**
 * Positions of the highest scores, best first; ties by id. Insertion into a short list, since most
 * entries never enter it.
 */
function best(entries: readonly IndexedEntry[], scores: Float64Array, count: number): number[] {
  const leaders: number[] = [];
  const before = (a: number, b: number) => {
    const ahead = (scores[a] ?? 0) - (scores[b] ?? 0);
    return ahead === 0 ? (entries[a]?.id ?? '') < (entries[b]?.id ?? '') : ahead > 0;
  };
  for (let at = 0; at < scores.length; at++) {
    const last = leaders[count - 1];
    if (last !== undefined && !before(at, last)) continue;
    let place = Math.min(leaders.length, count - 1);
    while (place > 0 && before(at, leaders[place - 1] ?? 0)) {
      leaders[place] = leaders[place - 1] ?? 0;
      place--;
    }
    leaders[place] = at;
  }
  return leaders;
}

interface Standing {
  readonly score: number;
  readonly margin: number;
  readonly logShare: number;
}

/**
 * A logistic regression on whether the first entry is right. A wrong answer counts one third if
 * another entry is right.
 */
function evidenceFor(
  query: Query,
  signals: Signals,
  slot: number,
  { score, margin, logShare }: Standing,
): number {
  return (
    -1.4 +
    0.027 * score +
    0.323 * margin +
    0.278 * logShare +
    0.379 * (signals.words[slot] ?? 0) +
    1.135 * (signals.allGrams[slot] ?? 0) +
    0.642 * (signals.allMeaning[slot] ?? 0) +
    0.388 * (signals.learned[slot] ?? 0) +
    0.319 * Math.log1p(query.words)
  );
}
