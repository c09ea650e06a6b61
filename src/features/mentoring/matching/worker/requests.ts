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
} from '../reasons';
import {
  type GroupedMatching,
  type MatchChoices,
  matchGroups,
  type Matching,
  prepare,
  type Prepared,
} from '../matcher';
import { loadSolver } from '../program';

export type Choices = Pick<MatchChoices, 'locked' | 'forbidden' | 'mayBreak' | 'prices'>;

export interface Requests {
  /** The best matching with its reasons. */
  draft: { readonly instance: unknown; readonly choices?: Choices };
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
  [K in Kind]: (
    prepared: Prepared,
    request: Requests[K],
    by: Pick<MatchChoices, 'solver' | 'onProgress'>,
  ) => Answers[K];
};

const ANSWERERS: Answerers = {
  draft(prepared, { choices = {} }, by) {
    const grouped = matchGroups(prepared, { ...choices, ...by });
    const { matching, notFormed } = grouped;
    return {
      ...grouped,
      reasons: explainPairs(prepared, matching, choices, notFormed),
      leftOut: explainLeftOut(prepared, matching, choices, notFormed),
    };
  },
  alternative(prepared, { choices = {}, menteeId, mentorId }, by) {
    const mentors = choicesFor(prepared, menteeId);
    if (mentorId === undefined) return { cost: undefined, mentors };
    const followed = { ...choices, ...by };
    const { matching, offBy } = matchGroups(prepared, { ...followed, figuresOnly: true });
    if (offBy) return { cost: undefined, mentors };
    return { cost: costOf(prepared, matching, { menteeId, mentorId }, followed), mentors };
  },
  simulate(prepared, { choices = {}, whatIf }, by) {
    const followed = { ...choices, ...by, figuresOnly: true };
    const { matching } = matchGroups(prepared, followed);
    return simulate(prepared.encoded.instance, matching, whatIf, followed);
  },
};

export async function answer<K extends Kind>(
  kind: K,
  request: Requests[K],
  onProgress?: MatchChoices['onProgress'],
): Promise<Answers[K]> {
  const prepared = prepare(request.instance, onProgress);
  const solver = needsSolver(prepared) ? await loadSolver() : undefined;
  return ANSWERERS[kind](prepared, request, {
    ...(solver && { solver }),
    ...(onProgress && { onProgress }),
  });
}

/** Whether there can be small groups, or two people who mentor each other. */
function needsSolver({ encoded: { mentors, mentees, instance } }: Prepared): boolean {
  return (
    (instance.lastResort ?? []).length > 0 ||
    mentors.records.some(({ id, group }) => group === true || mentees.indexOf.has(id))
  );
}
