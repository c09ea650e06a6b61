// One connection of Socket Mode, from `apps.connections.open` to its end. Slack's client opens it,
// watches its pulse and carries the acknowledgements. Its own reconnecting is off: nobody awaits
// what it does then, so that one call that fails would end the process.
import { SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { soon, TooLate, within } from '../../../core/deadline';
import { DeliveryError } from '../../../core/errors';
import type { Log } from '../../../core/log';
import { boltLog } from '../inbound/receivers';
import { readFrame } from './frames';

export interface SocketEvent {
  readonly ack: (answer?: unknown) => Promise<void>;
  readonly body: Record<string, unknown>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
}

export interface SocketConnection {
  /**
   * Resolves with Slack's reason when another connection has to replace it. Undefined if it closed
   * without a reason.
   */
  readonly leaving: Promise<string | undefined>;
  isOpen(): boolean;
  /** Takes no more events, lets received ones be acknowledged, then closes. */
  close(): Promise<void>;
}

export interface ConnectionParts {
  readonly appToken: string;
  readonly clientOptions: WebClientOptions & {
    readonly fetch: NonNullable<WebClientOptions['fetch']>;
  };
  readonly log: Log;
  /** Must not reject. */
  readonly take: (event: SocketEvent) => Promise<void>;
  /** When aborted, closes the connection at once. */
  readonly signal: AbortSignal;
}

/** From the call that asks for an address to Slack's greeting. */
const GREETED_WITHIN_MS = 30_000;
/** Slack does not wait longer than this for an acknowledgement. */
const ACKNOWLEDGED_WITHIN_MS = 3_000;

/** Resolves when Slack has greeted. Throws if Slack does not. */
export async function openSocket(parts: ConnectionParts): Promise<SocketConnection> {
  const { take, signal } = parts;
  signal.throwIfAborted();
  const client = createClient(parts);
  const leaving = Promise.withResolvers<string | undefined>();
  const underWay = new Set<Promise<void>>();
  let open = false;
  let broken: Error | undefined;

  async function close(): Promise<void> {
    client.removeAllListeners('slack_event');
    await soon(ACKNOWLEDGED_WITHIN_MS, Promise.all(underWay));
    open = false;
    // Slack's answer to the close does not matter.
    void client.disconnect();
    leaving.resolve(undefined);
  }
  const closeNow = () => void close();

  client.on('error', (error: Error) => {
    broken = error;
  });
  client.on('disconnected', () => {
    open = false;
    signal.removeEventListener('abort', closeNow);
    leaving.resolve(undefined);
  });
  client.on('slack_event', (event: SocketEvent) => {
    const taken = take(event).finally(() => underWay.delete(taken));
    underWay.add(taken);
  });
  readFrames(client, parts.log, (reason) => leaving.resolve(reason));
  signal.addEventListener('abort', closeNow, { once: true });
  try {
    await within(GREETED_WITHIN_MS, client.start());
  } catch (error) {
    signal.removeEventListener('abort', closeNow);
    void client.disconnect();
    throw whyNotOpen(error, broken);
  }
  open = true;
  return { leaving: leaving.promise, isOpen: () => open, close };
}

/**
 * If the line closes early, the client rejects without an error, and emits the reason as an event.
 */
function whyNotOpen(error: unknown, broken: Error | undefined): unknown {
  if (error instanceof TooLate)
    return new DeliveryError('unavailable', 'Slack did not greet on the socket in time');
  if (error !== undefined) return error;
  return new DeliveryError(
    'unavailable',
    broken ? `the socket broke: ${broken.message}` : 'the socket closed before Slack greeted',
  );
}

type Client = SocketModeReceiver['client'];

/**
 * A client without Bolt's receiver, which acknowledges events before anybody has seen them and
 * cannot be told not to.
 */
function createClient({ appToken, clientOptions, log, signal }: ConnectionParts): Client {
  const { fetch } = clientOptions;
  const untilStopped: typeof fetch = (input, init) => unlessAborted(signal, fetch(input, init));
  // The loop that tries again logs the failure once.
  const logger = { ...boltLog(log), error: boltLog(log).info };
  const forCalls = {
    ...clientOptions,
    logger: { ...logger, warn: logger.info },
    fetch: untilStopped,
  };
  const { client } = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger,
    installerOptions: { clientOptions: forCalls },
  });
  client.removeAllListeners('slack_event');
  return client;
}

/** Stands between the socket and the client, and leaves out frames that would break the client. */
function readFrames(client: Client, log: Log, onLeave: (reason: string) => void): void {
  const [theirs] = client.listeners('ws_message');
  if (!theirs) throw new Error("the listener of Slack's client to its socket was not found");
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: boolean) => {
    const frame = readFrame(data);
    if (frame.kind === 'leave') onLeave(frame.reason);
    else if (
      frame.kind === 'unknown' ||
      (frame.kind === 'event' && client.listenerCount(frame.name) > 0)
    )
      log.warn('a frame from Slack was left out: it is of no known form');
    else {
      const taken: unknown = theirs(data, isBinary);
      Promise.resolve(taken).catch((error: unknown) =>
        log.error('a frame from Slack could not be taken', { error }),
      );
    }
  });
}

async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
