// A round: one matching run. Its draft is shown to the lead, who locks and forbids pairs, and publishes or discards it, once. Here is what it
// is and how a draft comes out of what the matcher says; who takes part is round-instance.ts, keeping it is rounds.ts.
import { collectionSpec, type Doc } from '../../core/store';
import type { Rhythm } from '../../domain/calendar';
import type { Draft, LeftOutReasons, PairIds, PairParts, PairReasons, Relaxation } from './matching';
import type { Pairing } from './pairing';
import type { RoundPeople } from './round-instance';

export interface RoundPair extends PairIds {
  readonly score: number;
  /** What the mentor is worth to the mentee, part by part. */
  readonly parts: PairParts['mentee'];
  /** Wanted skills that the mentor offers. */
  readonly shared: readonly string[];
  /** Common working time per day. */
  readonly overlapMinutes: number;
  readonly nextBest?: NonNullable<PairReasons['nextBest']>;
  /** Set by the lead. */
  readonly locked: boolean;
  readonly goal: string;
  readonly rhythm: Rhythm;
  /** Languages that both work in. */
  readonly languages: readonly string[];
}

export type LeftOutRule = 'self' | 'past' | 'manager' | 'language' | 'timeZone' | 'skill' | 'full' | 'forbidden';

export interface LeftOut {
  readonly menteeId: string;
  /** How many mentors each rule ruled out; each mentor counts at the first rule that it fails. */
  readonly reasons: Readonly<Partial<Record<LeftOutRule, number>>>;
  /** The smallest step that would help. */
  readonly help?: Relaxation['kind'];
}

export interface RoundDecision {
  readonly byPersonId: string;
  readonly byName: string;
  readonly at: string;
  readonly because: string;
}

export interface Round extends Doc {
  readonly state: 'draft' | 'published' | 'discarded';
  readonly at: string;
  readonly byPersonId: string;
  readonly seeking: number;
  readonly mentors: number;
  readonly pairs: readonly RoundPair[];
  readonly leftOut: readonly LeftOut[];
  /** What the lead has set: pairs that must be in it, and pairs that must not. */
  readonly locked: readonly PairIds[];
  readonly forbidden: readonly PairIds[];
  /** How often the lead has changed it: a card from before the last time must not publish it. */
  readonly edits: number;
  readonly decision?: RoundDecision;
  /** How many of its pairs were proposed; absent until then. */
  readonly proposed?: number;
}

export const roundsCollection = collectionSpec<Round>('mentoring.rounds', [{ fields: ['state', 'at'] }]);

/** The parts of a round that come from matching. */
export type Drafted = Pick<Round, 'seeking' | 'mentors' | 'pairs' | 'leftOut'>;

export function draftedFrom(draft: Draft, of: RoundPeople, mentors: number): Drafted {
  const wishOf = new Map(of.wishes.map((wish) => [wish.personId, wish]));
  const offerOf = new Map(of.offers.map((offer) => [offer.personId, offer]));
  const reasonsOf = new Map(draft.reasons.map((reasons) => [reasons.menteeId, reasons]));
  const pairs = draft.matching.pairs.flatMap(({ menteeId, mentorId, score, locked }) => {
    const reasons = reasonsOf.get(menteeId);
    if (!reasons) return [];
    const { parts, nextBest } = reasons;
    const wish = wishOf.get(menteeId);
    const spoken = of.people.get(menteeId)?.languages ?? [];
    return {
      menteeId,
      mentorId,
      score,
      locked,
      parts: parts.mentee,
      shared: parts.sharedSkills,
      overlapMinutes: parts.overlapMinutes,
      ...(nextBest && { nextBest }),
      languages: (offerOf.get(mentorId)?.languages ?? []).filter((language) => spoken.includes(language)),
      goal: wish?.goal ?? '',
      rhythm: wish?.rhythm ?? ('twoWeekly' as const),
    };
  });
  return {
    seeking: draft.matching.figures.seeking,
    mentors,
    pairs: pairs.sort((a, b) => b.score - a.score),
    leftOut: draft.leftOut.map(leftOutFrom),
  };
}

function leftOutFrom({ menteeId, causes, cheapest }: LeftOutReasons): LeftOut {
  const sum = (...names: readonly (keyof LeftOutReasons['causes'])[]) => names.reduce((total, name) => total + (causes[name] ?? 0), 0);
  const counts: Readonly<Record<LeftOutRule, number>> = {
    self: sum('self'),
    past: sum('history-declined', 'history-ended', 'history-running'),
    manager: sum('own-manager', 'reporting-line'),
    language: sum('language'),
    timeZone: sum('time-zone'),
    skill: sum('skill'),
    full: sum('full', 'no-seat'),
    forbidden: sum('forbidden'),
  };
  const reasons = Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  return { menteeId, reasons, ...(cheapest && { help: cheapest.kind }) };
}

/** A published round's pair as a pairing that is proposed. */
export function proposedPairing(id: string, roundId: string, pair: RoundPair, now: Date): Pairing {
  const { mentorId, menteeId, goal, shared, languages, score, rhythm } = pair;
  return {
    id,
    version: 1,
    roundId,
    mentorId,
    menteeId,
    state: 'proposed',
    goal,
    shared,
    languages,
    score,
    rhythm,
    proposedAt: now.toISOString(),
    proposedTo: menteeId,
    acceptedBy: [],
    chased: [],
    session: 0,
    tasks: [],
    checkIns: [],
    because: [],
  };
}
