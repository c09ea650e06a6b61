// The engine starts the parts that wiring.ts connects, finishes what a crash left, and stops the
// parts in order.
import type { EffectiveAgreement } from './agreement/shapes';
import type { Bot } from './bot';
import { soon, within } from './deadline';
import { PlatformNotStarted } from './errors';
import type { Feature, Job } from './feature';
import type { Files } from './files';
import { onceSuccessful } from './throttled';
import type { Outbox } from './outbox';
import type { Platform } from './platform';
import { createSweepSchedule } from './outbox/sweep-schedule';
import { createRecovery } from './recovery';
import type { Store } from './store';
import { type EngineDeps, wireParts } from './wiring';

/** A platform that takes longer to start does not start. Its calls have shorter limits. */
const START_WITHIN_MS = 60_000;
/** How long a start waits for the recovery of what a crash left. */
const RECOVER_WITHIN_MS = 5_000;
/** Unfinished work that is older than this counts as interrupted. */
const INTERRUPTED_AFTER_MS = 60_000;

export interface Engine {
  readonly bot: Bot;
  readonly outbox: Outbox;
  readonly store: Store;
  readonly files: Files;
  readonly features: readonly Feature[];
  readonly agreed: EffectiveAgreement;
  readonly jobs: readonly Job[];
  /** Opens the store, finishes what a crash left, starts the platforms, the jobs and the sweeps. */
  start(): Promise<void>;
  /** Resolves if the store accepts writes; throws otherwise. */
  ping(): Promise<void>;
  /**
   * Resolves when the features have loaded what they need into memory, and the router is ready for
   * the first message. Starts the loading if nobody has, or if it failed.
   */
  prepared(): Promise<void>;
  /**
   * Runs every job once and sends what is due. Without `withDaily` it skips daily jobs. For tests
   * and the playground, which move the clock.
   */
  tick(withDaily?: boolean): Promise<void>;
  /** Accepts no new work and finishes what is running. */
  stop(): Promise<void>;
}

export function createEngine(deps: EngineDeps): Engine {
  const { driver, clock, log } = deps;
  const {
    relay,
    platforms,
    features,
    agreed,
    specs,
    logSummary,
    bot,
    outbox,
    files,
    jobs,
    runner,
    warm,
  } = wireParts(deps);

  async function recover(before: Date, all: boolean): Promise<void> {
    const effects = await relay.recover(specs);
    const deliveries = await outbox.recover(all);
    const events = await bot.recover(before);
    if (effects + deliveries + events > 0)
      log.info('finished interrupted work', { effects, deliveries, events });
  }

  const interruptedBefore = () => new Date(clock.now().getTime() - INTERRUPTED_AFTER_MS);
  const sweeps = createSweepSchedule(outbox, log);
  const recovery = createRecovery(recover, interruptedBefore, log);
  const prepared = onceSuccessful(async () => {
    if (deps.warmsUp !== false) await warm();
    for (const feature of features) await feature.prepare?.();
  });

  async function startOne(platform: Platform): Promise<void> {
    try {
      await within(deps.startWithinMs ?? START_WITHIN_MS, platform.start(bot));
    } catch (error) {
      throw new PlatformNotStarted(platform.name, error);
    }
  }

  return {
    bot,
    outbox,
    store: relay,
    files,
    features,
    agreed,
    jobs,
    async start() {
      logSummary(log);
      await driver.open(specs);
      // Events that come from here on are new, not interrupted.
      const before = deps.shared ? interruptedBefore() : clock.now();
      for (const platform of platforms) await startOne(platform);
      // A long recovery goes on in the background, so that one unreachable platform does not delay
      // the others.
      await soon(RECOVER_WITHIN_MS, recovery.start(before, !deps.shared));
      sweeps.start();
      await deps.scheduling.start(jobs, (job, slot) => runner.run(job, slot));
    },
    ping: () => driver.ping(),
    prepared,
    async tick(withDaily = true) {
      for (const job of jobs)
        if (withDaily || !isDaily(job)) await job.run({ clock, log: log.with({ job: job.name }) });
      await outbox.drain();
    },
    async stop() {
      // Requests to the encoder would delay the jobs.
      deps.embeddings?.close();
      await deps.scheduling.stop();
      // Recovery and sweeps do not start again after this. The platforms still finish their work.
      const ended = Promise.all([recovery.stop(), sweeps.stop()]);
      await Promise.all(platforms.map((platform) => platform.stop()));
      await bot.idle();
      await ended;
      await driver.close();
    },
  };
}

/** Whether a job runs at one hour of the day. */
const isDaily = ({ when }: Job): boolean => /^\S+ \d/.test(when.cron);
