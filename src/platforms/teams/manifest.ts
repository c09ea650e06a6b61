// The Teams app's manifest and its localization, schema 1.30. Commands come from the features,
// addresses from the operator's settings.
import { ConfigError } from '../../core/errors';
import { ABOUT_PATH, type Command, SAMPLE_ADDRESS, type Wording } from '../shared/app-manifest';

export interface TeamsApp {
  /** The app id of the bot registration. The Teams app uses the same id. */
  readonly appId: string;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** Who runs the bot, as people read it. */
  readonly orgName: string;
  /**
   * The product's version, from package.json. Teams accepts an update only with a higher version.
   */
  readonly version: string;
}

export interface TeamsManifest {
  readonly manifest: Readonly<Record<string, unknown>>;
  /** By file name, one for each language but the manifest's own. */
  readonly localizations: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Stands in the committed manifest until `npm run package:teams` puts the real ones in. */
export const SAMPLE_APP = {
  appId: '00000000-0000-0000-0000-000000000000',
  publicUrl: SAMPLE_ADDRESS,
  orgName: 'Passalong',
} as const;

const SCHEMAS = 'https://developer.microsoft.com/json-schemas/teams/v1.30';
/**
 * Teams shows ten commands; the schema allows twelve. Its narrowest clients cut descriptions at
 * this length; the schema allows more.
 */
const MOST_COMMANDS = 10;
const LONGEST_DESCRIPTION = 128;
/** Of the developer's name; Teams' store cuts there too. */
const LONGEST_DEVELOPER = 32;

/** The committed files. */
export function teamsManifests(
  wordings: readonly Wording[],
  version: string,
): Readonly<Record<string, unknown>> {
  const { manifest, localizations } = teamsManifest(wordings, { ...SAMPLE_APP, version });
  return { 'manifest.json': manifest, ...localizations };
}

/** `wordings`: the manifest's own language first. */
export function teamsManifest(
  [own, ...others]: readonly Wording[],
  { appId, publicUrl, orgName, version }: TeamsApp,
): TeamsManifest {
  if (!own) throw new Error('a manifest needs a language');
  const about = `${publicUrl}${ABOUT_PATH}`;
  const manifest = {
    $schema: `${SCHEMAS}/MicrosoftTeams.schema.json`,
    manifestVersion: '1.30',
    version,
    id: appId,
    localizationInfo: {
      defaultLanguageTag: own.locale,
      additionalLanguages: others.map(({ locale }) => ({
        languageTag: locale,
        file: `${locale}.json`,
      })),
    },
    developer: {
      name: orgName.slice(0, LONGEST_DEVELOPER),
      websiteUrl: about,
      privacyUrl: about,
      termsOfUseUrl: about,
    },
    name: { short: own.app('app.name'), full: own.app('app.fullName') },
    description: { short: own.app('app.short'), full: own.app('app.full') },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#0B6E69',
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        isNotificationOnly: false,
        supportsFiles: true,
        commandLists: [
          {
            scopes: ['personal', 'team', 'groupChat'],
            commands: shown(own).map(({ word, description }) => ({ title: word, description })),
          },
        ],
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [new URL(publicUrl).host],
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
  };
  return {
    manifest,
    localizations: Object.fromEntries(
      others.map((wording) => [`${wording.locale}.json`, localization(wording)]),
    ),
  };
}

function localization(wording: Wording): Readonly<Record<string, string>> {
  const { app } = wording;
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.Localization.schema.json`,
    'name.short': app('app.name'),
    'name.full': app('app.fullName'),
    'description.short': app('app.short'),
    'description.full': app('app.full'),
    ...Object.fromEntries(
      shown(wording).flatMap(({ word, description }, index) => [
        [`bots[0].commandLists[0].commands[${index}].title`, word],
        [`bots[0].commandLists[0].commands[${index}].description`, description],
      ]),
    ),
  };
}

function shown({ commands }: Wording): { readonly word: string; readonly description: string }[] {
  const chosen = commands.filter(({ inMenu }) => inMenu);
  if (chosen.length > MOST_COMMANDS) {
    const names = chosen.map(({ word }) => word).join(', ');
    throw new Error(
      `Teams shows ${MOST_COMMANDS} commands at most: take \`inMenu\` from one of ${names}`,
    );
  }
  return chosen.map((command) => ({ word: command.word, description: described(command) }));
}

/** The help, and what may follow the word if there is room for it. */
function described({ word, help, hint }: Command): string {
  const withHint = hint === undefined ? help : `${help} – ${word} ${hint}`;
  return withHint.length <= LONGEST_DESCRIPTION ? withHint : help;
}

/**
 * What `npm run package:teams` needs of the environment. Throws ConfigError with a line for each
 * setting that is missing or wrong.
 */
export function teamsAppFrom(
  env: Readonly<Record<string, string | undefined>>,
  version: string,
): TeamsApp {
  const { MicrosoftAppId: appId = '', PUBLIC_URL: publicUrl = '', ORG_NAME: orgName } = env;
  const problems = [
    ...(GUID.test(appId)
      ? []
      : [`MicrosoftAppId ${appId ? 'must be a GUID' : 'is missing'}: ${WHERE_APP_ID}`]),
    ...(isHttps(publicUrl)
      ? []
      : [
          `PUBLIC_URL ${publicUrl ? 'must begin with https://' : 'is missing'}: ${WHERE_PUBLIC_URL}`,
        ]),
  ];
  if (problems.length > 0)
    throw new ConfigError(
      `The Teams package cannot be made:\n${problems.map((line) => `  - ${line}`).join('\n')}`,
    );
  return {
    appId: appId.toLowerCase(),
    publicUrl: publicUrl.replace(/\/+$/, ''),
    orgName: orgName || SAMPLE_APP.orgName,
    version,
  };
}

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const WHERE_APP_ID =
  "take the application (client) id from the bot's registration in Azure; docs/teams.md, step 1, says where";
const WHERE_PUBLIC_URL =
  'set it to the address under which Teams reaches the bot, e.g. https://learn.example.com';

function isHttps(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}
