// Measures what the engine learns from "helped". One fifth of the questions of each set is the
// test; of the others, up to n per entry are confirmed by two colleagues each. Then the next fifth
// is the test, until each was. Wrong confirmations go to an entry that the engine itself found
// close. It prints the gain in P@1 on all questions, and on those whose entry got n confirmed
// questions (without sets that have fewer than 20 of these).
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

const require = createRequire(import.meta.url);
const {
  createSearchEngine,
  languageOf,
  wordsOf,
} = require('../../dist/features/ask/search/index.js');
const { heeded, learn } = require('../../dist/features/ask/knowledge/index.js');

/** So many parts are kept for the test in turn. */
const PARTS = 5;
const RUNS = [
  { name: '3 confirmed', confirmed: 3, wrong: 0 },
  { name: '10 confirmed', confirmed: 10, wrong: 0 },
  { name: '10, 5 % wrong', confirmed: 10, wrong: 0.05 },
  { name: '10, one person', confirmed: 10, wrong: 0, people: 1 },
];

const lines = (file) => readFileSync(file, 'utf8').split('\n').filter(Boolean).map(JSON.parse);
const chance = (text) => createHash('sha256').update(text).digest().readUInt32LE(0) / 2 ** 32;
const mean = (figures) => figures.reduce((sum, figure) => sum + figure, 0) / figures.length;

/** With fewer questions a figure would be chance. */
const ENOUGH = 20;

export function benchLearning(sets) {
  const table = sets.map((set) => {
    const raw = lines(join(set, 'faq.jsonl'));
    const language =
      languageOf(
        raw.flatMap(({ question, answer }) =>
          wordsOf(`${question} ${answer}`).map(({ folded }) => folded),
        ),
      ) ?? 'en';
    const entries = raw.map((entry) => ({ ...entry, language }));
    const asked = lines(join(set, 'queries.jsonl')).filter(({ relevant }) => relevant.length > 0);
    const before = engineOf(entries);
    const figures = RUNS.map((run) => {
      const [all, full] = [[], []];
      for (let part = 0; part < PARTS; part++) {
        const isKept = ({ query }) => Math.floor(chance(query) * PARTS) === part;
        const pool = asked.filter((question) => !isKept(question));
        const { counts, entries: after } = taught(entries, pool, before, run);
        const engine = engineOf(after);
        for (const question of asked.filter(isKept)) {
          const gain = Number(isFound(engine, question)) - Number(isFound(before, question));
          all.push(gain);
          if ((counts.get(question.relevant[0]) ?? 0) >= run.confirmed) full.push(gain);
        }
      }
      const points = (gains) => (gains.length < ENOUGH ? Number.NaN : 100 * mean(gains));
      return { all: points(all), full: points(full) };
    });
    console.log(
      basename(set).padEnd(18) +
        figures.map(({ all, full }) => `${shown(all)} ${shown(full)}`).join('   '),
    );
    return figures;
  });
  console.log(
    `${' '.repeat(18)}gain on all questions and on those with so many confirmed: ${RUNS.map(({ name }) => name).join(' | ')}`,
  );
  const means = RUNS.map((_run, at) => ({
    all: meanOf(table.map((row) => row[at].all)),
    full: meanOf(table.map((row) => row[at].full)),
  }));
  console.log(
    'MEAN OF SETS'.padEnd(18) +
      means.map(({ all, full }) => `${shown(all)} ${shown(full)}`).join('   '),
  );
  console.log(
    JSON.stringify(
      Object.fromEntries(
        RUNS.map(({ name }, at) => [
          name,
          { all: rounded(means[at].all), full: rounded(means[at].full) },
        ]),
      ),
    ),
  );
}

const meanOf = (figures) => mean(figures.filter((figure) => !Number.isNaN(figure)));
const rounded = (points) => Math.round(points * 10) / 10;
const shown = (points) => (Number.isNaN(points) ? '-' : points.toFixed(1)).padStart(5);

function engineOf(entries) {
  const engine = createSearchEngine();
  for (const entry of entries) engine.put(entry);
  return engine;
}

function isFound(engine, { query, relevant }) {
  return relevant.includes(engine.search(query, 1).hits[0]?.entryId);
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
    const misled = before
      .search(query, 5)
      .hits.find(({ entryId }) => !relevant.includes(entryId))?.entryId;
    const id = misled !== undefined && chance(`wrong|${query}`) < wrong ? misled : right;
    for (let person = 0; person < people; person++) {
      learned.set(
        id,
        learn(learned.get(id) ?? [], {
          question: query,
          byPersonId: people === 1 ? 'eager' : `p${person}`,
          what: 'helped',
          at: '2026-03-02T09:00:00.000Z',
        }),
      );
    }
  }
  return {
    counts,
    entries: entries.map((entry) => ({
      ...entry,
      confirmed: heeded(learned.get(entry.id)).map(({ text }) => text),
    })),
  };
}
