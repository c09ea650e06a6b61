// The Slack platform: Bolt verifies and acknowledges, one middleware takes everything that comes. An event is noted durably before it
// is acknowledged; the work and the answer come after.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Clock } from '../../core/clock';
import { DeliveryError } from '../../core/errors';
import type { Log } from '../../core/log';
import type { BotPort, Platform } from '../../core/platform';
import { deliveryErrorOf } from './delivery-errors';
import { type Came, type Identity, incoming } from './inbound';
import { createOutbound } from './outbound';
import type { SlackBody } from './payloads';
import { createReplies, type Replies } from './replies';
import { isFromTheFuture } from './verify';

export interface SlackSettings {
  readonly botToken: string;
  readonly signingSecret?: string;
  /** Socket Mode. */
  readonly appToken?: string;
  readonly apiUrl?: string;
}

export interface SlackDeps {
  readonly settings: SlackSettings;
  readonly clock: Clock;
  readonly log: Log;
}

export interface SlackPlatform extends Platform {
  /** Answers POST /slack/events; the body must be unread. Resolves when the answer is out. */
  handler(req: IncomingMessage, res: ServerResponse): Promise<void>;
}

type Ack = (answer?: unknown) => Promise<void>;

const CALL_TIMEOUT_MS = 15_000;
const BODY_LIMIT = '1mb';

export function createSlackPlatform({ settings, clock, log }: SlackDeps): SlackPlatform {
  const { botToken, signingSecret, appToken, apiUrl } = settings;
  const clientOptions = {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT_MS,
    logger: boltLog(log),
  };
  const client = new WebClient(botToken, clientOptions);
  const outbound = createOutbound(client, clock);
  const underWay = new Set<Promise<void>>();
  let bot: BotPort | undefined;
  let replies: Replies | undefined;
  let identity: Promise<Identity> | undefined;

  /** Who we are, asked once; a failure is asked again with the next event. */
  function whoWeAre(): Promise<Identity> {
    identity ??= client.auth
      .test()
      .then(({ team_id: teamId = '', user_id: botUserId = '' }) => ({ teamId, botUserId }))
      .catch((error: unknown) => {
        identity = undefined;
        throw deliveryErrorOf(error);
      });
    return identity;
  }

  function later(work: () => Promise<void>): void {
    const done = work()
      .catch((error: unknown) => log.error('an answer could not be given', { error }))
      .finally(() => underWay.delete(done));
    underWay.add(done);
  }

  async function take(body: SlackBody, ack: Ack): Promise<void> {
    if (!bot || !replies) throw new Error('the Slack platform is not started');
    const came = incoming(body, await whoWeAre(), clock.now());
    if (!came) {
      await ack();
      return;
    }
    if (came.event.type === 'action' && !came.triggerId) {
      const errors = await bot.check(came.event);
      if (Object.keys(errors).length > 0) {
        await ack({ response_action: 'errors', errors });
        return;
      }
    }
    // The modal is opened while the event is noted: its trigger lives for three seconds only.
    const skeleton = bot.opensForm(came.event) ? replies.openSkeleton(came) : Promise.resolve(undefined);
    const { fresh, reply } = await bot.accept(came.event);
    await ack();
    if (fresh) later(async () => answer(came, await reply, await skeleton));
  }

  async function answer(came: Came, reply: Parameters<Replies['give']>[1], modal: Parameters<Replies['give']>[2]): Promise<void> {
    await replies?.give(came, reply, modal);
  }

  const receiver =
    appToken !== undefined
      ? new SocketModeReceiver({ appToken, logger: boltLog(log), installerOptions: { clientOptions } })
      : new HTTPReceiver({
          signingSecret: signingSecret ?? '',
          endpoints: '/slack/events',
          // With it Bolt answers when our middleware is through, which is when the event is noted.
          processBeforeResponse: true,
          bodyLimit: BODY_LIMIT,
          logger: boltLog(log),
          processEventErrorHandler: async ({ error, response }) => {
            log.error('an event could not be noted; Slack will send it again', { error });
            if (!response.headersSent) response.writeHead(503).end();
            return true;
          },
        });
  const app = new App({
    receiver,
    clientOptions,
    logger: boltLog(log),
    // Our token is the only one; whether it holds is asked when it is used.
    authorize: async () => ({ botToken, ...(await whoWeAre().then(({ botUserId, teamId }) => ({ botUserId, teamId }))) }),
    ignoreSelf: false,
  });
  app.use(async ({ body, ...args }) =>
    take(body as unknown as SlackBody, 'ack' in args && typeof args.ack === 'function' ? (args.ack as Ack) : async () => {}),
  );
  app.error(async (error) => {
    throw error;
  });

  return {
    name: 'slack',
    capabilities: { ephemeral: true, findSent: true, perAddressPerSecond: 1 },
    async start(port) {
      bot = port;
      replies = createReplies(client, outbound, port, fetch, log);
      await whoWeAre().catch((error: unknown) => {
        if (!(error instanceof DeliveryError)) throw error;
        log.warn('Slack does not answer yet; events are taken as soon as it does', { reason: error.message });
      });
      if (appToken !== undefined) await app.start();
    },
    handler: (req, res) =>
      new Promise((resolve) => {
        res.once('close', resolve);
        if (isFromTheFuture(req, new Date())) {
          log.warn('Slack request refused', { why: 'its time lies in the future' });
          res.writeHead(401).end();
          return;
        }
        if (receiver instanceof HTTPReceiver) receiver.requestListener(req, res);
        else res.writeHead(404).end();
      }),
    send: (to, message, key) => outbound.post(to, message, key),
    update: (ref, message) => outbound.update(ref, message),
    findSent: (to, key) => outbound.findSent(to, key),
    lookUp: (account) => outbound.lookUp(account),
    async stop() {
      if (appToken !== undefined) await app.stop();
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}

/** Bolt's and the SDK's logs through ours; their debug lines can hold payloads and are dropped. */
function boltLog(log: Log) {
  const line = (parts: readonly unknown[]) =>
    parts
      .map((part) => (part instanceof Error ? part.message : typeof part === 'string' ? part : ''))
      .join(' ')
      .slice(0, 300);
  return {
    debug() {},
    info: (...parts: unknown[]) => log.debug('bolt', { note: line(parts) }),
    warn: (...parts: unknown[]) => log.warn('bolt', { note: line(parts) }),
    error: (...parts: unknown[]) => log.error('bolt', { note: line(parts) }),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}
