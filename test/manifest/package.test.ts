// `npm run package:teams` as an operator runs it, on a build of its own in a temporary folder: the
// zip is read back, and it names what is missing.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { teamsAppFrom } from '../../src/platforms/teams/manifest';
import { version } from '../../package.json';
import { describeWith } from '../support/service';
import { schemas, teamsSchema } from './schemas';
import { readZip } from './zip';

const ROOT = join(__dirname, '../..');
const GUID = '11111111-2222-4333-8444-55555555ABCD';
const run = promisify(execFile);

let folder = '';
/** The environment is exactly `env`: no .env, no settings of the person who runs the tests. */
const packageTeams = (env: Record<string, string>) =>
  run(process.execPath, ['scripts/package-teams.mjs'], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passalong-package-'));
  for (const name of ['package.json', 'scripts', 'manifest'])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  for (const name of ['node_modules', 'src']) symlinkSync(join(ROOT, name), join(folder, name));
  await run(
    process.execPath,
    [
      join(ROOT, 'node_modules/typescript/bin/tsc'),
      '-p',
      'tsconfig.build.json',
      '--noCheck',
      '--outDir',
      join(folder, 'dist'),
    ],
    {
      cwd: ROOT,
    },
  );
  await run(process.execPath, ['scripts/copy-assets.mjs'], { cwd: folder });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the Teams package', () => {
  it("holds the manifest with the operator's app and address, both icons and the German texts", async () => {
    const { stdout } = await packageTeams({
      MicrosoftAppId: GUID,
      PUBLIC_URL: 'https://learn.acme.example/',
      ORG_NAME: 'Acme',
    });
    expect(stdout).toContain('passalong-teams.zip');
    const files = readZip(readFileSync(join(folder, 'passalong-teams.zip')));
    expect([...files.keys()].toSorted()).toEqual([
      'color.png',
      'de.json',
      'manifest.json',
      'outline.png',
    ]);
    expect(files.get('color.png')).toEqual(readFileSync(join(ROOT, 'manifest/teams/color.png')));
    const text = files.get('manifest.json')?.toString() ?? '';
    expect(text).not.toMatch(/0{8}-|example\.com/);
    expect(JSON.parse(text)).toMatchObject({
      id: GUID.toLowerCase(),
      version,
      developer: { name: 'Acme', privacyUrl: 'https://learn.acme.example/about' },
      bots: [{ botId: GUID.toLowerCase() }],
      validDomains: ['learn.acme.example'],
    });
  });

  it('names every setting that is missing, and writes nothing', async () => {
    rmSync(join(folder, 'passalong-teams.zip'), { force: true });
    const failed = await packageTeams({}).then(
      () => ({ code: 0, stderr: '' }),
      (error: { code: number; stderr: string }) => error,
    );
    expect(failed.code).toBe(1);
    expect(failed.stderr).toMatch(/MicrosoftAppId is missing/);
    expect(failed.stderr).toMatch(/PUBLIC_URL is missing/);
    expect(failed.stderr).not.toMatch(/\n\s+at /);
    expect(existsSync(join(folder, 'passalong-teams.zip'))).toBe(false);
  });
});

describe('the settings of the package', () => {
  it.each([
    [
      'no GUID',
      { MicrosoftAppId: 'passalong', PUBLIC_URL: 'https://learn.example.com' },
      /MicrosoftAppId must be a GUID/,
    ],
    [
      'no https',
      { MicrosoftAppId: GUID, PUBLIC_URL: 'http://learn.example.com' },
      /PUBLIC_URL must begin with https/,
    ],
    [
      'no address',
      { MicrosoftAppId: GUID, PUBLIC_URL: 'learn.example.com' },
      /PUBLIC_URL must begin with https/,
    ],
  ])('refuses %s', (_case, env, message) => {
    expect(() => teamsAppFrom(env, version)).toThrow(message);
  });
});

describeWith(schemas, "Teams' own schema", () => {
  it("takes the operator's manifest", async () => {
    await packageTeams({
      MicrosoftAppId: GUID,
      PUBLIC_URL: 'https://learn.acme.example',
      ORG_NAME: 'A company whose name is longer than Teams lets pass',
    });
    const manifest = readZip(readFileSync(join(folder, 'passalong-teams.zip'))).get(
      'manifest.json',
    );
    expect(teamsSchema('MicrosoftTeams-1.30')(JSON.parse(manifest?.toString() ?? ''))).toEqual([]);
  });
});
