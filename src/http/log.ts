// Structured logs with pino, one JSON line each. A line names its request. Secrets are removed from
// all values. Errors are logged without the texts of people that some libraries quote in messages.
import { hostname } from 'node:os';
import pino, { type Logger } from 'pino';
import type { Log, LogFields } from '../core/log';
import { currentRequestId } from './request-scope';

export interface FlushedLog extends Log {
  /** Writes buffered lines before the process ends. */
  flush(): void;
}

const SECRETS =
  'token secret password authorization cookie botToken appToken signingSecret appPassword metricsToken mongodbUri redisUrl';
const PRIVATE = 'words text inputs email';
const NEVER_LOGGED = `${SECRETS} ${PRIVATE}`.split(' ');
/** Platform tokens that an error message may quote. */
const TOKENS = /\b(xox[abeprs]-[\w-]+|xapp-[\w-]+|eyJ[\w-]{10,}\.[\w-]+\.[\w-]*|Bearer\s+\S+)/g;
/** Credentials in an address, e.g. of a database. */
const CREDENTIALS = /(\w+:\/\/)[^@/\s]+@/g;
const ADDRESSES = /[^\s@"'<>(:=]+@[\w-]+(\.[\w-]+)+/g;
/**
 * Input that JSON.parse quotes, and documents that MongoDB and SQLite quote when they refuse them.
 */
const QUOTED = [/"[\s\S]*"(\.\.\.)? is not valid JSON/, /dup key: \{[\s\S]*\}/];
const LONGEST_MESSAGE = 500;

/** `destination`: standard output by default; tests pass their own. */
export function createLog(level: string, destination?: pino.DestinationStream): FlushedLog {
  const options: pino.LoggerOptions = {
    level,
    base: { hostname: hostname(), pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: NEVER_LOGGED.flatMap((name) => [name, `*.${name}`]), censor: '[cut]' },
    serializers: { error: serializeError },
    mixin() {
      const request = currentRequestId();
      return request === undefined ? {} : { request };
    },
  };
  const logger = destination ? pino(options, destination) : pino(options);
  return { ...wrap(logger), flush: () => logger.flush() };
}

/**
 * `all`: fields of every line. Not a child logger of pino, because each event has its own log and
 * rarely writes a line.
 */
function wrap(logger: Logger, all: LogFields = {}): Log {
  return {
    debug: (message, fields) => logger.debug({ ...all, ...fields }, message),
    info: (message, fields) => logger.info({ ...all, ...fields }, message),
    warn: (message, fields) => logger.warn({ ...all, ...fields }, message),
    error: (message, fields) => logger.error({ ...all, ...fields }, message),
    with: (fields) => wrap(logger, { ...all, ...fields }),
  };
}

/**
 * Name, code, message and stack frames. No other properties, because SDKs attach whole requests and
 * responses to errors.
 */
function serializeError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: cleaned(String(error)) };
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    message: cleaned(error.message),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(frames && frames.length > 0 && { stack: frames.map((frame) => frame.trim()) }),
    ...(cause !== undefined && { cause: serializeError(cause) }),
  };
}

/** A message without tokens, addresses and what people wrote. */
export function cleaned(message: string): string {
  const safe = message
    .replace(TOKENS, '[cut]')
    .replace(CREDENTIALS, '$1[cut]@')
    .replace(ADDRESSES, '[address]');
  const unquoted = QUOTED.reduce((text, quote) => text.replace(quote, '[cut]'), safe);
  return unquoted.length > LONGEST_MESSAGE ? `${unquoted.slice(0, LONGEST_MESSAGE)}…` : unquoted;
}
