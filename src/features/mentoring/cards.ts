// What mentoring looks like: data for the card templates.
import type { CardMessage } from '../../core/message';
import type { Person } from '../../core/person';
import { instantAt } from '../../domain/calendar';
import type { Pairing, Side } from './pairing';
import type { LeftOut, LeftOutRule, Round } from './round';
import type { Offer, Wish } from './seekers';

type Named = Pick<Person, 'name'>;
type Contact = Pick<Person, 'name' | 'email' | 'department' | 'location'>;

const PAIRS_SHOWN = 12;
const LEFT_SHOWN = 8;
/** Minutes in common: their working days overlap for the most part. */
const SIMILAR_HOURS = 360;
const NOON = 12 * 60;
const RULES: readonly LeftOutRule[] = ['skill', 'language', 'timeZone', 'manager', 'past', 'full', 'forbidden', 'self'];

export function overviewCard(
  offer: Offer | undefined,
  wish: Wish | undefined,
  pairings: readonly { readonly pairing: Pairing; readonly other: Named; readonly unanswered: boolean }[],
): CardMessage {
  return {
    card: 'mentoring/overview',
    data: {
      hasOffer: offer?.open ?? false,
      offered: offer?.skills.join(', ') ?? '',
      hasWish: wish?.open ?? false,
      wished: wish?.skills.join(', ') ?? '',
      hasPairings: pairings.length > 0,
      pairings: pairings.map(({ pairing, other, unanswered }) => ({
        id: pairing.id,
        other: other.name,
        state: pairing.state,
        running: pairing.state === 'running',
        paused: pairing.state === 'paused',
        active: pairing.state === 'running' || pairing.state === 'paused',
        unanswered,
        pressable: unanswered || pairing.state !== 'proposed',
      })),
    },
  };
}

export function offerForm(person: Person, offer: Offer | undefined): CardMessage {
  return {
    card: 'mentoring/offer-form',
    data: {
      skills: offer?.skills.join(', ') ?? '',
      capacity: offer?.capacity ?? 2,
      languages: (offer?.languages ?? person.languages).join(','),
    },
  };
}

export function wishForm(wish: Wish | undefined): CardMessage {
  return {
    card: 'mentoring/wish-form',
    data: { skills: wish?.skills.join(', ') ?? '', goal: wish?.goal ?? '', rhythm: wish?.rhythm ?? 'twoWeekly' },
  };
}

/** The draft for the lead; decided, it shows by whom. */
export function roundCard(round: Round, nameOf: (personId: string) => string): CardMessage {
  const served = round.pairs.length;
  const mean = served === 0 ? 0 : Math.round(round.pairs.reduce((sum, pair) => sum + pair.score, 0) / served);
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
        mentor: nameOf(pair.mentorId),
        mentee: nameOf(pair.menteeId),
        score: pair.score,
        shared: pair.shared.join(', '),
        ...languagesIn(pair.languages),
        time: pair.overlapMinutes >= SIMILAR_HOURS,
        locked: pair.locked,
        hasNext: pair.nextBest !== undefined,
        next: pair.nextBest ? nameOf(pair.nextBest.mentorId) : '',
        nextScore: pair.nextBest?.score ?? 0,
        nextFull: pair.nextBest?.isFull ?? false,
      })),
      morePairs: Math.max(0, served - PAIRS_SHOWN),
      hasMorePairs: served > PAIRS_SHOWN,
      hasLeftOut: round.leftOut.length > 0,
      leftOut: round.leftOut.slice(0, LEFT_SHOWN).map((left) => ({
        name: nameOf(left.menteeId),
        ...reasonsOf(left),
        help: HELPS[left.help ?? 'none'],
      })),
      moreLeftOut: Math.max(0, round.leftOut.length - LEFT_SHOWN),
      hasMoreLeftOut: round.leftOut.length > LEFT_SHOWN,
    },
  };
}

/** Names of the steps that would help, as texts can select by them. */
const HELPS = { 'time-zone': 'timeZone', seniority: 'seniority', skill: 'skill', seats: 'seats', none: 'none' } as const;

