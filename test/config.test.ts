// The settings by tables: what is taken, what is refused and with which words, and that no secret
// gets into a log.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, readConfig, redacted, settingNames } from '../src/config';
import { ConfigError } from '../src/core/errors';
import { platforms } from '../src/platforms';

const GUID = '11111111-2222-4333-8444-555555555555';
const OTHER_GUID = 'aaaaaaaa-0000-4000-8000-00000000000b';
const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'shh' };
const teams = {
  MicrosoftAppId: GUID,
  MicrosoftAppPassword: 'hush',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: GUID,
};
const cloud = {
  ToBotFromChannelOpenIdMetadataUrl: 'http://127.0.0.1:1/openid',
  ToBotFromEmulatorOpenIdMetadataUrl: 'http://127.0.0.1:1/openid',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToChannelFromBotLoginUrl: 'http://127.0.0.1:1/oauth2',
  OAuthUrl: 'http://127.0.0.1:1/',
  ValidateAuthority: 'false',
};

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message.split('\n').slice(1);
  }
}

describe('what is taken', () => {
  it('needs no setting at all: the playground on this machine, SQLite, node-cron', () => {
    expect(readConfig({})).toEqual({
      port: 3978,
      host: '127.0.0.1',
      dataDir: './data',
      orgName: 'Passalong',
      defaultLocale: 'en',
      defaultZone: 'UTC',
      admins: [],
      guests: 'off',
      retention: {},
      eraseTexts: 'choice',
      twoPersonApproval: [],
      modules: platforms,
      platforms: { web: expect.objectContaining({ settings: {} }) },
      playground: 'web',
      logLevel: 'info',
    });
  });

  it.each([
    ['nothing', {}, { playground: 'web', host: '127.0.0.1' }],
    [
      'empty settings, as .env.example has them',
      { PORT: '', SLACK_BOT_TOKEN: ' ' },
      { port: 3978, playground: 'web' },
    ],
    [
      'Slack over HTTP',
      slack,
      {
        playground: undefined,
        host: '0.0.0.0',
        platforms: { slack: { settings: { botToken: 'xoxb-1', signingSecret: 'shh' } } },
      },
    ],
    [
      'Slack in Socket Mode without a signing secret',
      { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' },
      { platforms: { slack: { settings: { botToken: 'xoxb-1', appToken: 'xapp-1' } } } },
    ],
    [
      'Teams',
      teams,
      {
        playground: undefined,
        platforms: {
          teams: {
            settings: {
              appId: GUID,
              appPassword: 'hush',
              appType: 'SingleTenant',
              tenantId: GUID,
              tenants: [GUID],
            },
          },
        },
      },
    ],
    [
      'Teams for several tenants',
      {
        ...teams,
        MicrosoftAppType: 'MultiTenant',
        MicrosoftAppTenantId: '',
        TEAMS_TENANTS: `${GUID.toUpperCase()}, ${OTHER_GUID}`,
      },
      {
        platforms: { teams: { settings: { appType: 'MultiTenant', tenants: [GUID, OTHER_GUID] } } },
      },
    ],
    [
      'Teams in another cloud',
      { ...teams, ...cloud },
      { platforms: { teams: { settings: { cloud } } } },
    ],
    [
      'both platforms behind a proxy on this machine',
      { ...slack, ...teams, HOST: '127.0.0.1' },
      { host: '127.0.0.1', playground: undefined },
    ],
    [
      'unsigned Teams traffic',
      { TEAMS_UNSIGNED: 'on' },
      {
        host: '127.0.0.1',
        playground: 'web',
        platforms: { teams: { settings: { unsigned: true } } },
      },
    ],
    [
      'the playground switched off beside unsigned traffic',
      { TEAMS_UNSIGNED: 'on', PLAYGROUND: 'off' },
      { playground: undefined },
    ],
    [
      'a public address',
      { ...slack, PUBLIC_URL: 'https://learn.example.com/' },
      { publicUrl: 'https://learn.example.com' },
    ],
    [
      'e-mail addresses in any case and separation',
      { ADMINS: 'Ann@Example.com, "Berg, Bo" <mailto:bo@example.com>;\u200Bc@example.com.' },
      { admins: ['ann@example.com', 'bo@example.com', 'c@example.com'] },
    ],
    [
      'deeds that need two people',
      { TWO_PERSON_APPROVAL: 'Erase; admins,erase' },
      { twoPersonApproval: ['erase', 'admins'] },
    ],
    [
      'MongoDB and Redis',
      { MONGODB_URI: 'mongodb://db/x', REDIS_URL: 'redis://cache' },
      { mongodbUri: 'mongodb://db/x', redisUrl: 'redis://cache' },
    ],
    [
      'a replica set by its hosts',
      { MONGODB_URI: 'mongodb://bot:a%40b@one:27017,two:27018,three/learn?replicaSet=rs0' },
      { mongodbUri: 'mongodb://bot:a%40b@one:27017,two:27018,three/learn?replicaSet=rs0' },
    ],
    [
      'MongoDB alone',
      { MONGODB_URI: 'mongodb+srv://db.example.com' },
      { mongodbUri: 'mongodb+srv://db.example.com' },
    ],
    [
      'a zone and a language',
      { DEFAULT_TIME_ZONE: 'Europe/Berlin', DEFAULT_LOCALE: 'de' },
      { defaultZone: 'Europe/Berlin', defaultLocale: 'de' },
    ],
    [
      'a sentence encoder on this machine',
      { EMBEDDINGS_URL: 'http://127.0.0.1:11434/v1', EMBEDDINGS_MODEL: 'minilm' },
      { embeddings: { url: 'http://127.0.0.1:11434/v1', model: 'minilm' } },
    ],
    [
      'a sentence encoder elsewhere, with a key',
      {
        EMBEDDINGS_URL: 'https://api.example.com/v1',
        EMBEDDINGS_MODEL: 'small',
        EMBEDDINGS_API_KEY: 'sk-1',
      },
      { embeddings: { url: 'https://api.example.com/v1', model: 'small', apiKey: 'sk-1' } },
    ],
    [
      'an agreement and the hash that was signed, in whatever case',
      { AGREEMENT: 'agreement.yaml', AGREEMENT_SHA256: 'AB'.repeat(32) },
      { agreement: { file: 'agreement.yaml', sha256: 'ab'.repeat(32) } },
    ],
    [
      'terms',
      { RETENTION: 'contributions:180, admin.imports:7' },
      { retention: { contributions: 180, 'admin.imports': 7 } },
    ],
    ['any free port', { PORT: '0' }, { port: 0 }],
    ['blanks around a value', { PORT: ' 80 ' }, { port: 80 }],
    ['settings of others', { PATH: '/bin', SLACK_UNKNOWN: 'x' }, { playground: 'web' }],
  ])('%s', (_title, env, expected) => {
    expect(readConfig(env)).toMatchObject(expected);
  });
});

describe('what is refused', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['a port that is none', { PORT: 'http' }, /PORT must be a port number/],
    ['a port too high', { PORT: '65536' }, /PORT must be a port number/],
    [
      'an address that is none',
      { ...slack, PUBLIC_URL: 'learn.example.com' },
      /PUBLIC_URL must be an address such as https:/,
    ],
    [
      'hosts without a protocol',
      { MONGODB_URI: 'one:27017,two:27017/learn' },
      /MONGODB_URI must be an address such as mongodb:/,
    ],
    [
      'another database',
      { MONGODB_URI: 'postgres://db' },
      /MONGODB_URI must be an address such as mongodb:/,
    ],
    ['Redis without MongoDB', { REDIS_URL: 'redis://cache' }, /REDIS_URL needs MONGODB_URI/],
    ['an unknown language', { DEFAULT_LOCALE: 'fr' }, /DEFAULT_LOCALE must be one of en, de/],
    [
      'an unknown zone',
      { DEFAULT_TIME_ZONE: 'Europe/Atlantis' },
      /DEFAULT_TIME_ZONE must be an IANA time zone/,
    ],
    [
      'an admin who is no address',
      { ADMINS: 'ann@example.com, bo' },
      /ADMINS must be e-mail addresses/,
    ],
    [
      'an agreement that nobody signed',
      { AGREEMENT: 'agreement.yaml' },
      /AGREEMENT_SHA256 is missing: .*npm run agreement:hash FILE/,
    ],
    [
      'a signature without its agreement',
      { AGREEMENT_SHA256: 'ab'.repeat(32) },
      /AGREEMENT is missing/,
    ],
    [
      'a hash that is none',
      { AGREEMENT: 'a.yaml', AGREEMENT_SHA256: 'abc' },
      /AGREEMENT_SHA256 must be the 64 hexadecimal digits/,
    ],
    [
      'terms in words',
      { RETENTION: 'questions: a year' },
      /RETENTION must be collections with their days, such as/,
    ],
    [
      'a term twice',
      { RETENTION: 'questions:5,questions:6' },
      /RETENTION names a collection twice/,
    ],
    [
      'a deed that needs no second admin',
      { TWO_PERSON_APPROVAL: 'erase, roles' },
      /TWO_PERSON_APPROVAL must be a list of export, erase and admins/,
    ],
    [
      'a fate of texts that there is not',
      { ERASE_TEXTS: 'maybe' },
      /ERASE_TEXTS must be "choice", "keep" or "remove"/,
    ],
    ['another log level', { LOG_LEVEL: 'loud' }, /LOG_LEVEL must be one of/],
    ['a short metrics secret', { METRICS_TOKEN: 'abc' }, /METRICS_TOKEN must be at least 16/],
    [
      'a user token of Slack',
      { ...slack, SLACK_BOT_TOKEN: 'xoxp-1' },
      /SLACK_BOT_TOKEN must be the bot token/,
    ],
    ['Slack without a bot token', { SLACK_SIGNING_SECRET: 'shh' }, /SLACK_BOT_TOKEN is missing/],
    ['Slack without a secret', { SLACK_BOT_TOKEN: 'xoxb-1' }, /SLACK_SIGNING_SECRET is missing/],
    [
      'a bot token in Socket Mode for an app token',
      { ...slack, SLACK_APP_TOKEN: 'xoxb-1' },
      /SLACK_APP_TOKEN must be an app-level token/,
    ],
    [
      "Slack's token over an open line",
      { ...slack, SLACK_API_URL: 'http://slack.example.com/api/' },
      /SLACK_API_URL must be an https address/,
    ],
    [
      'Teams without a secret',
      { ...teams, MicrosoftAppPassword: '' },
      /MicrosoftAppPassword is missing/,
    ],
    ['Teams without an id', { ...teams, MicrosoftAppId: '' }, /MicrosoftAppId is missing/],
    ['Teams without a type', { ...teams, MicrosoftAppType: '' }, /MicrosoftAppType is missing/],
    [
      'a single tenant that is not named',
      { ...teams, MicrosoftAppTenantId: '' },
      /MicrosoftAppTenantId is missing/,
    ],
    [
      'several tenants that are not named',
      { ...teams, MicrosoftAppType: 'MultiTenant', MicrosoftAppTenantId: '' },
      /TEAMS_TENANTS is missing/,
    ],
    [
      'a tenant that is none',
      { ...teams, TEAMS_TENANTS: `${GUID},contoso` },
      /TEAMS_TENANTS must be tenant ids/,
    ],
    [
      'a managed identity, which needs no secret',
      { ...teams, MicrosoftAppType: 'UserAssignedMSI' },
      /MicrosoftAppType must be SingleTenant or MultiTenant/,
    ],
    [
      'an app id that is none',
      { ...teams, MicrosoftAppId: 'passalong' },
      /MicrosoftAppId must be the app id/,
    ],
    [
      'half of the cloud settings',
      { ...teams, OAuthUrl: cloud.OAuthUrl },
      /ToBotFromChannelOpenIdMetadataUrl, .* missing: set all .* or none/,
    ],
    [
      'keys of signers over an open line',
      { ...teams, ...cloud, ToBotFromChannelOpenIdMetadataUrl: 'http://login.example.com' },
      /OpenIdMetadataUrl must be an https address/,
    ],
    [
      'the secret sent elsewhere',
      { ...teams, TEAMS_TOKEN_URL: 'https://token.example.com' },
      /TEAMS_TOKEN_URL may only name this machine/,
    ],
    [
      'a sentence encoder without a model',
      { EMBEDDINGS_URL: 'https://api.example.com/v1' },
      /EMBEDDINGS_MODEL is missing: name the model/,
    ],
    [
      'a model without its encoder',
      { EMBEDDINGS_MODEL: 'small' },
      /EMBEDDINGS_URL is missing: set the address .* or remove/,
    ],
    [
      'what people ask over an open line',
      { EMBEDDINGS_URL: 'http://encoder.example.com/v1', EMBEDDINGS_MODEL: 'small' },
      /EMBEDDINGS_URL must be an https address/,
    ],
    [
      'a password in an address',
      { EMBEDDINGS_URL: 'https://me:sesame@api.example.com/v1', EMBEDDINGS_MODEL: 'small' },
      /EMBEDDINGS_URL must be an https address/,
    ],
    [
      'a key with blanks',
      {
        EMBEDDINGS_URL: 'https://api.example.com/v1',
        EMBEDDINGS_MODEL: 'small',
        EMBEDDINGS_API_KEY: 'Bearer sk-1',
      },
      /EMBEDDINGS_API_KEY must be the key alone/,
    ],
    [
      'unsigned beside a Teams credential',
      { ...teams, TEAMS_UNSIGNED: 'on' },
      /TEAMS_UNSIGNED is for development/,
    ],
    [
      'unsigned beside a Slack credential',
      { ...slack, TEAMS_UNSIGNED: 'on' },
      /TEAMS_UNSIGNED is for development/,
    ],
    [
      'unsigned in public',
      { TEAMS_UNSIGNED: 'on', PUBLIC_URL: 'https://learn.example.com' },
      /TEAMS_UNSIGNED is for development/,
    ],
    [
      'unsigned for the network',
      { TEAMS_UNSIGNED: 'on', HOST: '0.0.0.0' },
      /TEAMS_UNSIGNED takes traffic from this machine only/,
    ],
    ['the playground beside a platform', { ...slack, PLAYGROUND: 'on' }, /PLAYGROUND lets anybody/],
    [
      'the playground in public',
      { PLAYGROUND: 'on', PUBLIC_URL: 'https://learn.example.com' },
      /PLAYGROUND lets anybody/,
    ],
    [
      'the playground for the network',
      { PLAYGROUND: 'on', HOST: '0.0.0.0' },
      /PLAYGROUND works on this machine only/,
    ],
    [
      'nothing to do: the playground off',
      { PLAYGROUND: 'off' },
      /no platform is configured .* remove PLAYGROUND/,
    ],
    [
      'nothing to do: a public address only',
      { PUBLIC_URL: 'https://learn.example.com' },
      /no platform is configured .* remove PUBLIC_URL/,
    ],
    [
      'nothing to do: the network only',
      { HOST: '0.0.0.0' },
      /no platform is configured .* remove HOST/,
    ],
    [
      'a switch that is neither on nor off',
      { PLAYGROUND: 'yes' },
      /PLAYGROUND must be "on" or "off"/,
    ],
  ])('%s', (_title, env, expected) => {
    const problems = problemsOf(env);
    expect(problems.join('\n')).toMatch(expected);
    expect(problems).toHaveLength(1);
  });

  it('names all problems at once, wrong values and missing ones', () => {
    const problems = problemsOf({
      PORT: 'x',
      SLACK_SIGNING_SECRET: 'shh',
      MicrosoftAppId: 'x',
      REDIS_URL: 'redis://cache',
    }).join('\n');
    for (const name of [
      'PORT',
      'SLACK_BOT_TOKEN',
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'MicrosoftAppType',
      'REDIS_URL',
    ])
      expect(problems).toContain(`  - ${name} `);
  });

  it('never quotes a value: it may be a secret in the wrong place', () => {
    expect(
      problemsOf({ ...slack, SLACK_APP_TOKEN: 'sesame', PORT: 'sesame', ADMINS: 'sesame' }).join(
        '\n',
      ),
    ).not.toContain('sesame');
  });
});

