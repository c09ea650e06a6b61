// The playground's routes: the page and its assets, what happens as a stream of events, and what the viewer does.
import { createReadStream, existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import type { Clock } from '../../core/clock';
import type { JsonObject } from '../../core/json';
import type { Log } from '../../core/log';
import { guarded, type Handler, readJson, sendJson } from './guard';
import type { WebPlatform } from './index';

export interface PlaygroundDeps {
  readonly platform: WebPlatform;
  readonly clock: Clock;
  readonly orgName: string;
  /** Moves the clock, runs what becomes due on the way, and sends it. */
  travel(to: Date): Promise<void>;
  /** Puts the demo company back to its beginning. */
  reset(): Promise<void>;
  readonly log: Log;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};
/** Third-party scripts, served from where they are installed. */
const LIBRARIES: Readonly<Record<string, string>> = {
  'adaptivecards.js': 'adaptivecards/dist/adaptivecards.min.js',
  'markdown-it.js': 'markdown-it/browser',
};
const PAGE = join(__dirname, 'page');
/** A proxy or a browser may give up on a silent stream. */
const HEARTBEAT_MS = 20_000;
const TRAVEL_MAX_MS = 92 * 86_400_000;

export function playgroundRoutes({
  platform,
  clock,
  orgName,
  travel,
  reset,
  log,
}: PlaygroundDeps): { method: 'GET' | 'POST'; path: string; handle: Handler }[] {
  const watchers = new Set<(event: string, data: unknown) => void>();
  const broadcast = (event: string, data: unknown) => {
    for (const send of watchers) send(event, data);
  };

  function file(res: ServerResponse, path: string): void {
    if (!existsSync(path)) return sendJson(res, 404, { error: 'There is no such file.' });
    res.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
    createReadStream(path).pipe(res);
  }

  const asset: Handler = (req, res) => {
    const name = (req.url ?? '').split('?')[0]?.replace('/assets/', '') ?? '';
    const library = LIBRARIES[name];
    if (library !== undefined) return file(res, require.resolve(library));
    if (!/^[\w-]+\.(js|css|svg)$/.test(name)) return sendJson(res, 404, { error: 'There is no such file.' });
    return file(res, join(PAGE, name));
  };

  const state: Handler = (_req, res) => {
    sendJson(res, 200, {
      orgName,
      now: clock.now().toISOString(),
      users: platform.users,
      channels: platform.rooms.channels.map(({ id, name }) => ({ id, name })),
    });
  };

  const events: Handler = (req, res) => {
    const viewer = new URL(req.url ?? '', 'http://localhost').searchParams.get('viewer') ?? '';
    if (!platform.users.some(({ id }) => id === viewer)) return sendJson(res, 404, { error: 'Choose who you are first.' });
    res.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    const send = (event: string, data: unknown) => void res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    const snapshot = () => send('rooms', platform.rooms.seenBy(viewer));
    const on = (event: string, data: unknown) => (event === 'reset' ? snapshot() : send(event, data));
    const unwatch = platform.rooms.watch((change) => {
      if (platform.rooms.canSee(viewer, change)) send('message', change);
    });
    const beat = setInterval(() => res.write(': still here\n\n'), HEARTBEAT_MS);
    beat.unref();
    watchers.add(on);
    res.once('close', () => {
      clearInterval(beat);
      unwatch();
      watchers.delete(on);
    });
    send('clock', { now: clock.now().toISOString() });
    return snapshot();
  };

  /** A route that takes a JSON object and answers with one; what it lacks is said. */
  const post =
    (work: (body: Record<string, unknown>) => Promise<{ status?: number; body: unknown }>): Handler =>
    async (req, res) => {
      const body = await readJson(req, res);
      if (!body) return;
      const { status = 200, body: answer } = await work(body);
      sendJson(res, status, answer);
    };

  const isUser = (id: unknown): id is string => platform.users.some((user) => user.id === id);
  const isRoom = (viewer: string, room: unknown): room is string => typeof room === 'string' && room in platform.rooms.seenBy(viewer);
  const wrong = (error: string) => ({ status: 400, body: { error } });

  const say = post(async ({ person, room, words }) => {
    if (!isUser(person) || !isRoom(person, room)) return wrong('That room is not yours.');
    if (typeof words !== 'string' || words.trim() === '' || words.length > 4000)
      return wrong('Say something, in at most 4,000 characters.');
    await platform.say(person, room, words.trim());
    return { body: {} };
  });

  const act = post(async ({ person, room, message, verb, data, inputs }) => {
    if (!isUser(person) || !isRoom(person, room)) return wrong('That room is not yours.');
    if (typeof message !== 'string' || typeof verb !== 'string') return wrong('That is no button of a card.');
    const values = Object.fromEntries(
      Object.entries((inputs ?? {}) as Record<string, unknown>).map(([name, value]) => [name, String(value)]),
    );
    return { body: { errors: await platform.act(person, room, message, verb, (data ?? {}) as JsonObject, values) } };
  });

  const move = post(async ({ to }) => {
    const target = new Date(typeof to === 'string' ? to : Number.NaN);
    const ahead = target.getTime() - clock.now().getTime();
    if (!(ahead >= 0 && ahead <= TRAVEL_MAX_MS)) return wrong('Travel forward, at most three months at once.');
    await travel(target);
    broadcast('clock', { now: clock.now().toISOString() });
    return { body: { now: clock.now().toISOString() } };
  });

  const startOver = post(async () => {
    await reset();
    log.info('the playground was reset');
    broadcast('reset', {});
    broadcast('clock', { now: clock.now().toISOString() });
    return { body: { now: clock.now().toISOString() } };
  });

  return [
    { method: 'GET', path: '/', handle: guarded((_req, res) => file(res, join(PAGE, 'index.html'))) },
    { method: 'GET', path: '/assets/*', handle: guarded(asset) },
    { method: 'GET', path: '/playground/state', handle: guarded(state) },
    { method: 'GET', path: '/playground/events', handle: guarded(events) },
    { method: 'POST', path: '/playground/say', handle: guarded(say) },
    { method: 'POST', path: '/playground/act', handle: guarded(act) },
    { method: 'POST', path: '/playground/clock', handle: guarded(move) },
    { method: 'POST', path: '/playground/reset', handle: guarded(startOver) },
  ];
}