export function roundEditForm(round: Round): CardMessage {
  return { card: 'mentoring/round-edit-form', data: { id: round.id } };
}

export function whatIfForm(round: Round): CardMessage {
  return { card: 'mentoring/what-if-form', data: { id: round.id } };
}

/** The two rules that ruled out most mentors, for a sentence. */
function reasonsOf({ reasons }: LeftOut) {
  const counted = RULES.flatMap((rule) => (reasons[rule] ? [{ rule, count: reasons[rule] }] : [])).sort((a, b) => b.count - a.count);
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  const at = (index: number) => ({ rule: counted[index]?.rule ?? 'none', count: counted[index]?.count ?? 0 });
  return { total, rule1: at(0).rule, count1: at(0).count, rule2: at(1).rule, count2: at(1).count };
}

/** Two languages at most, for a sentence. */
function languagesIn([first = 'none', second = 'none']: readonly string[]) {
  return { language: first, language2: second };
}

/** What became of a proposal, for one of the two. */
export type Outcome = 'open' | 'waiting' | 'both' | 'declined' | 'otherDeclined' | 'lapsed';

/** The proposal as one side sees it; once it is answered it says what became of it. */
export function proposalCard(pairing: Pairing, side: Side, other: Contact, outcome: Outcome = 'open'): CardMessage {
  return {
    card: 'mentoring/proposal',
    data: {
      id: pairing.id,
      asMentor: side === 'mentor',
      other: other.name,
      where: [other.department, other.location].filter(Boolean).join(', '),
      hasWhere: other.department !== undefined || other.location !== undefined,
      shared: pairing.shared.join(', '),
      ...languagesIn(pairing.languages),
      goal: pairing.goal,
      hasGoal: pairing.goal !== '',
      rhythm: pairing.rhythm,
      open: outcome === 'open',
      settled: outcome !== 'open',
      outcome,
    },
  };
}

export function introCard(pairing: Pairing, reader: Pick<Person, 'zone'>, other: Contact): CardMessage {
  return {
    card: 'mentoring/intro',
    data: {
      other: other.name,
      email: other.email ?? '',
      hasEmail: other.email !== undefined,
      goal: pairing.goal,
      hasGoal: pairing.goal !== '',
      date: instantAt(pairing.nextDate ?? pairing.proposedAt.slice(0, 10), NOON, reader.zone).toISOString(),
      rhythm: pairing.rhythm,
    },
  };
}

export function reminderCard(pairing: Pairing, session: number, other: Named, note: string | undefined): CardMessage {
  return {
    card: 'mentoring/reminder',
    data: {
      id: pairing.id,
      other: other.name,
      session,
      goal: pairing.goal,
      hasGoal: pairing.goal !== '',
      note: note ?? '',
      hasNote: note !== undefined,
    },
  };
}

export function checkInCard(pairing: Pairing, session: number, other: Named): CardMessage {
  return { card: 'mentoring/check-in', data: { id: pairing.id, other: other.name, session } };
}

/** Takes the place of the question once they have met. */
export function metCard(pairing: Pairing, session: number, other: Named): CardMessage {
  return { card: 'mentoring/met', data: { id: pairing.id, other: other.name, session } };
}

export function stuckCard(pairing: Pairing, other: Named): CardMessage {
  return { card: 'mentoring/stuck', data: { id: pairing.id, other: other.name } };
}

export function noteForm(pairing: Pairing, session: number, other: Named): CardMessage {
  return { card: 'mentoring/note-form', data: { id: pairing.id, session, other: other.name } };
}

export function dateForm(pairing: Pairing, session: number, other: Named): CardMessage {
  return { card: 'mentoring/date-form', data: { id: pairing.id, session, other: other.name } };
}

export function reasonForm(pairing: Pairing, verb: 'pairing.submitDecline' | 'pairing.submitEnd', other: Named): CardMessage {
  return { card: 'mentoring/reason-form', data: { id: pairing.id, other: other.name, ending: verb === 'pairing.submitEnd' } };
}
