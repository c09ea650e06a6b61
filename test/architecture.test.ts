// The floors of docs/architecture.md: imports run downwards only, each SDK has one home. The rules
// stand in .dependency-cruiser.cjs; here they are enforced on src, and each is shown to go red on
// an import planted in a copy of our rooms elsewhere.
import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { platforms } from '../src/platforms';

const HOUSE = resolve(__dirname, '..');
const CRUISE = join(HOUSE, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const CONFIG = join(HOUSE, '.dependency-cruiser.cjs');

interface Cruised {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly couldNotResolve: boolean }[];
  }[];
  readonly summary: {
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] };
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

/** Cruises `src` below a folder. */
async function cruise(folder: string): Promise<Cruised> {
  const args = [CRUISE, 'src', '--config', CONFIG, '--output-type', 'json', '--preserve-symlinks'];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Cruised;
}

const broken = ({ summary }: Cruised) =>
  summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);

/** The one import that swc does not show: a type named in passing, `import('…').X`. */
const IN_PASSING = /typeof\s+import\(|import\((['"])[^'"]+\1\)\s*\.(?!then\b|catch\b|finally\b)/;

const ours = readdirSync(join(HOUSE, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

describe('the floors', () => {
  it('hold, and every one of our files was looked at', async () => {
    const cruised = await cruise(HOUSE);
    expect(broken(cruised)).toEqual([]);
    expect(ours.length).toBeGreaterThan(100);
    expect(
      new Set(
        cruised.modules
          .map(({ source }) => source)
          .filter((source) => /^src\/.*\.ts$/.test(source)),
      ),
    ).toEqual(new Set(ours.map((file) => `src/${file}`)));
  });

  it('hide behind no type that is named in passing', () => {
    expect(
      ours.filter((file) => IN_PASSING.test(readFileSync(join(HOUSE, 'src', file), 'utf8'))),
    ).toEqual([]);
    expect(
      ["type Y = import('../x').X;", "let z: typeof import('../x');"].every((code) =>
        IN_PASSING.test(code),
      ),
    ).toBe(true);
    expect(IN_PASSING.test("await import('../x').then(go)")).toBe(false);
  });
});

/** The floor on which a file's names must differ; the page is a program of its own. */
function floorOf(file: string): string {
  const [room = ''] = file.split('/');
  if (['core', 'cards', 'domain', 'features'].includes(room)) return room;
  return ['platforms', 'storage', 'scheduling', 'http', 'embeddings'].includes(room)
    ? 'drivers'
    : 'top';
}

const EXPORTED =
  /^export (?:declare )?(?:async )?(?:function\*?|const|class|interface|type|enum) (\w+)/gm;

/** Exported names that stand twice on one floor, with their files. */
function doubled(files: readonly (readonly [file: string, code: string])[]): string[] {
  const homes = new Map<string, Set<string>>();
  for (const [file, code] of files.filter(([one]) => !one.startsWith('platforms/web/page/'))) {
    for (const [, name = ''] of code.matchAll(EXPORTED)) {
      const key = `${floorOf(file)}: ${name}`;
      homes.set(key, (homes.get(key) ?? new Set()).add(file));
    }
  }
  return [...homes]
    .filter(([, where]) => where.size > 1)
    .map(([key, where]) => `${key} in ${[...where].join(' and ')}`);
}

describe('exported names', () => {
  it('stand once on their floor', () => {
    expect(
      doubled(ours.map((file) => [file, readFileSync(join(HOUSE, 'src', file), 'utf8')])),
    ).toEqual([]);
  });

  it('are found where they stand twice', () => {
    const code = 'export const judge = 1;';
    expect(
      doubled([
        ['core/a.ts', code],
        ['core/b.ts', code],
        ['domain/c.ts', code],
      ]),
    ).toEqual(['core: judge in core/a.ts and core/b.ts']);
    expect(
      doubled([
        ['storage/a.ts', 'export type Line = 1;'],
        ['http/b.ts', 'export interface Line {}'],
      ]),
    ).toHaveLength(1);
  });
});

/** A platform's name as a text of its own. */
const NAMES_A_PLATFORM = new RegExp(`(['"\`])(${platforms.map(({ name }) => name).join('|')})\\1`);

describe('the names of platforms', () => {
  it('stand in platforms/ and manifests/ only, so that a new platform is one folder and one line', () => {
    const elsewhere = ours.filter((file) => !/^(platforms|manifests)\//.test(file));
    expect(elsewhere.length).toBeGreaterThan(100);
    expect(
      elsewhere.filter((file) =>
        NAMES_A_PLATFORM.test(readFileSync(join(HOUSE, 'src', file), 'utf8')),
      ),
    ).toEqual([]);
    expect(
      ["on: 'slack'", 'on: "teams"', 'on: `web`'].every((code) => NAMES_A_PLATFORM.test(code)),
    ).toBe(true);
    expect(NAMES_A_PLATFORM.test("on: 'slackers'")).toBe(false);
  });
});

/** One import each that a rule forbids: what is planted where. */
const PLANTED: readonly (readonly [rule: string, file: string, code: string])[] = [
  ['core-is-the-ground', 'src/core/a.ts', "import { x } from '../domain/x';\nexport const y = x;"],
  [
    'core-is-the-ground',
    'src/core/b.ts',
    "import type { X } from '../features/ask/x';\nexport type Y = X;",
  ],
  ['core-is-the-ground', 'src/core/c.ts', "export * from '../cards/x';"],
  [
    'core-without-packages',
    'src/core/d.ts',
    "import { DateTime } from 'luxon';\nexport const now = DateTime.now();",
  ],
  ['cards-on-core', 'src/cards/a.ts', "export { x } from '../platforms/slack/x';"],
  ['domain-on-core', 'src/domain/a.ts', "export { x } from '../cards/x';"],
  ['features-on-domain', 'src/features/tip/a.ts', "export { x } from '../ask/x';"],
  [
    'features-on-domain',
    'src/features/tip/b.ts',
    "export const later = () => import('../../platforms/slack/x');",
  ],
  ['features-on-domain', 'src/features/tip/c.ts', "export { x } from '../../storage/x';"],
  [
    'features-on-domain',
    'src/features/tip/d.ts',
    "const { x } = require('../index');\nexport const y = x;",
  ],
  ['platforms-on-cards', 'src/platforms/slack/a.ts', "export { x } from '../teams/x';"],
  ['platforms-on-cards', 'src/platforms/web/a.ts', "export { x } from '../../domain/x';"],
  ['platform-list-on-platforms', 'src/platforms/a.ts', "export { x } from '../domain/x';"],
  ['platforms-on-cards', 'src/platforms/shared/a.ts', "export { x } from '../slack/x';"],
  ['platforms-by-the-list', 'src/manifests/a.ts', "export { x } from '../platforms/slack/x';"],
  ['storage-on-core', 'src/storage/a.ts', "export { x } from '../domain/x';"],
  ['scheduling-on-core', 'src/scheduling/a.ts', "export { x } from '../storage/x';"],
  ['http-on-core', 'src/http/a.ts', "export { x } from '../platforms/web/x';"],
  ['operator-on-storage', 'src/operator/a.ts', "export { x } from '../features/ask/x';"],
  ['embeddings-on-core', 'src/embeddings/a.ts', "export { x } from '../features/ask/x';"],
  ['settings-on-domain', 'src/config/a.ts', "export { x } from '../platforms/slack/x';"],
  ['demo-without-platforms', 'src/demo/a.ts', "export { x } from '../platforms/web/x';"],
  ['source-stays-in-src', 'src/a.ts', "export { x } from '../test/x';"],
  ['botbuilder-at-home', 'src/platforms/slack/b.ts', "export { CardFactory } from 'botbuilder';"],
  [
    'botbuilder-at-home',
    'src/http/b.ts',
    "export { ConnectorClient } from 'botframework-connector';",
  ],
  ['slack-at-home', 'src/features/tip/e.ts', "export { WebClient } from '@slack/web-api';"],
  [
    'adaptivecards-at-home',
    'src/platforms/teams/b.ts',
    "export { Template } from 'adaptivecards-templating';",
  ],
  ['drivers-at-home', 'src/domain/b.ts', "import type { Db } from 'mongodb';\nexport type D = Db;"],
  ['drivers-at-home', 'src/b.ts', "export const later = () => import('better-sqlite3');"],
  ['schedulers-at-home', 'src/features/tip/f.ts', "export { Queue } from 'bullmq';"],
  ['yaml-at-home', 'src/domain/y.ts', "export { parse } from 'yaml';"],
  ['server-at-home', 'src/platforms/web/b.ts', "export { createServer } from 'restify';"],
  ['no-circular', 'src/features/tip/g.ts', "export { x } from './h';"],
  ['rooms-without-their-house', 'src/features/tip/east/up.ts', "export { x } from '../x';"],
  ['rooms-without-their-house', 'src/features/tip/east/inner/up.ts', "export { x } from '../x';"],
  ['rooms-below-by-index', 'src/features/tip/i.ts', "export { x } from './east/x';"],
  [
    'rooms-beside-by-index',
    'src/features/tip/east/inner/beside.ts',
    "export type { X } from '../outer/x';",
  ],
  [
    'rooms-of-a-feature-by-index',
    'src/features/tip/east/inner/across.ts',
    "export { x } from '../../south/x';",
  ],
  ['matcher-alone', 'src/features/mentoring/matching/a.ts', "export { x } from '../../../core/x';"],
  ['installed-in-production', 'src/domain/c.ts', "export { test } from 'fast-check';"],
  ['installed-in-production', 'src/domain/d.ts', "export { x } from 'no-such-package';"],
];
/** Two rooms in a circle, whose files are in none. */
const CIRCLE = ['src/features/tip/east', 'src/features/tip/west'];
/** What the planted imports find, and what all may do. */
const ROOMS = [
  'core',
  'cards',
  'domain',
  'features/ask',
  'features/tip',
  'features/tip/east',
  'features/tip/east/outer',
  'features/tip/south',
  'platforms/slack',
  'platforms/teams',
  'platforms/web',
  'platforms/shared',
  'storage',
];
const FINE: readonly (readonly [file: string, code: string])[] = [
  ...ROOMS.map((room) => [`src/${room}/x.ts`, 'export const x = 1;'] as const),
  ['test/x.ts', 'export const x = 1;'],
  ['src/features/index.ts', "export { x } from './ask/x';"],
  [
    'src/app.ts',
    "export { x } from './features/index';\nexport { x as y } from './platforms/index';",
  ],
  [
    'src/platforms/index.ts',
    "export { x } from './slack/x';\nexport { x as y } from './shared/x';",
  ],
  [
    'src/features/tip/fine.ts',
    "export { x } from '../../domain/x';\nexport { x as y } from '../../cards/x';\nexport { x as z } from './x';",
  ],
  [
    'src/features/tip/fine-rooms.ts',
    "export { x } from './east';\nexport { x as y } from './south';",
  ],
  // The other half of a circle of files, which is reported once.
  ['src/features/tip/h.ts', "export type { X } from './g';\nexport const x = 1;"],
  ['src/features/tip/south/index.ts', "export { x } from './x';"],
  ['src/features/tip/south/fine.ts', "export { x } from './x';"],
  [
    'src/features/tip/east/index.ts',
    "export { x } from './x';\nexport { x as y } from '../south';",
  ],
  ['src/features/tip/west/index.ts', 'export const x = 1;'],
  ['src/features/tip/east/a.ts', "export { x } from '../west';"],
  ['src/features/tip/west/b.ts', "export { x } from '../east';"],
  ['src/core/fine.ts', "export { createHash } from 'node:crypto';"],
  ['src/platforms/teams/fine.ts', "export { CardFactory } from 'botbuilder';"],
];

describe('a planted import', () => {
  const folder = mkdtempSync(join(tmpdir(), 'passalong-floors-'));
  let found: string[] = [];
  let rules: string[] = [];

  beforeAll(async () => {
    for (const [file, code] of [
      ...FINE,
      ...PLANTED.map(([, where, code]) => [where, code] as const),
    ]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `${code}\n`);
    }
    for (const shared of ['node_modules', 'package.json'])
      symlinkSync(join(HOUSE, shared), join(folder, shared));
    const cruised = await cruise(folder);
    found = broken(cruised);
    rules = cruised.summary.ruleSetUsed.forbidden.map(({ name }) => name);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(PLANTED)('breaks %s: %s', (rule, file) => {
    expect(found.filter((line) => line.includes(`${file} -> `))).toEqual([
      expect.stringMatching(new RegExp(`^${rule}: `)),
    ]);
  });

  it('breaks no-circular-rooms, where two rooms import each other', () => {
    const [east = '', west = ''] = CIRCLE;
    expect(found).toEqual(
      expect.arrayContaining([
        `no-circular-rooms: ${east} -> ${west}`,
        `no-circular-rooms: ${west} -> ${east}`,
      ]),
    );
  });

  it('is all that breaks, and every rule is broken', () => {
    expect(found).toHaveLength(PLANTED.length + CIRCLE.length);
    expect(new Set(found.map((line) => line.split(':')[0]))).toEqual(new Set(rules));
  });
});
