// Socket Mode: keeps a connection to Slack open, and acknowledges an event only when it is stored.
// If Slack asks in time, the next connection is open before the last one is closed, so no event is
// lost between them.
import type { App, Receiver } from '@slack/bolt';
import type { Clock } from '../../../core/clock';
import { soon } from '../../../core/deadline';
import { ConfigError } from '../../../core/errors';
import type { PlatformHealth } from '../../../core/platform';
import {
  type ConnectionParts,
  openSocket,
  type SocketConnection,
  type SocketEvent,
} from './connection';
import { withoutNulls } from '../inbound/payloads';
import { pauseAfter, REMEDY, type Setback, setbackOf, setbackOfLeaving } from './setbacks';

/** Resolves after a time, or as soon as the signal is aborted. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

export interface SocketReceiver extends Receiver {
  /**
   * Opens the first connection, or tries later if Slack cannot be reached. Throws ConfigError for a
   * wrong token.
   */
  start(): Promise<void>;
  stop(): Promise<void>;
  health(): PlatformHealth;
}

export interface SocketDeps extends Pick<ConnectionParts, 'appToken' | 'clientOptions' | 'log'> {
  readonly clock: Clock;
  readonly pause?: Pause;
}

/**
 * If Slack has not opened the socket by then, it is opened later, so the other platforms need not
 * wait.
 */
const OPEN_WITHIN_MS = 10_000;
/** If a connection lasted this long, the next one is opened at once. */
const STEADY_MS = 10_000;

export function createSocketReceiver({
  appToken,
  clientOptions,
  clock,
  log,
  pause = pauseFor,
}: SocketDeps): SocketReceiver {
  let app: App | undefined;
  let current: SocketConnection | undefined;
  let trouble: Setback['health'] = 'unavailable';
  let stopping = new AbortController();
  let keeping: Promise<void> | undefined;

  /** An event that could not be stored is not acknowledged, so Slack sends it again. */
  async function take({
    ack,
    body,
    retry_num: retryNum,
    retry_reason: retryReason,
  }: SocketEvent): Promise<void> {
    const retried = {
      ...(retryNum !== undefined && { retryNum }),
      ...(retryReason !== undefined && { retryReason }),
    };
    let answer: unknown;
    const hold = async (given: unknown) => {
      answer = given;
    };
    try {
      await app?.processEvent({ body: withoutNulls(body), ack: hold, ...retried });
    } catch (error) {
      log.error('an event could not be noted; Slack will send it again', { error });
      return;
    }
    try {
      await ack(answer);
    } catch (error) {
      log.warn(
        'an event was noted, but the socket closed before its acknowledgement; Slack will send it again',
        { error },
      );
    }
  }

  async function connect(signal: AbortSignal): Promise<SocketConnection | Setback> {
    try {
      return await openSocket({ appToken, clientOptions, log, take, signal });
    } catch (error) {
      return setbackOf(error);
    }
  }

  /** Uses a new connection until it has to be replaced. */
  async function use(connection: SocketConnection): Promise<Setback> {
    void current?.close();
    current = connection;
    log.info('the socket to Slack is open');
    return setbackOfLeaving(await connection.leaving);
  }

  async function keep(
    first: Promise<SocketConnection | Setback>,
    signal: AbortSignal,
  ): Promise<void> {
    let failures = 0;
    let brief = 0;
    for (let next = first; ; next = connect(signal)) {
      const opened = await next;
      const since = clock.now().getTime();
      const setback = 'reason' in opened ? opened : await use(opened);
      if (signal.aborted) return;
      if (opened === setback) failures += 1;
      else {
        // A connection that opens ends an outage. Several in a row that do not last are a new one.
        brief = clock.now().getTime() - since >= STEADY_MS ? 0 : brief + 1;
        failures = brief;
      }
      trouble = setback.health;
      const inMs = pauseAfter(setback, failures);
      tell(setback, { reason: setback.reason, failures, inMs });
      await pause(inMs, signal);
      if (signal.aborted) return;
    }
  }

  function tell(
    { health, routine }: Setback,
    fields: { readonly reason: string; readonly failures: number; readonly inMs: number },
  ): void {
    if (health === 'refused')
      log.error(`Slack refuses the socket; it is tried again, but needs you: ${REMEDY}`, fields);
    else if (routine) log.info('the socket to Slack is replaced', fields);
    else log.warn('there is no socket to Slack; it is tried again', fields);
  }

  return {
    init(given) {
      app = given;
    },
    async start() {
      stopping = new AbortController();
      const first = connect(stopping.signal);
      const opened = await soon(OPEN_WITHIN_MS, first);
      if (!opened) log.warn('Slack opens no socket yet; events come as soon as it does');
      else if ('reason' in opened && opened.health === 'refused')
        throw new ConfigError(`Slack refused SLACK_APP_TOKEN (${opened.reason}): ${REMEDY}`);
      keeping = keep(first, stopping.signal);
    },
    async stop() {
      stopping.abort();
      await keeping;
    },
    health: () => (current?.isOpen() ? 'ok' : trouble),
  };
}

function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
