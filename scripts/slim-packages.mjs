// Whatever a process loads stays in its memory as text, comments and all: of the bot's heap that would be a third. Puts the packages that the
// bot loads into dist/node_modules, where Node looks first: the loaded files without comments and blanks, the rest as it is. Names and code
// stay what they were. Packages with native parts stay where they are. docs/decisions/0017 says why.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { minify } from '@swc/core';

const DIST = resolve('dist');
const TARGET = join(DIST, 'node_modules');
const STAMP = join(TARGET, '.made-of');
const FOLDER = `${sep}node_modules${sep}`;
/** What nothing that runs reads. */
const NOT_NEEDED = new Set(['.ts', '.mts', '.cts', '.map', '.md', '.flow', '.tsbuildinfo']);
/** Begin to work when they are loaded, or belong to the browser. */
const NOT_LOADED = [/\bmain\.ts$/, /^command\.ts$/, /\bworker\.ts$/, /\bpage\b/, /\.d\.ts$/];
const AS_IT_RUNS = { compress: false, mangle: false, module: 'unknown', format: { comments: false, asciiOnly: true } };

const madeOf = createHash('sha256');
for (const file of ['package-lock.json', import.meta.filename]) madeOf.update(readFileSync(file));
const stamp = madeOf.digest('hex');
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== stamp) {
  rmSync(TARGET, { recursive: true, force: true });
  const loaded = filesLoaded();
  for (const folder of new Set([...loaded].map(packageOf))) await bring(folder, loaded);
  writeFileSync(STAMP, stamp);
}

/** Every file of a package that the bot loads, whatever it is set up for. */
function filesLoaded() {
  const require = createRequire(join(DIST, 'main.js'));
  const ours = readdirSync('src', { recursive: true }).filter(
    (file) => file.endsWith('.ts') && !NOT_LOADED.some((which) => which.test(file)),
  );
  for (const file of ours) require(join(DIST, file.replace(/\.ts$/, '.js')));
  return new Set(Object.keys(require.cache).filter((file) => file.includes(FOLDER)));
}

/** The folder right in node_modules, whatever packages of its own it holds. */
function packageOf(file) {
  const at = file.indexOf(FOLDER) + FOLDER.length;
  const [scope, name] = file.slice(at).split(sep);
  return file.slice(0, at) + (scope.startsWith('@') ? join(scope, name) : scope);
}

async function bring(folder, loaded) {
  const target = join(TARGET, folder.slice(folder.indexOf(FOLDER) + FOLDER.length));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !NOT_NEEDED.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  if (files.some((file) => file.endsWith('.node'))) return;
  await Promise.all(
    files.map(async (file) => {
      const [from, to] = [join(folder, file), join(target, file)];
      mkdirSync(dirname(to), { recursive: true });
      const isCode = loaded.has(from) && /\.c?js$/.test(file);
      if (isCode) writeFileSync(to, (await minify(readFileSync(from, 'utf8'), AS_IT_RUNS)).code);
      else link(from, to);
    }),
  );
}

/** Not every file system has links, nor reaches one of them into the other. */
function link(from, to) {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
