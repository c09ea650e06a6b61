// The Teams platform: puts the parts together. A request is verified, translated and handed to the
// bot, and its conversation is stored. Words are acknowledged as soon as the bot has stored them. A
// press is answered in the response or, if that takes long, right after it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activity } from 'botbuilder';
import type { Clock } from '../../core/clock';
import { soon } from '../../core/deadline';
import type { LifecycleEvent } from '../../core/inbound';
import type { Log } from '../../core/log';
import type { Account } from '../../core/account';
import type { Accepted, BotPort, Platform, RenderedReply } from '../../core/platform';
import type { Store } from '../../core/store';
import { createWork } from '../shared/work';
import { type Answered, type Answers, createAnswers, type InvokeAnswer } from './outbound/answers';
import { readJson } from './inbound/body';
import { createConversations } from './outbound/conversations';
import { incoming, type Incoming } from './inbound';
import { createTeamsOpenFile } from './inbound/incoming-files';
import { createTeamsOutbound } from './outbound';
import { createSdk } from './sdk';
import { createShownCards } from './cards/shown-cards';
import { refuseDangerous, type TeamsSettings } from './settings';
import { type TeamsAdmission, verify } from './inbound/verify';
import type { FormPlace } from './cards/wrapped-cards';

/** Teams waits 10 s for the answer to an invoke. */
export const ANSWER_WITHIN_MS = 5_000;
/** How long a response that gives a covered card back waits for that card to change. */
const CHANGE_WITHIN_MS = 400;
/** How long a call to the connector may take. */
const CALL_TIMEOUT_MS = 15_000;

export interface TeamsDeps {
  readonly settings: TeamsSettings;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** For tests: the waits above. */
  readonly answerWithinMs?: number;
  readonly changeWithinMs?: number;
  readonly callTimeoutMs?: number;
}

export interface TeamsPlatform extends Platform {
  /** Answers POST /api/messages; reads the body itself. */
  handler(req: IncomingMessage, res: ServerResponse): Promise<void>;
}

interface Running {
  readonly bot: BotPort;
  readonly answers: Answers;
}

