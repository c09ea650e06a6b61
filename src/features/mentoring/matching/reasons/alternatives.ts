// What an alternative pair would cost. The cost is not estimated: the instance is matched again
// with that pair locked.
import { brokenRules, createScorer, type Rule } from '../candidates';
import { compareIds, type PairIds } from '../instance';
import {
  type MatchChoices,
  type MatchFigures,
  matchGroups,
  type Matching,
  type Prepared,
} from '../matcher';
import type { Cost } from './pair-reasons';

/** A lead waits for the answer. */
const WITHIN_MS = 4_000;

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
    withinMs: WITHIN_MS,
  });
  // A comparison of two results counts only if both are the best.
  return instead.offBy ? undefined : difference(matching.figures, instead.matching.figures);
}

function difference(before: MatchFigures, after: MatchFigures): Cost {
  return {
    served: before.served - after.served,
    pairs: before.pairs - after.pairs,
    total: before.total - after.total,
  };
}

/** A mentor as the lead could choose them for a mentee. */
export interface Choice {
  readonly mentorId: string;
  readonly score: number;
  /** The rules that the pair would break. */
  readonly against: readonly Rule[];
  /** Whether running pairs leave the mentor no place at all. */
  readonly isHeld: boolean;
}

/** Every mentor for a mentee: those with fewest broken rules first, then the best score. */
export function choicesFor({ encoded }: Prepared, menteeId: string): Choice[] {
  const { mentees, mentors } = encoded;
  const mentee = mentees.indexOf.get(menteeId);
  if (mentee === undefined) return [];
  const scorer = createScorer(encoded);
  return mentors.records
    .map(({ id }, mentor) => ({
      mentorId: id,
      score: scorer.scoresOf(mentee, mentor).score,
      against: brokenRules(encoded, mentee, mentor),
      isHeld: mentors.openSeats[mentor]! < 1,
    }))
    .sort(
      (a, b) =>
        Number(a.isHeld) - Number(b.isHeld) ||
        a.against.length - b.against.length ||
        b.score - a.score ||
        compareIds(a.mentorId, b.mentorId),
    );
}
