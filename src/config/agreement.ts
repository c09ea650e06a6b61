// Reads the agreement's file, compares it with the signed hash and validates it strictly. Any
// problem ends the start with the line and what to do.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  isMap,
  isScalar,
  LineCounter,
  parseAllDocuments,
  visit,
  type Document,
  type ParsedNode,
} from 'yaml';
import { z } from 'zod/v4';
import type { Agreement } from '../core/agreement/shapes';
import { ConfigError } from '../core/errors';

const MOST_BYTES = 64 * 1024;
const MOST_TOLD = 10;
const MOST_DAYS = 3_650;
const LONGEST_LINE = 200;
const DEEPEST = 20;
const TAB = 9;
/**
 * Control, bidirectional and zero-width characters, line separators, characters that select or fill
 * a glyph, and unusual blanks.
 */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/u;
/**
 * Checked in double quotes after escaped quotes and backslashes are removed, because those hide
 * nothing.
 */
const ESCAPE = /\\/;

/** A problem in the file, and what to do. */
interface Problem {
  readonly line: number;
  readonly text: string;
}

const wrong = (text: string) => ({ error: text });
const line = (most: number) =>
  z
    .string(wrong(`must be text: put it in quotation marks if it looks like a number`))
    .trim()
    .min(1, wrong('is empty: fill it in'))
    .max(most, wrong(`is too long: ${most} characters at most`))
    .regex(/^[^\p{Cc}\p{Cf}]*$/u, wrong('contains invisible characters: remove them'));

/**
 * What the agreement that ships says in the place of a company and of those who sign:
 * docs/agreement.example.yaml.
 */
const EXAMPLE_COMPANY = /^example ltd\.?$/i;
const TO_FILL_IN = /\b(?:NAME|DATE)\b/;
const filledIn = (placeholder: RegExp, text: string) =>
  [(given: string) => !placeholder.test(given), wrong(text)] as const;

const name = z
  .string(wrong('must be a name'))
  .regex(
    /^[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)*$/,
    wrong('is not a name such as ask or admin.roles'),
  );

const ids = z
  .array(name, {
    error: 'must be a list, one name a line after a dash; write [] for none',
  })
  .refine(
    (given) => new Set(given).size === given.length,
    wrong('names something twice: remove one of them'),
  );

const days = z
  .int(wrong('must be a whole number of days'))
  .min(1, wrong('must be one day at least'))
  .max(MOST_DAYS, wrong(`must be ${MOST_DAYS} days at most`));

const schema = z.strictObject({
  version: z.literal(1, wrong('must be 1: this version of Passalong reads no other')),
  company: line(100).refine(
    ...filledIn(EXAMPLE_COMPANY, 'is the one of the example: write down yours'),
  ),
  signed: z
    .array(
      line(200).refine(
        ...filledIn(TO_FILL_IN, 'is not filled in: write down who signed, and when'),
      ),
      {
        error: 'must be a list of those who signed, one a line after a dash',
      },
    )
    .min(1, wrong('names nobody: write down who signed, and when'))
    .max(10, wrong('has more than 10 lines')),
  features: ids,
  reports: ids,
  cuts: ids,
  namedLists: ids,
  retention: z.record(name, days, {
    error: 'must name collections with a number of days each; write {} for none',
  }),
});

/**
 * The signed text: the file without changes that editors and version control make silently: byte
 * order marks, Windows line ends, blank lines at the end.
 */
export function canonical(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  return `${text.replaceAll('\r\n', '\n').replace(/\n*$/, '')}\n`;
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** Reads a file whose hash is not known yet. Throws ConfigError. */
export function readAgreement(file: string): Agreement {
  const text = textIn(file);
  return judged(file, text);
}

/** Reads the signed file. Throws ConfigError if it is another file, or invalid. */
export function readSigned({
  file,
  sha256,
}: {
  readonly file: string;
  readonly sha256: string;
}): Agreement {
  const text = textIn(file);
  const found = hashOf(text);
  if (found !== sha256)
    throw new ConfigError(
      `AGREEMENT: ${file} is not the file that was signed.\n` +
        `  - its hash:         ${found}\n` +
        `  - AGREEMENT_SHA256: ${sha256}\n` +
        '  Restore the signed file; or have the changed one signed by the company and its works council, and set AGREEMENT_SHA256 to the new hash.',
    );
  return judged(file, text);
}

function textIn(file: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new ConfigError(
      `AGREEMENT: ${file} cannot be read: correct the path, or give the bot permission to read it`,
      { cause },
    );
  }
  if (bytes.length > MOST_BYTES)
    throw new ConfigError(
      `AGREEMENT: ${file} is larger than 64 KB, which is too large for an agreement`,
    );
  try {
    return canonical(bytes);
  } catch (cause) {
    throw new ConfigError(`AGREEMENT: ${file} is not in UTF-8: save it as UTF-8`, { cause });
  }
}

