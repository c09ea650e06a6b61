// What may be asked of the matcher, as data that can cross to a worker thread and back: a draft with all its reasons, what an alternative
// would cost, a simulation. `answer` is all that the thread does.
import {
  choicesFor,
  type Cost,
  costOf,
  explainLeftOut,
  explainPairs,
  type LeftOutReasons,
  type PairReasons,
  withCosts,
} from '../reasons/reasons';
import { type GroupedMatching, matchGroups } from '../matcher/groups';
import { type MatchChoices, type Matching, prepare } from '../matcher/match';
import { type Simulated, simulate, type WhatIf } from '../reasons/simulate';

export type Choices = Pick<MatchChoices, 'locked' | 'forbidden' | 'prices'>;

export interface Requests {
  /** The best matching with its reasons; for so many of the best pairs with what the next-best mentor would cost. */
  draft: { readonly instance: unknown; readonly choices?: Choices; readonly priced?: number };
  /** Whom else a mentee could have, and what a certain one of them would cost. */
  alternative: { readonly instance: unknown; readonly choices?: Choices; readonly menteeId: string; readonly mentorId?: string };
  simulate: { readonly instance: unknown; readonly choices?: Choices; readonly whatIf: WhatIf };
}

export interface Draft extends Omit<GroupedMatching, 'matching'> {
  readonly matching: Matching;
  readonly reasons: readonly PairReasons[];
  readonly leftOut: readonly LeftOutReasons[];
}

export interface Answers {
  draft: Draft;
  alternative: { readonly cost: Cost | undefined; readonly mentors: readonly { readonly mentorId: string; readonly score: number }[] };
  simulate: Simulated;
}

export type Kind = keyof Requests;

type Answerers = { [K in Kind]: (request: Requests[K], onProgress: MatchChoices['onProgress']) => Answers[K] };

const ANSWERERS: Answerers = {
  draft({ instance, choices = {}, priced = 0 }, onProgress) {
    const prepared = prepare(instance, onProgress);
    const followed = { ...choices, ...(onProgress && { onProgress }) };
    const grouped = matchGroups(prepared, followed);
    const { matching, notFormed } = grouped;
    const reasons = withCosts(prepared, matching, explainPairs(prepared, matching, choices, notFormed), priced, followed);
    return { ...grouped, reasons, leftOut: explainLeftOut(prepared, matching, choices, notFormed) };
  },
  alternative({ instance, choices = {}, menteeId, mentorId }, onProgress) {
    const prepared = prepare(instance, onProgress);
    const mentors = choicesFor(prepared, menteeId);
    if (mentorId === undefined) return { cost: undefined, mentors };
    const { matching } = matchGroups(prepared, choices);
    return { cost: costOf(prepared, matching, { menteeId, mentorId }, choices), mentors };
  },
  simulate({ instance, choices = {}, whatIf }, onProgress) {
    const prepared = prepare(instance, onProgress);
    const { matching } = matchGroups(prepared, choices);
    return simulate(prepared.roster.instance, matching, whatIf, choices);
  },
};

export function answer<K extends Kind>(kind: K, request: Requests[K], onProgress?: MatchChoices['onProgress']): Answers[K] {
  return ANSWERERS[kind](request, onProgress);
}
