// The rooms of `ask`: imports between rooms go through their index, and the search engine imports
// only types from outside.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const HOME = 'src/features/ask';
const ENGINE = join(HOME, 'search');
const IMPORT = /^(?:import|export) (type )?[^;]*? from '(\.[^']*)';/gms;

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
}

const files = readdirSync(HOME, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join(HOME, file));

const importsIn = (from: string, code: string): Import[] =>
  [...code.matchAll(IMPORT)].map(([, type, to = '']) => ({
    from,
    to: normalize(join(dirname(from), to)),
    isType: type !== undefined,
  }));

const imports = files.flatMap((file) => importsIn(file, readFileSync(file, 'utf8')));
const isIn = (folder: string, file: string) => !relative(folder, file).startsWith('..');
const shown = ({ from, to }: Import) => `${from} -> ${to}`;

/** Whether an import of a file of `ask` reaches into another room instead of its index. */
function reachesInto({ from, to }: Import): boolean {
  if (!isIn(HOME, to) || to.endsWith('.json')) return false;
  const steps = relative(dirname(from), to)
    .split('/')
    .filter((step) => step !== '..');
  return steps.length > 1;
}

const isValueFromOutside = ({ from, to, isType }: Import) =>
  isIn(ENGINE, from) && !isIn(ENGINE, to) && !isType;

describe('the rooms of ask', () => {
  it('are imported through their index', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.filter(reachesInto).map(shown)).toEqual([]);
  });

  it('leave the search engine alone: it imports only types from outside', () => {
    expect(imports.filter(isValueFromOutside).map(shown)).toEqual([]);
  });

  it('are held to that: planted imports are found', () => {
    const planted = importsIn(
      join(ENGINE, 'query/query.ts'),
      "import { stem } from '../language/stem';\nimport { x } from '../../../../core/x';",
    );
    expect([planted.filter(reachesInto).length, planted.filter(isValueFromOutside).length]).toEqual(
      [1, 1],
    );
  });
});
