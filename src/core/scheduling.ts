// The scheduling port runs each job at its times, once for all instances.
import type { Job } from './feature';

export interface Scheduling {
  /**
   * Starts to run `jobs` through `run`, which handles errors itself: each job once now, for what
   * became due while the bot was down, then at its times. `slot` is the planned instant, the same
   * on every instance. A job never overlaps itself.
   */
  start(jobs: readonly Job[], run: (job: Job, slot: string) => Promise<void>): Promise<void>;
  /** Resolves if the scheduler's backend answers; throws otherwise. */
  ping(): Promise<void>;
  /** Starts no new run and waits for the current ones. */
  stop(): Promise<void>;
}
