// The agreement's file: the hash counts what people read, and what is not plain is refused with its
// line and what to do.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { canonical, readAgreement, readSigned } from '../../src/config/agreement';
import { ConfigError } from '../../src/core/errors';
import { agreementText, filledInExample, written } from '../support/agreements';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const GOOD = agreementText({
  features: ['ask'],
  namedLists: ['admin.roles'],
  retention: { questions: 365 },
});

function refusal(text: string | Uint8Array): string {
  try {
    readAgreement(written(text));
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message.replaceAll(/\S*agreement-\d+\.yaml/g, 'FILE');
  }
  return 'taken';
}

/** The file with one line in another's place. */
const withLine = (begins: string, instead: string) =>
  GOOD.split('\n')
    .map((line) => (line.startsWith(begins) ? instead : line))
    .join('\n');

describe('a good file', () => {
  it('is read with its own hash', () => {
    expect(readAgreement(written(GOOD))).toMatchObject({
      company: 'Linden',
      features: ['ask'],
      reports: [],
      namedLists: ['admin.roles'],
      retention: { questions: 365 },
      sha256: sha256(GOOD),
    });
  });

  it('has the hash that anybody’s tools show for it', () => {
    const text = filledInExample();
    expect(readAgreement(written(text)).sha256).toBe(sha256(text));
  });

  it('has the same hash whatever editors change unseen, and another for anything that one reads', () => {
    const variants = [
      GOOD.replaceAll('\n', '\r\n'),
      `\uFEFF${GOOD}`,
      `${GOOD}\n\n`,
      GOOD.trimEnd(),
    ];
    for (const text of variants)
      expect(readSigned({ file: written(text), sha256: sha256(GOOD) }).sha256).toBe(sha256(GOOD));
    for (const text of [
      `${GOOD}# yes`,
      GOOD.replace('ask', 'tip'),
      GOOD.replace('Ada', 'Ida'),
      GOOD.replace(': 1', ':  1'),
      ` ${GOOD}`,
    ])
      expect(canonical(Buffer.from(text))).not.toBe(canonical(Buffer.from(GOOD)));
  });

  it('is canonical once and for all', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r\n', '\uFEFF', 'ü', '#') }),
        (text) => {
          const once = canonical(Buffer.from(text));
          expect(once).toMatch(/^[^\r]*[^\r\n]\n$|^\n$/);
          expect(once.replaceAll('\n', '').replace(/^\uFEFF*/, '')).toBe(
            text.replaceAll(/[\r\n]/g, '').replace(/^\uFEFF*/, ''),
          );
          if (!once.startsWith('\uFEFF')) expect(canonical(Buffer.from(once))).toBe(once);
        },
      ),
    );
  });
});

it('the agreement that ships is refused until it is filled in, with each line', () => {
  const shipped = readFileSync('docs/agreement.example.yaml', 'utf8').split('\n');
  const lineOf = (begins: string) => shipped.findIndex((line) => line.startsWith(begins)) + 1;
  const told = refusal(shipped.join('\n'));
  expect(told.split('\n').slice(1)).toEqual([
    `  - line ${lineOf('company:')}: company is the one of the example: write down yours`,
    `  - line ${lineOf('signed:') + 1}: signed 1 is not filled in: write down who signed, and when`,
    `  - line ${lineOf('signed:') + 2}: signed 2 is not filled in: write down who signed, and when`,
  ]);
});

it('another file than the signed one is refused with both hashes and what to do', () => {
  const file = written(GOOD.replace('ask', 'mentoring'));
  expect(() => readSigned({ file, sha256: sha256(GOOD) })).toThrow(
    new RegExp(
      `its hash: +${sha256(GOOD.replace('ask', 'mentoring'))}[\\s\\S]*${sha256(GOOD)}[\\s\\S]*Restore the signed file[\\s\\S]*signed by`,
    ),
  );
});

