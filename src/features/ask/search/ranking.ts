// From signals to an order, and from the order to confidence. The figures were learned once, on all public sets of the bench together, each
// set weighing the same (bench/README.md says how); nothing here knows one base from another.
import type { Language } from './language';
import type { Objections } from './key-words';
import type { CodeCheck } from './known-codes';
import type { Query } from './query';
import type { SecondOpinion } from './second-opinion';
import type { Shelved } from './shelf';
import type { Signals } from './signals';
import { withRoom } from './slots';

const WEIGHTS: Readonly<Record<keyof Signals, number>> = {
  words: 8.5,
  nearestGrams: 2.4,
  allGrams: 2.7,
  nearestMeaning: 3,
  allMeaning: 5.8,
  learned: 0.78,
};

/** What speaks for "none of these": the score that an entry must beat to count as an answer at all. */
const NONE = 6;
/** A base of fewer entries than this could simply lack the right one: "none of these" then counts for the missing. */
const FEW = 20;
/** What speaks against an entry for each code of the question that others know: they all come before it. */
const LACKING = 20;
/** Entries that say the same in two languages are as near as this. */
const TWINS = 1.5;
/** Less than what being sure takes. */
const UNSURE = 0.48;

export interface Ranked {
  readonly entry: Shelved;
  /** 0..1: the chance that it is right. */
  readonly confidence: number;
}

/** What counts beside the words. */
export interface Beside {
  readonly opinion: SecondOpinion | undefined;
  /** The asker's: decides between entries that are nearly as near, where the question's words do not tell theirs. */
  readonly language: Language | undefined;
}

/** The best of these entries, at most `limit`; with a second opinion, by both. */
export function rank(
  query: Query,
  signals: Signals,
  entries: readonly Shelved[],
  codes: CodeCheck,
  objections: Objections,
  limit: number,
  { opinion, language }: Beside,
): Ranked[] {
  const scores = scoreAll(signals, entries);
  if (codes.areKnown) for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) - LACKING * codes.lacks(entries[at]);
  if (opinion) for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) + opinion.score(entries[at]?.slot ?? 0);
  const leaders = best(entries, scores, Math.max(2, limit));
  if (language && !query.language) preferOwn(language, leaders, entries, scores);
  const first = scores[leaders[0] ?? -1] ?? 0;
  const second = Math.max(NONE, scores[leaders[1] ?? -1] ?? NONE);
  const all = Math.exp(NONE - first) * Math.max(1, FEW - scores.length) + sharesOf(scores, first);
  let ceiling = 1;
  return leaders.slice(0, limit).flatMap((at, place) => {
    const entry = entries[at];
    if (!entry) return [];
    const score = scores[at] ?? 0;
    const margin = score - (place === 0 ? second : Math.max(NONE, first));
    const logShare = score - first - Math.log(all);
    const evidence = evidenceFor(query, signals, entry.slot, { score, margin, logShare }) + (opinion?.evidence(entry.slot, logShare) ?? 0);
    // An entry is never surer than one that stands before it; what comes after an unsure one is not looked at twice.
    const trust = opinion?.trust(entry.slot) ?? 0;
    const lacking = place === 0 || ceiling > UNSURE ? (1 - trust) * objections.lacking(entry) : 0;
    ceiling = Math.min(ceiling, chance(evidence - lacking));
    // A closer look makes nobody less sure than unsure.
    if (ceiling > UNSURE) ceiling = Math.max(UNSURE, chance(logit(ceiling) - objections.closely(entry, trust)));
    return [{ entry, confidence: ceiling }];
  });
}

/** Puts the first entry in the asker's language before a foreign one that is hardly nearer; each takes the other's score. */
function preferOwn(language: Language, leaders: number[], entries: readonly Shelved[], scores: Float64Array): void {
  const [first = -1] = leaders;
  const place = leaders.findIndex((at) => entries[at]?.language === language);
  const own = leaders[place];
  if (place <= 0 || own === undefined) return;
  const [more, less] = [scores[first] ?? 0, scores[own] ?? 0];
  if (more - less > TWINS) return;
  [scores[own], scores[first]] = [more, less];
  [leaders[0], leaders[place]] = [own, first];
}

const chance = (evidence: number): number => 1 / (1 + Math.exp(-evidence));
const logit = (share: number): number => Math.log(share / (1 - share));

let room = new Float64Array(0);

/** By place among the entries; overwritten by the next question. A large base is gone through for every question: without a call for each. */
function scoreAll(signals: Signals, entries: readonly Shelved[]): Float64Array {
  room = withRoom(room, entries.length);
  for (let at = 0; at < entries.length; at++) room[at] = scoreOf(signals, entries[at]?.slot ?? 0);
  return room.subarray(0, entries.length);
}

/** What speaks for an entry by words, all in all. */
export function scoreOf(signals: Signals, slot: number): number {
  return (
    WEIGHTS.words * (signals.words[slot] ?? 0) +
    WEIGHTS.nearestGrams * (signals.nearestGrams[slot] ?? 0) +
    WEIGHTS.allGrams * (signals.allGrams[slot] ?? 0) +
    WEIGHTS.nearestMeaning * (signals.nearestMeaning[slot] ?? 0) +
    WEIGHTS.allMeaning * (signals.allMeaning[slot] ?? 0) +
    WEIGHTS.learned * (signals.learned[slot] ?? 0)
  );
}

/** All scores as shares of the first one's. An iterator would make an object of every score. */
function sharesOf(scores: Float64Array, first: number): number {
  let all = 0;
  for (let at = 0; at < scores.length; at++) all += Math.exp((scores[at] ?? 0) - first);
  return all;
}

/** Where the highest scores stand, best first; ties by id. Insertion into a short list: most never get near it. */
function best(entries: readonly Shelved[], scores: Float64Array, count: number): number[] {
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

/** A logistic regression on whether the first is right; a wrong answer to a question that has a right one counts as a third right. */
function evidenceFor(query: Query, signals: Signals, slot: number, { score, margin, logShare }: Standing): number {
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
