// Least privilege: the manifest asks for exactly what platforms/slack calls and hears.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { features } from '../../src/features';
import { wordingsOf } from '../../src/manifests/commands';
import { slackManifest } from '../../src/platforms/slack/manifest';

/**
 * What each method needs of a bot token (docs.slack.dev/reference/methods). An absent one is a call
 * that nobody judged yet.
 */
const SCOPES_OF_METHODS: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  // With one person only.
  'conversations.open': ['im:write'],
  'conversations.info': ['channels:read', 'groups:read', 'mpim:read'],
  'conversations.members': ['channels:read', 'groups:read', 'mpim:read'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.info': ['files:read'],
  'users.info': ['users:read', 'users:read.email'],
  'users.list': ['users:read'],
  'views.open': [],
  'views.update': [],
};
/** By the subscription's name; a direct message is `message` in the payload. */
const SCOPES_OF_EVENTS: Readonly<Record<string, readonly string[]>> = {
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  channel_archive: ['channels:read'],
  channel_deleted: ['channels:read'],
  group_archive: ['groups:read'],
  group_deleted: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  'message.im': ['im:history'],
  tokens_revoked: [],
};

const FOLDER = join(__dirname, '../../src/platforms/slack');
const source = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'))
  .join('\n');
/** By the client's own methods, or by name. */
const called = new Set([
  ...[...source.matchAll(/\bclient\s*\.(\w+)\s*\.(\w+)\s*\(/g)].map(
    ([, family, name]) => `${family}.${name}`,
  ),
  ...[...source.matchAll(/\bclient\s*\.apiCall\(\s*'([\w.]+)'/g)].map(([, name]) => name ?? ''),
]);
const heard = new Set([...source.matchAll(/\btype === '(\w+)'/g)].map(([, type]) => type ?? ''));

const [wording] = wordingsOf(features);
if (!wording) throw new Error('no language');
const manifest = slackManifest(wording, { publicUrl: 'https://learn.example.com' }) as unknown as {
  readonly oauth_config: {
    readonly scopes: { readonly bot: readonly string[]; readonly user?: readonly string[] };
  };
  readonly settings: { readonly event_subscriptions: { readonly bot_events: readonly string[] } };
};
const { bot: scopes, user } = manifest.oauth_config.scopes;
const { bot_events: events } = manifest.settings.event_subscriptions;

it('knows every method that the platform calls', () => {
  expect([...called].toSorted()).toEqual(Object.keys(SCOPES_OF_METHODS).toSorted());
});

it('asks for exactly the scopes of these methods, of the events and of commands', () => {
  const needed = new Set([
    'commands',
    ...Object.values(SCOPES_OF_METHODS).flat(),
    ...Object.values(SCOPES_OF_EVENTS).flat(),
  ]);
  expect(scopes.toSorted()).toEqual([...needed].toSorted());
  expect(user).toBeUndefined();
});

it('subscribes to exactly the events that the platform reads', () => {
  expect(events.toSorted()).toEqual(Object.keys(SCOPES_OF_EVENTS).toSorted());
  const read = events.map((event) => event.replace(/\..*$/, ''));
  expect(read.filter((type) => !heard.has(type))).toEqual([]);
});
