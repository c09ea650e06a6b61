// What the product is made of: the list names every production package that the lock file installs
// and no other, with its hash and licence, and a licence that nobody looked at ends it with a word
// of why.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Component {
  readonly 'bom-ref': string;
  readonly type: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly scope: string;
  readonly hashes: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses: readonly {
    readonly license?: { readonly id: string };
    readonly expression?: string;
  }[];
}
interface Bom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: {
    readonly component: {
      readonly name: string;
      readonly version: string;
      readonly 'bom-ref': string;
    };
  };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}
type Locked = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const { version, packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  version: string;
  packages: Locked;
};
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passalong-sbom-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const list = (root = '.') =>
  spawnSync(process.execPath, ['scripts/sbom.mjs', join(folder, 'out'), root], {
    encoding: 'utf8',
    env: { ...process.env, SOURCE_DATE_EPOCH: '1772442000' },
  });
const made = (name: string) => readFileSync(join(folder, 'out', name), 'utf8');

describe('of this product', () => {
  let bom: Bom;
  const libraries = () => bom.components.filter(({ type }) => type === 'library');
  beforeEach(() => {
    expect(list()).toMatchObject({ status: 0, stderr: '' });
    bom = JSON.parse(made('sbom.cdx.json')) as Bom;
  });

  it('is CycloneDX: whole, with references that lead somewhere', () => {
    expect(bom).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.5',
      serialNumber: expect.stringMatching(
        /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/,
      ),
      metadata: {
        timestamp: '2026-03-02T09:00:00.000Z',
        tools: { components: [{ name: 'scripts/sbom.mjs', version }] },
        component: { name: 'passalong', version },
      },
    });
    const refs = bom.components.map((each) => each['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    for (const { purl, hashes, scope, ...each } of libraries()) {
      expect(each['bom-ref']).toBe(purl);
      expect(purl).toBe(`pkg:npm/${each.name.replace('@', '%40')}@${each.version}`);
      expect(['required', 'optional']).toContain(scope);
      expect([purl, hashes.length, hashes[0]?.alg, hashes[0]?.content.length]).toEqual([
        purl,
        1,
        'SHA-512',
        128,
      ]);
    }
    const all = [bom.metadata.component['bom-ref'], ...refs];
    expect(
      bom.dependencies.map(({ ref }) => ref).toSorted((one, other) => (one < other ? -1 : 1)),
    ).toEqual(all.toSorted((one, other) => (one < other ? -1 : 1)));
    expect(
      bom.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.includes(ref)),
    ).toEqual([]);
  });

  it('names every production package that the lock file installs, and no other', () => {
    const production = Object.entries(packages).filter(
      ([path, { dev }]) => path !== '' && dev !== true,
    );
    const names = production.map(
      ([path, locked]) => `${path.replace(/^.*node_modules\//, '')}@${String(locked['version'])}`,
    );
    expect(new Set(libraries().map((each) => `${each.name}@${each.version}`))).toEqual(
      new Set(names),
    );
    expect(names.length).toBeGreaterThan(200);
  });

  it('names the data that others made, with its licence', () => {
    const data = bom.components.filter(({ type }) => type !== 'library');
    expect(data.map(({ type, name, licenses }) => [type, name, licenses])).toEqual([
      ['data', 'word-vectors', [{ license: { id: 'CC-BY-SA-4.0' } }]],
    ]);
    expect(readFileSync('src/features/ask/search/meaning/word-vectors.md', 'utf8')).toContain(
      'CC BY-SA 4.0',
    );
  });

  it('leads from the product to every package', () => {
    const edges = new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
    const reached = new Set<string>();
    const walk = (ref: string): void => {
      if (reached.has(ref)) return;
      reached.add(ref);
      for (const next of edges.get(ref) ?? []) walk(next);
    };
    walk(bom.metadata.component['bom-ref']);
    expect(
      bom.components.map((each) => each['bom-ref']).filter((ref) => !reached.has(ref)),
    ).toEqual([]);
  });

  it('has a licence for each, the same in both lists', () => {
    const licences = made('licences.txt').trimEnd().split('\n');
    const told = bom.components.map(
      ({ name, version: of, licenses: [one] }) =>
        `${one?.license?.id ?? one?.expression}\t${name}\t${of}`,
    );
    expect(new Set(licences)).toEqual(new Set(told));
    expect(
      licences.filter(
        (line) => !/^[(\w.-]/.test(line) || /undefined|NOASSERTION|GPL|SSPL|BUSL/.test(line),
      ),
    ).toEqual([]);
  });

  it('is the same each time', () => {
    const first = [made('sbom.cdx.json'), made('licences.txt')];
    list();
    expect([made('sbom.cdx.json'), made('licences.txt')]).toEqual(first);
  });

  // Older ones know of no such list.
  const npmLists = spawnSync('npm', ['sbom', '--help']).status === 0;
  (npmLists ? it : it.skip)('leaves out nothing that npm knows of', () => {
    const npm = execFileSync(
      'npm',
      ['sbom', '--package-lock-only', '--omit', 'dev', '--sbom-format', 'cyclonedx'],
      { encoding: 'utf8' },
    );
    const ours = new Set(bom.components.map(({ purl }) => purl));
    expect((JSON.parse(npm) as Bom).components.filter(({ purl }) => !ours.has(purl))).toEqual([]);
  });
});

describe('of a product with', () => {
  const HASH = `sha512-${Buffer.alloc(64).toString('base64')}`;
  function listOf(license?: string, name = 'stranger') {
    const root = join(folder, 'root');
    mkdirSync(join(root, 'node_modules', name), { recursive: true });
    const locked = {
      '': { name: 'product', version: '1.0.0', license: 'MIT', dependencies: { [name]: '1' } },
      [`node_modules/${name}`]: { version: '1.0.0', integrity: HASH, ...(license && { license }) },
    };
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: locked }));
    return list(root);
  }

  it.each(['MIT', '(MIT OR GPL-3.0-only)', 'Apache-2.0 AND MIT', 'BSD-3-Clause'])(
    'a package under %s: it may be shipped',
    (license) => {
      expect(listOf(license)).toMatchObject({ status: 0 });
    },
  );

  it.each([
    'GPL-3.0-only',
    'SSPL-1.0',
    'MIT AND AGPL-3.0-only',
    'SEE LICENSE IN LICENSE.md',
    'UNLICENSED',
    '((MIT) OR X)',
  ])('a package under %s: it ends, and says which', (license) => {
    expect(listOf(license)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(`stranger@1.0.0 is under ${license}`),
    });
  });

  it('a package that names no licence: it ends, though another of its name and version was looked at', () => {
    expect(listOf()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('stranger@1.0.0 names no licence'),
    });
    expect(listOf(undefined, 'jspath')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('jspath@1.0.0 names no licence'),
    });
  });
});
