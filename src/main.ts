// Starts Passalong: reads the settings, runs the app, and stops it gracefully when the system asks.
import type { App } from './app';
import { type Config, environment, readConfig, redacted } from './config';
import { ConfigError } from './core/errors';
import { GUARDED_ACTIONS } from './core/feature';
import { cleaned, createLog, type FlushedLog } from './http/log';

/**
 * Orchestrators kill a process ten seconds after they asked it to stop. This leaves two to spare.
 */
const STOP_WITHIN_MS = 8_000;

/**
 * The last resort for errors that neither our code nor an SDK catches. After an unhandled rejection
 * the process goes on, because no other work depends on that promise. After an uncaught exception
 * the state is unknown: the process ends, and the next start finishes the stored work. In both
 * cases our log removes secrets; Node's own report would not.
 */
function noteFaults(log: FlushedLog): void {
  process.on('unhandledRejection', (error: unknown) => {
    log.error('a promise was rejected and nobody handled it: please report this', { error });
  });
  process.on('uncaughtException', (error: unknown) => {
    log.error('an exception was not caught; the process ends: please report this', { error });
    log.flush();
    process.exit(1);
  });
}

async function main(): Promise<void> {
  const config = readConfig(environment());
  const log = createLog(config.logLevel);
  noteFaults(log);
  // Loading the app takes most of a second: wrong settings are refused before that.
  const { createApp } = await import('./app');
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

  // A reader of this line may ask the process to stop at once, so the warnings come first.
  warnOfGaps(config, log);
  log.info('Passalong is ready', { ...redacted(config), port });
  process.stdout.write(greeting(config, app.tokens, port));
}

/**
 * If only some actions need a second admin, one admin can get around that with the others:
 * docs/operator.md.
 */
function warnOfGaps({ twoPersonApproval }: Config, log: FlushedLog): void {
  const unnamed = GUARDED_ACTIONS.filter((deed) => !twoPersonApproval.includes(deed));
  if (twoPersonApproval.length === 0 || unnamed.length === 0) return;
  log.warn(
    'TWO_PERSON_APPROVAL protects only if it names export, erase and admins: one admin can get around it',
    {
      unnamed: unnamed.join(', '),
    },
  );
}

/**
 * What the operator needs to know at the start and the log must not contain. The operator already
 * knows a token that they chose.
 */
function greeting(config: Config, tokens: App['tokens'], port: number): string {
  const here = `http://127.0.0.1:${port}`;
  const lines = [
    ...(config.playground
      ? [
          `Passalong's playground: ${here}`,
          `From elsewhere, through a tunnel or a proxy: ${here}/?token=${tokens.playground}`,
        ]
      : []),
    ...(config.metricsToken === undefined
      ? [`Metrics from elsewhere: ${here}/metrics with "Authorization: Bearer ${tokens.metrics}"`]
      : []),
  ];
  return lines.length > 0 ? `\n${lines.map((line) => `  ${line}\n`).join('')}\n` : '';
}

/** As the log would have it: the stack, and no secret that a message quotes. */
function shown(error: unknown): string {
  if (!(error instanceof Error)) return cleaned(String(error));
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return [`${error.name}: ${cleaned(error.message)}`, ...frames].join('\n');
}

main().catch((error: unknown) => {
  // A wrong setting needs an explanation, not a stack trace. Anything else is a fault of ours.
  process.stderr.write(error instanceof ConfigError ? `${error.message}\n` : `${shown(error)}\n`);
  process.exit(1);
});
