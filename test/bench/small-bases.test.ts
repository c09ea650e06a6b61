// The small bases of the FAQ bench are a test that stays honest only if nobody changes it.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changedSince, linesOf, problemsOf, sharedWords } from '../../bench/faq/small-bases/check';

const BASES = join(__dirname, '../../bench/faq/small-bases');
const SUMS = join(BASES, 'SHA256SUMS');
const bases = ['small-company-de', 'small-company-en'];

it('keeps every data file as it was first committed', () => {
  const files = bases.flatMap((base) =>
    readdirSync(join(BASES, base)).map((file) => `${base}/${file}`),
  );
  const named = readFileSync(SUMS, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('  ')[1]);
  expect(named).toEqual(files);
  expect(changedSince(SUMS)).toEqual([]);
});

it.each(bases)('finds nothing wrong with %s', (base) => {
  expect(problemsOf(join(BASES, base))).toEqual([]);
});

it.each([
  ['how much holiday', 'How many days of annual leave do I get?', []],
  ['paying for training', 'When are we trained?', ['training']],
  ['wo ist der Parkplatz', 'Darf ich hier parken?', ['parkplatz']],
  ['zwei Räder', 'Wo steht mein Rad?', ['rader']],
])('tells which words "%s" shares with "%s"', (one, other, shared) => {
  expect(sharedWords(one, other)).toEqual(shared);
});

it('notices a file that was changed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'small-sums-'));
  const sum = createHash('sha256').update('as it was').digest('hex');
  writeFileSync(join(folder, 'SHA256SUMS'), `${sum}  kept\n${sum}  changed\n`);
  writeFileSync(join(folder, 'kept'), 'as it was');
  writeFileSync(join(folder, 'changed'), 'as it was not');
  expect(changedSince(join(folder, 'SHA256SUMS'))).toEqual(['changed']);
  rmSync(folder, { recursive: true });
});

describe('a base that was spoilt', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'small-base-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  type Line = Record<string, unknown>;
  function spoil(change: (entries: Line[], queries: Line[]) => void): string[] {
    const from = join(BASES, 'small-company-en');
    const [entries, queries] = ['faq.jsonl', 'queries.jsonl'].map((file) =>
      linesOf<Line>(join(from, file)),
    ) as [Line[], Line[]];
    change(entries, queries);
    const write = (file: string, lines: readonly Line[]) =>
      writeFileSync(join(folder, file), lines.map((line) => JSON.stringify(line)).join('\n'));
    write('faq.jsonl', entries);
    write('queries.jsonl', queries);
    return problemsOf(folder);
  }

  it.each<[string, (entries: Line[], queries: Line[]) => void, RegExp]>([
    ['an entry too few', (entries) => entries.pop(), /39 entries/],
    ['a question too few', (_entries, queries) => queries.pop(), /off-topic: 19 questions/],
    [
      'an id twice',
      (_entries, queries) => Object.assign(queries[0] ?? {}, { id: 'fact-01' }),
      /twice: fact-01/,
    ],
    [
      'an unknown entry',
      (_entries, queries) => Object.assign(queries[0] ?? {}, { relevant: ['none'] }),
      /no entry none/,
    ],
    [
      'a near miss with an entry',
      (_entries, queries) => Object.assign(queries[120] ?? {}, { relevant: ['payday'] }),
      /near-miss-11: entries/,
    ],
    [
      'a short answer',
      (entries) => Object.assign(entries[0] ?? {}, { answer: 'Yes.' }),
      /1 sentences/,
    ],
    [
      'a paraphrase that repeats',
      (_entries, queries) => Object.assign(queries[0] ?? {}, { query: 'annually leaving' }),
      /paraphrase-01: annually/,
    ],
    [
      'long key words',
      (_entries, queries) => Object.assign(queries[80] ?? {}, { query: 'a b c d' }),
      /keywords-01: more than 3/,
    ],
  ])('has %s', (_what, change, problem) => {
    expect(spoil(change).join('\n')).toMatch(problem);
  });
});
