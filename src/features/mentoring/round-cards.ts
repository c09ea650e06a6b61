// What a round looks like to its leads: the matcher at work, the draft with its reasons, the forms that change it and try it out.
import type { CardMessage } from '../../core/message';
import { languagesIn } from './cards';
import type { LeftOut, LeftOutRule, Round } from './round';
import type { Run } from './run';

const PAIRS_SHOWN = 12;
const LEFT_SHOWN = 8;
/** Minutes in common: their working days overlap for the most part. */
const SIMILAR_HOURS = 360;
const RULES: readonly LeftOutRule[] = ['skill', 'language', 'timeZone', 'manager', 'past', 'full', 'forbidden', 'self'];

/** How far the matcher is, with a way to cancel it; once it ended without a draft, why. */
export function runCard(run: Run): CardMessage {
  const { step, done, of } = run.progress ?? { step: 'begun', done: 0, of: 0 };
  return {
    card: 'mentoring/matching',
    data: {
      id: run.id,
      state: run.state,
      running: run.state === 'running',
      cancelled: run.state === 'cancelled',
      failed: run.state === 'failed',
      by: run.byName,
      cancelledBy: run.cancelledBy ?? '',
      step,
      done,
      of,
    },
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
