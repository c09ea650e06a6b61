// Cards and forms about a round, for leads: the draft with its reasons, the details of one mentee,
// and the forms to change the draft or try a change out.
import type { CardMessage } from '../../../core/message';
import { languagesIn } from '../pairings';
import { type LeftOut, NEVER_AGAIN, type Round, type RoundPair, WAITS } from '../rounds';
import type { RoundNames } from './names';
import { helpOf, mostParts, nextBestOf, rulesOf, scoreParts } from './reasons';

/** How many pairs the card lists. The matcher prices the next-best mentors of these. */
export const PAIRS_SHOWN = 12;
const LEFT_SHOWN = 8;
const RULES_SHOWN = 4;
/** Shared working minutes from which two people have similar hours. */
const SIMILAR_HOURS = 360;

/** The draft. Once it is decided, the card shows by whom. */
export function roundCard(round: Round, names: RoundNames): CardMessage {
  const served = round.pairs.length;
  const mean =
    served === 0 ? 0 : Math.round(round.pairs.reduce((sum, pair) => sum + pair.score, 0) / served);
  const groups = Map.groupBy(round.pairs, ({ mentorId }) => mentorId);
  return {
    card: 'mentoring/round',
    data: {
      id: round.id,
      draft: round.state === 'draft',
      decided: round.decision !== undefined,
      state: round.state,
      by: round.decision?.byName ?? '',
      decidedAt: round.decision?.at ?? round.at,
      at: round.at,
      edits: String(round.edits),
      seeking: round.seeking,
      mentors: round.mentors,
      served,
      mean,
      publishable: round.state === 'draft' && served > 0,
      pairs: round.pairs.slice(0, PAIRS_SHOWN).map((pair) => ({
        ...pairIn(pair, names),
        group: pair.group === undefined ? 0 : (groups.get(pair.mentorId)?.length ?? 0),
      })),
      morePairs: Math.max(0, served - PAIRS_SHOWN),
      hasMorePairs: served > PAIRS_SHOWN,
      hasLeftOut: round.leftOut.length > 0,
      leftOut: round.leftOut.slice(0, LEFT_SHOWN).map((left) => leftIn(left, names)),
      moreLeftOut: Math.max(0, round.leftOut.length - LEFT_SHOWN),
      hasMoreLeftOut: round.leftOut.length > LEFT_SHOWN,
    },
  };
}

function pairIn(pair: RoundPair, names: RoundNames) {
  const { mentorId, score: nextScore, why, full, out, points } = nextBestOf(pair);
  return {
    mentor: names.of(pair.mentorId),
    mentee: names.of(pair.menteeId),
    score: pair.score,
    ...scoreParts(pair),
    sharedSkills: pair.shared.join(', '),
    ...languagesIn(pair.languages),
    time: pair.overlapMinutes >= SIMILAR_HOURS,
    locked: pair.locked,
    against: pair.against?.[0] ?? 'none',
    againstToo: pair.against?.[1] ?? 'none',
    next: why === 'none' ? '' : names.of(mentorId),
    nextScore,
    why,
    full,
    out,
    points,
  };
}

function leftIn(left: LeftOut, names: RoundNames) {
  const rules = rulesOf(left);
  const shown = Array.from(
    { length: RULES_SHOWN },
    (_, k) => rules[k] ?? { rule: 'none', count: 0 },
  );
  return {
    name: names.of(left.menteeId),
    total: rules.reduce((sum, { count }) => sum + count, 0),
    ...Object.fromEntries(
      shown.flatMap(({ rule, count }, k) => [
        [`rule${k + 1}`, rule] as const,
        [`count${k + 1}`, count] as const,
      ]),
    ),
    help: helpOf(left),
    helpMentors: left.helpMentors ?? 1,
    hasGroup: left.group !== undefined,
    groupMentor: left.group ? names.of(left.group.mentorId) : '',
    groupSize: left.group?.size ?? 0,
    groupMinimum: left.group?.minimum ?? 0,
  };
}

/** Why this pair: each part of the score next to its maximum, and why not the next-best mentor. */
export function pairReasonsCard(pair: RoundPair, names: RoundNames): CardMessage {
  const most = mostParts();
  return {
    card: 'mentoring/round-why-pair',
    data: { ...pairIn(pair, names), hours: pair.overlapMinutes / 60, most },
  };
}

/**
 * Why a mentee has no mentor: how many mentors each rule excluded, and the smallest change that
 * would help.
 */
export function leftOutReasonsCard(left: LeftOut, names: RoundNames): CardMessage {
  const rules = rulesOf(left);
  return {
    card: 'mentoring/round-why-left',
    data: { ...leftIn(left, names), rules: [...rules], hasRules: rules.length > 0 },
  };
}

export function roundEditForm(round: Round): CardMessage {
  return { card: 'mentoring/round-edit-form', data: { id: round.id } };
}

export function whyForm(round: Round): CardMessage {
  return { card: 'mentoring/round-why-form', data: { id: round.id } };
}

export function whatIfForm(round: Round): CardMessage {
  return { card: 'mentoring/what-if-form', data: { id: round.id } };
}

/** The rules of the programme. The choices are `WAITS`; the template names each. */
export function rulesForm(round: Round, waitDays: number): CardMessage {
  return {
    card: 'mentoring/round-rules-form',
    data: {
      id: round.id,
      wait: String(waitDays),
      waits: WAITS.map((days) => ({ days, value: String(days), never: days === NEVER_AGAIN })),
    },
  };
}
