// The Slack platform on a real HTTP server (or a socket) between the stand-in for Slack and a bot
// that only takes notes.
import { createStoppedClock, type TravellingClock } from '../../../src/core/clock';
import type { ActionEvent, WordsEvent } from '../../../src/core/inbound';
import { type Log, silentLog } from '../../../src/core/log';
import type { RenderedForm } from '../../../src/core/platform';
import type { Route } from '../../../src/core/route';
import { createHttpServer, type HttpServer } from '../../../src/http/server';
import { createSlackPlatform, type SlackPlatform } from '../../../src/platforms/slack/index';
import { slackChatsCollection } from '../../../src/platforms/slack/outbound/chats';
import type { SlackSettings } from '../../../src/platforms/slack/settings';
import { createSqliteStore } from '../../../src/storage/sqlite';
import { type FakeSlack, startFakeSlack } from '../../harness/fake-slack';
import type { Pause } from '../../../src/platforms/slack/socket';
import { createNotingBot, type NotingBot } from '../../support/noting-bot';

export interface Room {
  readonly slack: FakeSlack;
  readonly platform: SlackPlatform;
  readonly bot: NotingBot;
  readonly clock: TravellingClock;
  /** The same platform after a restart: another process on the same store. */
  again(): SlackPlatform;
  /** The address of the bot. */
  readonly url: string;
  readonly lastWords: () => WordsEvent;
  readonly lastPress: () => ActionEvent;
  /** Clears what was said so far, on both sides. */
  clear(): void;
  close(): Promise<void>;
}

export function settingsFor(slack: FakeSlack, socket: boolean): SlackSettings {
  const {
    SLACK_BOT_TOKEN = '',
    SLACK_SIGNING_SECRET = '',
    SLACK_APP_TOKEN = '',
    SLACK_API_URL = '',
  } = slack.botEnv();
  return {
    botToken: SLACK_BOT_TOKEN,
    apiUrl: SLACK_API_URL,
    ...(socket ? { appToken: SLACK_APP_TOKEN } : { signingSecret: SLACK_SIGNING_SECRET }),
  };
}

/** The product's own server: restify changes how responses behave, for all of a process. */
function serverFor(platform: SlackPlatform, failures: unknown[]): HttpServer {
  const handle: Route['handle'] = async (req, res) => {
    try {
      await platform.handler(req, res);
    } catch (error) {
      failures.push(error);
      throw error;
    }
  };
  return createHttpServer({
    host: '127.0.0.1',
    port: 0,
    routes: [{ method: 'POST', path: '/slack/events', handle }],
    ready: {},
    metrics: async () => ({ type: 'text/plain', text: '' }),
    log: silentLog,
  });
}

interface RoomOptions {
  readonly socket?: boolean;
  readonly settings?: Partial<SlackSettings>;
  readonly fake?: { readonly socketAckMs?: number };
  /** Prepares the stand-in before the platform starts. */
  readonly before?: (slack: FakeSlack) => void;
  /** How the socket waits between its tries. */
  readonly pause?: Pause;
  readonly log?: Log;
}

export async function openRoom({
  socket = false,
  settings,
  fake,
  before = () => {},
  pause,
  log = silentLog,
}: RoomOptions = {}): Promise<Room> {
  const slack = await startFakeSlack(fake);
  before(slack);
  const clock = createStoppedClock('2026-03-02T09:00:00Z');
  const driver = createSqliteStore({ file: ':memory:' });
  await driver.open([slackChatsCollection]);
  const made = {
    settings: { ...settingsFor(slack, socket), ...settings },
    store: driver,
    clock,
    log,
    ...(pause && { pause }),
  };
  const platform = createSlackPlatform(made);
  const bot = createNotingBot();
  const failures: unknown[] = [];
  const server = serverFor(platform, failures);
  const url = `http://127.0.0.1:${await server.start()}/slack/events`;
  slack.setBotUrl(url);
  async function close(): Promise<void> {
    await platform.stop();
    await server.stop(1000);
    await slack.close();
    await driver.close();
    if (failures.length > 0) throw failures[0];
  }
  try {
    await platform.start(bot);
  } catch (error) {
    await close();
    throw error;
  }
  const wrong = () =>
    new Error(`the last event is another one: ${JSON.stringify(bot.events.at(-1))}`);
  return {
    slack,
    platform,
    bot,
    clock,
    again: () => createSlackPlatform(made),
    url,
    lastWords() {
      const event = bot.events.at(-1);
      if (event?.type !== 'words') throw wrong();
      return event;
    },
    lastPress() {
      const event = bot.events.at(-1);
      if (event?.type !== 'action') throw wrong();
      return event;
    },
    clear() {
      slack.reset();
      bot.clear();
    },
    close,
  };
}

export const formWith = (verb: string): RenderedForm => ({
  title: 'A form',
  submit: { verb, label: 'Send' },
  card: {
    text: 'a form',
    card: {
      type: 'AdaptiveCard',
      version: '1.5',
      fallbackText: 'a form',
      body: [
        { type: 'Input.Text', id: 'title', label: 'Title', value: 'old' },
        {
          type: 'Input.Toggle',
          id: 'public',
          label: 'Who',
          title: 'Everybody',
          valueOn: 'yes',
          valueOff: 'no',
        },
      ],
      actions: [{ type: 'Action.Execute', title: 'Send', verb, data: { id: 'c1' } }],
    },
  },
});
