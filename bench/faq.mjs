// Finds out how well `ask` finds: runs the scorer of ../shared/bench/faq over every set, with the search as the product uses it.
//   npm run bench:faq                       every set
//   npm run bench:faq -- folder …           these sets
//   npm run bench:faq -- --anchors          MiniSearch, wink-bm25 and lunr beside it
//   npm run bench:faq -- --learning         what it learns from "helped" instead
// Other options (--queries root, --variants clean, --sample n) go to the scorer. The last line is JSON.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { benchLearning } from './faq/learning.mjs';

const HERE = import.meta.dirname;
const SHARED = resolve(HERE, '../../shared/bench/faq');
const OURS = join(HERE, 'faq-index.mjs');
const ANCHORS = ['minisearch', 'wink-bm25', 'lunr'].map((name) => join(HERE, 'faq', `${name}.mjs`));
const BARS = { p1: ['clean', 'typo', 'short'], f1: ['clean'], auroc: ['clean'], cov90: ['clean'] };
const VALUED = new Set(['--queries', '--variants', '--json', '--show', '--sample']);

const SWITCHES = new Set(['--anchors', '--learning']);
const args = process.argv.slice(2).filter((arg) => !SWITCHES.has(arg));
const withAnchors = process.argv.includes('--anchors');
const folders = args.filter((arg, at) => !arg.startsWith('--') && !VALUED.has(args[at - 1]));
const options = args.filter((arg, at) => arg.startsWith('--') || VALUED.has(args[at - 1]));

if (!existsSync(join(SHARED, 'score.mjs'))) {
  console.error(`The scorer and its sets are not there: ${SHARED} should hold score.mjs and a folder for each set.`);
  process.exit(1);
}
const sets =
  folders.length > 0
    ? folders
    : readdirSync(SHARED, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => join(SHARED, name));

if (process.argv.includes('--learning')) {
  benchLearning(sets);
  process.exit();
}

const results = mkdtempSync(join(tmpdir(), 'bench-faq-'));
const tables = [OURS, ...(withAnchors ? ANCHORS : [])].map((engine) => score(engine, join(results, `${basename(engine)}.json`)));
rmSync(results, { recursive: true });

const [ours, ...anchors] = tables;
if (anchors.length > 0) compare(ours, anchors);
console.log(
  JSON.stringify(
    Object.fromEntries(
      Object.entries(BARS).map(([figure, variants]) => [figure, variants.map((variant) => percent(ours.macro[variant]?.[figure]))]),
    ),
  ),
);

function score(engine, file) {
  const { status } = spawnSync(process.execPath, [join(SHARED, 'score.mjs'), engine, ...sets, ...options, '--json', file], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** P@1 beside the best of the others, set by set; engines without a confidence line are judged by their order alone. */
function compare(mine, others) {
  console.log('\nP@1, clean         ours   best of the others');
  for (const [at, { set, variants }] of mine.report.entries()) {
    const best = others.map(({ engine, report }) => ({ engine, p1: report[at].variants.clean.p1 })).sort((a, b) => b.p1 - a.p1)[0];
    console.log(
      `${set.padEnd(18)} ${percent(variants.clean.p1).toFixed(1)}   ${percent(best.p1).toFixed(1)} (${best.engine.replace('.mjs', '')})`,
    );
  }
}

function percent(share) {
  return share === undefined || share === null ? null : Math.round(share * 1000) / 10;
}
