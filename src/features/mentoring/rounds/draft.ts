// Turns the matcher's answer into the draft of a round. Pure.
import { RHYTHM_DAYS, type Rhythm, RHYTHMS } from '../../../domain/calendar';
import type { LeftOutReasons, MatchedDraft } from '../matching';
import { takesSeat } from '../pairings';
import type { RoundPeople } from './instance';
import type { LeftOut, LeftOutRule, Round, SmallGroupLost } from './round';
import { type SoftRule, softRulesIn } from './rules';

/** The parts of a round that come from the matcher. */
export type Drafted = Pick<Round, 'seeking' | 'mentors' | 'pairs' | 'leftOut' | 'offBy'>;

/** The matcher's reasons by the names that texts use. */
const BECAUSE = {
  few: 'few',
  served: 'out',
  pairs: 'pairs',
  total: 'points',
  unknown: 'unknown',
} as const;

export function draftedFrom(draft: MatchedDraft, of: RoundPeople, mentors: number): Drafted {
  const wishOf = new Map(of.wishes.map((wish) => [wish.personId, wish]));
  const offerOf = new Map(of.offers.map((offer) => [offer.personId, offer]));
  const reasonsOf = new Map(draft.reasons.map((reasons) => [reasons.menteeId, reasons]));
  const groupOf = new Map(
    draft.groups.map((group) => [group.mentorId, { ...group, rhythm: rhythmOfGroup(group, of) }]),
  );
  const pairs = draft.matching.pairs.flatMap(({ menteeId, mentorId, score, locked }) => {
    const reasons = reasonsOf.get(menteeId);
    if (!reasons) return [];
    const { parts, nextBest } = reasons;
    const group = groupOf.get(mentorId);
    const isAlone = locked && !group && offerOf.get(mentorId)?.minGroup !== undefined;
    const against: SoftRule[] = [
      ...softRulesIn(reasons.against ?? []),
      ...(isAlone ? (['smallGroup'] as const) : []),
    ];
    const wish = wishOf.get(menteeId);
    const spoken = of.people.get(menteeId)?.languages ?? [];
    return {
      menteeId,
      mentorId,
      score,
      locked,
      ...(against.length > 0 && { against }),
      ...(group && { group: group.minimum }),
      parts: parts.mentee,
      shared: parts.sharedSkills,
      overlapMinutes: parts.overlapMinutes,
      ...(nextBest && { nextBest }),
      languages: (offerOf.get(mentorId)?.languages ?? []).filter((language) =>
        spoken.includes(language),
      ),
      goal: wish?.goal ?? '',
      rhythm: group?.rhythm ?? wish?.rhythm ?? ('twoWeekly' as const),
    };
  });
  const lost = new Map(
    draft.notFormed.flatMap(({ mentorId, minimum, menteeIds, leftOut, because, lost }) =>
      leftOut.map(
        (menteeId) =>
          [
            menteeId,
            {
              mentorId,
              minimum,
              size: menteeIds.length,
              because: BECAUSE[because ?? 'unknown'],
              ...(lost !== undefined && { lost }),
            },
          ] as const,
      ),
    ),
  );
  return {
    seeking: draft.matching.figures.seeking,
    mentors,
    pairs: pairs.sort((a, b) => b.score - a.score),
    leftOut: draft.leftOut.map((left) => leftOutFrom(left, lost.get(left.menteeId))),
    offBy: draft.offBy ? { what: draft.offBy.goal, most: draft.offBy.most } : null,
  };
}

/**
 * A group has one rhythm: its present one, or the one that most mentees want; in a tie, the slower
 * one.
 */
function rhythmOfGroup(
  { mentorId, menteeIds }: MatchedDraft['groups'][number],
  { pairings, wishes }: RoundPeople,
): Rhythm {
  const running = pairings.find(
    (pairing) => pairing.mentorId === mentorId && pairing.inGroup === true && takesSeat(pairing),
  );
  if (running) return running.rhythm;
  const wanted = wishes
    .filter(({ personId }) => menteeIds.includes(personId))
    .map(({ rhythm }) => rhythm);
  const votes = (rhythm: Rhythm) => wanted.filter((one) => one === rhythm).length;
  return (
    RHYTHMS.toSorted((a, b) => votes(b) - votes(a) || RHYTHM_DAYS[b] - RHYTHM_DAYS[a])[0] ??
    'twoWeekly'
  );
}

function leftOutFrom(
  { menteeId, causes, cheapest }: LeftOutReasons,
  group: SmallGroupLost | undefined,
): LeftOut {
  const sum = (...names: readonly (keyof LeftOutReasons['causes'])[]) =>
    names.reduce((total, name) => total + (causes[name] ?? 0), 0);
  // The rule `self` is left out: it is obvious.
  const counts: Readonly<Record<LeftOutRule, number>> = {
    past: sum('history-ended'),
    open: sum('history-open', 'history-running'),
    declined: sum('history-declined'),
    manager: sum('own-manager', 'reporting-line'),
    language: sum('language'),
    timeZone: sum('time-zone'),
    skill: sum('skill'),
    full: sum('full', 'no-seat'),
    smallGroup: sum('small-group'),
    forbidden: sum('forbidden'),
  };
  const reasons = Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  return {
    menteeId,
    reasons,
    ...(cheapest && { help: cheapest.kind, helpMentors: cheapest.mentors }),
    ...(group && { group }),
  };
}
