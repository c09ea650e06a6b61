// The playground as a visitor gets it, over real HTTP: what people say and press, and what each of
// them sees.
import { type App, createApp } from '../../../src/app';
import { readConfig } from '../../../src/config';
import { createTravellingClock } from '../../../src/core/clock';
import type { JsonObject } from '../../../src/core/json';
import { createLog } from '../../../src/http/log';
import type { RoomMessage } from '../../../src/platforms/web/rooms';
import { actionsOf, textOf } from '../../support/card-text';

export interface Playground {
  readonly app: App;
  readonly url: string;
  /** A request as the page makes it, or with other headers. */
  post(
    path: string,
    body: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ status: number; body: JsonObject }>;
  says(person: string, words: string, room?: string): Promise<void>;
  /**
   * Presses the last button with this verb that somebody sees in a room; gives the form's problems.
   */
  presses(
    person: string,
    verb: string,
    inputs?: Readonly<Record<string, string>>,
    room?: string,
  ): Promise<Record<string, string>>;
  /** What somebody sees, as text, room by room. */
  sees(person: string, room?: string): Promise<string[]>;
  messages(person: string, room?: string): Promise<RoomMessage[]>;
  stream(person: string): Promise<Stream>;
  stop(): Promise<void>;
}

export const WEDNESDAY = '2026-11-25T09:30:00.000Z';

export interface Stream {
  /** The next event with this name that fits. */
  next(name: string, fits?: (data: JsonObject) => boolean): Promise<JsonObject>;
  close(): void;
}

/** On a Wednesday morning, whenever the test runs. */
export async function startPlayground(): Promise<Playground> {
  const started = performance.now();
  const base = { now: () => new Date(Date.parse(WEDNESDAY) + performance.now() - started) };
  const app = await createApp(readConfig({ PORT: '0' }), createLog('silent'), {
    clock: createTravellingClock(base),
    warmsUp: false,
  });
  const url = `http://127.0.0.1:${await app.start()}`;
  const open = new Set<Stream>();

  async function post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    const response = await fetch(`${url}/playground/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const answer = await response.text();
    return {
      status: response.status,
      body: (answer.startsWith('{') ? JSON.parse(answer) : { text: answer }) as JsonObject,
    };
  }

  async function stream(person: string): Promise<Stream> {
    const cut = new AbortController();
    const response = await fetch(`${url}/playground/events?viewer=${person}`, {
      signal: cut.signal,
    });
    if (!response.ok || !response.body)
      throw new Error(`no stream: ${response.status} ${await response.text()}`);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const read: Stream = {
      async next(name, fits = () => true) {
        for (;;) {
          for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
            const [, event, data = '{}'] =
              /^event: (.*)\ndata: (.*)$/.exec(text.slice(0, end)) ?? [];
            text = text.slice(end + 2);
            if (event === name && fits(JSON.parse(data) as JsonObject))
              return JSON.parse(data) as JsonObject;
          }
          const { value, done } = await reader.read();
          if (done) throw new Error(`the stream ended before ${name}`);
          text += value;
        }
      },
      close() {
        open.delete(read);
        cut.abort();
      },
    };
    open.add(read);
    return read;
  }

  async function messages(person: string, room = `chat-${person}`): Promise<RoomMessage[]> {
    const following = await stream(person);
    const rooms = (await following.next('rooms')) as unknown as Record<string, RoomMessage[]>;
    following.close();
    return rooms[room] ?? [];
  }

  return {
    app,
    url,
    post,
    stream,
    messages,
    async says(person, words, room = `chat-${person}`) {
      const { status, body } = await post('say', { person, room, words });
      if (status !== 200) throw new Error(JSON.stringify(body));
    },
    async presses(person, verb, inputs = {}, room = `chat-${person}`) {
      const found = (await messages(person, room))
        .flatMap((message) => actionsOf(message).map((button) => ({ id: message.id, button })))
        .findLast(({ button }) => button.verb === verb);
      if (!found) throw new Error(`${person} sees no ${verb} in ${room}`);
      const { status, body } = await post('act', {
        person,
        room,
        message: found.id,
        verb,
        data: found.button.data,
        inputs: { ...found.button.values, ...inputs },
      });
      if (status !== 200) throw new Error(JSON.stringify(body));
      return body['errors'] as Record<string, string>;
    },
    async sees(person, room) {
      return (await messages(person, room)).map(textOf);
    },
    async stop() {
      for (const each of open) each.close();
      await app.stop(1000);
    },
  };
}
