// What the engine learns from "helped": a third of each set's questions is kept for the test, of the others up to n an entry are confirmed by two
// colleagues each, as `ask` hears it. Wrong confirmations fall on an entry that the engine itself took for near. Prints P@1 as the mean of the sets.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

const require = createRequire(import.meta.url);
const { createSearchEngine } = require('../../dist/features/ask/search/index.js');
const { languageOf } = require('../../dist/features/ask/search/language.js');
const { wordsOf } = require('../../dist/features/ask/search/words.js');
const { learn } = require('../../dist/features/ask/learning.js');

/** The share of the questions that is kept for the test. */
const KEPT = 0.3;
const RUNS = [
  { name: '3 confirmed', confirmed: 3, wrong: 0 },
  { name: '10 confirmed', confirmed: 10, wrong: 0 },
  { name: '10, 5 % wrong', confirmed: 10, wrong: 0.05 },
  { name: '10, one person', confirmed: 10, wrong: 0, people: 1 },
];

const lines = (file) => readFileSync(file, 'utf8').split('\n').filter(Boolean).map(JSON.parse);
const chance = (text) => createHash('sha256').update(text).digest().readUInt32LE(0) / 2 ** 32;
const mean = (figures) => figures.reduce((sum, figure) => sum + figure, 0) / figures.length;

export function benchLearning(sets) {
  const table = sets.map((set) => {
    const raw = lines(join(set, 'faq.jsonl'));
    const language =
      languageOf(raw.flatMap(({ question, answer }) => wordsOf(`${question} ${answer}`).map(({ folded }) => folded))) ?? 'en';
    const entries = raw.map((entry) => ({ ...entry, language }));
    const asked = lines(join(set, 'queries.jsonl')).filter(({ relevant }) => relevant.length > 0);
    const pool = asked.filter(({ query }) => chance(query) >= KEPT);
    const kept = asked.filter(({ query }) => chance(query) < KEPT);
    const before = engineOf(entries);
    const figures = [precision(before, kept), ...RUNS.map((run) => precision(engineOf(taught(entries, pool, before, run)), kept))];
    console.log(basename(set).padEnd(18) + figures.map(shown).join('  '));
    return figures;
  });
  const means = table[0].map((_, at) => mean(table.map((figures) => figures[at])));
  console.log(`\n${' '.repeat(18)}${['before', ...RUNS.map(({ name }) => name)].join(', ')}`);
  console.log('MEAN OF SETS'.padEnd(18) + means.map(shown).join('  '));
  const [before, three, ten, wrong, alone] = means.map((figure) => Math.round(figure * 1000) / 10);
  const round = (points) => Math.round(points * 10) / 10;
  console.log(
    JSON.stringify({
      before,
      gained: { three: round(three - before), ten: round(ten - before) },
      lostToWrong: round(ten - wrong),
      alone: round(alone - before),
    }),
  );
}

function engineOf(entries) {
  const engine = createSearchEngine();
  for (const entry of entries) engine.put(entry);
  return engine;
}

function precision(engine, kept) {
  return mean(kept.map(({ query, relevant }) => Number(relevant.includes(engine.search(query, 1).hits[0]?.entryId))));
}

/** The entries with what they learned. */
function taught(entries, pool, before, { confirmed, wrong, people = 2 }) {
  const learned = new Map(entries.map(({ id }) => [id, []]));
  const counts = new Map();
  for (const { query, relevant } of pool) {
    const [right] = relevant;
    const count = counts.get(right) ?? 0;
    if (count >= confirmed) continue;
    counts.set(right, count + 1);
    const misled = before.search(query, 5).hits.find(({ entryId }) => !relevant.includes(entryId))?.entryId;
    const id = misled !== undefined && chance(`wrong|${query}`) < wrong ? misled : right;
    for (let person = 0; person < people; person++) {
      learned.set(id, learn(learned.get(id) ?? [], { question: query, byPersonId: people === 1 ? 'eager' : `p${person}`, what: 'helped' }));
    }
  }
  return entries.map((entry) => ({ ...entry, learned: learned.get(entry.id) }));
}

const shown = (share) => (share * 100).toFixed(1).padStart(6);
