// The Slack app's manifest: commands from the features, and no scope or event that platforms/slack
// does not use (a test compares).
import { OWN_LANGUAGE, SAMPLE_ADDRESS, type Wording } from '../shared/app-manifest';

/**
 * `/learn x` is `x`; any other command is a short cut to the word of its name: `/faq x` is `faq x`.
 */
export const MAIN_COMMAND = '/learn';

export interface SlackApp {
  /** Without a slash at its end. Absent in Socket Mode, where Slack needs no address of the bot. */
  readonly publicUrl?: string;
}

/** What each is for: docs/slack.md, "What it may do". */
const SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'mpim:history',
  'mpim:read',
  'users:read',
  'users:read.email',
];
const EVENTS = [
  'app_mention',
  'app_uninstalled',
  'channel_archive',
  'channel_deleted',
  'group_archive',
  'group_deleted',
  'member_joined_channel',
  'member_left_channel',
  'message.im',
  'tokens_revoked',
];

/** The committed files. A Slack manifest knows one language, so there is one for each. */
export function slackManifests(wordings: readonly Wording[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    wordings.flatMap((wording) => {
      const suffix = wording.locale === OWN_LANGUAGE ? '' : `.${wording.locale}`;
      return [
        [`manifest${suffix}.json`, slackManifest(wording, { publicUrl: SAMPLE_ADDRESS })],
        [`manifest.socket-mode${suffix}.json`, slackManifest(wording, {})],
      ];
    }),
  );
}

export function slackManifest(
  { app, commands }: Wording,
  { publicUrl }: SlackApp,
): Readonly<Record<string, unknown>> {
  const url = publicUrl === undefined ? undefined : `${publicUrl}/slack/events`;
  const slash = (command: string, description: string, hint: string | undefined) => ({
    command,
    ...(url !== undefined && { url }),
    description,
    ...(hint !== undefined && { usage_hint: hint }),
    // Colleagues who are named in a command come as ids. `admin role` needs them.
    should_escape: true,
  });
  return {
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: {
      name: app('app.name'),
      description: app('app.short'),
      long_description: app('app.full'),
      background_color: '#0b6e69',
    },
    features: {
      app_home: {
        home_tab_enabled: false,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: app('app.name'), always_online: true },
      slash_commands: [
        slash(MAIN_COMMAND, app('app.mainCommand'), commands.map(({ word }) => word).join(', ')),
        ...commands.flatMap(({ shortcuts, help, hint }) =>
          shortcuts.map((shortcut) => slash(shortcut, help, hint)),
        ),
      ],
    },
    oauth_config: { scopes: { bot: SCOPES } },
    settings: {
      event_subscriptions: { ...(url !== undefined && { request_url: url }), bot_events: EVENTS },
      interactivity: { is_enabled: true, ...(url !== undefined && { request_url: url }) },
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  };
}
