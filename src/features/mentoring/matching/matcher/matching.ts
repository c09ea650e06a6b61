// What the matcher takes and returns.
import type { Candidates, Rule } from '../candidates';
import type { EncodedInstance, PairIds } from '../instance';
import type { ProgramSolver } from '../program';
import type { Certificate } from '../solver';

export interface Prepared {
  readonly encoded: EncodedInstance;
  readonly candidates: Candidates;
}

export interface MatchChoices {
  /** Pairs that must be in the result. */
  readonly locked?: readonly PairIds[];
  /** Rules that locked pairs may break: the lead decided against them. */
  readonly mayBreak?: readonly Rule[];
  /** Pairs that must not be in it. */
  readonly forbidden?: readonly PairIds[];
  /** Prices of an earlier result, by mentor. */
  readonly prices?: ReadonlyMap<string, number>;
  /** The stake and the pairs of that result, if little has changed since. */
  readonly stake?: number;
  readonly pairs?: readonly PairIds[];
  /** Skips the last tie-break: only the figures are needed. */
  readonly figuresOnly?: boolean;
  /** Solves integer programs. Without it, small groups and circles are not the best, and it says so. */
  readonly solver?: ProgramSolver;
  /** How long it may take. */
  readonly withinMs?: number;
  readonly onProgress?: (progress: MatchProgress) => void;
}

export interface MatchProgress {
  readonly step: 'candidates' | 'matching' | 'reasons';
  readonly done: number;
  readonly of: number;
}

export interface MatchedPair extends PairIds {
  readonly score: number;
  readonly menteeScore: number;
  readonly locked: boolean;
}

export interface MatchFigures {
  /** Mentees with an open wish. */
  readonly seeking: number;
  /** Those of them with a mentor now. A running pair counts. */
  readonly served: number;
  readonly pairs: number;
  readonly total: number;
  /**
   * The lowest score of a mentee, by their best new mentor, and the score that at most 5 % stay at
   * or below.
   */
  readonly minMentee: number;
  readonly p5Mentee: number;
}

export interface Matching {
  /** New pairs, including locked ones, in the order of their mentees' ids. */
  readonly pairs: readonly MatchedPair[];
  /** Seeking mentees without a mentor. */
  readonly leftOut: readonly string[];
  readonly figures: MatchFigures;
  readonly certificate: Certificate;
  /** By mentor, what the last seat is worth; and the stake that this was computed with. */
  readonly prices: ReadonlyMap<string, number>;
  readonly stake: number;
}
