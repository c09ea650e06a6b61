// Reasons: why this pair, why not another, why nobody, and what a change would do.
export { type Choice, choicesFor, costOf } from './alternatives';
export {
  explainLeftOut,
  type LeftOutCause,
  type LeftOutReasons,
  type Relaxation,
} from './left-out-reasons';
export { type Alternative, type Cost, explainPairs, type PairReasons } from './pair-reasons';
export { average, simulate, type Simulated, type WhatIf } from './simulate';
