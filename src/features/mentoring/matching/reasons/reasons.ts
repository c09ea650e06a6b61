// Why this pair, why not another, why nobody: reasons for people, from the same rules, scores and prices that made the matching. What an
// alternative would cost is not estimated: it is matched once more with that pair locked.
import { type GroupedMatching, matchGroups } from '../matcher/groups';
import { compareIds, type MatchingRules, type PairIds } from '../instance/instance';
import type { MatchChoices, MatchFigures, Matching, Prepared } from '../matcher/match';
import { brokenRules, type PairParts, pairParts, type Rule } from '../candidates/pair-parts';
import type { Roster } from '../instance/encode';

export interface Cost {
  /** People who would be left out, pairs that would be lost, points of score that would be lost. */
  readonly served: number;
  readonly pairs: number;
  readonly total: number;
}

export interface Alternative extends PairIds {
  readonly score: number;
  /** Whether all seats of the mentor are taken by others. */
  readonly isFull: boolean;
  /** Whether the mentor's group would be too small and is not formed. */
  readonly inSmallGroup?: true;
  /** What it would cost all others; only where it was asked for and is possible. */
  readonly cost?: Cost;
}

export interface PairReasons extends PairIds {
  readonly parts: PairParts;
  /** The mentor with the best score for the mentee among all others that are allowed and not ruled out by the lead. */
  readonly nextBest?: Alternative;
}

export type LeftOutCause = Rule | 'no-seat' | 'full' | 'forbidden' | 'small-group';

/** One step that would open somebody's seat to a person left out. */
export type Relaxation =
  | { readonly kind: 'time-zone'; readonly minOverlapMinutes: number; readonly mentors: number }
  | { readonly kind: 'seniority'; readonly minSeniorityGap: number; readonly mentors: number }
  | { readonly kind: 'skill'; readonly mentors: number }
  /** A smaller minimum of a group that all rules allow. */
  | { readonly kind: 'small-group'; readonly mentors: number }
  /** One more seat with any of so many mentors whom all rules allow. */
  | { readonly kind: 'seats'; readonly mentors: number };

export interface LeftOutReasons {
  readonly menteeId: string;
  readonly mentors: number;
  /** Each mentor counts once, at the first rule that it breaks. */
  readonly causes: Readonly<Partial<Record<LeftOutCause, number>>>;
  readonly cheapest?: Relaxation;
}

/** Seats of each mentor that the matching leaves free. */
function freeSeats({ mentors }: Roster, { pairs }: Matching): Int32Array {
  const free = mentors.openSeats.slice();
  for (const { mentorId } of pairs) free[mentors.indexOf.get(mentorId)!]! -= 1;
  return free;
}

type NotFormed = Pick<GroupedMatching, 'notFormed'>['notFormed'];

const mentorsOf = (notFormed: NotFormed) => new Set(notFormed.map(({ mentorId }) => mentorId));

export function explainPairs(
  { roster, candidates }: Prepared,
  matching: Matching,
  { forbidden = [] }: MatchChoices = {},
  notFormed: NotFormed = [],
): PairReasons[] {
  const { mentees, mentors } = roster;
  const unwanted = Map.groupBy(forbidden, ({ menteeId }) => menteeId);
  const tooSmall = mentorsOf(notFormed);
  const free = freeSeats(roster, matching);
  const taken = Map.groupBy(matching.pairs, ({ menteeId }) => menteeId);
  return matching.pairs.map(({ menteeId, mentorId }) => {
    const mentee = mentees.indexOf.get(menteeId)!;
    const others = [...(taken.get(menteeId) ?? []), ...(unwanted.get(menteeId) ?? [])];
    const not = new Set(others.map((pair) => mentors.indexOf.get(pair.mentorId)));
    let best = -1;
    for (let k = candidates.start[mentee]!; k < candidates.start[mentee + 1]!; k++) {
      if (not.has(candidates.column[k])) continue;
      const isBetter =
        best < 0 ||
        candidates.weight[k]! > candidates.weight[best]! ||
        (candidates.weight[k] === candidates.weight[best] && candidates.column[k]! < candidates.column[best]!);
      if (isBetter) best = k;
    }
    const parts = pairParts(roster, mentee, mentors.indexOf.get(mentorId)!);
    if (best < 0) return { menteeId, mentorId, parts };
    const next = candidates.column[best]!;
    const { id } = mentors.records[next]!;
    const nextBest: Alternative = {
      menteeId,
      mentorId: id,
      score: candidates.weight[best]!,
      isFull: free[next]! < 1,
      ...(tooSmall.has(id) && { inSmallGroup: true }),
    };
    return { menteeId, mentorId, parts, nextBest };
  });
}

