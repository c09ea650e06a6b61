// The engine: starts the parts that wiring.ts puts together, finishes what a crash left, and stops them in order.
import type { EffectiveAgreement } from './agreement/shapes';
import type { Bot } from './bot';
import { soon } from './deadline';
import type { Feature, Job } from './feature';
import type { Files } from './files';
import { onceSuccessful } from './throttled';
import type { Outbox } from './outbox';
import { createSweepSchedule } from './outbox/sweep-schedule';
import { createRecovery } from './recovery';
import type { Store } from './store';
import { type EngineDeps, wireParts } from './wiring';

/** How long a start waits for what a crash left. */
const RECOVER_WITHIN_MS = 5_000;
/** Work that is older than this and not finished was interrupted. */
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
  /** Resolves when the store takes writes. */
  ping(): Promise<void>;
  /** Resolves when the features hold in memory what they need. Begins with it when nobody has, or when it failed. */
  prepared(): Promise<void>;
  /** Runs every job once, or without those of a certain hour, and sends what is due: for tests and the playground, whose clock travels. */
  tick(withDaily?: boolean): Promise<void>;
  /** Stops taking, finishes what runs. */
  stop(): Promise<void>;
}

export function createEngine(deps: EngineDeps): Engine {
  const { driver, clock, log } = deps;
  const { relay, platforms, features, agreed, specs, logSummary, bot, outbox, files, jobs, runner } = wireParts(deps);

  async function recover(before: Date, all: boolean): Promise<void> {
    const effects = await relay.recover(specs);
    const deliveries = await outbox.recover(all);
    const events = await bot.recover(before);
    if (effects + deliveries + events > 0) log.info('finished what was interrupted', { effects, deliveries, events });
  }

  const interruptedBefore = () => new Date(clock.now().getTime() - INTERRUPTED_AFTER_MS);
  const sweeps = createSweepSchedule(outbox, log);
  const recovery = createRecovery(recover, interruptedBefore, log);
  const prepared = onceSuccessful(async () => {
    for (const feature of features) await feature.prepare?.();
  });

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
      // What the platforms bring from here on is not interrupted but new.
      const before = deps.shared ? interruptedBefore() : clock.now();
      for (const platform of platforms) await platform.start(bot);
      // A long recovery goes on behind: a platform that is away must not keep the others from starting.
      await soon(RECOVER_WITHIN_MS, recovery.start(before, !deps.shared));
      sweeps.start();
      await deps.scheduling.start(jobs, (job, slot) => runner.run(job, slot));
    },
    ping: () => driver.ping(),
    prepared,
    async tick(withDaily = true) {
      for (const job of jobs) if (withDaily || !isDaily(job)) await job.run({ clock, log: log.with({ job: job.name }) });
      await outbox.drain();
    },
    async stop() {
      // Requests to the encoder would hold up the jobs.
      deps.embeddings?.close();
      await deps.scheduling.stop();
      // Neither begins again from here on, while the platforms still take what is under way.
      const ended = Promise.all([recovery.stop(), sweeps.stop()]);
      await Promise.all(platforms.map((platform) => platform.stop()));
      await bot.idle();
      await ended;
      await driver.close();
    },
  };
}

/** Runs at some hour of a day. */
const isDaily = ({ when }: Job): boolean => /^\S+ \d/.test(when.cron);
