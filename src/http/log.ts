// Structured logs by pino. Errors are written with their name, message, code and stack; fields that could hold a secret are cut.
import { hostname } from 'node:os';
import pino, { type Logger } from 'pino';
import type { Log } from '../core/log';

const SECRETS = ['token', 'secret', 'password', 'authorization', 'cookie'].flatMap((name) => [name, `*.${name}`]);
/** Tokens of the platforms, wherever an error's message quotes one. */
const TOKENS = /\b(xox[abeprs]-[\w-]+|xapp-[\w-]+|eyJ[\w-]{10,}\.[\w-]+\.[\w-]*|Bearer\s+\S+)/g;
/** Addresses with a password in them, e.g. of a database. */
const CREDENTIALS = /(\w+:\/\/)[^@/\s]+@/g;

export function withoutSecrets(text: string): string {
  return text.replace(TOKENS, '[secret]').replace(CREDENTIALS, '$1[secret]@');
}

function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: withoutSecrets(String(error)) };
  const { code } = error as { code?: unknown };
  return {
    name: error.name,
    message: withoutSecrets(error.message),
    ...(code !== undefined && { code }),
    stack: withoutSecrets(error.stack ?? ''),
    ...(error.cause !== undefined && { cause: serializeError(error.cause) }),
  };
}

export function createLog(level: string, destination?: pino.DestinationStream): Log & { flush(): void } {
  const options: pino.LoggerOptions = {
    level,
    base: { host: hostname(), pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRETS, censor: '[secret]' },
    serializers: { error: serializeError },
  };
  const logger = destination ? pino(options, destination) : pino(options);
  return { ...wrap(logger), flush: () => logger.flush() };
}

function wrap(logger: Logger): Log {
  return {
    debug: (message, fields = {}) => logger.debug(fields, message),
    info: (message, fields = {}) => logger.info(fields, message),
    warn: (message, fields = {}) => logger.warn(fields, message),
    error: (message, fields = {}) => logger.error(fields, message),
    with: (fields) => wrap(logger.child(fields)),
  };
}
