// A matching run as it is stored: the matcher at work on a round. Because it is stored, only one
// runs at a time, leads can follow and cancel it, and it restarts if its process dies.
import { ERASED_ID, ERASED_NAME, picked, type Whose } from '../../../core/personal';
import { collectionSpec } from '../../../core/store';
import type { Doc } from '../../../core/doc';
import type { MatchProgress } from '../matching';

export interface MatchingRun extends Doc {
  readonly state: 'running' | 'drafted' | 'cancelled' | 'failed';
  /** Set only while it runs: a second run cannot start. */
  readonly slot?: 'everybody';
  readonly at: string;
  readonly byPersonId: string;
  readonly byName: string;
  /** The last sign of life of its process. */
  readonly aliveAt: string;
  /** How often it was started. A run that crashes its process is not retried forever. */
  readonly tries: number;
  /** Leads whose chats show the progress, and then the draft. */
  readonly watchers: readonly string[];
  readonly progress?: MatchProgress;
  /** How often its cards were changed. */
  readonly reports: number;
  readonly cancelledBy?: string;
}

export const matchingRunsCollection = collectionSpec<MatchingRun>('mentoring.runs', {
  indexes: [{ fields: ['slot'], unique: true }, { fields: ['state', 'aliveAt'] }, { fields: ['at'] }],
  what: 'which lead started a matching run, which lead cancelled it, its progress',
  people: {
    whom: 'the lead',
    purpose: 'mentoring',
    show: (run, whose) => (isOf(run, whose) ? { ...picked(run, 'at', 'state'), began: run.byPersonId === whose.personId } : undefined),
    erase(run, whose) {
      if (!isOf(run, whose)) return 'keep';
      return {
        ...run,
        ...(run.byPersonId === whose.personId && { byPersonId: ERASED_ID, byName: ERASED_NAME }),
        ...(run.cancelledBy === whose.name && { cancelledBy: ERASED_NAME }),
        watchers: run.watchers.filter((id) => id !== whose.personId),
      };
    },
    erased: 'the run stays, without the leads who started, followed or cancelled it',
  },
  keep: { days: 365, since: 'at', when: 'after it began' },
});

const isOf = ({ byPersonId, watchers, cancelledBy }: MatchingRun, { personId, name }: Whose) =>
  byPersonId === personId || watchers.includes(personId) || cancelledBy === name;
