// Small groups, the second step. A group below its minimum is filled up to it, if that leaves
// nobody out, or it is not formed: what serves more people, then makes more pairs, then scores
// higher. The mentees of a group that is not formed are matched again. Those who stay without a
// mentor are named with the group.
import type { MatchingMentor, PairIds } from '../instance';
import { match } from './match';
import type { MatchChoices, Matching, Prepared } from './matching';

/** The minimum size of a group if the mentor does not say. */
const SMALLEST_GROUP = 2;

export interface SmallGroup {
  readonly mentorId: string;
  readonly minimum: number;
  readonly menteeIds: readonly string[];
}

export interface GroupedMatching {
  readonly matching: Matching;
  readonly groups: readonly SmallGroup[];
  /**
   * Groups that were not formed, with the mentees who would have been in them and those now without
   * a mentor.
   */
  readonly notFormed: readonly (SmallGroup & { readonly leftOut: readonly string[] })[];
}

export function matchGroups(prepared: Prepared, choices: MatchChoices = {}): GroupedMatching {
  const locked = [...(choices.locked ?? [])];
  const closed = new Map<string, SmallGroup>();
  let current = match(prepared, choices);
  let forbidden = choices.forbidden ?? [];
  const again = (more: Partial<MatchChoices>) =>
    match(prepared, { ...choices, locked, forbidden, prices: current.prices, ...more });
  for (;;) {
    // The group that lacks fewest first, so that it is most likely to be filled.
    const [small] = groupsOf(prepared, current)
      .filter((group) => size(prepared, group) < group.minimum && !closed.has(group.mentorId))
      .sort((a, b) => a.minimum - size(prepared, a) - (b.minimum - size(prepared, b)));
    if (!small) break;
    const without = again({
      forbidden: [...forbidden, ...pairsWith(prepared, small.mentorId, locked)],
    });
    const filled = fill(prepared, current, small, again, locked);
    if (filled && atLeastAsGood(filled.matching, without)) {
      locked.push(...filled.added);
      current = filled.matching;
    } else {
      forbidden = [...forbidden, ...pairsWith(prepared, small.mentorId, locked)];
      closed.set(small.mentorId, small);
      current = without;
    }
  }
  const leftOut = new Set(current.leftOut);
  // The pairs that filled a group are not marked as locked by the lead.
  const byLead = new Set(
    (choices.locked ?? []).map(({ menteeId, mentorId }) => JSON.stringify([menteeId, mentorId])),
  );
  const pairs = current.pairs.map((pair) => ({
    ...pair,
    locked: byLead.has(JSON.stringify([pair.menteeId, pair.mentorId])),
  }));
  return {
    matching: { ...current, pairs },
    groups: groupsOf(prepared, current).filter(({ mentorId }) => !closed.has(mentorId)),
    notFormed: [...closed.values()].map((group) => ({
      ...group,
      leftOut: group.menteeIds.filter((id) => leftOut.has(id)),
    })),
  };
}

/**
 * Adds the mentees who cost least, until the group has its minimum. Undefined if there are not
 * enough.
 */
function fill(
  { encoded, candidates }: Prepared,
  current: Matching,
  group: SmallGroup,
  again: (more: Partial<MatchChoices>) => Matching,
  locked: readonly PairIds[],
): { matching: Matching; added: PairIds[] } | undefined {
  const mentor = encoded.mentors.indexOf.get(group.mentorId)!;
  const missing = group.minimum - runningWith(encoded, group.mentorId);
  const price = current.prices.get(group.mentorId) ?? 0;
  const mine = new Set(group.menteeIds);
  const lockedIds = new Set(locked.map(({ menteeId }) => menteeId));
  const members = group.menteeIds.map((menteeId) => ({ menteeId, mentorId: group.mentorId }));
  const others: { pair: PairIds; score: number }[] = [];
  encoded.mentees.records.forEach(({ id }, mentee) => {
    if (mine.has(id) || lockedIds.has(id)) return;
    for (let k = candidates.start[mentee]!; k < candidates.start[mentee + 1]!; k++) {
      if (candidates.column[k] !== mentor) continue;
      const now = current.pairs.find(({ menteeId }) => menteeId === id);
      const alternative = now ? now.score - (current.prices.get(now.mentorId) ?? 0) : 0;
      others.push({
        pair: { menteeId: id, mentorId: group.mentorId },
        score: candidates.weight[k]! - price - alternative,
      });
    }
  });
  others.sort((a, b) => b.score - a.score || (a.pair.menteeId < b.pair.menteeId ? -1 : 1));
  const added = [...members, ...others.map(({ pair }) => pair)].slice(
    0,
    Math.min(missing, encoded.mentors.openSeats[mentor]!),
  );
  if (added.length < missing) return undefined;
  const fresh = added.filter(
    (pair) =>
      !locked.some((other) => other.menteeId === pair.menteeId && other.mentorId === pair.mentorId),
  );
  return { matching: again({ locked: [...locked, ...fresh] }), added: fresh };
}

function groupsOf({ encoded }: Prepared, { pairs }: Matching): SmallGroup[] {
  const members = Map.groupBy(pairs, ({ mentorId }) => mentorId);
  return encoded.mentors.records
    .filter((mentor) => mentor.group === true && members.has(mentor.id))
    .map((mentor) => ({
      mentorId: mentor.id,
      minimum: minimumOf(mentor),
      menteeIds: (members.get(mentor.id) ?? []).map(({ menteeId }) => menteeId),
    }));
}

function minimumOf({ minGroup, capacity }: MatchingMentor): number {
  return Math.min(minGroup ?? SMALLEST_GROUP, capacity);
}

function size({ encoded }: Prepared, group: SmallGroup): number {
  return group.menteeIds.length + runningWith(encoded, group.mentorId);
}

function runningWith({ mentors }: Prepared['encoded'], mentorId: string): number {
  const mentor = mentors.indexOf.get(mentorId)!;
  return Math.max(0, mentors.records[mentor]!.capacity - mentors.openSeats[mentor]!);
}

/** All allowed pairs with the mentor, except those that the lead locked. */
function pairsWith(
  { encoded, candidates }: Prepared,
  mentorId: string,
  locked: readonly PairIds[],
): PairIds[] {
  const mentor = encoded.mentors.indexOf.get(mentorId);
  const kept = new Set(
    locked.filter((pair) => pair.mentorId === mentorId).map(({ menteeId }) => menteeId),
  );
  return encoded.mentees.records.flatMap(({ id }, mentee) => {
    if (kept.has(id)) return [];
    for (let k = candidates.start[mentee]!; k < candidates.start[mentee + 1]!; k++) {
      if (candidates.column[k] === mentor) return [{ menteeId: id, mentorId }];
    }
    return [];
  });
}

function atLeastAsGood({ figures: a }: Matching, { figures: b }: Matching): boolean {
  if (a.served !== b.served) return a.served > b.served;
  if (a.pairs !== b.pairs) return a.pairs > b.pairs;
  return a.total >= b.total;
}
