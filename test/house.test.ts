// The house in order, where no compiler looks: the lock file, the example settings, and the texts
// that people read.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { settingNames } from '../src/config';
import { LOCALES } from '../src/core/texts';
import { features } from '../src/features';
import { allCollections } from '../src/manifests/data-map';
import { createFakeEmbeddings } from './support/fake-embeddings';
import { startTalk } from './support/talk';

const read = (file: string) => readFileSync(file, 'utf8');
const json = (file: string): unknown => JSON.parse(read(file));

describe('the lock file', () => {
  type Locked = Readonly<
    Record<
      string,
      {
        readonly resolved?: string;
        readonly optionalDependencies?: Readonly<Record<string, string>>;
      }
    >
  >;
  const { packages } = json('package-lock.json') as { packages: Locked };

  /** Where a package of this name is found from a folder of the lock file, as Node looks for it. */
  function foundFrom(folder: string, name: string): boolean {
    const here = [folder, 'node_modules', name].filter(Boolean).join('/');
    if (packages[here]) return true;
    return (
      folder !== '' &&
      foundFrom(folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1)), name)
    );
  }

  it('holds the optional packages of every platform, without which `npm ci` refuses it elsewhere', () => {
    const optional = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).map((name) => ({ folder, name })),
    );
    expect(optional.length).toBeGreaterThan(50);
    expect(optional.filter(({ folder, name }) => !foundFrom(folder, name))).toEqual([]);
  });

  it('names no registry, so that everybody installs from theirs', () => {
    const named = Object.entries(packages).filter(
      ([folder, { resolved }]) => folder !== '' && /:\/\//.test(resolved ?? ''),
    );
    expect(named.map(([folder]) => folder)).toEqual([]);
  });
});

it('.env.example lists exactly the settings that there are', () => {
  const listed = [...read('.env.example').matchAll(/^([A-Za-z_0-9]+)=/gm)].map(
    ([, name = '']) => name,
  );
  expect(listed).toHaveLength(settingNames().length);
  expect(new Set(listed)).toEqual(new Set(settingNames()));
});

