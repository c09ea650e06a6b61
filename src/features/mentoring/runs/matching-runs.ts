// Starts, follows, cancels and restarts matching runs. All leads who ask share one run. A lead gets
// the draft at once if it is quick, otherwise a card that turns into the draft.
import type { Job } from '../../../core/feature';
import { idFrom } from '../../../core/ids';
import type { Person } from '../../../core/person';
import type { Store } from '../../../core/store';
import { type Round, roundsCollection } from '../rounds';
import { type MatchingRun, matchingRunsCollection } from './matching-run';
import { cancelled, isAbandoned, newRun, RUN_LEASE_MS, takenUp, watched } from './run-transitions';
import { createRunner, type RunnerDeps } from './runner';

/** What a lead gets who asks for a round. */
export type Started =
  | { readonly kind: 'drafted'; readonly round: Round }
  /** The lead's chat shows the progress. */
  | { readonly kind: 'running' | 'cancelled' | 'failed' };

export interface MatchingRuns {
  start(lead: Person, cause: string): Promise<Started>;
  /** Whether this call cancelled the run. False if it had ended before. */
  cancel(id: string, by: Person): Promise<boolean>;
  readonly job: Job;
}

export interface MatchingRunsDeps extends Omit<RunnerDeps, 'runs' | 'rounds'> {
  readonly store: Store;
}

export function createMatchingRuns({ store, ...deps }: MatchingRunsDeps): MatchingRuns {
  const { clock, timing } = deps;
  const runs = store.collection(matchingRunsCollection);
  const rounds = store.collection(roundsCollection);
  const runner = createRunner({ ...deps, runs, rounds });

  /** The run to follow: a new one, or the one under way. If its process died, it starts again. */
  async function begin(lead: Person, cause: string): Promise<MatchingRun | undefined> {
    const run = newRun(idFrom('round', cause), lead, clock.now());
    if (await runs.insert(run)) {
      runner.carryOut({ ...run, version: 1 });
      return runs.get(run.id);
    }
    const own = await runs.get(run.id);
    const current = own ?? (await runs.find({ slot: 'everybody' }, { limit: 1 }))[0];
    // A repeat of the event that started the run means that its process is gone.
    return current && (own || isAbandoned(current, clock.now())) ? takeUp(current) : current;
  }

  async function takeUp(seen: MatchingRun): Promise<MatchingRun | undefined> {
    if (runner.underWay(seen.id) || seen.state !== 'running') return seen;
    const taken = await runs.update(seen.id, (run) =>
      run.aliveAt === seen.aliveAt ? takenUp(run, clock.now()) : undefined,
    );
    if (taken?.state === 'running') runner.carryOut(taken);
    return taken ?? runs.get(seen.id);
  }

  return {
    async start(lead, cause) {
      const run = await begin(lead, cause);
      // The other run ended in the meantime: now a new one can start.
      if (!run) return this.start(lead, cause);
      const here = runner.underWay(run.id);
      if (here) await Promise.race([here.done, timing.patience()]);
      await runs.update(run.id, (current) => watched(current, lead.id));
      const { state } = (await runs.get(run.id)) ?? run;
      if (state !== 'drafted') return { kind: state };
      const round = await rounds.get(run.id);
      return round ? { kind: 'drafted', round } : { kind: 'failed' };
    },
    async cancel(id, by) {
      const done = await runs.update(id, (run) => cancelled(run, by));
      if (done) runner.underWay(id)?.stop.abort(new Error('the run was cancelled'));
      return done !== undefined;
    },
    job: {
      name: 'mentoring.runs',
      when: { cron: '* * * * *', zone: 'UTC' },
      async run() {
        const before = new Date(clock.now().getTime() - RUN_LEASE_MS).toISOString();
        for (const run of await runs.find({ state: 'running', aliveAt: { $lt: before } })) {
          await takeUp(run);
          await runner.underWay(run.id)?.done;
        }
      },
    },
  };
}
