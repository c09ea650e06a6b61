// The requests to the matcher and their answers, as data that can cross to a worker thread and
// back: a draft with its reasons, the cost of an alternative, a simulation.
import {
  type Choice,
  choicesFor,
  type Cost,
  costOf,
  explainLeftOut,
  explainPairs,
  type LeftOutReasons,
  type PairReasons,
  simulate,
  type Simulated,
  type WhatIf,
  withCosts,
} from '../reasons';
import {
  type GroupedMatching,
  type MatchChoices,
  matchGroups,
  type Matching,
  prepare,
} from '../matcher';

export type Choices = Pick<MatchChoices, 'locked' | 'forbidden' | 'mayBreak' | 'prices'>;

export interface Requests {
  /**
   * The best matching with its reasons. `priced`: for how many pairs the next-best mentor is
   * priced.
   */
  draft: { readonly instance: unknown; readonly choices?: Choices; readonly priced?: number };
  /** All mentors for a mentee with the rules in the way, and what one of them would cost. */
  alternative: {
    readonly instance: unknown;
    readonly choices?: Choices;
    readonly menteeId: string;
    readonly mentorId?: string;
  };
  simulate: { readonly instance: unknown; readonly choices?: Choices; readonly whatIf: WhatIf };
}

export interface MatchedDraft extends Omit<GroupedMatching, 'matching'> {
  readonly matching: Matching;
  readonly reasons: readonly PairReasons[];
  readonly leftOut: readonly LeftOutReasons[];
}

export interface Answers {
  draft: MatchedDraft;
  alternative: {
    readonly cost: Cost | undefined;
    readonly mentors: readonly Choice[];
  };
  simulate: Simulated;
}

export type Kind = keyof Requests;

type Answerers = {
  [K in Kind]: (request: Requests[K], onProgress: MatchChoices['onProgress']) => Answers[K];
};

const ANSWERERS: Answerers = {
  draft({ instance, choices = {}, priced = 0 }, onProgress) {
    const prepared = prepare(instance, onProgress);
    const followed = { ...choices, ...(onProgress && { onProgress }) };
    const grouped = matchGroups(prepared, followed);
    const { matching, notFormed } = grouped;
    const reasons = withCosts(
      prepared,
      matching,
      explainPairs(prepared, matching, choices, notFormed),
      priced,
      followed,
    );
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
    return simulate(prepared.encoded.instance, matching, whatIf, choices);
  },
};

export function answer<K extends Kind>(
  kind: K,
  request: Requests[K],
  onProgress?: MatchChoices['onProgress'],
): Answers[K] {
  return ANSWERERS[kind](request, onProgress);
}