it('no package calls a compiler when it is installed: npm does where it finds a build file, and nobody forbids it', () => {
  const { allowScripts } = json('package.json') as {
    allowScripts: Readonly<Record<string, boolean>>;
  };
  const { packages } = json('package-lock.json') as { packages: Readonly<Record<string, unknown>> };
  const built = Object.keys(packages).filter(
    (folder) => folder !== '' && existsSync(`${folder}/binding.gyp`),
  );
  expect(built).toContain('node_modules/better-sqlite3');
  expect(
    built.filter((folder) => allowScripts[folder.replace(/^.*node_modules\//, '')] !== false),
  ).toEqual([]);
});

describe('the texts', () => {
  type Catalogue = Readonly<Record<string, string>>;
  const files = globSync('src/**/{texts,kept-labels}.en.json').map((file) =>
    file.replace(/\.en\.json$/, ''),
  );
  const catalogue = (file: string, locale: string) => json(`${file}.${locale}.json`) as Catalogue;
  /**
   * What is said by key; the platforms' own few words are properties, which the compiler looks
   * after.
   */
  const spoken = files.filter((file) => !file.startsWith('src/platforms'));
  const keys = new Set(spoken.flatMap((file) => Object.keys(catalogue(file, 'en'))));
  const rooms = new Set([...keys].map((key) => key.split('.')[0] ?? ''));

  /**
   * Each argument of a message with its kind, and a choice's cases, e.g. `at date`, `done select
   * true other`.
   */
  function argumentsOf(message: string, locale: string): string[] {
    // As icu-messageformat-parser numbers them.
    const kinds = ['literal', 'argument', 'number', 'date', 'time', 'select', 'plural'];
    const walk = (nodes: ReturnType<IntlMessageFormat['getAst']>): string[] =>
      nodes.flatMap((node) => {
        const kind = kinds[node.type] ?? 'other';
        if (!('value' in node) || kind === 'literal') return [];
        if (!('options' in node)) return [`${node.value} ${kind}`];
        const cases = kind === 'select' ? Object.keys(node.options) : [];
        return [
          [node.value, kind, ...cases].join(' '),
          ...Object.values(node.options).flatMap(({ value }) => walk(value)),
        ];
      });
    return [
      ...new Set(
        walk(new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst()),
      ),
    ].toSorted();
  }

  /** Every `{"$t": …}` of the card templates, with its template. */
  const inTemplates = globSync('adaptive-cards/*/*.json').flatMap((file) =>
    textsIn(json(file)).map((text) => ({
      file,
      key: String(text['$t']),
      args: Object.keys(text).filter((name) => !name.startsWith('$')),
    })),
  );
  function textsIn(value: unknown): Readonly<Record<string, unknown>>[] {
    if (typeof value !== 'object' || value === null) return [];
    const own = '$t' in value ? [value as Readonly<Record<string, unknown>>] : [];
    return [...own, ...Object.values(value).flatMap(textsIn)];
  }

  /** Every `room.what` that stands in code as a text, but for a collection's name. */
  const inCode = globSync('src/**/*.ts').flatMap((file) =>
    [
      ...read(file).matchAll(
        /(?<!collectionSpec<\w+>\()(?:'|"|`)(([a-z]+)\.[A-Za-z]\w*)(?:'|"|`)/g,
      ),
    ].flatMap(([, name = '', room = '']) => (rooms.has(room) ? [{ file, name }] : [])),
  );

  it.each(files)('%s has the same keys and the same arguments in every language', (file) => {
    const shape = (locale: string) =>
      Object.fromEntries(
        Object.entries(catalogue(file, locale)).map(([key, message]) => [
          key,
          argumentsOf(message, locale),
        ]),
      );
    for (const locale of LOCALES) expect(shape(locale)).toEqual(shape('en'));
  });

  it('that code and templates name are there', async () => {
    // With all that an operator may turn on.
    const talk = await startTalk({ features, embeddings: createFakeEmbeddings() });
    await talk.stop();
    const verbs = talk.engine.features.flatMap((feature) =>
      feature.actions.map(({ verb }) => verb),
    );
    const makers = talk.engine.features.flatMap((feature) =>
      (feature.files ?? []).map(({ name }) => name),
    );
    const lists = talk.engine.agreed.namedLists.map(({ id }) => id);
    const events = talk.engine.features.flatMap(({ subscriptions }) => Object.keys(subscriptions));
    const kept = allCollections(features).map(({ name }) => name);
    const others = new Set([
      ...verbs,
      ...makers,
      ...lists,
      ...kept,
      ...events,
      ...talk.engine.jobs.map(({ name }) => name),
    ]);
    expect(inCode.length).toBeGreaterThan(100);
    expect(inCode.filter(({ name }) => !keys.has(name) && !others.has(name))).toEqual([]);
    expect(inTemplates.length).toBeGreaterThan(100);
    expect(inTemplates.filter(({ key }) => !keys.has(key) && !/\$\{\w+\}$/.test(key))).toEqual([]);
  });

  it('are all used', () => {
    const used = new Set([...inCode.map(({ name }) => name), ...inTemplates.map(({ key }) => key)]);
    // A template's `kept.${collection}` uses all of `kept.`.
    const derived = inTemplates.flatMap(({ key }) => /^(\w+\.)\$\{\w+\}$/.exec(key)?.[1] ?? []);
    expect(
      [...keys].filter((key) => !used.has(key) && !derived.some((start) => key.startsWith(start))),
    ).toEqual([]);
  });

  it('say each deed that code notes by its name', () => {
    const noted = globSync('src/{domain,features}/**/*.ts').flatMap((file) =>
      [...read(file).matchAll(/\bwhat: '([a-z]+\.[A-Za-z]+)'/g)].map(([, deed = '']) => ({
        file,
        deed,
      })),
    );
    expect(noted.length).toBeGreaterThan(10);
    const silent = noted.filter(({ deed }) => !keys.has(`deed.${deed}`));
    expect(
      silent.map(
        ({ file, deed }) => `${file} notes ${deed}: add deed.${deed} to its feature's texts`,
      ),
    ).toEqual([]);
  });

  it('get from templates just the arguments that they take', () => {
    const messages: Catalogue = Object.assign({}, ...spoken.map((file) => catalogue(file, 'en')));
    const wrong = inTemplates.flatMap(({ file, key, args }) => {
      const taken = new Set(
        argumentsOf(messages[key] ?? '', 'en').map((argument) => argument.split(' ')[0] ?? ''),
      );
      const odd = [...taken]
        .filter((name) => !args.includes(name))
        .concat(args.filter((name) => !taken.has(name)));
      return keys.has(key) && odd.length > 0 ? [`${file}: ${key}: ${odd.join(', ')}`] : [];
    });
    expect(wrong).toEqual([]);
  });
});
