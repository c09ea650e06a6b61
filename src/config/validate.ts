// What each setting for itself cannot show: halves of a configuration, and combinations that would be unsafe. Every problem names
// the setting and the remedy.
import { CLOUD_SETTINGS, type Given, isLoopback, type SettingName } from './settings';

/** One line a problem; empty when the settings go together. */
export function judge(given: Given): string[] {
  return [
    ...judgeSlack(given),
    ...judgeTeams(given),
    ...judgeUnsigned(given),
    ...judgeStores(given),
    ...judgeEmbeddings(given),
    ...judgePlayground(given),
    ...judgeAgreement(given),
  ];
}

export function slackIsMeant(given: Given): boolean {
  return anyOf(given, ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN', 'SLACK_API_URL']);
}

export function teamsIsMeant(given: Given): boolean {
  return anyOf(given, [
    'MicrosoftAppId',
    'MicrosoftAppPassword',
    'MicrosoftAppType',
    'MicrosoftAppTenantId',
    'TEAMS_TENANTS',
    'TEAMS_TOKEN_URL',
    ...CLOUD_SETTINGS,
  ]);
}

function anyOf(given: Given, names: readonly SettingName[]): boolean {
  return names.some((name) => given[name] !== undefined);
}

function judgeSlack(given: Given): string[] {
  if (!slackIsMeant(given)) return [];
  const problems: string[] = [];
  if (!given.SLACK_BOT_TOKEN)
    problems.push('SLACK_BOT_TOKEN is missing: take it from the Slack app, "OAuth & Permissions", or remove the other SLACK_ settings');
  if (!given.SLACK_SIGNING_SECRET && !given.SLACK_APP_TOKEN)
    problems.push(
      'SLACK_SIGNING_SECRET is missing: take it from the Slack app, "Basic Information"; or set SLACK_APP_TOKEN for Socket Mode',
    );
  return problems;
}

function judgeTeams(given: Given): string[] {
  if (!teamsIsMeant(given)) return [];
  const problems: string[] = [];
  if (!given.MicrosoftAppId)
    problems.push("MicrosoftAppId is missing: take it from the bot's registration in Azure or the Teams developer portal");
  if (!given.MicrosoftAppPassword) problems.push("MicrosoftAppPassword is missing: make a client secret in the bot's registration");
  if (!given.MicrosoftAppType)
    problems.push('MicrosoftAppType is missing: set it to SingleTenant, or to MultiTenant if the bot was registered so');
  if (given.MicrosoftAppType === 'SingleTenant' && !given.MicrosoftAppTenantId)
    problems.push('MicrosoftAppTenantId is missing: a SingleTenant bot needs the id of its tenant');
  if (given.MicrosoftAppType === 'MultiTenant' && !given.MicrosoftAppTenantId && !given.TEAMS_TENANTS)
    problems.push('TEAMS_TENANTS is missing: a MultiTenant bot can be reached from every tenant, so name the ids of those that it serves');
  const missing = CLOUD_SETTINGS.filter((name) => !given[name]);
  if (missing.length > 0 && missing.length < CLOUD_SETTINGS.length)
    problems.push(
      `${missing.join(', ')} missing: set all of the cloud settings or none, since the SDK takes them literally as soon as one is set`,
    );
  if (given.TEAMS_TOKEN_URL && !namesThisMachine(given.TEAMS_TOKEN_URL))
    problems.push('TEAMS_TOKEN_URL may only name this machine (127.0.0.1), since it is sent the secret: remove it');
  return problems;
}

function judgeUnsigned(given: Given): string[] {
  if (given.TEAMS_UNSIGNED !== 'on') return [];
  const problems: string[] = [];
  if (slackIsMeant(given) || teamsIsMeant(given) || given.PUBLIC_URL)
    problems.push('TEAMS_UNSIGNED is for development on this machine only: remove it, or remove every credential and PUBLIC_URL');
  if (given.HOST && !isLoopback(given.HOST))
    problems.push('TEAMS_UNSIGNED takes traffic from this machine only: remove HOST or set it to 127.0.0.1');
  return problems;
}

function judgeStores({ MONGODB_URI, REDIS_URL }: Given): string[] {
  return REDIS_URL && !MONGODB_URI
    ? ['REDIS_URL needs MONGODB_URI: several instances cannot share a SQLite file. Set MONGODB_URI too, or remove REDIS_URL']
    : [];
}

function judgeEmbeddings({ EMBEDDINGS_URL, EMBEDDINGS_MODEL, EMBEDDINGS_API_KEY }: Given): string[] {
  if (!EMBEDDINGS_URL && !EMBEDDINGS_MODEL && !EMBEDDINGS_API_KEY) return [];
  const problems: string[] = [];
  if (!EMBEDDINGS_URL)
    problems.push(
      'EMBEDDINGS_URL is missing: set the address of the embeddings endpoint, or remove the other EMBEDDINGS_ settings to search without one',
    );
  if (!EMBEDDINGS_MODEL) problems.push('EMBEDDINGS_MODEL is missing: name the model that the embeddings endpoint is to use');
  return problems;
}

function judgeAgreement({ AGREEMENT, AGREEMENT_SHA256 }: Given): string[] {
  if (AGREEMENT && !AGREEMENT_SHA256)
    return ['AGREEMENT_SHA256 is missing: set it to the hash that was signed; `npm run agreement:hash FILE` shows the hash of a file'];
  if (AGREEMENT_SHA256 && !AGREEMENT)
    return ['AGREEMENT is missing: set it to the path of the signed file, or remove AGREEMENT_SHA256 if nothing is agreed any more'];
  return [];
}

function judgePlayground(given: Given): string[] {
  const { PLAYGROUND, PUBLIC_URL, HOST } = given;
  const configured = slackIsMeant(given) || teamsIsMeant(given);
  const reachable = HOST !== undefined && !isLoopback(HOST);
  const problems: string[] = [];
  if (PLAYGROUND === 'on' && (configured || PUBLIC_URL))
    problems.push("PLAYGROUND lets anybody on this machine act as anybody: remove it, or remove the platforms' credentials and PUBLIC_URL");
  if (PLAYGROUND === 'on' && reachable) problems.push('PLAYGROUND works on this machine only: remove HOST or set it to 127.0.0.1');
  if (!configured && given.TEAMS_UNSIGNED !== 'on' && PLAYGROUND !== 'on' && (PLAYGROUND === 'off' || PUBLIC_URL || reachable))
    problems.push(
      'no platform is configured and the playground is off: set SLACK_BOT_TOKEN and its companions or MicrosoftAppId and its companions, ' +
        `or remove ${[PLAYGROUND && 'PLAYGROUND', PUBLIC_URL && 'PUBLIC_URL', reachable && 'HOST'].filter(Boolean).join(', ')} to try Passalong on this machine`,
    );
  return problems;
}

function namesThisMachine(url: string): boolean {
  return URL.canParse(url) && isLoopback(new URL(url).hostname);
}
