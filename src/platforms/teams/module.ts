// Teams as a plug-in. Nothing here loads the Bot Framework SDK.
import { definePlatform } from '../module';
import { openWithEvents } from '../shared/http-events';
import { teamsManifests } from './manifest';
import { conversationsCollection } from './outbound/conversations';
import {
  hasTeamsCredentials,
  isUnsigned,
  teamsProblems,
  teamsSettings,
  teamsShape,
} from './settings';

export const teamsModule = definePlatform({
  name: 'teams',
  label: 'Teams',
  firstSetting: 'MicrosoftAppId',
  shape: teamsShape,
  collections: [conversationsCollection],
  hasCredentials: hasTeamsCredentials,
  isOnLocally: isUnsigned,
  problems: teamsProblems,
  settings: teamsSettings,
  summary: ({ unsigned, appType }) => (unsigned ? 'unsigned' : appType),
  localNamesOnly: ({ unsigned }) => unsigned,
  async open(settings, { clock, log }) {
    const { createTeamsPlatform } = await import('./index');
    return openWithEvents(
      (store) => createTeamsPlatform({ settings, store, clock, log }),
      '/api/messages',
    );
  },
  manifests: teamsManifests,
});
