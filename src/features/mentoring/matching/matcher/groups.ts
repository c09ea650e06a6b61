// Small groups and circles of two, which the network alone cannot decide. If the best matching has a
// group below its minimum, or two people who mentor each other, an integer program finds the best
// matching without them, within a time limit, or says how far it may be from the best. The matcher
// then completes its groups, so that fairness and the certificate hold as for every matching.
import type { PairIds } from '../instance';
import { fillGroups, pairsWith } from './fill-groups';
import { circlesIn, type GoalWorth, worthOfPairs } from './goals';
import { GOALS, type Goal, groupProgram } from './group-program';
import { groupsOf, isTooSmall, minimumOf, runningWith, type SmallGroup } from './group-sizes';
import { match } from './match';
import type { MatchChoices, Matching, Prepared } from './matching';
import { type NotFormed, whyNotFormed } from './not-formed';
import { pairKey } from './numbered-pairs';

export interface GroupedMatching {
  readonly matching: Matching;
  readonly groups: readonly SmallGroup[];
  readonly notFormed: readonly NotFormed[];
  /**
   * What may be missing to the best matching, because the time was over or the round too large for
   * the integer program. Absent: it is the best.
   */
  readonly offBy?: { readonly goal: Goal; readonly most: number };
}

/** How long a draft may take for its integer program. */
const WITHIN_MS = 20_000;

export function matchGroups(prepared: Prepared, choices: MatchChoices = {}): GroupedMatching {
  const relaxed = match(prepared, choices);
  const isBroken =
    groupsOf(prepared, relaxed).some((group) => isTooSmall(prepared, group)) ||
    circlesIn(prepared, relaxed.pairs, choices) > 0;
  const found = isBroken ? bestWithin(prepared, choices, relaxed) : { matching: relaxed };
  const { matching } = found;
  const formed = groupsOf(prepared, matching).filter((group) => !isTooSmall(prepared, group));
  return {
    ...found,
    matching: { ...matching, pairs: markedPairs(matching, choices) },
    groups: formed,
    notFormed: choices.figuresOnly
      ? unformed(prepared, formed)
      : whyNotFormed(prepared, choices, matching, relaxed.prices, unformed(prepared, formed)),
  };
}

/** Groups of mentors with a free place that were not formed. */
function unformed(
  { encoded }: Prepared,
  formed: readonly SmallGroup[],
): Pick<NotFormed, 'mentorId' | 'minimum' | 'menteeIds' | 'leftOut'>[] {
  const isFormed = new Set(formed.map(({ mentorId }) => mentorId));
  return encoded.mentors.records.flatMap((mentor, k) => {
    const minimum = minimumOf(mentor);
    const needs = minimum - runningWith(encoded, mentor.id);
    const isOpen = mentor.group === true && encoded.mentors.openSeats[k]! > 0 && needs > 1;
    return isOpen && !isFormed.has(mentor.id)
      ? [{ mentorId: mentor.id, minimum, menteeIds: [], leftOut: [] }]
      : [];
  });
}

function bestWithin(
  prepared: Prepared,
  choices: MatchChoices,
  relaxed: Matching,
): Pick<GroupedMatching, 'matching' | 'offBy'> {
  const filled = fillGroups(prepared, choices, relaxed);
  const most = { ...worthOfPairs(prepared, relaxed.pairs, choices), circles: 0 };
  const { solver, withinMs = WITHIN_MS } = choices;
  const { prices } = relaxed;
  if (!solver) return withGap(filled, worthOfPairs(prepared, filled.pairs, choices), most);
  const { program, pairs, isWhole } = groupProgram(prepared, choices, {
    from: withoutLocked(filled.pairs, choices),
    most,
    prices,
  });
  const solved = solver.solve(program, withinMs);
  if (!solved) return withGap(filled, worthOfPairs(prepared, filled.pairs, choices), most);
  const chosen = pairs.filter((_, k) => solved.choices[k] === 1);
  const matching = completed(prepared, choices, relaxed, chosen);
  if (!isWhole) return withGap(matching, worthOfPairs(prepared, matching.pairs, choices), most);
  const goal = solved.offBy && GOALS[solved.offBy.goal];
  return { matching, ...(goal && { offBy: { goal, most: solved.offBy?.most ?? 0 } }) };
}

