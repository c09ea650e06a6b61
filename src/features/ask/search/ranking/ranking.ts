// Turns signals into an order, and the order into confidence. The weights were learned once on all
// public sets of the bench together, each set with the same weight (see bench/README.md). No
// company's entries have weights of their own.
import type { IndexedEntry } from '../indexing';
import type { Language } from '../language';
import type { Query } from '../query';
import { withRoom } from '../structures';
import type { CodeCheck } from './code-check';
import {
  lackFeatures,
  LACK_WEIGHTS,
  type Placed,
  standingFeatures,
  STANDING_WEIGHTS,
  weighed,
} from './evidence';
import type { Objections } from './objections';
import type { SemanticRerank } from './semantic-rerank';
import { scoreOf } from './score';
import type { Signals } from './signal-columns';

/** The score of "none of these", which an entry must beat to count as an answer. */
const NONE_SCORE = 7;
/**
 * The penalty for each code of the question that only other entries have. It puts all of those
 * first.
 */
const MISSING_CODE = 20;
/** The largest difference in score between two entries that say the same in two languages. */
const TRANSLATION_MARGIN = 1.5;
/** Just below the confidence that an answer needs. */
const UNSURE = 0.48;
/** Below this confidence a closer look is not worth its cost. */
const UNLIKELY = 0.1;

export interface Ranked {
  readonly entry: IndexedEntry;
  /** 0..1: the chance that it is right. */
  readonly confidence: number;
}

/** Further evidence beside the words. */
export interface FurtherEvidence {
  readonly rerank: SemanticRerank | undefined;
  /**
   * The asker's language. If the question does not tell its own, it decides between entries of
   * nearly the same score.
   */
  readonly language: Language | undefined;
}

/** The entries that compete, and how many the asker may see. */
interface Field {
  readonly signals: Signals;
  readonly entries: readonly IndexedEntry[];
  readonly size: number;
}

/** The best of these entries, at most `limit`. With a semantic rerank, by both together. */
export function rank(
  query: Query,
  { signals, entries, size }: Field,
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
  const spoken = query.language ?? language;
  if (spoken) preferOwn(spoken, leaders, entries, scores);
  let ceiling = 1;
  return standingsOf(leaders.slice(0, limit), entries, scores, size).map((placed, place) => {
    const { entry, standing } = placed;
    const trust = rerank?.trust(entry.slot) ?? 0;
    const evidence =
      weighed(standingFeatures(query, signals, placed), STANDING_WEIGHTS) +
      (rerank?.evidence(entry.slot, standing.logShare) ?? 0);
    // The confidence never rises along the order, so entries after an unlikely one need no closer
    // look.
    const lacks =
      place === 0 || ceiling > UNLIKELY
        ? (1 - trust) * weighed(lackFeatures(objections.lacksOf(entry), placed), LACK_WEIGHTS)
        : 0;
    ceiling = Math.min(ceiling, chance(evidence + lacks));
    // The closer check halves the confidence at most: what it doubts is still nearer than what was
    // unlikely before.
    if (ceiling > UNLIKELY) {
      const doubted = chance(logit(ceiling) - objections.closeCheck(entry, trust));
      ceiling = Math.min(ceiling, Math.max(doubted, UNSURE * ceiling));
    }
    return { entry, confidence: ceiling };
  });
}

/** What the confidence of an entry is computed from, for the fitting (bench/faq/fit.mjs). */
export interface Weighing {
  readonly entryId: string;
  readonly standing: ReturnType<typeof standingFeatures>;
  readonly lacks: ReturnType<typeof lackFeatures>;
  /** What the closer check takes away. */
  readonly penalty: number;
}

export function weighLeader(
  query: Query,
  { signals, entries, size }: Field,
  objections: Objections,
): Weighing | undefined {
  const scores = scoreAll(signals, entries);
  const [placed] = standingsOf(best(entries, scores, 1), entries, scores, size);
  return (
    placed && {
      entryId: placed.entry.id,
      standing: standingFeatures(query, signals, placed),
      lacks: lackFeatures(objections.lacksOf(placed.entry), placed),
      penalty: objections.closeCheck(placed.entry, 0),
    }
  );
}

/**
 * How the first leaders stand, in order. Only entries in the language of the first compete with it:
 * one in another language may say the same.
 */
function standingsOf(
  leaders: readonly number[],
  entries: readonly IndexedEntry[],
  scores: Float64Array,
  size: number,
): Placed[] {
  const [top = -1] = leaders;
  const first = scores[top] ?? 0;
  const language = entries[top]?.language;
  let second = NONE_SCORE;
  let all = Math.exp(NONE_SCORE - first);
  for (let at = 0; at < scores.length; at++) {
    if (entries[at]?.language !== language) continue;
    const score = scores[at] ?? 0;
    if (score > second && at !== top) second = score;
    all += Math.exp(score - first);
  }
  return leaders.flatMap((at, place) => {
    const entry = entries[at];
    if (!entry) return [];
    const score = scores[at] ?? 0;
    const margin = score - (place === 0 ? second : Math.max(NONE_SCORE, first));
    const logShare = score - first - Math.log(all);
    return [{ entry, standing: { score, margin, logShare, entries: size } }];
  });
}

/**
 * Puts the first entry in a language before one with a slightly higher score in the
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
  if (more - less > TRANSLATION_MARGIN || less < NONE_SCORE) return;
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