export function createTeamsPlatform(deps: TeamsDeps): TeamsPlatform {
  const {
    settings,
    store,
    clock,
    log,
    answerWithinMs = ANSWER_WITHIN_MS,
    changeWithinMs = CHANGE_WITHIN_MS,
    callTimeoutMs = CALL_TIMEOUT_MS,
  } = deps;
  refuseDangerous(settings);
  const sdk = createSdk(settings);
  const conversations = createConversations(store, clock);
  const shown = createShownCards();
  const outbound = createTeamsOutbound({
    sdk,
    settings,
    conversations,
    shown,
    clock,
    timeoutMs: callTimeoutMs,
  });
  const underWay = createWork();
  let running: Running | undefined;

  /** Work that goes on behind an answered request. `given`: learns how it ended. */
  function later(work: () => Promise<void>, given?: PromiseWithResolvers<void>): void {
    const done = underWay.add(work);
    given?.resolve(done);
    done.catch((error: unknown) => log.error('a reply could not be given', { error }));
  }

  /** Takes one verified activity; gives what an invoke is answered with. */
  async function take(
    { activity, tenant }: TeamsAdmission,
    { bot, answers }: Running,
  ): Promise<InvokeAnswer | undefined> {
    const came = await incoming(activity, tenant, { clock, memberOf: outbound.memberOf });
    const isRemoval =
      came.type === 'lifecycle' && came.events.some(({ what }) => what === 'removed');
    if (came.type !== 'nothing' && !isRemoval) await conversations.remember(activity, tenant);
    switch (came.type) {
      case 'words': {
        await takeByMessages(came.event, { bot, answers });
        return undefined;
      }
      case 'press':
        return came.invoke
          ? answerInvoke(came, { bot, answers })
          : takeByMessages(came.event, { bot, answers }, came.form);
      case 'lifecycle':
        for (const event of [...came.events, ...(await restOfTeam(came))]) await hear(event, bot);
        return undefined;
      case 'nothing':
        return undefined;
    }
  }

  async function takeByMessages(
    event: Answered,
    { bot, answers }: Running,
    form?: FormPlace,
  ): Promise<undefined> {
    const given = Promise.withResolvers<void>();
    const { fresh, reply } = await bot.accept(event, given.promise);
    if (fresh) later(() => giveByMessages(answers, event, reply, form), given);
  }

  async function giveByMessages(
    answers: Answers,
    event: Answered,
    reply: Accepted['reply'],
    form?: FormPlace,
  ): Promise<void> {
    const given = (await reply) ?? { onlyToSender: true };
    await keepColleague(event, given);
    await answers.byMessages(event, given, form);
  }

  /** Of people who are no colleagues nothing is kept. */
  async function keepColleague(
    { sender }: Answered,
    reply: RenderedReply | undefined,
  ): Promise<void> {
    await (reply?.toStranger ? conversations.forget(sender) : conversations.confirm(sender));
  }

  /** A repeat gets the same answer, and nothing is said or changed a second time. */
  async function answerInvoke(
    { event, form }: Incoming & { type: 'press' },
    { bot, answers }: Running,
  ): Promise<InvokeAnswer> {
    const problems = await bot.check(event);
    if (Object.keys(problems).length > 0) return answers.byProblems(event, problems, form);
    const covered = form === 'over' ? event.message : undefined;
    const before = covered && shown.shownToAll(covered);
    const given = Promise.withResolvers<void>();
    const { fresh, reply } = await bot.accept(event, given.promise);
    const inTime = await soon(
      answerWithinMs,
      reply.then((value) => ({ value })),
    );
    if (!inTime) {
      if (fresh) later(() => giveByMessages(answers, event, reply, form), given);
      return answers.notice(event, 'working');
    }
    try {
      // What somebody decided by a form changes the card for all; the response must show the
      // presser no older one.
      if (covered && !inTime.value?.refused) await shown.changed(covered, before, changeWithinMs);
      const reply = inTime.value ?? { onlyToSender: true };
      const { answer, rest } = answers.byInvoke(event, reply, form);
      if (fresh) later(rest, given);
      await keepColleague(event, inTime.value);
      return answer;
    } catch (error) {
      given.reject(error);
      throw error;
    }
  }

  /**
   * A team goes with all of its channels, and who joins it reads in all of them. Teams names one.
   */
  async function restOfTeam({
    events: [event],
    wholeTeam,
  }: Incoming & { type: 'lifecycle' }): Promise<LifecycleEvent[]> {
    if (!event || wholeTeam === undefined) return [];
    const others = (await conversations.channelsOf(wholeTeam)).filter(
      ({ id }) => id !== event.place.id,
    );
    return others.map((place) => ({ ...event, id: `${event.id}:${place.id}`, place }));
  }

  async function hear(event: LifecycleEvent, bot: BotPort): Promise<void> {
    // Who leaves without ever having been met is nobody to us.
    if (event.what === 'left' && !(await conversations.knows(event.sender))) return;
    if (event.what === 'joined') outbound.joined(event.place);
    const { fresh, reply } = await bot.accept(event);
    // Forgotten only once it is noted: a repeat after a failure must find the team's channels
    // again.
    if (event.what === 'removed') {
      if (event.place.kind === 'personal') await conversations.closed(event.sender);
      else await conversations.lost(event.place);
    }
    if (fresh) later(async () => void (await reply));
  }

  async function answerRequest(
    req: IncomingMessage,
  ): Promise<{ readonly status: number; readonly body?: unknown }> {
    if (!running) return { status: 503 };
    const read = await readJson(req);
    if ('status' in read) return read;
    const verdict = await verify(req, read.body, { sdk, settings, log });
    if ('status' in verdict) {
      log.warn('Teams request refused', { status: verdict.status, why: verdict.why });
      return { status: verdict.status };
    }
    const present = running;
    // Only an invoke needs a turn, which carries its answer. A turn makes two clients that we never
    // call.
    if (verdict.activity.type !== 'invoke') {
      await take(verdict, present);
      return { status: 200 };
    }
    const invoked = await sdk.turn(verdict.token, read.body as Activity, async (context) => {
      const body = await take(verdict, present);
      if (body)
        await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
    });
    // The SDK says 501 to what nobody answered; a client that sends nonsense is to blame, and
    // nobody's alarm is to ring.
    return invoked?.status === 501 ? { status: 400 } : (invoked ?? { status: 200 });
  }

  return {
    name: 'teams',
    // Teams takes 8 messages to a conversation in 2 s, 60 in 30 s.
    rateLimits: { perAddressPerSecond: 2, perTenantPerSecond: 50 },
    async start(bot) {
      running = { bot, answers: createAnswers(outbound, shown, bot, log) };
    },
    send: (to, message) => outbound.send(to, message),
    update: (ref, message) => outbound.update(ref, message),
    findSent: async () => 'unknown',
    lookUp: (account: Account) => outbound.lookUp(account),
    openFile: createTeamsOpenFile(settings),
    readersOf: (place) => outbound.readersOf(place),
    noteStranger: (place) => outbound.strangerSpoke(place),
    async stop() {
      running = undefined;
      await underWay.idle();
    },
    async handler(req, res) {
      const { status, body } = await answerRequest(req);
      res.writeHead(
        status,
        body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' },
      );
      res.end(body === undefined ? undefined : JSON.stringify(body));
    },
  };
}
