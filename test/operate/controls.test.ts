// The map of controls leads to files that there are, names controls by numbers that there are, and
// leaves no cell empty.
import { existsSync, readFileSync } from 'node:fs';

const map = readFileSync('docs/controls.md', 'utf8');
const rows = map
  .split('\n')
  .filter((line) => line.startsWith('| A.'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

/** Annex A of 2022: 37 organisational, 8 people, 14 physical, 34 technological controls. */
const ANNEX = { '5': 37, '6': 8, '7': 14, '8': 34 } as const;
/** The Trust Services Criteria: how many each series has. */
const CRITERIA = {
  CC1: 5,
  CC2: 3,
  CC3: 4,
  CC4: 2,
  CC5: 3,
  CC6: 8,
  CC7: 5,
  CC8: 1,
  CC9: 2,
  A1: 3,
  C1: 2,
  PI1: 5,
  P1: 1,
  P2: 1,
  P3: 2,
  P4: 3,
  P5: 2,
  P6: 7,
  P7: 1,
  P8: 1,
};

it('fills every cell', () => {
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows)
    expect([row[0], row.length, row.filter((cell) => cell === '')]).toEqual([row[0], 5, []]);
});

it('names controls and criteria that there are', () => {
  for (const [iso = '', soc = ''] of rows) {
    for (const [control, theme = '', number] of iso.matchAll(/A\.(\d)\.(\d+)/g))
      expect([control, Number(number) <= (ANNEX[theme as keyof typeof ANNEX] ?? 0)]).toEqual([
        control,
        true,
      ]);
    const criteria = soc.split(', ');
    for (const criterion of criteria) {
      const [, series = '', number] = /^([A-Z]+\d)\.(\d)$/.exec(criterion) ?? [];
      expect([
        criterion,
        Number(number) <= (CRITERIA[series as keyof typeof CRITERIA] ?? 0),
      ]).toEqual([criterion, true]);
    }
  }
});

it('leads to files that there are, and to at least one for each row', () => {
  for (const [iso, , , where = ''] of rows) {
    const paths = [...where.matchAll(/`((?:src|test|docs|\.ci)\/[^`]+)`/g)].map(
      ([, path = '']) => path,
    );
    expect([iso, paths.filter((path) => !existsSync(path))]).toEqual([iso, []]);
    // Links into documents are judged in test/docs.test.ts.
    expect([iso, paths.length + [...where.matchAll(/\]\(/g)].length > 0]).toEqual([iso, true]);
  }
});

it('is found from the operator’s guide', () => {
  expect(readFileSync('docs/operator.md', 'utf8')).toContain('](controls.md)');
});