function judged(file: string, text: string): Agreement {
  const unseen = sightProblems(text);
  if (unseen.length > 0) throw refused(file, unseen);
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    version: '1.2',
    schema: 'core',
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  });
  const [document] = 'empty' in documents ? [] : documents;
  if (!document || ('length' in documents && documents.length > 1))
    throw refused(file, [
      { line: 1, text: 'must contain one document: remove lines with --- or ...' },
    ]);
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const problems = grammarProblems(document, text, lineAt);
  if (problems.length > 0) throw refused(file, problems);
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (!parsed.success)
    throw refused(
      file,
      parsed.error.issues.flatMap((issue) => problemsOf(issue, document, lineAt)),
    );
  return { ...parsed.data, sha256: hashOf(text) };
}

/** Finds what a signer would not see, or would read differently than the bot. */
function sightProblems(text: string): Problem[] {
  let depth = 0;
  const found: Problem[] = [];
  for (const [at, one] of text.split('\n').entries()) {
    const note = (told: string) => void found.push({ line: at + 1, text: told });
    const unseen = UNSEEN.exec(one)?.[0].codePointAt(0);
    if (unseen === TAB) note('Tabs are not allowed: use blanks');
    else if (unseen !== undefined)
      note(`contains an invisible character (${codeOf(unseen)}): remove it, or write a plain one`);
    if (one.length > LONGEST_LINE) note(`is longer than ${LONGEST_LINE} characters: break it`);
    const before = depth;
    depth += bracketsIn(one);
    if (depth > DEEPEST && before <= DEEPEST)
      note('has brackets within brackets: write lists with dashes');
  }
  return found;
}

const codeOf = (character: number) => `U+${character.toString(16).toUpperCase().padStart(4, '0')}`;

/** How many brackets a line opens more than it closes, without comments. */
function bracketsIn(text: string): number {
  const said = text.replace(/(^|\s)#.*/, '');
  return said.replaceAll(/[^[{]/g, '').length - said.replaceAll(/[^\]}]/g, '').length;
}

/**
 * Finds features of YAML that an agreement does not need. Each of them could hide something from
 * the signers.
 */
function grammarProblems(
  document: Document.Parsed,
  text: string,
  lineAt: (offset: number) => number,
): Problem[] {
  const found = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    line: lineAt(pos[0]),
    text: message,
  }));
  if (found.length > 0) return found;
  const { yaml, tags } = document.directives;
  if (yaml.explicit === true || Object.keys(tags).length > 1)
    found.push({ line: 1, text: 'starts with a directive: remove the line with %' });
  const note = (node: { range?: ParsedNode['range'] | null | undefined }, told: string) =>
    void found.push({ line: lineAt(node.range?.[0] ?? 0), text: told });
  visit(document, {
    Alias: (_key, node) => note(node, `*${node.source} stands for something else: write it out`),
    Node(_key, node) {
      if ('anchor' in node && node.anchor !== undefined)
        note(node, `&${node.anchor} is not needed here: remove it`);
      if (node.tag !== undefined) note(node, `${node.tag} sets a type: remove it`);
      const [from = 0, to = 0] = node.range ?? [];
      if (
        isScalar(node) &&
        Number.isInteger(node.value) &&
        !/^\d+$/.test(text.slice(from, to).trim())
      )
        note(
          node,
          `${text.slice(from, to).trim()} is not a plain whole number: write it with digits only`,
        );
      if (
        isScalar(node) &&
        node.type === 'QUOTE_DOUBLE' &&
        ESCAPE.test(text.slice(from, to).replaceAll(/\\["\\]/g, ''))
      )
        note(node, 'contains a backslash that stands for another character: write that character');
    },
    Pair(_key, { key }) {
      if (!isScalar(key) || typeof key.value !== 'string')
        note(key ?? {}, 'has a name that is not plain text: write it out');
    },
  });
  return found;
}

type Issue = z.core.$ZodIssue;

function problemsOf(
  issue: Issue,
  document: Document.Parsed,
  lineAt: (offset: number) => number,
): Problem[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? part.toString() : part));
  const at = (whole: readonly (string | number)[]) => lineAt(offsetOf(document, whole));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      line: at([...path, key]),
      text: `${key} is not known: correct it, or remove it`,
    }));
  const missing = issue.code === 'invalid_type' && document.getIn(path) === undefined;
  const named =
    path.length === 0
      ? 'the file'
      : path.map((part) => (typeof part === 'number' ? part + 1 : part)).join(' ');
  return [{ line: at(path), text: `${named} ${missing ? 'is missing: ' : ''}${issue.message}` }];
}

/** The offset of a path in the text: at its name, or at the closest part that exists. */
function offsetOf(document: Document.Parsed, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const holder = document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const pair = isMap(holder)
      ? holder.items.find(({ key }) => isScalar(key) && key.value === last)
      : undefined;
    const node = (pair?.key ?? document.getIn(path.slice(0, length), true)) as
      | ParsedNode
      | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}

function refused(file: string, problems: readonly Problem[]): ConfigError {
  const told = problems.slice(0, MOST_TOLD).map(({ line: at, text }) => `  - line ${at}: ${text}`);
  const more = problems.length > MOST_TOLD ? [`  - and ${problems.length - MOST_TOLD} more`] : [];
  return new ConfigError(
    [`AGREEMENT: ${file} cannot be read as an agreement:`, ...told, ...more].join('\n'),
  );
}
