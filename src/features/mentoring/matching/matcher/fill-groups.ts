// A first answer about small groups, quickly: a group below its minimum is filled up to it, if that
// leaves nobody out, or it is not formed: what serves more people, then makes more pairs, then
// scores higher. The mentees of a group that is not formed are matched again. The integer program
// starts from here.
import type { PairIds } from '../instance';
import { groupsOf, isTooSmall, runningWith, sizeOf, type SmallGroup } from './group-sizes';
import { match } from './match';
import type { MatchChoices, Matching, Prepared } from './matching';

export function fillGroups(prepared: Prepared, choices: MatchChoices, relaxed: Matching): Matching {
  const locked = [...(choices.locked ?? [])];
  const closed = new Set<string>();
  let current = relaxed;
  let forbidden = choices.forbidden ?? [];
  const again = (more: Partial<MatchChoices>) =>
    match(prepared, { ...choices, locked, forbidden, prices: current.prices, ...more });
  for (;;) {
    // The group that lacks fewest first, so that it is most likely to be filled.
    const [small] = groupsOf(prepared, current)
      .filter((group) => isTooSmall(prepared, group) && !closed.has(group.mentorId))
      .sort((a, b) => a.minimum - sizeOf(prepared, a) - (b.minimum - sizeOf(prepared, b)));
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
      closed.add(small.mentorId);
      current = without;
    }
  }
  return current;
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

/** All allowed pairs with the mentor, except those that the lead locked. */
export function pairsWith(
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
