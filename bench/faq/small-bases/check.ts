// Says what is wrong with a small base: counts, ids, and paraphrases that repeat words of their
// entry's question. It names ids and no texts, so that whoever tunes the search may read it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Entry {
  readonly id: string;
  readonly question: string;
  readonly alternates: readonly string[];
  readonly answer: string;
}

interface Query {
  readonly id: string;
  readonly kind: string;
  readonly query: string;
  readonly relevant: readonly string[];
}

const ENTRIES = 40;
const COUNTS: Readonly<Record<string, number>> = {
  paraphrase: 40,
  fact: 40,
  keywords: 30,
  'near-miss': 30,
  'off-topic': 20,
};
const OUT_OF_SCOPE = new Set(['near-miss', 'off-topic']);
const MAX_KEYWORDS = 3;
const [FEWEST_SENTENCES, MOST_SENTENCES] = [3, 6];

/** Words that a paraphrase may share with the question: they carry no subject. */
const GRAMMAR = new Set(
  `a about also am an and any are as at be by can could did do does for from get give had has have
  how i id if im in into is it its ive just like many may me much my need of often on or our out s
  should something t that the their them then there they this through to up us was we what whats
  when where which who whose why will with would you your
  ab aber alle als am an auch auf aus bei beim bekomme bekommt bin bis da dafur dann darf das dass
  dem den der des die dir doch du ein eine einen einer eines einem er es etwas fur gern gibt habe
  hab hat hatte ich ihr im in ins ist ja kann kein keine komme kommt kommen konnen man mein meine
  meinem meinen meiner mich mir mit muss nach nicht noch nun nur ob oder oft schon sein sie sind so
  uber um und uns unser vom von vor wann war warum was wegen welche wenn wer werden wie wir wird wo
  wohin woher zu zum zur zwei`.split(/\s+/),
);
const ENDINGS = /(?:ungen|ing|ung|ies|ers|est|ed|er|en|em|es|ly|e|n|s|y)$/;
const SHORTEST_STEM = 3;
const SHORTEST_PART = 4;
const SAME_BEGINNING = 5;

export function linesOf<Line>(file: string): Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}

/** All that is wrong with the base in this folder. */
export function problemsOf(folder: string): string[] {
  const entries = linesOf<Entry>(join(folder, 'faq.jsonl'));
  const queries = linesOf<Query>(join(folder, 'queries.jsonl'));
  return [...entryProblems(entries), ...queryProblems(queries, entries)];
}

/** The files of a SHA256SUMS that are not what they were. */
export function changedSince(sums: string): string[] {
  return readFileSync(sums, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('  ') as [string, string])
    .filter(([sum, name]) => sum !== sumOf(join(sums, '..', name)))
    .map(([, name]) => name);
}

function sumOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function entryProblems(entries: readonly Entry[]): string[] {
  const problems = twice(entries.map(({ id }) => id));
  if (entries.length !== ENTRIES) problems.push(`${entries.length} entries`);
  for (const { id, alternates, answer } of entries) {
    if (alternates.length > 0) problems.push(`${id}: more than one phrasing`);
    const sentences = sentencesOf(answer);
    if (sentences < FEWEST_SENTENCES || sentences > MOST_SENTENCES)
      problems.push(`${id}: ${sentences} sentences`);
  }
  return problems;
}

function queryProblems(queries: readonly Query[], entries: readonly Entry[]): string[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const problems = [
    ...twice(queries.map(({ id }) => id)),
    ...twice(queries.map(({ query }) => bare(query))),
    ...twice(entries.map(({ question }) => bare(question))),
  ];
  for (const [kind, count] of Object.entries(COUNTS)) {
    const found = queries.filter((query) => query.kind === kind);
    if (found.length !== count) problems.push(`${kind}: ${found.length} questions`);
    if (kind !== 'near-miss' && kind !== 'off-topic')
      problems.push(
        ...twice(
          found.map(({ relevant }) => relevant.join()),
          kind,
        ),
      );
  }
  for (const query of queries) problems.push(...problemsWith(query, byId));
  return problems;
}

function problemsWith(
  { id, kind, query, relevant }: Query,
  byId: ReadonlyMap<string, Entry>,
): string[] {
  const problems: string[] = [];
  if (!(kind in COUNTS)) problems.push(`${id}: unknown kind`);
  if (relevant.length !== (OUT_OF_SCOPE.has(kind) ? 0 : 1)) problems.push(`${id}: entries`);
  for (const entryId of relevant) {
    const entry = byId.get(entryId);
    if (!entry) problems.push(`${id}: no entry ${entryId}`);
    else if (bare(entry.question) === bare(query)) problems.push(`${id}: the entry's question`);
    else if (kind === 'paraphrase')
      problems.push(...sharedWords(query, entry.question).map((word) => `${id}: ${word}`));
  }
  if (kind === 'keywords' && query.split(' ').length > MAX_KEYWORDS)
    problems.push(`${id}: more than ${MAX_KEYWORDS} words`);
  return problems;
}

/** Content words of one text whose stem, or part of a compound, the other has as well. */
export function sharedWords(one: string, other: string): string[] {
  const others = contentOf(other);
  return contentOf(one).filter((word) => others.some((second) => isKin(word, second)));
}

function contentOf(text: string): string[] {
  return bare(text)
    .split(' ')
    .filter((word) => word !== '' && !GRAMMAR.has(word));
}

function isKin(one: string, other: string): boolean {
  const [short, long] = [stemOf(one), stemOf(other)].sort((a, b) => a.length - b.length);
  if (short === undefined || long === undefined) return false;
  if (short === long) return true;
  if (short.length < SHORTEST_PART) return false;
  return (
    long.includes(short) ||
    (short.length >= SAME_BEGINNING && long.startsWith(short.slice(0, SAME_BEGINNING)))
  );
}

function stemOf(word: string): string {
  const stem = word.replace(ENDINGS, '');
  return stem.length >= SHORTEST_STEM ? stem : word;
}

/** Lower case without accents and signs. */
function bare(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function sentencesOf(text: string): number {
  const months = 'Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez';
  return text.split(new RegExp(`(?<!\\bDr)[.!?] (?=\\p{Lu}|\\d)(?!${months})`, 'u')).length;
}

function twice(all: readonly string[], what = 'text'): string[] {
  return all.filter((one, at) => all.indexOf(one) !== at).map((one) => `${what} twice: ${one}`);
}
