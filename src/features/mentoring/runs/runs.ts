// Runs, done: the matcher is set to work once for all who ask, says how far it is, ends when a lead cancels it anywhere, and what a crash
// broke off is begun again. Who asks gets the draft at once if it takes no longer than a moment, else a card that becomes the draft.
import type { Clock } from '../../../core/clock';
import type { Job } from '../../../core/feature';
import { idFrom } from '../../../core/ids';
import type { Log } from '../../../core/log';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import type { Store } from '../../../core/store';
import type { AsideOptions, MatchProgress } from '../matching';
import type { Pace } from './progress-timing';
import { type Round, roundsCollection } from '../rounds/round';
import { namesIn } from '../rounds/names';
import { cancelled, drafted, failed, isAbandoned, newRun, reported, type Run, RUN_LEASE_MS, runsCollection, takenUp, watched } from './run';

/** What somebody who asks for a round gets. */
export type Started =
  | { readonly kind: 'drafted'; readonly round: Round }
  /** The lead's chat shows how far it is. */
  | { readonly kind: 'running' | 'cancelled' | 'failed' };

export interface Runs {
  start(lead: Person, cause: string): Promise<Started>;
  /** Whether it was cancelled by this; not where it had ended before. */
  cancel(id: string, by: Person): Promise<boolean>;
  readonly job: Job;
}

export interface RunsDeps {
  readonly store: Store;
  readonly people: People;
  readonly clock: Clock;
  readonly log: Log;
  readonly pace: Pace;
  /** Matches a round and keeps its draft under this id; the same one when it is there already. */
  draft(id: string, byPersonId: string, aside: AsideOptions): Promise<Round>;
}

interface UnderWay {
  readonly stop: AbortController;
  /** Never rejects. */
  readonly done: Promise<void>;
}

export function createRuns({ store, people, clock, log, pace, draft }: RunsDeps): Runs {
  const runs = store.collection(runsCollection);
  const rounds = store.collection(roundsCollection);
  /** Those of this process, by id. */
  const underWay = new Map<string, UnderWay>();

  function work(run: Run): Promise<void> {
    const known = underWay.get(run.id);
    if (known) return known.done;
    const stop = new AbortController();
    const done = match(run, stop).finally(() => underWay.delete(run.id));
    underWay.set(run.id, { stop, done });
    return done;
  }

  async function match({ id, byPersonId }: Run, stop: AbortController): Promise<void> {
    let progress: MatchProgress | undefined;
    let reporting: Promise<void> | undefined;
    const rest = pace.beat(() => {
      reporting ??= report(id, progress, stop).finally(() => {
        reporting = undefined;
      });
    });
    try {
      const round = await draft(id, byPersonId, {
        signal: stop.signal,
        onProgress: (latest) => {
          progress = latest;
        },
      });
      rest();
      await reporting;
      await finish(id, round);
    } catch (error) {
      rest();
      // Whoever cancelled it has said so.
      if (!stop.signal.aborted) await giveUp(id, error);
    }
  }

  /** A sign of life; where it is not wanted any more it ends here. */
  async function report(id: string, progress: MatchProgress | undefined, stop: AbortController): Promise<void> {
    try {
      const alive = await runs.update(id, (run) => reported(run, progress, clock.now()));
      if (!alive) stop.abort(new Error('the run was cancelled'));
    } catch (error) {
      log.warn('how far a round is could not be noted', { run: id, error });
    }
  }

  async function finish(id: string, round: Round): Promise<void> {
    const nameOf = await namesIn(round, people);
    await runs.update(id, (run) => drafted(run, round, nameOf));
    // Cancelled in the last moment: nobody has seen the draft.
    if ((await runs.get(id))?.state === 'cancelled') await rounds.remove(round.id);
  }

  async function giveUp(id: string, error: unknown): Promise<void> {
    log.error('a round could not be matched', { run: id, error });
    try {
      await runs.update(id, failed);
    } catch (unnoted) {
      log.error('that a round failed could not be noted; it is begun again', { run: id, error: unnoted });
    }
  }

  /** The run to follow: a new one, or the one that is under way; one whose process died is begun again. */
  async function begin(lead: Person, cause: string): Promise<Run | undefined> {
    const run = newRun(idFrom('round', cause), lead, clock.now());
    if (await runs.insert(run)) {
      void work({ ...run, version: 1 });
      return runs.get(run.id);
    }
    const own = await runs.get(run.id);
    const current = own ?? (await runs.find({ slot: 'everybody' }, { limit: 1 }))[0];
    // A repeat of its own event means that whoever began it is gone.
    return current && (own || isAbandoned(current, clock.now())) ? takeUp(current) : current;
  }

  async function takeUp(seen: Run): Promise<Run | undefined> {
    if (underWay.has(seen.id) || seen.state !== 'running') return seen;
    const taken = await runs.update(seen.id, (run) => (run.aliveAt === seen.aliveAt ? takenUp(run, clock.now()) : undefined));
    if (taken?.state === 'running') void work(taken);
    return taken ?? runs.get(seen.id);
  }

  return {
    async start(lead, cause) {
      const run = await begin(lead, cause);
      // It ended while this was looked at: the next one is ours.
      if (!run) return this.start(lead, cause);
      const here = underWay.get(run.id);
      if (here) await Promise.race([here.done, pace.moment()]);
      await runs.update(run.id, (current) => watched(current, lead.id));
      const { state } = (await runs.get(run.id)) ?? run;
      if (state !== 'drafted') return { kind: state };
      const round = await rounds.get(run.id);
      return round ? { kind: 'drafted', round } : { kind: 'failed' };
    },
    async cancel(id, by) {
      const done = await runs.update(id, (run) => cancelled(run, by));
      if (done) underWay.get(id)?.stop.abort(new Error('the run was cancelled'));
      return done !== undefined;
    },
    job: {
      name: 'mentoring.runs',
      when: { cron: '* * * * *', zone: 'UTC' },
      async run() {
        const before = new Date(clock.now().getTime() - RUN_LEASE_MS).toISOString();
        for (const run of await runs.find({ state: 'running', aliveAt: { $lt: before } })) {
          await takeUp(run);
          await underWay.get(run.id)?.done;
        }
      },
    },
  };
}
