// Tables as spreadsheets write them: separators, quotes, byte-order marks, headers in two
// languages; and anything else that people paste.
import fc from 'fast-check';
import { type Columns, MOST_LINES, readTable, withoutBidi } from '../../../src/domain/tables';

const columns: Columns = {
  names: { email: ['e-mail', 'mail'], name: ['full name'], site: ['standort'] },
  required: ['email', 'name'],
};

describe('a table', () => {
  it.each([
    ['commas', 'email,name\na@x.de,Ada\n'],
    ['semicolons, as German spreadsheets', 'email;name\na@x.de;Ada\n'],
    ['tabs, as a copied range', 'email\tname\na@x.de\tAda'],
    ['a byte-order mark and line ends of Windows', '\uFEFFemail,name\r\na@x.de,Ada\r\n'],
    ['other headers for the same, in capitals', 'E-MAIL,Full Name\na@x.de,Ada\n'],
    ['columns that nobody knows', 'shoe size,email,name\n44,a@x.de,Ada\n'],
    ['quotes', '"email","name"\n"a@x.de","Ada"\n'],
    ['blanks around', ' email , name \n a@x.de , Ada \n'],
  ])('is read with %s', (what, text) => {
    expect(readTable(text, columns)).toEqual({
      ok: true,
      columns: ['email', 'name'],
      lines: [{ line: 2, cells: { email: 'a@x.de', name: 'Ada' } }],
      unknown: what.includes('nobody knows') ? ['shoe size'] : [],
      warnings: [],
    });
  });

  it('numbers its lines as an editor does, past empty ones; a row has the number of its first', () => {
    const table = readTable('email,name\n\na@x.de,"Ada\nOkafor"\nb@x.de,Bo\n', columns);
    expect(table).toMatchObject({
      lines: [
        { line: 3, cells: { name: 'Ada\nOkafor' } },
        { line: 5, cells: { name: 'Bo' } },
      ],
    });
  });

  it('has empty cells where a line is short', () => {
    expect(readTable('email,name,site\na@x.de\n', columns)).toMatchObject({
      lines: [{ cells: { email: 'a@x.de', name: '', site: '' } }],
    });
  });

  it('copied from a spreadsheet keeps its empty cells and the quotation marks within others', () => {
    const table = readTable(
      'email\tname\tsite\n\tAda "the\tLeeds\na@x.de\t\t5" desk\n"b@x.de"\t"Bo ""B"""\t\n',
      columns,
    );
    expect(table.ok && table.lines.map(({ cells }) => cells)).toEqual([
      { email: '', name: 'Ada "the', site: 'Leeds' },
      { email: 'a@x.de', name: '', site: '5" desk' },
      { email: 'b@x.de', name: 'Bo "B"', site: '' },
    ]);
  });

  it('names the columns that are missing', () => {
    expect(readTable('email,site\n', columns)).toEqual({ ok: false, missing: ['name'] });
    expect(readTable('', columns)).toEqual({ ok: false, missing: ['email', 'name'] });
  });

  it('is refused where it is longer than what is read, not shortened', () => {
    const lines = (count: number) => `email,name\n${'a@x.de,Ada\n'.repeat(count)}`;
    expect(readTable(lines(MOST_LINES), columns)).toMatchObject({ ok: true });
    expect(readTable(lines(MOST_LINES + 1), columns)).toEqual({
      ok: false,
      missing: [],
      line: 50_002,
    });
  });

  it('gives back any words that a spreadsheet may write (property)', () => {
    // Blanks at the ends are nobody's data, and a cell of marks alone may be a placeholder.
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .map((words) => `x ${withoutBidi(words)}`.trim());
    const quoted = (words: string) => `"${words.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 1 }),
        fc.constantFrom(',', ';', '\t'),
        (rows, mark) => {
          const text = [['email', 'name'], ...rows]
            .map((row) => row.map(quoted).join(mark))
            .join('\n');
          const table = readTable(text, columns);
          expect(
            table.ok && table.lines.map(({ cells }) => [cells['email'], cells['name']]),
          ).toEqual(rows);
        },
      ),
    );
  });

  it('is never more than refused, whatever is pasted (property)', () => {
    const pasted = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((words) => `email,name\n${words}`),
    );
    fc.assert(
      fc.property(pasted, (text) => {
        expect(typeof readTable(text, columns).ok).toBe('boolean');
      }),
    );
  });
});
