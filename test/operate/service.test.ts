// The unit for systemd starts what `npm start` starts, with the image's environment, and has no
// more rights than it needs. Where systemd is installed it judges the file itself.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { scripts } from '../../package.json';
import { settingNames } from '../../src/config';

/** What the bot takes at most with 10,000 people and entries: docs/benchmarks.md. */
const MEASURED_MB = 450;
const FILE = 'docs/operate/passalong.service';
const unit = readFileSync(FILE, 'utf8');

/** Settings as `section.name`, each with its values in order. */
const settings = new Map<string, string[]>();
let section = '';
for (const line of unit.split('\n').filter((each) => each !== '' && !each.startsWith('#'))) {
  const heading = /^\[(\w+)\]$/.exec(line)?.[1];
  if (heading !== undefined) {
    section = heading;
    continue;
  }
  const [, name = '', value = ''] = /^(\w+)=(.*)$/.exec(line) ?? [];
  settings.set(`${section}.${name}`, [...(settings.get(`${section}.${name}`) ?? []), value]);
}
const only = (name: string) => {
  const values = settings.get(`Service.${name}`) ?? [];
  expect(values).toHaveLength(1);
  return values[0] ?? '';
};
const environment = Object.fromEntries(
  (settings.get('Service.Environment') ?? []).flatMap((line) =>
    line.split(' ').map((pair) => pair.split('=')),
  ),
) as Record<string, string>;

it('starts what `npm start` starts, with the environment of the image', () => {
  const started = scripts.start.split(' && ').at(-1)?.split(' ') ?? [];
  const [program, ...rest] = only('ExecStart').split(' ');
  expect(['/usr/bin/node', ...started.slice(1)]).toEqual([program, ...rest]);
  expect(
    existsSync(join('src', (rest.at(-1) ?? '').replace('dist/', '').replace('.js', '.ts'))),
  ).toBe(true);
  const image = readFileSync('Dockerfile', 'utf8');
  for (const [name, value] of Object.entries(environment).filter(([each]) => each !== 'DATA_DIR'))
    expect(image).toContain(`${name}=${value}`);
  expect(Object.keys(environment).filter((name) => name !== 'NODE_ENV')).toEqual(['DATA_DIR']);
  expect(settingNames()).toContain('DATA_DIR');
});

it('writes to its own folder alone, and takes its secrets from a file of root’s', () => {
  expect(environment['DATA_DIR']).toBe(`/var/lib/${only('StateDirectory')}`);
  expect([
    only('ProtectSystem'),
    only('ProtectHome'),
    only('StateDirectoryMode'),
    only('UMask'),
  ]).toEqual(['strict', 'yes', '0700', '0077']);
  expect([...settings.keys()].filter((name) => /ReadWritePaths|BindPaths/.test(name))).toEqual([]);
  expect(only('EnvironmentFile')).toMatch(/^\/etc\/passalong\//);
  expect(
    Object.keys(environment).filter((name) => /TOKEN|SECRET|PASSWORD|KEY|URI|URL/i.test(name)),
  ).toEqual([]);
});

it('has no rights, and is stopped as gently as the bot needs', () => {
  for (const name of [
    'DynamicUser',
    'NoNewPrivileges',
    'PrivateTmp',
    'PrivateDevices',
    'RestrictNamespaces',
    'RestrictSUIDSGID',
    'LockPersonality',
  ])
    expect([name, only(name)]).toEqual([name, 'yes']);
  expect(only('CapabilityBoundingSet')).toBe('');
  expect(only('Restart')).toBe('on-failure');
  const stopMs = Number(
    /STOP_WITHIN_MS = ([\d_]+)/.exec(readFileSync('src/main.ts', 'utf8'))?.[1]?.replaceAll('_', ''),
  );
  expect(Number(only('TimeoutStopSec')) * 1000).toBeGreaterThan(stopMs + 500);
  expect(Number(only('MemoryMax').replace(/M$/, ''))).toBe(2 * MEASURED_MB);
});

it('keeps its folder where the guide says', () => {
  const guide = readFileSync('docs/operator.md', 'utf8');
  for (const path of ['/opt/passalong', '/etc/passalong/passalong.env', '/var/lib/passalong']) {
    expect(unit).toContain(path);
    expect(guide).toContain(path);
  }
});

it('makes its backup as the same user, with the same settings and into a folder that it may write to', () => {
  const backup = readFileSync('docs/operate/passalong-backup.service', 'utf8').split('\n');
  for (const name of [
    'User',
    'DynamicUser',
    'StateDirectory',
    'StateDirectoryMode',
    'UMask',
    'EnvironmentFile',
    'WorkingDirectory',
  ])
    expect(backup).toContain(`${name}=${only(name)}`);
  expect(backup).toContain(`Environment=DATA_DIR=${environment['DATA_DIR']}`);
  expect(backup).toContain(`ExecStart=/usr/bin/${scripts.backup}`);
  expect(backup.find((line) => line.startsWith('ExecStartPost='))).toMatch(
    /^ExecStartPost=\+.* \/var\/lib\/passalong\/backups /,
  );
  const guide = readFileSync('docs/operator.md', 'utf8');
  for (const part of [
    'passalong-backup.service',
    'passalong-backup.timer',
    'ReadWritePaths=/mnt/backup',
    scripts.backup,
  ])
    expect(guide).toContain(part);
});

const JUDGE = 'systemd-analyze';
const systemd = spawnSync(JUDGE, ['--version']);
(systemd.error ? it.skip : it)(
  'is right and safe in the eyes of systemd, where that is installed',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'passalong-unit-'));
    try {
      // Node may lie elsewhere on this machine, and nobody installed the guide.
      const here = unit
        .replace('/usr/bin/node', process.execPath)
        .replace('/opt/passalong', resolve('.'));
      const file = join(folder, 'passalong.service');
      writeFileSync(file, here);
      const verified = spawnSync(JUDGE, ['verify', '--man=no', file], { encoding: 'utf8' });
      expect([
        verified.status,
        verified.stderr.split('\n').filter((line) => line.includes('passalong')),
      ]).toEqual([0, []]);
      // Of ten, ten being no protection at all.
      const judged = spawnSync(JUDGE, ['security', '--offline=true', '--threshold=20', file], {
        encoding: 'utf8',
      });
      expect([
        judged.status,
        judged.stdout.split('\n').findLast((line) => line.includes('exposure')),
      ]).toEqual([0, expect.stringMatching(/ [01]\.\d OK/)]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