describe('what gets into a log', () => {
  const config = readConfig({
    ...slack,
    ...teams,
    MONGODB_URI: 'mongodb://user:sesame@db/x',
    REDIS_URL: 'redis://:sesame@cache',
    METRICS_TOKEN: 'sesame-sesame-sesame',
    ADMINS: 'ann@example.com',
    EMBEDDINGS_URL: 'https://api.example.com/v1',
    EMBEDDINGS_MODEL: 'small',
    EMBEDDINGS_API_KEY: 'sesame',
  });

  it.each([
    ['the start line', JSON.stringify(redacted(config))],
    ['the whole configuration', JSON.stringify({ config })],
  ])('%s holds no secret and no address', (_title, line) => {
    for (const secret of ['sesame', 'xoxb-1', 'shh', 'hush', 'ann@example.com'])
      expect(line).not.toContain(secret);
    expect(line).toContain('"store":"mongodb"');
    expect(line).toContain('"teams":"SingleTenant"');
    expect(line).toContain('"embeddings":"small at api.example.com"');
  });
});

describe('where settings come from', () => {
  it('.env.example lists every setting, and no other', () => {
    const listed = [...readFileSync('.env.example', 'utf8').matchAll(/^(\w+)=$/gm)].map(
      ([, name]) => name,
    );
    expect(new Set(listed)).toEqual(new Set(settingNames()));
    expect(listed).toHaveLength(settingNames().length);
  });

  it('reads .env in the working directory; the environment wins', () => {
    const folder = mkdtempSync(join(tmpdir(), 'passalong-env-'));
    try {
      expect(environment(folder)['ORG_NAME']).toBeUndefined();
      writeFileSync(join(folder, '.env'), 'ORG_NAME="Our house"\nPATH=nowhere\n# PORT=1\n');
      expect(readConfig(environment(folder))).toMatchObject({ orgName: 'Our house', port: 3978 });
      expect(environment(folder)['PATH']).toBe(process.env['PATH']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
