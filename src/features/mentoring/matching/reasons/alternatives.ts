// What an alternative pair would cost. The cost is not estimated: the instance is matched again
// with that pair locked.
import { brokenRules } from '../candidates';
import { compareIds, type PairIds } from '../instance';
import {
  type MatchChoices,
  type MatchFigures,
  matchGroups,
  type Matching,
  type Prepared,
} from '../matcher';
import type { Cost, PairReasons } from './pair-reasons';

/**
 * What all others lose if this pair is made. Undefined if the locked pairs leave no room for it.
 */
export function costOf(
  prepared: Prepared,
  matching: Matching,
  pair: PairIds,
  choices: MatchChoices = {},
): Cost | undefined {
  const { encoded } = prepared;
  const mentee = encoded.mentees.indexOf.get(pair.menteeId);
  const mentor = encoded.mentors.indexOf.get(pair.mentorId);
  if (mentee === undefined || mentor === undefined) return undefined;
  const locked = choices.locked ?? [];
  const hasRoom =
    locked.filter(({ menteeId }) => menteeId === pair.menteeId).length <
      encoded.mentees.openWishes[mentee]! &&
    locked.filter(({ mentorId }) => mentorId === pair.mentorId).length <
      encoded.mentors.openSeats[mentor]!;
  if (!hasRoom || brokenRules(encoded, mentee, mentor).length > 0) return undefined;
  const { prices, stake, pairs } = matching;
  const instead = matchGroups(prepared, {
    ...choices,
    locked: [...locked, pair],
    prices,
    stake,
    pairs,
    figuresOnly: true,
  });
  return difference(matching.figures, instead.matching.figures);
}

/** The reasons, with the cost of the next-best mentor for the `most` pairs with the best scores. */
export function withCosts(
  prepared: Prepared,
  matching: Matching,
  reasons: readonly PairReasons[],
  most: number,
  choices: MatchChoices = {},
): PairReasons[] {
  const isLocked = new Set(
    matching.pairs.filter(({ locked }) => locked).map(({ menteeId }) => menteeId),
  );
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

function difference(before: MatchFigures, after: MatchFigures): Cost {
  return {
    served: before.served - after.served,
    pairs: before.pairs - after.pairs,
    total: before.total - after.total,
  };
}

/** The mentors that a mentee can be paired with, best score first. */
export function choicesFor(
  { encoded, candidates }: Prepared,
  menteeId: string,
): { mentorId: string; score: number }[] {
  const mentee = encoded.mentees.indexOf.get(menteeId);
  if (mentee === undefined) return [];
  const choices: { mentorId: string; score: number }[] = [];
  for (let k = candidates.start[mentee]!; k < candidates.start[mentee + 1]!; k++) {
    choices.push({
      mentorId: encoded.mentors.records[candidates.column[k]!]!.id,
      score: candidates.weight[k]!,
    });
  }
  return choices.sort((a, b) => b.score - a.score || compareIds(a.mentorId, b.mentorId));
}
