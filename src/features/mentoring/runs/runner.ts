// Carries matching runs out in this process: calls the matcher, reports progress, stores the
// outcome.
import type { Clock } from '../../../core/clock';
import type { Log } from '../../../core/log';
import type { People } from '../../../core/people';
import type { Collection } from '../../../core/store';
import type { MatcherOptions, MatchProgress } from '../matching';
import { roundNames } from '../drafts';
import type { Round } from '../rounds';
import type { MatchingRun } from './matching-run';
import type { ProgressTiming } from '../../../domain/progress-timing';
import { drafted, failed, reported } from './run-transitions';

export interface RunnerDeps {
  readonly runs: Collection<MatchingRun>;
  readonly rounds: Collection<Round>;
  readonly people: People;
  readonly clock: Clock;
  readonly log: Log;
  readonly timing: ProgressTiming;
  /** Matches a round and keeps its draft under this id. If the id exists, returns that round. */
  draft(id: string, byPersonId: string, options: MatcherOptions): Promise<Round>;
}

export interface RunUnderWay {
  readonly stop: AbortController;
  /** Never rejects. */
  readonly done: Promise<void>;
}

export interface Runner {
  /** Carries a run out, unless it is under way here already. */
  carryOut(run: MatchingRun): RunUnderWay;
  /** The run, if it is under way in this process. */
  underWay(id: string): RunUnderWay | undefined;
}

export function createRunner(deps: RunnerDeps): Runner {
  const underWay = new Map<string, RunUnderWay>();
  return {
    underWay: (id) => underWay.get(id),
    carryOut(run) {
      const known = underWay.get(run.id);
      if (known) return known;
      const stop = new AbortController();
      const started = { stop, done: match(deps, run, stop).finally(() => underWay.delete(run.id)) };
      underWay.set(run.id, started);
      return started;
    },
  };
}

async function match(
  deps: RunnerDeps,
  { id, byPersonId }: MatchingRun,
  stop: AbortController,
): Promise<void> {
  let progress: MatchProgress | undefined;
  let reporting: Promise<void> | undefined;
  const endReports = deps.timing.every(() => {
    reporting ??= report(deps, id, progress, stop).finally(() => {
      reporting = undefined;
    });
  });
  try {
    const round = await deps.draft(id, byPersonId, {
      signal: stop.signal,
      onProgress: (latest) => {
        progress = latest;
      },
    });
    endReports();
    await reporting;
    await finish(deps, id, round);
  } catch (error) {
    endReports();
    // If it was cancelled, the cards say so already.
    if (!stop.signal.aborted) await giveUp(deps, id, error);
  }
}

/** Stores a sign of life and the progress. If the run is no longer wanted, it stops here. */
async function report(
  { runs, clock, log }: RunnerDeps,
  id: string,
  progress: MatchProgress | undefined,
  stop: AbortController,
) {
  try {
    const alive = await runs.update(id, (run) => reported(run, progress, clock.now()));
    if (!alive) stop.abort(new Error('the run was cancelled'));
  } catch (error) {
    log.warn('could not store the progress of a matching run', { run: id, error });
  }
}

async function finish(
  { runs, rounds, people }: RunnerDeps,
  id: string,
  round: Round,
): Promise<void> {
  const names = await roundNames(round, people);
  await runs.update(id, (run) => drafted(run, round, names));
  // If it was cancelled at the last moment, nobody has seen the draft.
  if ((await runs.get(id))?.state === 'cancelled') await rounds.remove(round.id);
}

async function giveUp({ runs, log }: RunnerDeps, id: string, error: unknown): Promise<void> {
  log.error('a matching run failed', { run: id, error });
  try {
    await runs.update(id, failed);
  } catch (unstored) {
    log.error('could not store that a matching run failed; it will start again', {
      run: id,
      error: unstored,
    });
  }
}
