// Tables as people really send them: titles above the headers, a quotation mark too many, words for
// empty cells, and files in the encodings of old spreadsheets.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Columns, decodeTable, readRows, readTable } from '../../../src/domain/tables';
import { describeWith } from '../../support/service';

const columns: Columns = {
  names: { email: ['e-mail', 'mail'], name: ['full name', 'führungskraft'], site: ['standort'] },
  required: ['email', 'name'],
  verbatim: ['name'],
};
const cellsOf = (text: string, by: Columns = columns) => {
  const table = readTable(text, by);
  return table.ok ? table.lines.map(({ cells }) => Object.values(cells).join('|')) : [];
};

describe('around the table', () => {
  it.each([
    ["Excel's line about the separator", 'sep=;\nemail;name\na@x.de;Ada, B.\n', 3],
    ['the same in quotation marks', '"sep=;"\r\nemail;name\r\na@x.de;Ada, B.\r\n', 3],
    ['titles above the headers', 'Staff list 2026;;\n;;\nemail;name\na@x.de;Ada, B.\n', 4],
    ['a title with other separators', 'Staff, list, 2026, all\nemail;name\na@x.de;Ada, B.\n', 3],
    ['bars', 'email|name\na@x.de|Ada, B.\n', 2],
    ['a table in Markdown', '| email | name |\n|:--|---|\n| a@x.de | Ada, B. |\n', 3],
    ['a code fence', '```\nemail;name\na@x.de;Ada, B.\n```', 2],
    ['a code fence on the same lines', '```email;name\na@x.de;Ada, B.```', 2],
    ['a code fence with a language', '```csv\r\nemail;name\r\na@x.de;Ada, B.\r\n```\r\n', 2],
    ['blank rows', '\n ; \nemail;name\n;\n;;;\na@x.de;Ada, B.\n;\n', 6],
    ['headers again on every page', 'email;name\nE-Mail;Name\nemail;name\na@x.de;Ada, B.\n', 0],
    ['line ends of old Macs', 'email;name\ra@x.de;Ada, B.\r', 2],
    ['headers in other words and marks', '"E_Mail *";Full-Name (required)\na@x.de;Ada, B.\n', 2],
    ['umlauts in two letters', 'email;FUEHRUNGSKRAFT\na@x.de;Ada, B.\n', 2],
  ])('%s cost nothing', (_what, text, line) => {
    const table = readTable(text, columns);
    const rows = table.ok ? table.lines.filter(({ cells }) => cells['name'] === 'Ada, B.') : [];
    expect(rows).toMatchObject([{ cells: { email: 'a@x.de' } }]);
    if (line > 0) expect(rows).toMatchObject([{ line }]);
  });

  it('columns of the same header fill each other, and are named', () => {
    const table = readTable('email,Name,name,Mail\n,Ada,Other,a@x.de\nb@x.de,,Bo,\n', columns);
    expect(table).toMatchObject({
      lines: [
        { cells: { email: 'a@x.de', name: 'Ada' } },
        { cells: { email: 'b@x.de', name: 'Bo' } },
      ],
      warnings: [{ line: 1, problem: 'headerTwice', value: 'name' }],
    });
  });
});

describe('a quotation mark', () => {
  it.each([
    [
      'within a cell',
      'a@x.de,"Ada "the" B",U\nb@x.de,Bo,V',
      ['a@x.de|Ada "the" B|U', 'b@x.de|Bo|V'],
    ],
    ['around the first word', 'a@x.de,"Ada" B,U\nb@x.de,Bo,V', ['a@x.de|"Ada" B|U', 'b@x.de|Bo|V']],
    ['around a word in the middle', 'a@x.de,Ada "B" C,U', ['a@x.de|Ada "B" C|U']],
    [
      'for inches',
      'a@x.de,Ada,5" desk\nb@x.de,Bo,6" desk',
      ['a@x.de|Ada|5" desk', 'b@x.de|Bo|6" desk'],
    ],
    ['that is escaped by a backslash', 'a@x.de,"Ada \\"B\\"",U', ['a@x.de|Ada "B"|U']],
    ['around a cell of several lines', 'a@x.de,"Ada\n""B"", C",U', ['a@x.de|Ada\n"B", C|U']],
  ])('%s costs nothing', (_what, rows, cells) => {
    for (const mark of [',', ';', '\t']) {
      const text = `email,name,site\n${rows}\n`.replace(/,(?! )/g, mark);
      expect(cellsOf(text)).toEqual(cells);
      expect(readTable(text, columns)).toMatchObject({ warnings: [] });
    }
  });

  it.each([
    ['before other quotes', 'a@x.de,Ada,"U\nb@x.de,"Bo",V\nc@x.de,"Cy","W"', 3],
    ['and nothing after it', 'a@x.de,Ada,"U\nb@x.de,Bo,V', 2],
    ['before empty cells in quotes', 'a@x.de,Ada,"U\nb@x.de,Bo,""', 2],
  ])('that is never closed is named with its line: %s', (_what, rows, count) => {
    const table = readTable(`email,name,site\n${rows}\n`, columns);
    expect(table).toMatchObject({ warnings: [{ line: 2, problem: 'quote', value: 'U' }] });
    expect(table.ok && table.lines.map(({ cells }) => cells['site'])[0]).toBe('U');
    expect(table.ok && table.lines).toHaveLength(count);
  });
});