/** The first goal that could be better, by what is possible at most. */
function withGap(
  matching: Matching,
  worth: GoalWorth,
  most: GoalWorth,
): Pick<GroupedMatching, 'matching' | 'offBy'> {
  const goal = GOALS.find((one) => worth[one] < most[one]);
  return { matching, ...(goal && { offBy: { goal, most: most[goal] - worth[goal] } }) };
}

/**
 * The best matching that has the groups of these pairs, and no other: enough of their pairs are
 * locked.
 */
function completed(
  prepared: Prepared,
  choices: MatchChoices,
  { prices, stake }: Matching,
  chosen: readonly PairIds[],
): Matching {
  const { mentors } = prepared.encoded;
  const locked = [...(choices.locked ?? [])];
  const by = Map.groupBy([...locked, ...chosen], ({ mentorId }) => mentorId);
  const isLocked = new Set(locked.map(pairKey));
  const members: PairIds[] = [];
  const closed: PairIds[] = [];
  for (const mentor of mentors.records) {
    if (mentor.group !== true) continue;
    const needs = minimumOf(mentor) - runningWith(prepared.encoded, mentor.id);
    const theirs = by.get(mentor.id) ?? [];
    if (needs <= 1) continue;
    if (theirs.length < needs) closed.push(...pairsWith(prepared, mentor.id, locked));
    else
      members.push(
        ...theirs
          .toSorted((a, b) => Number(isLocked.has(pairKey(b))) - Number(isLocked.has(pairKey(a))))
          .slice(0, needs)
          .filter((pair) => !isLocked.has(pairKey(pair))),
      );
  }
  const keeping = (more: readonly PairIds[]) =>
    match(prepared, {
      ...choices,
      locked: [...locked, ...members],
      forbidden: [...(choices.forbidden ?? []), ...closed, ...more],
      prices,
      stake,
    });
  const matching = keeping([]);
  const circles = circlesIn(prepared, chosen, choices);
  if (circlesIn(prepared, withoutLocked(matching.pairs, choices), choices) <= circles)
    return matching;
  // The other half of every possible circle is closed, unless it was chosen.
  const isChosen = new Set([...chosen, ...members, ...locked].map(pairKey));
  return keeping(halvesOfCircles(prepared, choices).filter((pair) => !isChosen.has(pairKey(pair))));
}

/** All allowed pairs that could be a half of a circle. */
function halvesOfCircles({ encoded, candidates }: Prepared, { locked = [] }: MatchChoices) {
  const { mentees, mentors, instance } = encoded;
  const all: PairIds[] = [];
  const both = mentees.records.flatMap(({ id }, mentee) =>
    mentors.indexOf.has(id) ? [mentee] : [],
  );
  for (const mentee of both) {
    const menteeId = mentees.records[mentee]!.id;
    for (let k = candidates.start[mentee]!; k < candidates.start[mentee + 1]!; k++) {
      const mentorId = mentors.records[candidates.column[k]!]!.id;
      if (mentees.indexOf.has(mentorId)) all.push({ menteeId, mentorId });
    }
  }
  const isLocked = new Set(locked.map(pairKey));
  return [...all, ...(instance.lastResort ?? [])].filter((pair) => !isLocked.has(pairKey(pair)));
}

const withoutLocked = (pairs: readonly PairIds[], { locked = [] }: MatchChoices): PairIds[] => {
  const isLocked = new Set(locked.map(pairKey));
  return pairs.filter((pair) => !isLocked.has(pairKey(pair)));
};

/** The pairs that complete a group are not marked as locked by the lead. */
function markedPairs({ pairs }: Matching, { locked = [] }: MatchChoices): Matching['pairs'] {
  const byLead = new Set(locked.map(pairKey));
  return pairs.map((pair) => ({ ...pair, locked: byLead.has(pairKey(pair)) }));
}
