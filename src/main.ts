// Starts Passalong: reads the settings, runs the app, stops it gracefully when the system asks.
import { type App, createApp } from './app';
import { type Config, environment, readConfig, redacted } from './config';
import { ConfigError } from './core/errors';
import { GUARDED_ACTIONS } from './core/feature';
import { createLog, type FlushedLog } from './http/log';

/** An orchestrator kills ten seconds after it asked; two of them stay to spare. */
const STOP_WITHIN_MS = 8_000;

/**
 * The last resort, for faults that no code of ours or of an SDK's catches. A promise that nobody listened to has spoilt nothing that others
 * need: the process goes on. After an exception that flew past everybody nobody knows what was left half done: the process ends, and what was
 * noted is finished after the next start. Either way the log cuts what must not be told, which Node's own report would not.
 */
function noteFaults(log: FlushedLog): void {
  process.on('unhandledRejection', (error: unknown) => {
    log.error('a promise failed and nobody listened: please report this', { error });
  });
  process.on('uncaughtException', (error: unknown) => {
    log.error('an exception was not caught: the process ends; please report this', { error });
    log.flush();
    process.exit(1);
  });
}

async function main(): Promise<void> {
  const config = readConfig(environment());
  const log = createLog(config.logLevel);
  noteFaults(log);
  const app = await createApp(config, log);
  const port = await app.start();

  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    log.info('stopping', { signal });
    const cut = setTimeout(() => process.exit(1), STOP_WITHIN_MS + 500);
    cut.unref();
    app.stop(STOP_WITHIN_MS).then(
      () => {
        log.info('stopped');
        log.flush();
        process.exit(0);
      },
      (error: unknown) => {
        log.error('could not stop cleanly', { error });
        log.flush();
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);

  // Whoever reads that it is ready may ask it to stop at once.
  warnOfGaps(config, log);
  log.info('Passalong is ready', { ...redacted(config), port });
  process.stdout.write(greeting(config, app.tokens, port));
}

/** What needs a second admin is open to one alone by way of what does not: docs/operator.md says how. */
function warnOfGaps({ twoPersonApproval }: Config, log: FlushedLog): void {
  const unnamed = GUARDED_ACTIONS.filter((deed) => !twoPersonApproval.includes(deed));
  if (twoPersonApproval.length === 0 || unnamed.length === 0) return;
  log.warn('TWO_PERSON_APPROVAL protects only if it names export, erase and admins: one admin can go round it', {
    unnamed: unnamed.join(', '),
  });
}

/** What whoever starts the bot needs to know and no log may hold. A token that the operator chose is known to them. */
function greeting(config: Config, tokens: App['tokens'], port: number): string {
  const here = `http://127.0.0.1:${port}`;
  const lines = [
    ...(config.playground
      ? [`Passalong's playground: ${here}`, `From elsewhere, through a tunnel or a proxy: ${here}/?token=${tokens.playground}`]
      : []),
    ...(config.metricsToken === undefined
      ? [`Metrics from elsewhere: ${here}/metrics with "Authorization: Bearer ${tokens.metrics}"`]
      : []),
  ];
  return lines.length > 0 ? `\n${lines.map((line) => `  ${line}\n`).join('')}\n` : '';
}

main().catch((error: unknown) => {
  // A wrong setting needs its remedy, not a stack trace; anything else is a fault of ours.
  process.stderr.write(error instanceof ConfigError ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
