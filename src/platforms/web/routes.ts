// The playground's routes: the page, what happens as a stream of events, and what the viewer does.
import type { Clock } from '../../core/clock';
import type { JsonObject } from '../../core/json';
import type { Log } from '../../core/log';
import { asset, page } from './assets';
import type { Route } from '../../core/route';
import type { PlaygroundHost } from '../shared/playground-host';
import { MOST_FILE_BYTES } from '../../core/incoming-files';
import { guarded, type Handler, readRequestBytes, readRequestJson, sendJson } from './guard';
import type { WebPlatform } from './index';
import { createReadWriteLock } from './read-write-lock';

export interface PlaygroundDeps
  extends Pick<PlaygroundHost, 'orgName' | 'access' | 'travel' | 'reset'> {
  readonly platform: WebPlatform;
  readonly clock: Clock;
  readonly log: Log;
}

interface Answer {
  readonly status?: number;
  readonly body: unknown;
}

/** A proxy or a browser may give up on a silent stream. */
const HEARTBEAT_MS = 20_000;
const TRAVEL_MAX_MS = 35 * 86_400_000;
const WORDS_MAX = 4000;

export function playgroundRoutes(deps: PlaygroundDeps): readonly Route[] {
  const { platform, clock, orgName, travel, reset, access, log } = deps;
  const { rooms } = platform;
  const lock = createReadWriteLock();
  const watchers = new Set<(event: string, data: unknown) => void>();
  const broadcast = (event: string, data: unknown) => {
    for (const send of watchers) send(event, data);
  };
  const present = () => ({ now: clock.now().toISOString() });

  const state: Handler = (_req, res) => {
    const channels = rooms.channels.map(({ id, name }) => ({ id, name }));
    sendJson(res, 200, { orgName, ...present(), run: rooms.run, users: platform.users, channels });
  };

  const events: Handler = (req, res) => {
    const viewer = new URL(req.url ?? '', 'http://localhost').searchParams.get('viewer') ?? '';
    if (!isUser(viewer)) return sendJson(res, 404, { error: 'Choose who you are first.' });
    res.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    const send = (event: string, data: unknown) =>
      void res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    const snapshot = () => send('rooms', rooms.seenBy(viewer));
    const on = (event: string, data: unknown) =>
      event === 'reset' ? snapshot() : send(event, data);
    const unwatch = rooms.watch(({ room, message, fresh }) => {
      if (rooms.canSee(viewer, { room, message })) return send('message', { room, message });
      const user = rooms.ownerOf(room);
      // The page shows beside a name how much waits for them.
      return fresh && user !== undefined && message.from === 'bot'
        ? send('told', { user, message: message.id })
        : undefined;
    });
    const beat = setInterval(() => res.write(': still here\n\n'), HEARTBEAT_MS);
    beat.unref();
    watchers.add(on);
    res.once('close', () => {
      clearInterval(beat);
      unwatch();
      watchers.delete(on);
    });
    send('clock', present());
    return snapshot();
  };

  /** A route that takes a JSON object and answers with one; what it lacks is said. */
  const post =
    (work: (body: Record<string, unknown>) => Promise<Answer>): Handler =>
    async (req, res) => {
      const body = await readRequestJson(req, res);
      if (!body) return;
      const { status = 200, body: answer } = await work(body);
      sendJson(res, status, answer);
    };

  const isUser = (id: unknown): id is string => platform.users.some((user) => user.id === id);
  const isRoom = (viewer: string, room: unknown): room is string =>
    typeof room === 'string' && rooms.isMember(viewer, room);
  const wrong = (error: string): Answer => ({ status: 400, body: { error } });

  /** The file's bytes are the body, so that it needs no coding. */
  const upload: Handler = async (req, res) => {
    const asked = new URL(req.url ?? '', 'http://localhost').searchParams;
    const person = asked.get('person');
    if (!isUser(person)) return sendJson(res, 404, { error: 'Choose who you are first.' });
    const bytes = await readRequestBytes(req, res, MOST_FILE_BYTES);
    if (!bytes) return undefined;
    return sendJson(res, 200, {
      file: platform.uploads.add(person, asked.get('name') ?? '', bytes),
    });
  };

  const say = post(async ({ person, room, words, files, id }) => {
    if (!isUser(person) || !isRoom(person, room)) return wrong('That room is not yours.');
    const sent = platform.uploads.of(person, textsIn(files));
    if (
      typeof words !== 'string' ||
      (words.trim() === '' && sent.length === 0) ||
      words.length > WORDS_MAX
    )
      return wrong(`Say something, in at most ${WORDS_MAX} characters.`);
    await lock.shared(() => platform.say(person, room, words.trim(), requestOf(id), sent));
    return { body: {} };
  });

  const act = post(async ({ person, room, message, verb, data, inputs, files, id }) => {
    if (!isUser(person) || !isRoom(person, room)) return wrong('That room is not yours.');
    if (typeof message !== 'string' || typeof verb !== 'string')
      return wrong('That is no button of a card.');
    const pressed = rooms.find(room, message);
    if (!pressed || !rooms.canSee(person, { room, message: pressed }))
      return wrong('That card is not there any more.');
    const values = Object.fromEntries(
      Object.entries(objectOf(inputs)).map(([name, value]) => [name, String(value)]),
    );
    const errors = await lock.shared(() =>
      platform.act(
        person,
        room,
        message,
        verb,
        objectOf(data) as JsonObject,
        values,
        requestOf(id),
        platform.uploads.of(person, textsIn(files)),
      ),
    );
    return { body: { errors } };
  });

  const move = post(async ({ to }) => {
    const target = new Date(typeof to === 'string' ? to : Number.NaN);
    const ahead = target.getTime() - clock.now().getTime();
    if (!(ahead >= 0 && ahead <= TRAVEL_MAX_MS))
      return wrong('Travel forward, at most five weeks at once.');
    await lock.exclusive(() => travel(target));
    broadcast('clock', present());
    return { body: present() };
  });

  const startOver = post(async () => {
    await lock.exclusive(reset);
    log.info('the playground was reset');
    broadcast('reset', {});
    broadcast('clock', present());
    return { body: { ...present(), run: rooms.run } };
  });

  const routes: readonly (Route & { readonly handle: Handler })[] = [
    { method: 'GET', path: '/', handle: page },
    { method: 'GET', path: '/assets/*', handle: asset },
    { method: 'GET', path: '/playground/state', handle: state },
    { method: 'GET', path: '/playground/events', handle: events },
    { method: 'POST', path: '/playground/say', handle: say },
    { method: 'POST', path: '/playground/act', handle: act },
    { method: 'POST', path: '/playground/upload', handle: upload },
    { method: 'POST', path: '/playground/clock', handle: move },
    { method: 'POST', path: '/playground/reset', handle: startOver },
  ];
  return routes.map((route) => ({ ...route, handle: guarded(route.handle, access) }));
}

/** A page that sends something again names it as before. */
const requestOf = (id: unknown): string | undefined =>
  typeof id === 'string' && id !== '' ? id : undefined;

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