/** What the pair instead would cost, all else matched anew around it; undefined if there is no room beside the locked pairs. */
export function costOf(prepared: Prepared, matching: Matching, pair: PairIds, choices: MatchChoices = {}): Cost | undefined {
  const { roster } = prepared;
  const mentee = roster.mentees.indexOf.get(pair.menteeId);
  const mentor = roster.mentors.indexOf.get(pair.mentorId);
  if (mentee === undefined || mentor === undefined) return undefined;
  const locked = choices.locked ?? [];
  const hasRoom =
    locked.filter(({ menteeId }) => menteeId === pair.menteeId).length < roster.mentees.openWishes[mentee]! &&
    locked.filter(({ mentorId }) => mentorId === pair.mentorId).length < roster.mentors.openSeats[mentor]!;
  if (!hasRoom || brokenRules(roster, mentee, mentor).length > 0) return undefined;
  const { prices, stake, pairs } = matching;
  const instead = matchGroups(prepared, { ...choices, locked: [...locked, pair], prices, stake, pairs, figuresOnly: true });
  return difference(matching.figures, instead.matching.figures);
}

/** `reasons` with what the next-best mentor would cost, for the `most` pairs with the best scores: each is matched anew. */
export function withCosts(
  prepared: Prepared,
  matching: Matching,
  reasons: readonly PairReasons[],
  most: number,
  choices: MatchChoices = {},
): PairReasons[] {
  const isLocked = new Set(matching.pairs.filter(({ locked }) => locked).map(({ menteeId }) => menteeId));
  const priced = new Set(reasons.toSorted((a, b) => b.parts.score - a.parts.score).slice(0, most));
  let done = 0;
  return reasons.map((one) => {
    if (!priced.has(one)) return one;
    choices.onProgress?.({ step: 'reasons', done, of: priced.size });
    done += 1;
    const { nextBest } = one;
    if (!nextBest || nextBest.inSmallGroup || isLocked.has(one.menteeId)) return one;
    const { onProgress: _quiet, ...rest } = choices;
    const cost = costOf(prepared, matching, nextBest, rest);
    return cost ? { ...one, nextBest: { ...nextBest, cost } } : one;
  });
}

export function difference(before: MatchFigures, after: MatchFigures): Cost {
  return { served: before.served - after.served, pairs: before.pairs - after.pairs, total: before.total - after.total };
}

export function explainLeftOut(
  { roster }: Prepared,
  matching: Matching,
  { forbidden = [] }: MatchChoices = {},
  notFormed: NotFormed = [],
): LeftOutReasons[] {
  const free = freeSeats(roster, matching);
  const tooSmall = mentorsOf(notFormed);
  return matching.leftOut.map((menteeId) => {
    const unwanted = new Set(forbidden.filter((pair) => pair.menteeId === menteeId).map(({ mentorId }) => mentorId));
    return explainOne(roster, free, menteeId, unwanted, tooSmall);
  });
}

