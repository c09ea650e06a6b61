// A platform is a plug-in: the tests' double uses the same module and the same list as the
// product's platforms.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from '../../src/app';
import { readConfig, redacted, settingNames } from '../../src/config';
import { onOff } from '../../src/config/setting-types';
import type { Account } from '../../src/core/account';
import { createStoppedClock } from '../../src/core/clock';
import { createLog } from '../../src/http/log';
import { platforms } from '../../src/platforms';
import { definePlatform, type PlatformModule } from '../../src/platforms/module';
import { createSqliteStore } from '../../src/storage/sqlite';
import { createFakePlatform, moduleOf } from '../support/fake-platform';
import { textOf } from '../support/card-text';

const NOW = '2026-03-02T09:00:00.000Z';

describe('a platform in the list', () => {
  const chat = createFakePlatform('chat');
  const ada: Account = { platform: 'chat', tenant: 'T1', user: 'ada' };
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1' }, [
    ...platforms,
    moduleOf(chat, 'House Chat'),
  ]);
  const driver = createSqliteStore({ file: ':memory:' });
  let app: Awaited<ReturnType<typeof createApp>>;
  let url = '';

  beforeAll(async () => {
    chat.profiles.set('chat:T1:ada', {
      name: 'Ada Lind',
      email: 'ada@linden.example',
      active: true,
      standing: 'colleague',
    });
    app = await createApp(config, createLog('silent'), {
      driver,
      clock: createStoppedClock(NOW),
      warmsUp: false,
    });
    url = `http://127.0.0.1:${await app.start()}`;
  });
  afterAll(() => app.stop(1_000));

  it('answers people, and is called by its label', async () => {
    const event = {
      type: 'words',
      id: 'e1',
      at: NOW,
      sender: ada,
      place: chat.personal(ada),
      mentions: [],
    } as const;
    const reply = await chat.bot.receive({ ...event, words: 'profile' });
    expect(textOf(reply?.say ?? { text: '' })).toContain('House Chat');
  });

  it('stands in the summary of the settings and in the health of the server', async () => {
    expect(redacted(config)).toMatchObject({
      chat: 'on',
      slack: 'off',
      teams: 'off',
      playground: 'off',
    });
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('has credentials, so the playground is off', async () => {
    expect((await fetch(`${url}/playground/state`)).status).toBe(404);
  });
});

describe('the settings of a platform', () => {
  const spec = {
    name: 'chat',
    label: 'House Chat',
    firstSetting: 'CHAT_ON',
    shape: { CHAT_ON: onOff },
    collections: [],
    hasCredentials: (given: { readonly CHAT_ON?: string }) => given.CHAT_ON !== undefined,
    problems: () => [],
    settings: ({ CHAT_ON }: { readonly CHAT_ON?: 'on' | 'off' | undefined }) =>
      CHAT_ON ? { isOn: CHAT_ON } : undefined,
    summary: () => 'on',
    open: () => Promise.reject(new Error('nobody opens it')),
  } as const;
  const listed: readonly PlatformModule[] = [...platforms, definePlatform(spec)];

  it('are settings of the bot', () => {
    expect(settingNames(listed)).toEqual([...settingNames(), 'CHAT_ON']);
    expect(readConfig({ CHAT_ON: 'on' }, listed)).toMatchObject({
      host: '0.0.0.0',
      playground: undefined,
      platforms: { chat: { settings: { isOn: 'on' } } },
    });
    expect(readConfig({}, listed)).toMatchObject({ playground: 'web' });
  });

  it('keep the server open to all names of hosts unless the platform takes unsigned traffic', () => {
    const reads = (module: PlatformModule) =>
      readConfig({ CHAT_ON: 'on' }, [...platforms, module]).platforms['chat'];
    expect(reads(definePlatform(spec))?.localNamesOnly).toBe(false);
    expect(
      reads(definePlatform({ ...spec, localNamesOnly: ({ isOn }) => isOn === 'on' }))
        ?.localNamesOnly,
    ).toBe(true);
  });

  it('are refused with the same words as all others, and named if no platform is configured', () => {
    expect(() => readConfig({ CHAT_ON: 'maybe' }, listed)).toThrow(
      '  - CHAT_ON must be "on" or "off"',
    );
    expect(() => readConfig({ PLAYGROUND: 'off' }, listed)).toThrow(
      ' or CHAT_ON and its companions, or remove PLAYGROUND',
    );
  });
});

describe('the list', () => {
  it('is of platforms that all keep the contract', () => {
    const files = platforms.map(({ name }) => `test/contract/platform-${name}.test.ts`);
    const missing = files.filter((file) => !existsSync(join(__dirname, '../..', file)));
    expect(missing.map((file) => `${file} is missing`)).toEqual([]);
  });

  it('gives every platform a name, a label and settings of its own', () => {
    for (const of of [
      platforms.map(({ name }) => name),
      platforms.map(({ label }) => label),
      platforms.map(({ summaryName }) => summaryName),
      settingNames(),
    ])
      expect(new Set(of).size).toBe(of.length);
  });
});
