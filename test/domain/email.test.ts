// Addresses as they come: typed, pasted, from tables and settings. One form for all, or none.
import fc from 'fast-check';
import { cleanEmail, cleanVouched } from '../../src/domain/email';

const RITA = 'rita.o-sommer+hr@linden.example';

it.each([
  ['as it is', RITA],
  ['in capitals', 'Rita.O-Sommer+HR@Linden.Example'],
  ['between blanks', `  ${RITA}\n`],
  ['between hard blanks', `\u00A0${RITA}\u202F`],
  ['with a zero-width blank', 'rita.o-sommer\u200B+hr@linden.example'],
  ['with a byte-order mark', `\uFEFF${RITA}`],
  ['with a soft hyphen', 'rita.o-som\u00ADmer+hr@linden.example'],
  ['within marks of direction', `\u202A${RITA}\u202C`],
  ['within isolates', `\u2066${RITA}\u2069`],
  ['with a variation selector', `${RITA}\uFE0F`],
  ['in straight quotes', `"${RITA}"`],
  ['in English quotes', `“${RITA}”`],
  ['in German quotes', `„${RITA}“`],
  ['in guillemets', `«${RITA}»`],
  ['in backticks', `\`${RITA}\``],
  ['in bold', `**${RITA}**`],
  ['in angle brackets', `<${RITA}>`],
  ['in brackets', `(${RITA})`],
  ['as a mail link', `mailto:${RITA}`],
  ['as a mail link with a subject', `MAILTO:${RITA}?subject=Hello`],
  ['as Slack writes it', `<mailto:${RITA}|${RITA}>`],
  ['as a markdown link', `[${RITA}](mailto:${RITA})`],
  ['behind a name, the whole in quotes', `"Rita Sommer <${RITA}>"`],
  ['behind a name, the whole in German quotes', `„Rita Sommer <${RITA}>“`],
  ['behind a name', `Rita Sommer <${RITA}>`],
  ['behind a name in quotes', `"Sommer, Rita" <mailto:${RITA}>`],
  ['behind a name, and a comma behind', `Rita Sommer <${RITA}>,`],
  ['before a full stop', `${RITA}.`],
  ['before a comma', `${RITA},`],
  ['before a semicolon and a blank', `${RITA} ; `],
  ['with a full-width @', RITA.replace('@', '\uFF20')],
  ['with a small @', RITA.replace('@', '\uFE6B')],
  ['with a full-width dot', RITA.replace('.example', '\uFF0Eexample')],
])('%s', (_how, text) => {
  expect(cleanEmail(text)).toBe(RITA);
});

it.each([
  ['an apostrophe', "Pat.O'Brien@linden.example", "pat.o'brien@linden.example"],
  ['an underscore at the beginning', '_ops_@linden.example', '_ops_@linden.example'],
  ['the address as a name', 'a@x.example <mailto:a@x.example>', 'a@x.example'],
  ['umlauts', 'Jörg@bücher.example', 'jörg@bücher.example'],
  ['umlauts in two characters', 'Jo\u0308rg@linden.example', 'jörg@linden.example'],
])('%s', (_what, text, email) => {
  expect(cleanEmail(text)).toBe(email);
});

it.each([
  '',
  '   ',
  'rita',
  'Rita Sommer',
  '@rita',
  'rita@',
  'rita@linden',
  'rita@@linden.example',
  'rita@linden@example.com',
  'rita@linden..example',
  'rita@.linden.example',
  'rita@-linden.example',
  '.rita@linden.example',
  'ri..ta@linden.example',
  'ri ta@linden.example',
  'a@x.example, b@x.example',
  'a@x.example b@x.example',
  '<a@x.example> <b@x.example> or',
  'a@x.example <b@x.example>',
  '[a@x.example](mailto:b@x.example)',
  '<mailto:a@x.example|b@x.example>',
  'a@x.example|b@x.example',
  `${'x'.repeat(250)}@x.example`,
])('“%s” is no address, or not just one', (text) => {
  expect(cleanEmail(text)).toBeUndefined();
});

it.each([
  ['Rita@Linden.example', 'rita@linden.example'],
  [' rita@linden.example ', 'rita@linden.example'],
  ['rita\u200B@linden.example', 'rita@linden.example'],
  ['*rita@linden.example', undefined],
  ['rita@linden.example?', undefined],
  ['Rita <rita@linden.example>', undefined],
  ['', undefined],
  [undefined, undefined],
])('of a platform, “%s” is taken as it stands or not at all', (text, email) => {
  expect(cleanVouched(text)).toBe(email);
});

describe('whatever is said (property)', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          'rita',
          '@',
          '.',
          'x.example',
          '<',
          '>',
          '"',
          '\u200B',
          '\u202E',
          'mailto:',
          '|',
          ' ',
          '(',
          ']',
          'Ä',
        ),
        {
          maxLength: 9,
        },
      )
      .map((parts) => parts.join('')),
  );

  it('an address that was cleaned is clean', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const email = cleanEmail(text);
        if (email !== undefined) expect(cleanEmail(email)).toBe(email);
      }),
    );
  });

  it('holds nothing that does not show, no blank and one @', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const email = cleanEmail(text) ?? 'a@b.example';
        expect(email).not.toMatch(/[\p{Cf}\p{Z}\p{Cc}<>"]/u);
        expect(email.split('@')).toHaveLength(2);
      }),
    );
  });

  it('what surrounds an address, or stands in it and does not show, makes no difference', () => {
    const around = fc.constantFrom('', ' ', '"', '“', '<', '\u200B', '\u00A0', '\u2066', '\uFEFF');
    const email = fc
      .tuple(fc.stringMatching(/^[a-z][a-z0-9+-]{0,8}$/), fc.stringMatching(/^[a-z]{1,8}$/))
      .map(([local, domain]) => `${local}@${domain}.example`);
    const unseen = fc.constantFrom('\u200B', '\u200D', '\u2060', '\u200F', '\u00AD');
    fc.assert(
      fc.property(email, around, around, unseen, fc.nat(), (one, before, after, hidden, at) => {
        const cut = at % one.length;
        expect(
          cleanEmail(
            `${before}${one.slice(0, cut)}${hidden}${one.slice(cut).toUpperCase()}${after.replace('<', '>')}`,
          ),
        ).toBe(one);
      }),
    );
  });
});
