// The Slack platform: our receivers read what Slack sends (Bolt checks the signature) and
// acknowledge it; Bolt's app gives it to one middleware. An event is noted durably before it is
// acknowledged; the work and the answer follow.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Clock } from '../../core/clock';
import { soon } from '../../core/deadline';
import { DeliveryError } from '../../core/errors';
import type { Log } from '../../core/log';
import type { Account } from '../../core/account';
import type { Accepted, BotPort, FieldErrors, Platform } from '../../core/platform';
import type { Store } from '../../core/store';
import { createWork } from '../shared/work';
import { slackDeliveryError } from './calls/delivery-errors';
import { type SlackInteraction, readInteraction } from './inbound';
import { createLeanFetch, onlyFromSlack } from './calls/lean-fetch';
import { createSlackOpenFile } from './inbound/incoming-files';
import { createSlackOutbound } from './outbound';
import { readBody } from './inbound/payloads';
import { createReaders } from './standing/readers';
import { answerWith, boltLog, createHttpReceiver } from './inbound/receivers';
import { createReplies, type OpenModal, type Replies } from './outbound/replies';
import { createMethodCall } from './calls/rests';
import type { SlackSettings } from './settings';
import { createSocketReceiver, type Pause } from './socket';
import { withNames } from './inbound/spoken';
import type { Identity } from './standing';

export interface SlackDeps {
  readonly settings: SlackSettings;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** For tests: how the socket waits between its tries. */
  readonly pause?: Pause;
}

export interface SlackPlatform extends Platform {
  /** Answers POST /slack/events; the body must be unread. Resolves when the answer is out. */
  handler(req: IncomingMessage, res: ServerResponse): Promise<void>;
}

type Ack = (answer?: unknown) => Promise<void>;

const CALL_TIMEOUT_MS = 15_000;
/** Parts of the three seconds within which Slack wants its acknowledgement. */
const NAMES_WITHIN_MS = 700;
const REFUSAL_WITHIN_MS = 1_200;

