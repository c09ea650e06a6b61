// What the build makes of the packages that the bot loads: the same code with less text, found first; made once for each set of packages.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '..');
const run = promisify(execFile);
let folder: string;

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const slim = () => run(process.execPath, ['scripts/slim-packages.mjs'], { cwd: folder });
const made = (name: string) => readFileSync(join(folder, 'dist/node_modules', name), 'utf8');
const isMade = (name: string) => existsSync(join(folder, 'dist/node_modules', name));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passalong-slim-'));
  mkdirSync(join(folder, 'node_modules'));
  cpSync(join(ROOT, 'scripts'), join(folder, 'scripts'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules/@swc'), join(folder, 'node_modules/@swc'));
  write({
    'package-lock.json': '{"packages":1}',
    'src/main.ts': '',
    'src/rooms/door.ts': '',
    'dist/main.js': "throw new Error('begins to work');",
    'dist/rooms/door.js': "module.exports = require('greeting');",
    // A greeting with an umlaut takes two bytes a character in memory; its comment does not matter.
    'node_modules/greeting/index.js':
      "'use strict';\n// Says hello.\nconst name = require('name');\n\nmodule.exports = function greet() {\n  /* Politely. */\n  return `Grüß ${name}`;\n};\nif (false) require('./seldom');\n",
    'node_modules/greeting/package.json': '{"name":"greeting","version":"1.0.0"}',
    'node_modules/greeting/seldom.js': '// Not loaded at the start.\nmodule.exports = 1;\n',
    'node_modules/greeting/index.d.ts': 'export default function greet(): string;',
    'node_modules/greeting/node_modules/name/index.js': "// Of its own.\nmodule.exports = require('@scope/native') + '!';\n",
    'node_modules/@scope/native/index.js': "// Has a native part.\nmodule.exports = 'dich';\n",
    'node_modules/@scope/native/build/part.node': '',
    'node_modules/unused/index.js': '// Nobody loads it.\n',
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const greeting = async () => (await run(process.execPath, ['-p', "require('./dist/rooms/door')()"], { cwd: folder })).stdout.trim();

it('says the same with less text, and leaves the rest', async () => {
  await slim();
  expect(made('greeting/index.js')).toMatch(/^['"]use strict['"];/);
  expect(made('greeting/index.js')).toContain('function greet()');
  expect(made('greeting/index.js') + made('greeting/node_modules/name/index.js')).not.toMatch(/Says|Politely|Of its own|\n\s|[^\0-\x7f]/);
  expect(made('greeting/seldom.js')).toContain('// Not loaded at the start.');
  expect(['greeting/package.json', 'greeting/index.d.ts', '@scope/native/index.js', 'unused/index.js'].map(isMade)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  // What stands in dist/node_modules is what runs.
  write({ 'node_modules/greeting/index.js': "throw new Error('not the copy');" });
  expect(await greeting()).toBe('Grüß dich!');
});

it('is made anew when the packages changed, and only then', async () => {
  await slim();
  write({ 'node_modules/greeting/index.js': "module.exports = () => 'Moin';" });
  await slim();
  expect(await greeting()).toBe('Grüß dich!');
  write({ 'package-lock.json': '{"packages":2}' });
  await slim();
  expect(await greeting()).toBe('Moin');
  expect(isMade('greeting/node_modules/name/index.js')).toBe(true);
});

it('fails loudly where a package cannot be loaded', async () => {
  write({ 'dist/rooms/door.js': "module.exports = require('absent');" });
  await expect(slim()).rejects.toThrow(/Cannot find module 'absent'/);
  expect(isMade('.made-of')).toBe(false);
});
