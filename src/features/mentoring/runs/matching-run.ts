// A matching run as it is stored: the matcher at work on a round. Because it is stored, only one
// runs at a time, leads can follow and cancel it, and it restarts if its process dies.
import { ERASED_ID, ERASED_NAME, picked, type DataSubject } from '../../../core/personal';
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
  /** Absent on runs that were cancelled before it was kept: see `isCanceller`. */
  readonly cancelledById?: string;
}

export const matchingRunsCollection = collectionSpec<MatchingRun>('mentoring.runs', {
  indexes: [
    { fields: ['slot'], unique: true },
    { fields: ['state', 'aliveAt'] },
    { fields: ['at'] },
  ],
  what: 'which programme lead started a matching run, which one cancelled it, its progress',
  people: {
    whom: 'the lead',
    purpose: 'mentoring',
    show(run, whose) {
      if (!isOf(run, whose)) return undefined;
      const cancelled = run.cancelledById === whose.personId ? picked(run, 'cancelledBy') : {};
      return {
        ...picked(run, 'at', 'state'),
        began: run.byPersonId === whose.personId,
        ...cancelled,
      };
    },
    erase(run, whose) {
      if (!isOf(run, whose)) return 'keep';
      const { cancelledById, ...rest } = run;
      return {
        ...rest,
        ...(run.byPersonId === whose.personId && { byPersonId: ERASED_ID, byName: ERASED_NAME }),
        ...(isCanceller(run, whose)
          ? { cancelledBy: ERASED_NAME }
          : cancelledById !== undefined && { cancelledById }),
        watchers: run.watchers.filter((id) => id !== whose.personId),
      };
    },
    erased: 'the run stays, without the leads who started, followed or cancelled it',
  },
  keep: { days: 365, since: 'at', when: 'after it began' },
});

const isOf = (run: MatchingRun, whose: DataSubject) =>
  isFollower(run, whose) || run.cancelledById === whose.personId;

const isFollower = ({ byPersonId, watchers }: MatchingRun, { personId }: DataSubject) =>
  byPersonId === personId || watchers.includes(personId);

/**
 * Older runs hold only the name of the person who cancelled them. It can be a former name, or a
 * namesake's. Only people who follow a run have the card that cancels it, so the name is removed
 * with the first follower who is erased.
 */
const isCanceller = (run: MatchingRun, whose: DataSubject) =>
  run.cancelledById === undefined
    ? run.cancelledBy !== undefined && isFollower(run, whose)
    : run.cancelledById === whose.personId;
