// Runs the features' jobs: each slot once, however many instances there are, by a lease document that only one can insert.
import type { Clock } from './clock';
import type { Job } from './feature';
import type { Log } from './log';
import { collectionSpec, type Doc, type Store } from './store';

interface Lease extends Doc {
  readonly at: string;
}

export const leaseCollection = collectionSpec<Lease>('core.jobLeases', [{ fields: ['at'] }]);

export interface JobRunner {
  /** Runs `job` unless its slot was taken. Errors are logged: the next slot tries again. */
  run(job: Job, slot: string): Promise<void>;
  /** Forgets leases from before `instant`. */
  forget(before: Date): Promise<void>;
}

export function createJobRunner(store: Store, clock: Clock, log: Log): JobRunner {
  const leases = store.collection(leaseCollection);
  return {
    async run(job, slot) {
      const of = log.with({ job: job.name });
      try {
        if (!(await leases.insert({ id: `${job.name}@${slot}`, at: clock.now().toISOString() }))) return;
        await job.run({ clock, log: of });
      } catch (error) {
        of.error('a job failed; its next run tries again', { error });
      }
    },
    async forget(before) {
      for await (const lease of leases.scan({ at: { $lt: before.toISOString() } })) await leases.remove(lease.id);
    },
  };
}