describe('a cell', () => {
  it.each([
    'N/A',
    '#N/A',
    '-',
    '–',
    'n/a',
    'null',
    'NULL',
    'k. A.',
    'k.A.',
    '#NV',
    '...',
    'None',
    '(none)',
    '<null>',
    '[]',
    'tbd',
    'keine',
    '#DIV/0!',
    '#WERT!',
    'nicht angegeben',
  ])('of %s is empty', (said) => {
    expect(cellsOf(`email,name,site\na@x.de,Ada,${said}\n`)).toEqual(['a@x.de|Ada|']);
  });

  it('of a name that looks like a placeholder stays, but not that of an error', () => {
    expect(cellsOf('email,name\na@x.de,Null\nb@x.de,#N/A\n')).toEqual(['a@x.de|Null', 'b@x.de|']);
  });

  it('turns no text around', () => {
    expect(cellsOf('email,name\na@x.de,safe \u202Egpj\u2066.exe\u200F\n')).toEqual([
      'a@x.de|safe gpj.exe',
    ]);
  });
});

describe('bytes', () => {
  const text = 'email;name\nj@x.de;Jörg Müller\n';
  const utf16 = Buffer.from(text, 'utf16le');
  it.each([
    ['utf-8', Buffer.from(text), 0],
    ['utf-8', Buffer.from(`\uFEFF${text}`), 0],
    ['utf-16le', Buffer.from(`\uFEFF${text}`, 'utf16le'), 0],
    ['utf-16le', utf16, 0],
    ['utf-16be', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), 0],
    ['utf-16be', Buffer.from(text, 'utf16le').swap16(), 0],
    ['windows-1252', Buffer.from(text, 'latin1'), 1],
  ] as const)('in %s are read', (encoding, bytes, notes) => {
    const decoded = decodeTable(bytes);
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.notes).toHaveLength(notes);
    expect(cellsOf(decoded.text)).toEqual(['j@x.de|Jörg Müller']);
  });

  it.each(['J\uFFFDrg', 'JÃ¶rg', 'J\u0094rg', 'Smithâ€™s', 'StraÃŸe'])(
    'that were read in another encoding are noticed: %s',
    (name) => {
      expect(readTable(`email,name\na@x.de,${name}\n`, columns)).toMatchObject({
        warnings: [{ line: 2, problem: 'broken', value: name }],
      });
    },
  );

  it.each(['Jörg', 'SÃO PAULO', 'Âge', 'Ça va', 'Ærø', 'Šárka', '„Ä“', '5 €', 'João'])(
    'in the right encoding are not: %s',
    (name) => {
      expect(readTable(`email,name\na@x.de,${name}\n`, columns)).toMatchObject({ warnings: [] });
    },
  );
});

describe('rows that are split already', () => {
  it('are read as a table, by the number of their row', () => {
    const rows = [
      ['Staff', '', ''],
      [],
      ['Mail', 'NAME', 'Size'],
      ['a@x.de', 'Ada', '4'],
      ['', ''],
    ];
    expect(readRows(rows, columns)).toEqual({
      ok: true,
      columns: ['email', 'name'],
      lines: [{ line: 4, cells: { email: 'a@x.de', name: 'Ada' } }],
      unknown: ['Size'],
      warnings: [],
    });
  });
});

const cases = resolve(__dirname, '../../../../shared/cases');
const shared = (file: string) => {
  const path = resolve(cases, file);
  return existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
};

describeWith(
  {
    there: existsSync(cases),
    name: 'the public cases',
    how: 'they are expected in ../shared/cases',
    shared: true,
  },
  'the public cases',
  () => {
    it('of tables are read', () => {
      const of = (file: string) => readTable(decodeTable(shared(file)).text, columns);
      expect(of('missing-excel-preamble/people.csv')).toMatchObject({ lines: [{ line: 3 }] });
      expect(of('unclosed-quote-line/people.csv')).toMatchObject({
        lines: [{ line: 2 }, { line: 3 }, { line: 4 }],
        warnings: [{ line: 2, problem: 'quote' }],
      });
      expect(of('broken-encoding-accepted/people.csv')).toMatchObject({
        warnings: [
          { line: 2, problem: 'broken' },
          { line: 2, problem: 'broken' },
          { line: 3, problem: 'broken' },
        ],
      });
      const [, pasted = ''] =
        /people\n([^]*)/.exec(decodeTable(shared('code-fence-table/message.txt')).text) ?? [];
      expect(cellsOf(pasted)).toEqual(['a.one@acme.example|Ann One']);
      const entries = { names: { question: [], answer: [] }, required: ['question', 'answer'] };
      const faq = (file: string) => cellsOf(decodeTable(shared(file)).text, entries);
      expect(faq('inner-quote-kills-table/faq.tsv')).toHaveLength(3);
      expect(faq('bidi-override/faq.csv')).toEqual(['How do I get evil text?|safe gpj.exe']);
    });
  },
);
