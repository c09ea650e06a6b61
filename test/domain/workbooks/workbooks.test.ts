// Workbooks as Excel and others write them: which sheet is read, what becomes of dates and numbers,
// and that no file holds the bot up or fills its memory.
import { resolve } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { isWorkbook, readWorkbook } from '../../../src/domain/workbooks';
import { unpacked } from '../../../src/domain/workbooks/unpack';
import { numberText } from '../../../src/domain/workbooks/cell-text';
import { styled, workbookFile, type WrittenCell } from '../../support/workbook-file';

const TYPESCRIPT = { execArgv: ['--require', resolve('test/support/run-typescript.cjs')] };

const rowsOf = async (...cells: WrittenCell[]) =>
  (await readWorkbook(workbookFile([{ name: 'People', rows: [['a'], cells] }]))).rows[1];

it.each<[string, WrittenCell, string]>([
  ['a text', 'Ann "One" & <Two>', 'Ann "One" & <Two>'],
  ['a text with zeros', '00123', '00123'],
  ['a number with the format 00000', styled(3, 123), '00123'],
  ['a long number with that format', styled(3, 1234567), '1234567'],
  ['a whole number', 42, '42'],
  ['a large number', { xml: '><v>1E+05</v>' }, '100000'],
  ['a telephone number', { xml: '><v>4.9301234567E+11</v>' }, '493012345670'],
  ['sixteen digits', { xml: '><v>1234567890123456</v>' }, '1234567890123456'],
  ['a small number', { xml: '><v>1.0000000000000001E-5</v>' }, '0.00001'],
  ['noise of fractions', { xml: '><v>0.30000000000000004</v>' }, '0.3'],
  ['a negative number', { xml: '><v>-12.50</v>' }, '-12.5'],
  ['a day', styled(1, 46083), '2026-03-02'],
  ['a day with its time', styled(2, 46083.354166666664), '2026-03-02T08:30:00'],
  ['a time', styled(4, 0.3541666666666667), '08:30'],
  ['yes', { xml: 't="b"><v>1</v>' }, 'true'],
  ['a formula with its result', { xml: 't="str"><f>A1&amp;B1</f><v>Ann One</v>' }, 'Ann One'],
])('reads %s', async (_what, cell, text) => {
  expect(await rowsOf(cell)).toEqual([text]);
});

it('loses no digit and shows no exponent, whatever number is stored', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e15, max: 1e15 }), (number) => {
      const text = numberText(String(number));
      expect(text).toMatch(/^-?\d+(?:\.\d+)?$/);
      expect(Number(text)).toBe(Number(number.toPrecision(15)) + 0);
    }),
  );
});

it('keeps empty cells and empty rows, so that columns and line numbers stay', async () => {
  const rows = [['', ''], ['email', '', 'name'], [], ['a.one@acme.example', '', 'Ann One']];
  const book = await readWorkbook(workbookFile([{ name: 'People', rows }]));
  const [first = [], head, none = [], ann] = book.rows;
  expect([first.join(''), none.join('')]).toEqual(['', '']);
  expect([head, ann]).toEqual([
    ['email', '', 'name'],
    ['a.one@acme.example', '', 'Ann One'],
  ]);
});

it('reads the first sheet that has cells, and says which', async () => {
  const book = await readWorkbook(
    workbookFile([
      { name: 'Cover', rows: [] },
      { name: 'Blank', rows: [[' ']] },
      { name: 'Köln & Bonn', rows: [['email', 'name']] },
      { name: 'Old', rows: [['x']] },
    ]),
  );
  expect(book).toEqual({ sheet: 'Köln & Bonn', filled: 2, rows: [['email', 'name']] });
});

