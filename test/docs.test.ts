// The documents tell the truth where a machine can see it: links lead somewhere, settings, scripts,
// words, collections and packages are those of the code.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dependencies, devDependencies, scripts } from '../package.json';
import { settingNames } from '../src/config';
import { MAIN_COMMAND } from '../src/platforms/slack/manifest';
import { features } from '../src/features';
import { wordsOf } from '../src/manifests/commands';
import { allCollections, withDataMap } from '../src/manifests/data-map';

const ROOT = join(__dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const listed = (folder: string, end: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end))
    .map((name) => join(folder, name));
const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'CODE_OF_CONDUCT.md',
  'AGENTS.md',
  ...listed('docs', '.md'),
];

const withoutCode = (text: string) => text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');
/** What stands between backticks, in lines and in blocks. */
const codeOf = (text: string) =>
  [...text.matchAll(/```[\s\S]*?```|`[^`\n]+`/g)].map(([code]) => code);

/** What stands between backticks in a table's cell, without the dots for what may follow. */
const namesIn = (cell = '') =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name.replace(/ …$/, ''));

/** A heading's anchor, as GitHub makes it. */
function anchorsOf(text: string): string[] {
  return [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe.each(DOCUMENTS)('%s', (path) => {
  const text = read(path);

  it('links to what is there', () => {
    const links = [
      ...withoutCode(text.replaceAll('[`', '[').replaceAll('`]', ']')).matchAll(/\]\(([^)\s]+)\)/g),
    ].map(([, to = '']) => to);
    const broken = links
      .filter((to) => !/^(https?|mailto):/.test(to))
      .filter((to) => {
        const [file = '', anchor] = to.split('#');
        const target = file === '' ? path : join(dirname(path), file);
        if (!existsSync(join(ROOT, target))) return true;
        return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
      });
    expect(broken).toEqual([]);
  });

  it('names settings that there are', () => {
    // Settings look like these; what else does is named here, and a setting that was removed.
    const others = ['NODE_ENV', 'HEALTHCHECK', 'MEMORY_MB'];
    const named = codeOf(text).flatMap(
      (code) =>
        code.match(/\b(?:[A-Z]{2,}(?:_[A-Z]+)+|Microsoft[A-Z]\w+|To(?:Bot|Channel)From\w+)\b/g) ??
        [],
    );
    const unknown = named.filter(
      (name) => !settingNames().includes(name) && !others.includes(name),
    );
    expect(unknown).toEqual([]);
  });

  it('names scripts that there are', () => {
    const named = [...text.matchAll(/npm (?:run (?:--silent )?([\w:-]+)|(test|start)\b)/g)].map(
      ([, script, short]) => script ?? short ?? '',
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('the settings', () => {
  it('stand all in the operator’s table', () => {
    const table = read('docs/operator.md');
    expect(settingNames().filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('the words', () => {
  const words = wordsOf(features);
  const firstCells = (text: string, heading: string) => {
    const table = text.slice(text.indexOf(heading)).split('\n').slice(2);
    const rows = table.slice(
      0,
      table.findIndex((line) => !line.startsWith('|')),
    );
    return rows.map((row) => row.split('|'));
  };

  const twiceIn = (names: readonly string[]) =>
    names.filter((name, at) => names.indexOf(name) !== at);

  it('of the README are those of the features', () => {
    const rows = firstCells(read('README.md'), '| word |');
    const told = rows.flatMap(([, cell]) => namesIn(cell).slice(0, 1));
    const known = words.flatMap(({ word, aliases }) => [word, ...aliases]);
    const others = rows
      .flatMap(([, cell]) => namesIn(cell))
      .filter((name) => !known.includes(name));
    expect([
      ...words
        .filter(({ word }) => !told.includes(word))
        .map(({ word }) => `add a row for ${word} to the table in README.md`),
      ...others.map(
        (name) => `take ${name} out of the table in README.md: no feature has this word`,
      ),
      ...twiceIn(told).map((word) => `${word} has two rows in README.md`),
    ]).toEqual([]);
  });

  it('of the user guide are those of the features, with all their other names', () => {
    const rows = firstCells(read('docs/user-guide.md'), '| word | also |');
    const told = new Map(
      rows.map(([, word, also]) => [namesIn(word)[0] ?? '', namesIn(also).toSorted().join(', ')]),
    );
    const are = new Map(words.map(({ word, aliases }) => [word, aliases.toSorted().join(', ')]));
    expect([
      ...[...are]
        .filter(([word]) => !told.has(word))
        .map(([word]) => `add a row for ${word} to the table in docs/user-guide.md`),
      ...[...told.keys()]
        .filter((word) => !are.has(word))
        .map((word) => `take the row of ${word} out of docs/user-guide.md`),
      ...[...are].flatMap(([word, also]) =>
        told.has(word) && told.get(word) !== also
          ? [`docs/user-guide.md, the other names of ${word}: ${also}`]
          : [],
      ),
    ]).toEqual([]);
  });

  it('have the short cuts that the documents name', () => {
    const commands = [MAIN_COMMAND, ...words.flatMap(({ shortcuts = [] }) => shortcuts)].toSorted();
    const named = new Set(
      [...read('docs/user-guide.md').matchAll(/`(\/[a-z]+)/g)].map(([, name = '']) => name),
    );
    expect([...named].toSorted()).toEqual(commands);
  });
});

describe('what is kept', () => {
  it('stands in the operator’s table, every collection', () => {
    const source = listed('src', '.ts').map(read).join('\n');
    const collections = [...source.matchAll(/collectionSpec<[^>]*>\(\s*'([\w.]+)'/g)].map(
      ([, name = '']) => name,
    );
    expect(collections.length).toBeGreaterThan(15);
    const document = read('docs/operator.md');
    const part = document.slice(document.indexOf('## What is kept'));
    const told = [
      ...part.slice(0, part.indexOf('\n## ', 5)).matchAll(/^\| (`[^|]+`) \|/gm),
    ].flatMap(([, cell = '']) => namesIn(cell));
    expect(told.toSorted()).toEqual([...new Set(collections)].toSorted());
  });

  it('is what the collections declare: `npm run data-map` writes it', () => {
    const document = read('docs/operator.md');
    expect(withDataMap(document, allCollections(features))).toBe(document);
    expect(
      withDataMap(document.replace('until removed', 'for ever'), allCollections(features)),
    ).toBe(document);
  });
});

it('the metrics that the operator’s guide and its alerts name are exposed', () => {
  const source = read('src/http/metrics.ts');
  const named = [...read('docs/operator.md').matchAll(/\bpassalong_\w+/g)].map(([name]) =>
    name.replace(/_bucket$/, ''),
  );
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((name) => !source.includes(`'${name}'`))).toEqual([]);
});

describe('the dependencies', () => {
  it('have all a reason, and nothing else has', () => {
    const told = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)].map(
      ([, name = '']) => name,
    );
    expect(told.toSorted()).toEqual(
      [...Object.keys(dependencies), ...Object.keys(devDependencies)].toSorted(),
    );
  });
});
