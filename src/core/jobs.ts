// Runs the features' jobs. Each time slot is finished once, however many instances there are. The
// scheduler prevents overlap. If a slot was started and not finished, a crash or an error ended it,
// so the next instance that gets it runs it again.
import type { Clock } from './clock';
import type { Job } from './feature';
import type { Log } from './log';
import { collectionSpec, type Store } from './store';
import type { Doc } from './doc';

interface Lease extends Doc {
  readonly at: string;
  readonly finished?: boolean;
}

export const leaseCollection = collectionSpec<Lease>('core.jobLeases', {
  indexes: [{ fields: ['at'] }],
  what: 'which job ran when',
  people: 'none',
  keep: { days: 7, least: 2, most: 30, since: 'at', when: 'after it began' },
});

export interface JobRunner {
  /** Runs `job` unless its slot is already finished. Logs errors; the next slot tries again. */
  run(job: Job, slot: string): Promise<void>;
}

export function createJobRunner(store: Store, clock: Clock, log: Log): JobRunner {
  const leases = store.collection(leaseCollection);
  return {
    async run(job, slot) {
      const of = log.with({ job: job.name });
      const id = `${job.name}@${slot}`;
      try {
        const fresh = await leases.insert({ id, at: clock.now().toISOString() });
        if (!fresh && (await leases.get(id))?.finished) return;
        await job.run({ clock, log: of });
        await leases.update(id, (lease) => ({ doc: { ...lease, finished: true } }));
      } catch (error) {
        of.error('a job failed; its next run tries again', { error });
      }
    },
  };
}
