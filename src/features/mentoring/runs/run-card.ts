// The card that shows leads how far a matching run is.
import type { CardMessage } from '../../../core/message';
import type { MatchingRun } from './matching-run';

/** The progress, with a button to cancel. If the run ended without a draft, why. */
export function runCard(run: MatchingRun): CardMessage {
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
