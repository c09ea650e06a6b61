// Matching runs: the matcher at work on a round, in the background. Leads follow and can cancel it.
export { matchingRunsCollection } from './matching-run';
export { createMatchingRuns } from './matching-runs';
export { type ProgressTiming, realTiming } from '../../../domain/progress-timing';
export { cancelAction, roundsList, roundWord } from './round-word';
