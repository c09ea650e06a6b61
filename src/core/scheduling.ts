// The scheduling port: runs each job at its times, once however many instances there are.
import type { Job } from './feature';

export interface Scheduling {
  /** Begins to run `jobs` at their times through `run`, which handles errors itself. */
  start(jobs: readonly Job[], run: (job: Job, slot: string) => Promise<void>): Promise<void>;
  /** Takes no new run and waits for those under way. */
  stop(): Promise<void>;
}