function explainOne(
  roster: Roster,
  free: Int32Array,
  menteeId: string,
  unwanted: ReadonlySet<string>,
  tooSmall: ReadonlySet<string>,
): LeftOutReasons {
  const mentee = roster.mentees.indexOf.get(menteeId)!;
  const { rules } = roster.programmes[roster.mentees.programme[mentee]!]!;
  const causes: Partial<Record<LeftOutCause, number>> = {};
  const relaxations = new Map<string, Relaxation>();
  const offer = (relaxation: Relaxation) => {
    const key = JSON.stringify(relaxation);
    relaxations.set(key, { ...relaxation, mentors: (relaxations.get(key)?.mentors ?? 0) + 1 });
  };
  roster.mentors.records.forEach(({ id }, mentor) => {
    // A second one only shows that no single step helps.
    const broken = brokenRules(roster, mentee, mentor, undefined, 2);
    const seats = roster.mentors.openSeats[mentor]!;
    const cause = broken[0] ?? (unwanted.has(id) ? 'forbidden' : tooSmall.has(id) ? 'small-group' : seats < 1 ? 'no-seat' : 'full');
    causes[cause] = (causes[cause] ?? 0) + 1;
    if (broken.length === 0 && !unwanted.has(id)) offer({ kind: tooSmall.has(id) ? 'small-group' : 'seats', mentors: 0 });
    if (broken.length === 1 && free[mentor]! > 0 && !unwanted.has(id) && !tooSmall.has(id)) {
      const relaxed = relaxedRule(roster, mentee, mentor, broken[0]!);
      if (relaxed) offer(relaxed);
    }
  });
  const [cheapest] = [...relaxations.values()].sort((a, b) => price(a, rules) - price(b, rules) || b.mentors - a.mentors);
  return { menteeId, mentors: roster.mentors.records.length, causes, ...(cheapest && { cheapest }) };
}

function relaxedRule(roster: Roster, mentee: number, mentor: number, rule: Rule): Relaxation | undefined {
  const { seniority } = roster.people;
  switch (rule) {
    case 'time-zone': {
      // Whole half hours, as a lead would set them.
      const minutes = Math.floor(pairParts(roster, mentee, mentor).overlapMinutes / 30) * 30;
      return minutes > 0 ? { kind: 'time-zone', minOverlapMinutes: minutes, mentors: 0 } : undefined;
    }
    case 'seniority': {
      const gap = seniority[roster.mentors.person[mentor]!]! - seniority[roster.mentees.person[mentee]!]!;
      return gap >= 0 ? { kind: 'seniority', minSeniorityGap: gap, mentors: 0 } : undefined;
    }
    case 'skill':
      return { kind: 'skill', mentors: 0 };
    default:
      return undefined;
  }
}

/** How far a step goes: an hour of common time weighs as much as a level of seniority or a smaller group; a seat as one and a half, a foreign skill as four. */
function price(relaxation: Relaxation, rules: MatchingRules): number {
  switch (relaxation.kind) {
    case 'time-zone':
      return (rules.minOverlapMinutes - relaxation.minOverlapMinutes) / 60;
    case 'seniority':
      return rules.minSeniorityGap - relaxation.minSeniorityGap;
    case 'small-group':
      return 1;
    case 'seats':
      return 1.5;
    case 'skill':
      return 4;
  }
}

/** Mentors whom a mentee may be paired with, the best score first: what a lead may swap to. */
export function choicesFor({ roster, candidates }: Prepared, menteeId: string): { mentorId: string; score: number }[] {
  const mentee = roster.mentees.indexOf.get(menteeId);
  if (mentee === undefined) return [];
  const choices: { mentorId: string; score: number }[] = [];
  for (let k = candidates.start[mentee]!; k < candidates.start[mentee + 1]!; k++) {
    choices.push({ mentorId: roster.mentors.records[candidates.column[k]!]!.id, score: candidates.weight[k]! });
  }
  return choices.sort((a, b) => b.score - a.score || compareIds(a.mentorId, b.mentorId));
}
