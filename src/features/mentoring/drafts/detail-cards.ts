// One person of a round in detail: why this mentor, or why none, as bars; and what a lead can do.
import { barOf } from '../../../core/bar';
import type { CardMessage } from '../../../core/message';
import { languagesIn } from '../pairings';
import type { LeftOut, Round, RoundPair } from '../rounds';
import { leftRow } from './cards';
import type { RoundNames } from './names';
import { mostParts, nextBestOf, rulesOf, scoreParts } from './reasons';

const PARTS = ['skills', 'overlap', 'department', 'location', 'use'] as const;

/** Why this pair: each part of the score beside its maximum, and why not the next-best mentor. */
export function pairReasonsCard(round: Round, pair: RoundPair, names: RoundNames): CardMessage {
  const [points, most] = [scoreParts(pair), mostParts()];
  const { mentorId, score: nextScore, why, full, held, out, points: lost } = nextBestOf(pair);
  return {
    card: 'mentoring/round-why-pair',
    data: {
      id: round.id,
      draft: round.state === 'draft',
      menteeId: pair.menteeId,
      mentee: names.full(pair.menteeId),
      mentor: names.full(pair.mentorId),
      score: pair.score,
      bar: barOf(pair.score, 1000),
      parts: PARTS.map((part) => ({
        part,
        points: points[part],
        most: most[part],
        bar: barOf(points[part], most[part]),
      })),
      sharedSkills: pair.shared.join(', '),
      ...languagesIn(pair.languages),
      hours: pair.overlapMinutes / 60,
      locked: pair.locked,
      against: pair.against?.[0] ?? 'none',
      againstToo: pair.against?.[1] ?? 'none',
      next: why === 'none' ? '' : names.of(mentorId),
      nextScore,
      why,
      full,
      held,
      out,
      points: lost,
    },
  };
}

/**
 * Why a mentee has no mentor: how many mentors each rule excluded, and the smallest change that
 * would help.
 */
export function leftOutReasonsCard(round: Round, left: LeftOut, names: RoundNames): CardMessage {
  const rules = rulesOf(left);
  const most = Math.max(0, ...rules.map(({ count }) => count));
  const { group } = left;
  return {
    card: 'mentoring/round-why-left',
    data: {
      id: round.id,
      draft: round.state === 'draft',
      ...leftRow(left, names),
      rules: rules.map(({ rule, count }) => ({ rule, count, bar: barOf(count, most) })),
      hasRules: rules.length > 0,
      hasGroup: group !== undefined,
      groupMentor: group ? names.of(group.mentorId) : '',
      groupSize: group?.size ?? 0,
      groupMinimum: group?.minimum ?? 0,
      groupBecause: group?.because ?? 'few',
      groupLost: group?.lost ?? 0,
    },
  };
}