export function createSlackPlatform({
  settings,
  store,
  clock,
  log,
  pause,
}: SlackDeps): SlackPlatform {
  const { botToken, signingSecret, appToken, apiUrl } = settings;
  const leanFetch = createLeanFetch(CALL_TIMEOUT_MS);
  const clientOptions = {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    fetch: onlyFromSlack(leanFetch),
    logger: boltLog(log),
  };
  const client = new WebClient(botToken, clientOptions);
  const call = createMethodCall(clock);
  const outbound = createSlackOutbound({
    client,
    clock,
    fetcher: leanFetch,
    call,
    whoWeAre,
    store,
  });
  const readers = createReaders({
    client,
    clock,
    log,
    call,
    async isColleague(user) {
      const { teamId } = await whoWeAre();
      return (
        (await outbound.lookUp({ platform: 'slack', tenant: teamId, user })).standing ===
        'colleague'
      );
    },
    isOnGrid: async () => (await whoWeAre()).enterpriseId !== undefined,
  });
  const underWay = createWork();
  let started: { readonly bot: BotPort; readonly replies: Replies } | undefined;
  let identity: Promise<Identity> | undefined;

  /** Who we are, asked once; a failure is asked again with the next event. */
  function whoWeAre(): Promise<Identity> {
    identity ??= client.auth
      .test()
      .then(({ team_id: teamId = '', user_id: botUserId = '', enterprise_id: enterpriseId }) => ({
        teamId,
        botUserId,
        ...(enterpriseId && { enterpriseId }),
      }))
      .catch((error: unknown) => {
        identity = undefined;
        throw slackDeliveryError(error, 'safe');
      });
    return identity;
  }

  /** `given`: learns how it ended. */
  function later(work: () => Promise<void>, given?: PromiseWithResolvers<void>): void {
    const done = underWay.add(work);
    given?.resolve(done);
    done.catch((error: unknown) => log.error('an answer could not be given', { error }));
  }

  /** A name that Slack does not tell now is done without. */
  async function nameOf(account: Account): Promise<string | undefined> {
    try {
      return (await soon(NAMES_WITHIN_MS, outbound.lookUp(account)))?.name;
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      log.debug('a mentioned colleague has no name yet', { reason: error.message });
      return undefined;
    }
  }

  async function named(interaction: SlackInteraction): Promise<SlackInteraction> {
    const { event } = interaction;
    if (event.type !== 'words' || event.mentions.length === 0) return interaction;
    return { ...interaction, event: await withNames(event, nameOf) };
  }

  async function take(body: unknown, ack: Ack): Promise<void> {
    if (!started) throw new Error('the Slack platform takes no events now');
    const { bot, replies } = started;
    const sent = readBody(body);
    const read = sent && readInteraction(sent, await whoWeAre(), clock.now());
    if (
      sent?.kind === 'event' &&
      sent.body.is_ext_shared_channel &&
      sent.body.event.channel !== undefined
    )
      readers.sharedOutside(sent.body.event.channel);
    if (read?.event.type === 'lifecycle' && read.event.what === 'joined')
      readers.joined(read.event.place.id, read.event.sender.user);
    if (!read) {
      await ack();
      return;
    }
    const { form } = read;
    if (form && read.event.type === 'action') {
      const errors = await bot.check(read.event);
      if (Object.keys(errors).length > 0) {
        await ack({ response_action: 'errors', errors: onTheForm(errors, form.inputs) });
        return;
      }
    }
    // The modal is opened while the event is noted: its trigger lives for three seconds only.
    const mayOpen = !form && read.triggerId !== undefined;
    const skeleton =
      mayOpen && bot.opensForm(read.event)
        ? replies.openSkeleton(read)
        : Promise.resolve(undefined);
    const interaction = await named(read);
    const given = Promise.withResolvers<void>();
    const accepted = await noted(bot.accept(interaction.event, given.promise), () =>
      replies.giveUp(interaction, skeleton),
    );
    try {
      if (form && (await refusedOnTheForm(form.inputs, accepted, ack))) return given.resolve();
      await ack();
    } catch (error) {
      // The bot answers later, through the outbox.
      given.reject(error);
      throw error;
    }
    if (accepted.fresh)
      later(async () => answer(replies, interaction, accepted, await skeleton), given);
  }

  /** What can't be noted is not begun. If a modal is open and empty by then, it says so. */
  async function noted<T>(accepting: Promise<T>, giveUp: () => Promise<void>): Promise<T> {
    try {
      return await accepting;
    } catch (error) {
      later(giveUp);
      throw error;
    }
  }

  async function answer(
    replies: Replies,
    interaction: SlackInteraction,
    { reply }: Accepted,
    modal: OpenModal | undefined,
  ): Promise<void> {
    const given = await reply;
    if (given) await replies.give(interaction, given, modal);
    else if (modal) await replies.give(interaction, { onlyToSender: true }, modal);
  }

  const http = createHttpReceiver(signingSecret ?? '', log);
  const socket =
    appToken === undefined
      ? undefined
      : createSocketReceiver({ appToken, clientOptions, clock, log, ...(pause && { pause }) });
  const app = new App({
    receiver: socket ?? http,
    clientOptions,
    logger: boltLog(log),
    // Our token is the only one; whether it holds is asked when it is used.
    authorize: async () => ({ botToken }),
    ignoreSelf: false,
    // Bolt would keep something of every conversation in memory for us; our state lies in the
    // store.
    convoStore: false,
  });
  app.use(({ body, ...args }) =>
    take(
      body,
      'ack' in args && typeof args.ack === 'function' ? (args.ack as Ack) : async () => {},
    ),
  );
  app.error(async (error) => {
    throw error;
  });

  return {
    name: 'slack',
    rateLimits: { perAddressPerSecond: 1, perTenantPerSecond: 5, perTenantTolerated: 15 },
    async start(bot) {
      started = { bot, replies: createReplies({ client, outbound, bot, log }) };
      await whoWeAre().catch((error: unknown) => {
        if (!(error instanceof DeliveryError)) throw error;
        log.warn('Slack does not answer yet; events are taken as soon as it does', {
          reason: error.message,
        });
      });
      await app.start();
    },
    ...(socket && { health: socket.health }),
    async handler(req, res) {
      const answered = new Promise<void>((resolve) => {
        res.once('close', resolve);
      });
      const refuse = (status: number, why: string) => {
        log.warn('Slack request refused', { status, why });
        answerWith(res, status);
      };
      if (!started) refuse(503, 'not started, or stopped');
      else if (socket) refuse(404, 'events come by Socket Mode');
      else await http.take(req, res);
      await answered;
    },
    send: (to, message, key) => outbound.post(to, message, key),
    update: (ref, message) => outbound.update(ref, message),
    findSent: (to, key) => outbound.findSent(to, key),
    lookUp: (account) => outbound.lookUp(account),
    sendFile: (to, file) => outbound.sendFile(to, file),
    openFile: createSlackOpenFile({ client, call, settings }),
    readersOf: (place) => readers.of(place),
    noteStranger: (place, { user }) => readers.spoken(place.id, user),
    async stop() {
      await app.stop();
      started = undefined;
      await underWay.idle();
    },
  };
}

/** A form that the bot refuses stays open with what was typed, where the refusal comes in time. */
async function refusedOnTheForm(
  inputs: readonly string[],
  { reply }: Accepted,
  ack: Ack,
): Promise<boolean> {
  const given = inputs.length > 0 ? await soon(REFUSAL_WITHIN_MS, reply) : undefined;
  if (!given?.refused || !given.say) return false;
  await ack({ response_action: 'errors', errors: onTheForm({ '': given.say.text }, inputs) });
  return true;
}

/** Errors by input; one of no input that the form has stands at its last, where one presses. */
function onTheForm(errors: FieldErrors, inputs: readonly string[]): FieldErrors {
  const last = inputs.at(-1);
  return Object.fromEntries(
    Object.entries(errors).map(([input, text]) => [
      inputs.includes(input) || last === undefined ? input : last,
      text,
    ]),
  );
}
