// The draft of a round as a card: bars first, a page of pairs, and who is left out by reason. Once it
// is decided, the card shows by whom.
import { barOf } from '../../../core/bar';
import type { CardMessage } from '../../../core/message';
import { type LeftOut, NEVER_AGAIN, type Round, type RoundPair, WAITS } from '../rounds';
import { type LeftGroup, leftGroups, type LeftReason } from './left-groups';
import type { RoundNames } from './names';
import { helpOf, rulesOf } from './reasons';

/** Rows on a page. With their buttons they fit into a message of every platform. */
export const PAGE = 8;
const NAMES_SHOWN = 6;
const FULL_SCORE = 1000;

/** `from`: where the page of pairs begins. */
export function roundCard(round: Round, names: RoundNames, from = 0): CardMessage {
  const served = round.pairs.length;
  const mean =
    served === 0 ? 0 : Math.round(round.pairs.reduce((sum, pair) => sum + pair.score, 0) / served);
  const sizes = Map.groupBy(round.pairs, ({ mentorId }) => mentorId);
  const groups = leftGroups(round.leftOut);
  return {
    card: 'mentoring/draft',
    data: {
      id: round.id,
      draft: round.state === 'draft',
      decided: round.decision !== undefined,
      state: round.state,
      by: round.decision?.byName ?? '',
      decidedAt: round.decision?.at ?? round.at,
      edits: String(round.edits),
      seeking: round.seeking,
      mentors: round.mentors,
      served,
      bar: barOf(served, round.seeking),
      mean,
      isOff: (round.offBy ?? null) !== null,
      offBy: round.offBy?.what ?? 'none',
      offMost: round.offBy?.most ?? 0,
      publishable: round.state === 'draft' && served > 0,
      pairs: round.pairs
        .slice(pageFrom(from, served), pageFrom(from, served) + PAGE)
        .map((pair) => ({
          ...pairRow(pair, names),
          id: round.id,
          draft: round.state === 'draft',
          group: pair.group === undefined ? 0 : (sizes.get(pair.mentorId)?.length ?? 0),
        })),
      ...pagingOf(from, served),
      hasLeftOut: round.leftOut.length > 0,
      left: round.leftOut.length,
      groups: groups.map((group) => groupRow(group, groups, names)),
    },
  };
}

/** The start of the page that holds this place. */
export function pageFrom(from: number, count: number): number {
  const within = Math.min(Math.max(0, from), Math.max(0, count - 1));
  return within - (within % PAGE);
}

/** What the buttons of a list need. */
export function pagingOf(from: number, count: number) {
  const first = pageFrom(from, count);
  const last = pageFrom(count, count);
  return {
    first: first + 1,
    last: Math.min(first + PAGE, count),
    count,
    hasPages: count > PAGE,
    hasBefore: first > 0,
    hasAfter: first < last,
    before: String(Math.max(0, first - PAGE)),
    after: String(first + PAGE),
    end: String(last),
  };
}

function pairRow(pair: RoundPair, names: RoundNames) {
  return {
    menteeId: pair.menteeId,
    mentee: names.full(pair.menteeId),
    menteeName: names.of(pair.menteeId),
    mentor: names.full(pair.mentorId),
    score: pair.score,
    bar: barOf(pair.score, FULL_SCORE),
    sharedSkills: pair.shared.join(', '),
    locked: pair.locked,
    against: pair.against?.[0] ?? 'none',
    againstToo: pair.against?.[1] ?? 'none',
  };
}

function groupRow({ reason, people }: LeftGroup, all: readonly LeftGroup[], names: RoundNames) {
  const most = Math.max(...all.map((group) => group.people.length));
  return {
    reason,
    count: people.length,
    bar: barOf(people.length, most),
    names: people
      .slice(0, NAMES_SHOWN)
      .map(({ menteeId }) => names.of(menteeId))
      .join(', '),
    more: Math.max(0, people.length - NAMES_SHOWN),
  };
}

/** Everyone without a mentor for one reason, a page at a time; and how many there are of others. */
export function leftOutCard(
  round: Round,
  names: RoundNames,
  reason: LeftReason | undefined,
  from: number,
): CardMessage {
  const groups = leftGroups(round.leftOut);
  const shown = groups.find((group) => group.reason === reason) ?? groups[0];
  const people = shown?.people ?? [];
  const start = pageFrom(from, people.length);
  return {
    card: 'mentoring/round-left',
    data: {
      id: round.id,
      left: round.leftOut.length,
      reason: shown?.reason ?? 'nobody',
      groups: groups.map((group) => ({
        ...groupRow(group, groups, names),
        id: round.id,
        isOther: group !== shown,
      })),
      people: people.slice(start, start + PAGE).map((left) => ({
        ...leftRow(left, names),
        id: round.id,
        draft: round.state === 'draft',
      })),
      ...pagingOf(from, people.length),
    },
  };
}

export function leftRow(left: LeftOut, names: RoundNames) {
  const rules = rulesOf(left);
  return {
    menteeId: left.menteeId,
    name: names.full(left.menteeId),
    shortName: names.of(left.menteeId),
    total: rules.reduce((sum, { count }) => sum + count, 0),
    help: helpOf(left),
    helpMentors: left.helpMentors ?? 1,
  };
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

export function whatIfForm(round: Round): CardMessage {
  return { card: 'mentoring/what-if-form', data: { id: round.id } };
}
