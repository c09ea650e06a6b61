// Measures what a change costs: an entry is added, changed or removed in a base of a given size,
// until a search takes it into account. Texts are from the public sets, mixed. It measures time, so
// nothing else should run. `longest step`: the longest wait for other work.
//   node bench/faq/changes.mjs [--restricted] [--confirmed=2] [entries …]      (after npm run build)
// --confirmed: the number of questions per entry that two colleagues confirmed, beside its three
// phrasings.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const require = createRequire(import.meta.url);
const { heeded, learn: remember } = require('../../dist/features/ask/knowledge/index.js');
const { createSearchEngine } = require('../../dist/features/ask/search/index.js');

const SETS = resolve(import.meta.dirname, '../../../shared/bench/faq');
const PHRASINGS = 3;
const CHANGES = 60;
/** One entry in so many is for one of five departments. */
const RESTRICTED = 20;

if (!existsSync(SETS)) {
  console.error(`The sets are not there: ${SETS} should hold a folder for each.`);
  process.exit(1);
}
const sizes = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const withAudiences = process.argv.includes('--restricted');
const confirmed = Number(
  process.argv.find((arg) => arg.startsWith('--confirmed='))?.split('=')[1] ?? 0,
);
const texts = readdirSync(SETS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(SETS, entry.name, 'faq.jsonl')))
  .flatMap(({ name }) =>
    readFileSync(join(SETS, name, 'faq.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map(JSON.parse),
  )
  .flatMap(({ question, alternates = [] }) => [question, ...alternates]);

const random = randomFrom(7);
const text = () => texts[random(texts.length)];
const belongsTo = ({ departments = ['D1'] }) => departments.includes('D1');
console.log(
  'entries  first   add  change  remove  (median and most, ms)   longest step   another view',
);
const results = [];
for (const size of sizes.length > 0 ? sizes.map(Number) : [100, 300, 600, 1000, 10_000])
  results.push(await measure(size));
console.log(JSON.stringify(results));

async function measure(entries) {
  const engine = createSearchEngine();
  for (let n = 0; n < entries; n++) engine.put(entry(n));
  const first = (await learn(engine)).ms;
  const view = withAudiences ? (await learn(engine, belongsTo)).ms : 0;
  const kinds = {
    add: (n) => engine.put(entry(entries + n)),
    change: () => engine.put(entry(random(entries))),
    remove: (n) => engine.remove(id(entries + n)),
  };
  let step = 0;
  const of = {};
  for (const [kind, change] of Object.entries(kinds)) {
    const costs = [];
    for (let n = 0; n < CHANGES; n++) {
      const begun = performance.now();
      change(n);
      const { longest } = await learn(engine);
      step = Math.max(step, longest);
      costs.push(performance.now() - begun);
    }
    costs.sort((a, b) => a - b);
    of[kind] = { median: round(costs[CHANGES / 2]), most: round(costs.at(-1)) };
  }
  const shown = Object.values(of).map(({ median, most }) => `${median} ${most}`.padStart(12));
  console.log(
    `${String(entries).padStart(7)} ${String(round(first)).padStart(6)} ${shown.join('')} ${String(round(step)).padStart(12)} ${String(round(view)).padStart(14)}`,
  );
  return {
    entries,
    first: round(first),
    ...of,
    step: round(step),
    ...(withAudiences && { view: round(view) }),
  };
}

function id(n) {
  return `e${n}`;
}

function entry(n) {
  const alternates = Array.from({ length: PHRASINGS - 1 }, text);
  const audience = withAudiences &&
    n % RESTRICTED === 0 && { departments: [`D${(n / RESTRICTED) % 5}`] };
  return {
    id: id(n),
    question: `${text()} ${n}`,
    alternates,
    answer: `${text()} ${text()}`,
    tags: [],
    language: 'en',
    confirmed: heeded(Array.from({ length: confirmed }, text).reduce(helped, [])).map(
      (one) => one.text,
    ),
    ...(audience && { audience }),
  };
}

/** The stored questions of an entry after it helped two colleagues with this one. */
function helped(learned, question) {
  return ['one', 'other'].reduce(
    (known, byPersonId) =>
      remember(known, { question, byPersonId, what: 'helped', at: '2026-03-02T09:00:00.000Z' }),
    learned,
  );
}

/** What `settle` does between other work, and a search after it. */
async function learn(engine, who) {
  const begun = performance.now();
  let longest = 0;
  let last = begun;
  await engine.settle(async () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, who);
  engine.search('leave', 3, who);
  return { ms: performance.now() - begun, longest };
}

function round(ms) {
  return Math.round(ms * 10) / 10;
}

/** mulberry32. */
function randomFrom(seed) {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}