it('reads shared texts, also those in several styles', async () => {
  const shared = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Ann</t></si><si><r><t>An</t></r><r><rPr><b/></rPr><t>na</t></r></si></sst>`;
  const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;
  const rows = [[{ xml: 't="s"><v>0</v>' }, { xml: 't="s"><v>1</v>' }]];
  const more = {
    'xl/sharedStrings.xml': strToU8(shared),
    'xl/_rels/workbook.xml.rels': strToU8(relations),
  };
  const book = await readWorkbook(workbookFile([{ name: 'P', rows }], more));
  expect(book.rows).toEqual([['Ann', 'Anna']]);
});

describe('what is no workbook', () => {
  it.each<[string, string, Uint8Array]>([
    ['an old or protected one', 'oldFormat', Buffer.from('d0cf11e0a1b11ae1000000', 'hex')],
    ['OpenDocument', 'otherFormat', zipSync({ 'content.xml': strToU8('<x/>') })],
    ['a broken zip', 'broken', Buffer.from('504b030414000000', 'hex')],
    ['half a workbook', 'broken', workbookFile([{ name: 'P', rows: [['a']] }]).subarray(0, 200)],
    ['one without cells', 'empty', workbookFile([{ name: 'P', rows: [] }])],
    [
      'one whose sheet is missing',
      'broken',
      zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }),
    ],
  ])('%s: is told', async (_what, problem, bytes) => {
    expect(isWorkbook(bytes)).toBe(true);
    await expect(readWorkbook(bytes)).rejects.toMatchObject({ problem });
  });

  it('tables of text are none', () => {
    expect(isWorkbook(Buffer.from('email,name'))).toBe(false);
    expect(isWorkbook(new Uint8Array())).toBe(false);
  });
});

describe('a thread of its own', () => {
  const people = (count: number) =>
    workbookFile([
      {
        name: 'People',
        rows: Array.from({ length: count }, (_, at) => [
          `p${at}@acme.example`,
          `Person ${at}`,
          styled(1, 40_000 + (at % 6000)),
          ...Array.from({ length: 7 }, (_cell, column) => `value ${column} ${at % 50}`),
        ]),
      },
    ]);

  const large = people(50_000);

  it('reads 50,000 rows while the bot goes on', async () => {
    let beats = 0;
    const beat = setInterval(() => (beats += 1), 5);
    const { rows } = await readWorkbook(large, TYPESCRIPT);
    clearInterval(beat);
    expect(rows).toHaveLength(50_000);
    expect(rows[49_999]?.slice(0, 3)).toEqual([
      'p49999@acme.example',
      'Person 49999',
      '2014-12-26',
    ]);
    // Had the rows been read here, no beat would have come in between.
    expect(beats).toBeGreaterThan(20);
  });

  it('ends when the memory or the time for it is used up', async () => {
    for (const limit of [{ megabytes: 40 }, { withinMs: 1 }])
      await expect(readWorkbook(large, { ...TYPESCRIPT, ...limit })).rejects.toMatchObject({
        problem: 'tooLarge',
      });
  });
});

it('unpacks no more than memory takes, whatever the archive says', () => {
  const path = 'xl/worksheets/sheet1.xml';
  const content = new Uint8Array(123_456).fill(32);
  const archive = workbookFile([], { [path]: content });
  const stating = (size: number) => {
    const forged = Buffer.from(archive);
    const [was, is] = [Buffer.alloc(4), Buffer.alloc(4)];
    was.writeUInt32LE(content.length);
    is.writeUInt32LE(size);
    for (let at = forged.indexOf(was); at >= 0; at = forged.indexOf(was, at + 4))
      is.copy(forged, at);
    return forged;
  };
  expect(() => unpacked(stating(201 * 2 ** 20))).toThrow('tooLarge');
  expect(unpacked(stating(1000))[path]).toHaveLength(1000);
  expect(unpacked(archive)[path]).toHaveLength(content.length);
});

it('is not held up by a cell far away, nor by rows that are only coloured', async () => {
  const sheet = (cells: string) =>
    readWorkbook(
      workbookFile([{ name: 'P', rows: [] }], {
        'xl/worksheets/sheet1.xml': strToU8(
          `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`,
        ),
      }),
    );
  const coloured = '<c r="XFD1" s="1"/></row><row r="1048576" s="1"><c r="A1048576" s="1"/></row>';
  const filled = await sheet(`<row r="1"><c r="A1"><v>1</v></c>${coloured}`);
  expect(filled.rows).toEqual([['1']]);
  for (const far of ['XFD1', 'A1048576', 'AAA1'])
    await expect(
      sheet(`<row r="${far.replace(/\D/g, '')}"><c r="${far}"><v>1</v></c></row>`),
    ).rejects.toMatchObject({ problem: 'tooLarge' });
});
