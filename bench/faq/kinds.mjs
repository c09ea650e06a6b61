// What an engine makes of each kind of question in the small bases: found, refused, or answered as
// sure though no entry has the answer. It prints totals only: single questions would tempt
// whoever tunes the search.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ANSWERABLE = ['paraphrase', 'fact', 'keywords'];
const UNANSWERABLE = ['near-miss', 'off-topic'];
const HIT_LIMIT = 10;

const lines = (file) => readFileSync(file, 'utf8').split('\n').filter(Boolean).map(JSON.parse);

/**
 * The shares of each set, in percent: `p1` by kind; `sure` by kind of question without an entry; of the
 * questions with one, those that were `refused` and those with a wrong sure answer (`astray`).
 */
export async function kindsOf(engineFile, sets) {
  const { createIndex } = await import(pathToFileURL(resolve(engineFile)).href);
  const found = [];
  for (const set of sets) {
    const index = await createIndex(lines(join(set, 'faq.jsonl')));
    const asked = [];
    for (const { kind, query, relevant } of lines(join(set, 'queries.jsonl'))) {
      const [first] = (await index.search(query, HIT_LIMIT)) ?? [];
      const isSure = first !== undefined && first.abstain !== true;
      asked.push({ kind, isFound: relevant.includes(first?.id), isSure });
    }
    found.push(sharesOf(asked));
  }
  return found;
}

function sharesOf(asked) {
  const of = (kinds) => asked.filter(({ kind }) => kinds.includes(kind));
  const each = (kinds, holds) =>
    Object.fromEntries(kinds.map((kind) => [kind, share(of([kind]), holds)]));
  return {
    p1: each(ANSWERABLE, ({ isFound }) => isFound),
    sure: each(UNANSWERABLE, ({ isSure }) => isSure),
    refused: each(ANSWERABLE, ({ isSure }) => !isSure),
    refusedOfAll: share(of(ANSWERABLE), ({ isSure }) => !isSure),
    astray: share(of(ANSWERABLE), ({ isSure, isFound }) => isSure && !isFound),
  };
}

function share(asked, holds) {
  return Math.round((1000 * asked.filter(holds).length) / asked.length) / 10;
}

/** One table: a row for each set and engine. */
export function printKinds(rows) {
  console.log(
    '\nby kind, %                              first and right            answered as sure    refused      sure, but\n' +
      'set                engine            paraphrase  fact  keywords   near-miss off-topic  in scope   wrong entry',
  );
  for (const { set, engine, p1, sure, refusedOfAll, astray } of rows) {
    const cells = [
      ...ANSWERABLE.map((kind) => [p1[kind], kind]),
      ...UNANSWERABLE.map((kind) => [sure[kind], kind]),
      [refusedOfAll, 'refused in'],
      [astray, 'sure, wrong entry'],
    ].map(([figure, { length }]) => figure.toFixed(1).padStart(Math.max(length, 5)));
    console.log(`${set.padEnd(18)} ${engine.padEnd(17)} ${cells.join('  ')}`);
  }
}
