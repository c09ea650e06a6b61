// Why a small group was not formed, from the result itself: too few people could be in it, or with it
// the round would lose more. For the latter the round is solved once more with the group.
import type { Prepared, MatchChoices, Matching } from './matching';
import { worthOfPairs } from './goals';
import { GOALS, groupProgram } from './group-program';
import { runningWith, type SmallGroup } from './group-sizes';
import { pairKey } from './numbered-pairs';

/** `few`: too few could be in it. Else what the round would lose with it, if that is known. */
export type NotFormedBecause = 'few' | 'served' | 'pairs' | 'total' | 'unknown';

export interface NotFormed extends SmallGroup {
  /** People without a mentor whom all rules allow in it. */
  readonly leftOut: readonly string[];
  /** `menteeIds`: everyone who could be in it. */
  readonly because?: NotFormedBecause;
  readonly lost?: number;
}

/** How long the bot looks for reasons: for each group, and for all. */
const EACH_MS = 2_000;
const ALL_MS = 6_000;

export function whyNotFormed(
  prepared: Prepared,
  choices: MatchChoices,
  matching: Matching,
  prices: ReadonlyMap<string, number>,
  groups: readonly NotFormed[],
): NotFormed[] {
  const until = performance.now() + ALL_MS;
  const able = ableFor(prepared, choices);
  const isLeftOut = new Set(matching.leftOut);
  return groups.map((group) => {
    const menteeIds = able.get(group.mentorId) ?? [];
    const leftOut = menteeIds.filter((id) => isLeftOut.has(id));
    const known = { ...group, menteeIds, leftOut };
    const size = menteeIds.length + runningWith(prepared.encoded, group.mentorId);
    if (size < group.minimum) return { ...known, because: 'few' };
    const left = Math.min(EACH_MS, until - performance.now());
    // Only people without a mentor hear of it.
    if (leftOut.length === 0 || left <= 0 || !choices.solver)
      return { ...known, because: 'unknown' };
    return { ...known, ...lossWith(prepared, choices, matching, prices, group.mentorId, left) };
  });
}

function lossWith(
  prepared: Prepared,
  choices: MatchChoices,
  matching: Matching,
  prices: ReadonlyMap<string, number>,
  formed: string,
  withinMs: number,
): Pick<NotFormed, 'because' | 'lost'> {
  const { program, isWhole } = groupProgram(prepared, choices, { formed, prices });
  const solved = isWhole ? choices.solver?.solve(program, withinMs) : undefined;
  if (!solved || solved.offBy) return { because: 'unknown' };
  const now = worthOfPairs(prepared, matching.pairs, choices);
  const goal = GOALS.find((one, k) => now[one] !== solved.worth[k]);
  const lost = goal ? now[goal] - solved.worth[GOALS.indexOf(goal)]! : 0;
  return goal && lost > 0 && goal !== 'turns' && goal !== 'circles'
    ? { because: goal, lost }
    : { because: 'unknown' };
}

/** By mentor, everyone whom all rules allow with them, those locked to them included. */
function ableFor(
  { encoded, candidates }: Prepared,
  { locked = [], forbidden = [] }: MatchChoices,
): Map<string, string[]> {
  const { mentees, mentors } = encoded;
  const unwanted = new Set(forbidden.map(pairKey));
  const lockedOf = Map.groupBy(locked, ({ menteeId }) => menteeId);
  const able = new Map<string, string[]>();
  mentees.records.forEach(({ id }, mentee) => {
    const theirs = lockedOf.get(id) ?? [];
    const isFull = theirs.length >= mentees.openWishes[mentee]!;
    for (let k = candidates.start[mentee]!; k < candidates.start[mentee + 1]!; k++) {
      const { id: mentorId, group } = mentors.records[candidates.column[k]!]!;
      if (group !== true || unwanted.has(pairKey({ menteeId: id, mentorId }))) continue;
      if (isFull && !theirs.some((pair) => pair.mentorId === mentorId)) continue;
      able.set(mentorId, [...(able.get(mentorId) ?? []), id]);
    }
  });
  return able;
}