it.each([
  [
    'a name that is not known',
    `${GOOD}reporting: []\n`,
    /line 9: reporting is not known: correct it, or remove it/,
  ],
  ['a name twice', `${GOOD}features: []\n`, /line 9: .*unique/],
  ['another version', withLine('version', 'version: 2'), /line 1: version must be 1/],
  [
    'a version in quotation marks',
    withLine('version', 'version: "1"'),
    /line 1: version must be 1/,
  ],
  ['no company', withLine('company', ''), /line 1: company is missing/],
  [
    'a company that is a number',
    withLine('company', 'company: 12'),
    /line 2: company must be text/,
  ],
  ['an empty company', withLine('company', 'company: " "'), /line 2: company is empty/],
  [
    'an invisible mark in the company',
    withLine('company', 'company: "Lin\\u202Eden"'),
    /line 2: contains a backslash that stands for another character/,
  ],
  [
    'an invisible mark itself',
    withLine('company', 'company: "Lin\u202Eden"'),
    /line 2: contains an invisible character \(U\+202E\)/,
  ],
  [
    'a name that is spelt in escapes',
    withLine('features', 'features: ["\\x6dentoring"]'),
    /line 4: contains a backslash/,
  ],
  [
    'a name that is broken by an escape',
    withLine('features', 'features: ["ment\\\n  oring"]'),
    /line 4: contains a backslash/,
  ],
  [
    'a key that is spelt in escapes',
    withLine('features', '"f\\u0065atures": [ask]'),
    /line 4: contains a backslash/,
  ],
  [
    'a return that ends a comment for the bot alone',
    withLine('features', 'features:\n# no\r - mentoring'),
    /line 5: .*\(U\+000D\)/,
  ],
  ['a comment that runs backwards', `${GOOD}# \u202Egnirotnem\n`, /line 9: .*\(U\+202E\)/],
  ['a comment with a blank of no width', `${GOOD}# a\u200Bb\n`, /line 9: .*\(U\+200B\)/],
  ['a comment with another end of a line', `${GOOD}# a\u2028b\u2029\n`, /line 9: .*\(U\+2028\)/],
  ['a comment with a next line', `${GOOD}# a\u0085b\n`, /line 9: .*\(U\+0085\)/],
  ['a second byte order mark', `${GOOD}\uFEFF# a\n`, /line 9: .*\(U\+FEFF\)/],
  ['a blank that is none', withLine('features', 'features:\u00A0[ask]'), /line 4: .*\(U\+00A0\)/],
  [
    'what stands far to the right',
    withLine('features', `features: [ask${' '.repeat(400)}, mentoring]`),
    /line 4: is longer than 200 characters: break it/,
  ],
  [
    'the company of the example',
    withLine('company', 'company: EXAMPLE Ltd.'),
    /line 2: company is the one of the example: write down yours/,
  ],
  [
    'a name that nobody filled in',
    withLine('signed', 'signed: ["For the works council: NAME, 2 March"]'),
    /line 3: signed 1 is not filled in: write down who signed, and when/,
  ],
  [
    'a day that nobody filled in',
    withLine('signed', 'signed: [Ada, "Bo, DATE"]'),
    /line 3: signed 2 is not filled in/,
  ],
  ['nobody signed', withLine('signed', 'signed: []'), /line 3: signed names nobody/],
  [
    'a list that is text',
    withLine('features', 'features: ask'),
    /line 4: features must be a list, one name a line after a dash; write \[\] for none/,
  ],
  ['a list of nothing', withLine('features', 'features:'), /line 4: features .*must be a list/],
  [
    'a list with a map in it',
    withLine('features', 'features: [{ask: on}]'),
    /line 4: features 1 must be a name/,
  ],
  [
    'a feature twice',
    withLine('features', 'features: [ask, mentoring, ask]'),
    /line 4: features names something twice/,
  ],
  [
    'a name with blanks',
    withLine('features', 'features: ["ask me"]'),
    /line 4: features 1 is not a name/,
  ],
  [
    'days in words',
    withLine('retention', 'retention: {questions: 1 year}'),
    /line 8: retention questions must be a whole number of days/,
  ],
  [
    'half a day',
    withLine('retention', 'retention: {questions: 0.5}'),
    /line 8: retention questions must be a whole number of days/,
  ],
  [
    'no day',
    withLine('retention', 'retention: {questions: 0}'),
    /line 8: retention questions must be one day at least/,
  ],
  [
    'too many days',
    withLine('retention', 'retention: {questions: 9999}'),
    /line 8: retention questions must be 3650 days at most/,
  ],
  [
    'terms as a list',
    withLine('retention', 'retention: [30]'),
    /line 8: retention must name collections/,
  ],
  [
    'days in another base',
    withLine('retention', 'retention: { contributions: 0o7 }'),
    /0o7 is not a plain whole number: write it with digits only/,
  ],
  [
    'days with an exponent',
    withLine('retention', 'retention: { contributions: 3e2 }'),
    /3e2 is not a plain whole number/,
  ],
  [
    'an anchor',
    withLine('features', 'features: &all [ask]'),
    /line 4: &all is not needed here: remove it/,
  ],
  [
    'an alias',
    `${withLine('features', 'features: &all [ask]')}extra: *all\n`,
    /line 9: \*all stands for something else: write it out/,
  ],
  ['a merge', `${GOOD}<<: {features: []}\n`, /line 9: << is not known/],
  [
    'a tag',
    withLine('company', 'company: !!str 1'),
    /line 2: tag:yaml\.org,2002:str sets a type: remove it/,
  ],
  ['a tag of somebody’s own', withLine('company', 'company: !evil x'), /line 2: .*!evil/],
  ['a directive', `%YAML 1.1\n---\n${GOOD}`, /line 1: starts with a directive/],
  ['a second document', `${GOOD}---\nversion: 1\n`, /line 1: must contain one document/],
  ['a name that is a list', `${GOOD}? [a, b]\n: 1\n`, /line 9: has a name that is not plain text/],
  ['a tab before a dash', withLine('features', 'features:\n\t- ask'), /line \d: Tabs/],
  ['an open bracket', withLine('features', 'features: [ask'), /line \d+: /],
  ['a list at the top', '- version: 1\n', /line 1: the file /],
  ['nothing', '', /must contain one document|the file/],
  ['comments alone', '# nothing yet\n', /FILE cannot be read as an agreement/],
  [
    'what JSON would smuggle in',
    `${GOOD}__proto__: {features: [mentoring]}\n`,
    /line 9: __proto__ is not known/,
  ],
  [
    'brackets without an end',
    `features: ${'['.repeat(60_000)}`,
    /^[^\n]*FILE cannot be read as an agreement:\n {2}- line 1: is longer than 200[^\n]*\n {2}- line 1: has brackets within brackets: write lists with dashes$/,
  ],
  [
    'brackets without an end over many lines',
    `features:\n${' [\n'.repeat(15_000)}`,
    /^[^\n]*\n {2}- line 22: has brackets within brackets: write lists with dashes$/,
  ],
  [
    'a bomb of aliases',
    `a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n${GOOD}`,
    /line 1: &a[\s\S]*line 2: &b/,
  ],
] as const)('%s is refused by line', (_what, text, told) => {
  expect(refusal(text)).toMatch(told);
});

it('a file that is no text, too large or not there is refused', () => {
  expect(refusal(Uint8Array.of(0xff, 0xfe, 0x41))).toBe(
    'AGREEMENT: FILE is not in UTF-8: save it as UTF-8',
  );
  expect(refusal(`# ${'x'.repeat(70_000)}`)).toBe(
    'AGREEMENT: FILE is larger than 64 KB, which is too large for an agreement',
  );
  expect(() => readAgreement('/no/such/file.yaml')).toThrow(/cannot be read: correct the path/);
});

it('whatever it is fed, it is taken whole or refused in words', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(...Array.from(GOOD), '&', '*', '!', '%', '\n', ' ', '- ', ': ', '"', "'"),
        { maxLength: 80 },
      ),
      (parts) => {
        expect(refusal(parts.join(''))).toMatch(
          /^(taken$|AGREEMENT: FILE cannot be read as an agreement:\n {2}- line \d+: \S)/,
        );
      },
    ),
    { numRuns: 300 },
  );
});
