// The scheduling port: runs each job at its times, once however many instances there are.
import type { Job } from './feature';

export interface Scheduling {
  /**
   * Begins to run `jobs` through `run`, which handles errors itself: each job once now, for what was due while nobody was there, then
   * at its times. `slot` is the instant that the run was planned for, the same on every instance. A job never overlaps itself.
   */
  start(jobs: readonly Job[], run: (job: Job, slot: string) => Promise<void>): Promise<void>;
  /** Resolves when whatever keeps the timetable answers; throws otherwise. */
  ping(): Promise<void>;
  /** Takes no new run and waits for those under way. */
  stop(): Promise<void>;
}
