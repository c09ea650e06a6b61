// The image's promises, read from the Dockerfile: Docker itself is not at hand where the tests run.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { devDependencies, scripts } from '../package.json';

const ROOT = join(__dirname, '..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
/** Instructions with their words, continued lines joined, comments left out. */
const instructions = read('Dockerfile')
  .replaceAll(/^#.*$/gm, '')
  .replaceAll(/\\\n/g, ' ')
  .split('\n')
  .map((line) => line.trim().replaceAll(/\s+/g, ' '))
  .filter(Boolean)
  .map((line) => ({ name: line.split(' ', 1)[0] ?? '', rest: line.replace(/^\S+ /, '') }));
const starts = instructions.flatMap(({ name }, at) => (name === 'FROM' ? [at] : []));
const last = instructions.slice(starts.at(-1));
const ofLast = (wanted: string) =>
  last.filter(({ name }) => name === wanted).map(({ rest }) => rest);

const ignore = read('.dockerignore')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const allowed = ignore.filter((line) => line.startsWith('!')).map((line) => line.slice(1));

describe('the image', () => {
  it('is built in stages, all on one base: the slim image of the Node version that we test with, pinned by its digest', () => {
    const major = devDependencies.node.replace(/^\^?(\d+).*/, '$1');
    const [first, ...stages] = instructions
      .filter(({ name }) => name === 'FROM')
      .map(({ rest }) => rest);
    expect(first).toMatch(new RegExp(`^node:${major}-slim@sha256:[0-9a-f]{64} AS base$`));
    expect(stages.length).toBeGreaterThan(1);
    expect(new Set(stages.map((stage) => stage.split(' ')[0]))).toEqual(new Set(['base']));
  });

  it('runs as a user without rights, and what starts is the bot itself', () => {
    const users = last.findLastIndex(({ name }) => name === 'USER');
    expect(last[users]?.rest).toBe('node');
    expect(
      last.slice(users).some(({ name }) => name === 'RUN' || name === 'COPY' || name === 'ADD'),
    ).toBe(false);
    // As `npm start` does.
    expect(ofLast('CMD').map((command) => JSON.parse(command) as string[])).toEqual([
      scripts.start.split(' && ').at(-1)?.split(' '),
    ]);
    expect(ofLast('ENTRYPOINT')).toEqual([]);
  });

  it('holds production packages only, and lets no package run a script', () => {
    const installs = instructions
      .filter(({ name, rest }) => name === 'RUN' && /npm (ci|install)/.test(rest))
      .map(({ rest }) => rest);
    expect(
      installs.every((rest) => rest.startsWith('npm ci') && rest.includes('--ignore-scripts')),
    ).toBe(true);
    const [from] = ofLast('COPY').filter((rest) => rest.includes('node_modules'));
    const stage = /--from=(\w+)/.exec(from ?? '')?.[1];
    const begin = instructions.findIndex(
      ({ name, rest }) => name === 'FROM' && rest.endsWith(`AS ${stage}`),
    );
    const packages = instructions.slice(
      begin,
      starts.find((at) => at > begin),
    );
    expect(packages.some(({ rest }) => rest.includes('npm ci --omit=dev'))).toBe(true);
    expect(ofLast('COPY').filter((rest) => /\b(src|test|tsconfig\S*)\b/.test(rest))).toEqual([]);
  });

  it('keeps its data in a volume, and asks after its health where the bot answers it', () => {
    expect(ofLast('ENV').join(' ')).toContain('DATA_DIR=/data');
    expect(ofLast('VOLUME')).toEqual(['/data']);
    expect(ofLast('HEALTHCHECK').join()).toContain('/healthz');
    expect(read('src/http/operations.ts')).toContain("path: '/healthz'");
  });

  it('holds no secret', () => {
    const set = instructions
      .filter(({ name }) => name === 'ENV' || name === 'ARG')
      .map(({ rest }) => rest);
    expect(set.filter((rest) => /token|secret|password|mongodb|redis|key/i.test(rest))).toEqual([]);
    expect(instructions.some(({ name, rest }) => name === 'COPY' && /\.env/.test(rest))).toBe(
      false,
    );
    expect(ignore[0]).toBe('*');
    expect(
      allowed.filter((path) => path.startsWith('.env') || path === 'data' || path === 'test'),
    ).toEqual([]);
  });

  it('copies only what is there and what .dockerignore lets in', () => {
    const copied = instructions
      .filter(({ name, rest }) => name === 'COPY' && !rest.includes('--from='))
      .flatMap(({ rest }) => rest.split(' ').slice(0, -1));
    expect(copied.length).toBeGreaterThan(5);
    expect(copied.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(copied.filter((path) => !allowed.includes(path))).toEqual([]);
    expect(allowed.filter((path) => !copied.includes(path))).toEqual([]);
  });
});
