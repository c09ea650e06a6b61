// Slack as a plug-in. Nothing here loads Slack's SDK.
import { definePlatform } from '../module';
import { openWithEvents } from '../shared/http-events';
import { slackManifests } from './manifest';
import { slackChatsCollection } from './outbound/chats';
import { hasSlackCredentials, slackProblems, slackSettings, slackShape } from './settings';

export const slackModule = definePlatform({
  name: 'slack',
  label: 'Slack',
  firstSetting: 'SLACK_BOT_TOKEN',
  shape: slackShape,
  collections: [slackChatsCollection],
  hasCredentials: hasSlackCredentials,
  problems: slackProblems,
  settings: slackSettings,
  summary: ({ appToken }) => (appToken === undefined ? 'http' : 'socket mode'),
  async open(settings, { clock, log }) {
    const { createSlackPlatform } = await import('./index');
    // In Socket Mode nothing comes by HTTP.
    const path = settings.appToken === undefined ? '/slack/events' : undefined;
    return openWithEvents((store) => createSlackPlatform({ settings, store, clock, log }), path);
  },
  manifests: slackManifests,
});
