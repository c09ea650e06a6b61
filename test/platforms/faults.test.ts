// A platform that fails at the start, or never gets there, is named by its label, quotes none of its
// secrets, and leaves the store closed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { createApp } from '../../src/app';
import { readConfig } from '../../src/config';
import { createLog } from '../../src/http/log';
import { platforms } from '../../src/platforms';
import { definePlatform, type PlatformSpec } from '../../src/platforms/module';
import { createFakePlatform } from '../support/fake-platform';

const SECRET = 'SECRETTOKEN';
const shape = { ACME_TOKEN: z.string().optional() };
type Spec = PlatformSpec<typeof shape, { readonly token: string }>;
const broken = () => {
  throw new Error(`cannot reach acme with ${SECRET}`);
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passalong-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function acme(more: Partial<Spec>) {
  return definePlatform({
    name: 'acme',
    label: 'Acme',
    shape,
    collections: [],
    hasCredentials: ({ ACME_TOKEN }) => ACME_TOKEN !== undefined,
    problems: () => [],
    settings: ({ ACME_TOKEN: token = '' }) => ({ token }),
    summary: () => 'on',
    open: async () => ({ make: () => createFakePlatform('acme'), routes: [] }),
    ...more,
  });
}
const configOf = (more: Partial<Spec>) =>
  readConfig({ ACME_TOKEN: SECRET, PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder }, [
    ...platforms,
    acme(more),
  ]);
const appOf = (more: Partial<Spec>) =>
  createApp(configOf(more), createLog('silent'), { startWithinMs: 50, warmsUp: false });

async function failureOf(work: () => Promise<unknown>): Promise<Error> {
  try {
    await work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('it did not fail');
}
const started = (platform: object): Partial<Spec> => ({
  open: async () => ({
    make: () => Object.assign(createFakePlatform('acme'), platform),
    routes: [],
  }),
});

it.each<[string, Partial<Spec>]>([
  ['hasCredentials', { hasCredentials: broken }],
  ['problems', { problems: broken }],
  ['settings', { settings: broken }],
  ['summary', { summary: broken }],
])('its label is told where %s throws, and no secret', async (_what, more) => {
  const error = await failureOf(async () => configOf(more));
  expect(error.message).toBe('Acme could not read its settings: cannot reach acme with [cut]');
  expect(error.stack).not.toContain(SECRET);
});

it.each<[string, Partial<Spec>]>([
  ['open throws', { open: broken }],
  ['open rejects', { open: async () => broken() }],
  ['make throws', { open: async () => ({ make: broken, routes: [] }) }],
  ['start throws', started({ start: broken })],
  ['start rejects', started({ start: async () => broken() })],
])('its label is told where %s, and no secret', async (_what, more) => {
  const error = await failureOf(async () => (await appOf(more)).start());
  expect(error.message).toBe('Acme could not be opened: cannot reach acme with [cut]');
  expect(error.stack).not.toContain(SECRET);
});

it('its label is told where it gives no routes', async () => {
  const error = await failureOf(() =>
    appOf({
      open: async () => ({ make: () => createFakePlatform('acme') }) as never,
    }),
  );
  expect(error.message).toBe('Acme could not be opened: its open() gave no list of routes');
});

it.each<[string, object]>([
  ['starts', { start: () => new Promise(() => undefined) }],
  ['rejects its start', { start: async () => broken() }],
])('the next start finds the data in order after one that never %s', async (_what, platform) => {
  const error = await failureOf(async () => (await appOf(started(platform))).start());
  expect(error.message).toMatch(/^Acme could not be opened: /);
  const app = await appOf({});
  await app.start();
  await app.stop(1_000);
});

it('a platform that cannot say how it is leaves the bot ready', async () => {
  const app = await appOf(started({ health: broken }));
  const port = await app.start();
  const response = await fetch(`http://127.0.0.1:${port}/readyz`);
  const told = { status: response.status, ...((await response.json()) as object) };
  await app.stop(1_000);
  expect(told).toMatchObject({ status: 200, acme: 'unavailable' });
});
