// The browser page's platform keeps the platforms' contract: seen by the requests that the page
// makes.
import { request } from 'node:http';
import { createStoppedClock } from '../../src/core/clock';
import { silentLog } from '../../src/core/log';
import { createAccess } from '../../src/http/access';
import { createHttpServer } from '../../src/http/server';
import { PLAYGROUND_TENANT } from '../../src/platforms/shared/playground-host';
import { createWebPlatform } from '../../src/platforms/web';
import type { RoomMessage } from '../../src/platforms/web/rooms';
import { playgroundRoutes } from '../../src/platforms/web/routes';
import { actionsOf, textOf } from '../support/card-text';
import { createNotingBot } from '../support/noting-bot';
import { platformContract } from './platform.contract';

const UMA = 'uma';
const CHAT = `chat-${UMA}`;
const TOKEN = 'a-token-of-enough-length';

describe('the browser page', () => {
  platformContract(async () => {
    const clock = createStoppedClock('2026-03-02T09:00:00Z');
    const user = {
      id: UMA,
      name: 'Uma Unger',
      email: 'uma@linden.example',
      department: 'Sales',
      title: 'Lead',
      location: 'Berlin',
    };
    const users = [{ ...user, zone: 'Europe/Berlin', locale: 'de', roles: [] }];
    const platform = createWebPlatform({ users, channels: [], clock });
    const bot = createNotingBot();
    const nowhere = async () => {};
    const routes = playgroundRoutes({
      platform,
      clock,
      orgName: 'Linden',
      travel: nowhere,
      reset: nowhere,
      access: createAccess(TOKEN),
      log: silentLog,
    });
    const metrics = async () => ({ type: 'text/plain', text: '' });
    const server = createHttpServer({
      host: '127.0.0.1',
      port: 0,
      routes,
      ready: {},
      metrics,
      log: silentLog,
    });
    const port = await server.start();
    await platform.start(bot);

    async function post(path: string, body: object): Promise<void> {
      const response = await fetch(`http://127.0.0.1:${port}/playground/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    }

    /** A request with headers that fetch does not let one choose. */
    const forged = (headers: Readonly<Record<string, string>>) =>
      new Promise<number>((resolve, reject) => {
        const all = { 'content-type': 'application/json', ...headers };
        const asked = request(
          `http://127.0.0.1:${port}/playground/say`,
          { method: 'POST', headers: all },
          (response) => {
            response.resume();
            resolve(response.statusCode ?? 0);
          },
        );
        asked.on('error', reject);
        asked.end(JSON.stringify({ person: UMA, room: CHAT, words: 'help' }));
      });

    /** The first thing that the stream of events tells is everything that somebody sees. */
    async function messages(): Promise<readonly RoomMessage[]> {
      const cut = new AbortController();
      const response = await fetch(`http://127.0.0.1:${port}/playground/events?viewer=${UMA}`, {
        signal: cut.signal,
      });
      let text = '';
      for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        text += part;
        const rooms = /event: rooms\ndata: (.*)\n\n/.exec(text)?.[1];
        if (rooms === undefined) continue;
        cut.abort();
        return (JSON.parse(rooms) as Readonly<Record<string, readonly RoomMessage[]>>)[CHAT] ?? [];
      }
      throw new Error('the page was told nothing');
    }

    async function act(verb: string, inputs: Readonly<Record<string, string>> = {}): Promise<void> {
      const [found] = (await messages())
        .toReversed()
        .flatMap((message) =>
          actionsOf(message).flatMap((button) =>
            button.verb === verb ? [{ message: message.id, button }] : [],
          ),
        );
      if (!found) throw new Error(`no button ${verb}`);
      const { message, button } = found;
      await post('act', {
        person: UMA,
        room: CHAT,
        message,
        verb,
        data: button.data,
        inputs: { ...button.values, ...inputs },
      });
    }

    return {
      platform,
      bot,
      account: { platform: 'web', tenant: PLAYGROUND_TENANT, user: UMA },
      says: (words, event) =>
        post('say', { person: UMA, room: CHAT, words, ...(event && { id: event }) }),
      // Nobody can be the bot.
      echoes: (words) =>
        expect(post('say', { person: 'bot', room: CHAT, words })).rejects.toThrow('400'),
      shown: async () =>
        (await messages())
          .filter(({ from }) => from === 'bot')
          .map((message) => ({ id: message.id, text: textOf(message) })),
      presses: (verb) => act(verb),
      fills: act,
      forgeries: {
        'a page of another site': () => forged({ origin: 'https://evil.example' }),
        'another name for this machine': () => forged({ host: 'evil.example' }),
        'another machine, through a proxy on this one': () =>
          forged({ 'x-forwarded-for': '203.0.113.9' }),
        'a guessed token': () =>
          forged({ 'x-forwarded-for': '203.0.113.9', authorization: `Bearer ${TOKEN}x` }),
        'another site, with the token': () =>
          forged({ authorization: `Bearer ${TOKEN}`, origin: 'https://evil.example' }),
      },
      async settled() {
        await platform.stop();
        await platform.start(bot);
      },
      async close() {
        await platform.stop();
        await server.stop(20);
      },
    };
  });
});
