// Lists what the product is made of, from the lock file: a CycloneDX bill of materials and a list
// of licences. The same lock file gives the same lists but for the time. Ends with 1, and says why,
// where a production package is under a licence that is not known to let one ship it.
//
//   node scripts/sbom.mjs [folder for sbom.cdx.json and licences.txt, dist by default] [folder of the lock file]
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [out = 'dist', root = '.'] = process.argv.slice(2);

/** They let one ship the package with nothing more than their own text. */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  // A font: it may be shipped with any software, and not be sold by itself.
  'OFL-1.1',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
];
/**
 * Packages whose package.json names no licence: which it is, and the file of theirs that says so.
 */
const SAID_ELSEWHERE = {
  'escape-regexp-component@1.0.2': { licence: 'MIT', file: 'Readme.md', words: /## License\s+MIT/ },
  'jspath@0.4.0': {
    licence: 'MIT',
    file: 'LICENSE',
    words: /Permission is hereby granted, free of charge/,
  },
};

/**
 * What else is shipped: data that somebody else made. Its own page says whose it is, and
 * what they ask of anyone who passes it on.
 */
const DATA = [
  {
    name: 'word-vectors',
    file: 'src/features/ask/search/meaning/word-vectors.bin',
    licence: 'CC-BY-SA-4.0',
  },
];

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const product = packages[''];
/** Production packages: folder, name, version, and what the lock file holds of each. */
const used = Object.entries(packages)
  .filter(([folder, { dev, link }]) => folder !== '' && !dev && !link)
  .map(([folder, locked]) => ({
    folder,
    name: locked.name ?? folder.replace(/^.*node_modules\//, ''),
    ...locked,
  }));

const purl = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;
const problems = [];

/**
 * The licence that a package is under; a package that does not say so is looked at where it does.
 */
function licenceOf({ folder, name, version, license }) {
  if (license) return license;
  const known = SAID_ELSEWHERE[`${name}@${version}`];
  const file = known && join(root, folder, known.file);
  if (known && (!existsSync(file) || known.words.test(readFileSync(file, 'utf8'))))
    return known.licence;
  return undefined;
}

/** Whether an SPDX expression leaves at least one way that is allowed. */
function isAllowed(expression) {
  const bare = expression.replace(/^\((.*)\)$/, '$1');
  if (/[()]/.test(bare)) return false;
  return bare
    .split(' OR ')
    .some((way) => way.split(' AND ').every((one) => ALLOWED.includes(one.trim())));
}

/** The folder in which Node finds a package of this name from another's. */
function foundFrom(folder, name) {
  const here = [folder, 'node_modules', name].filter(Boolean).join('/');
  if (packages[here]) return here;
  return folder === ''
    ? undefined
    : foundFrom(folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1)), name);
}

function needs(folder, { dependencies, optionalDependencies, peerDependencies }) {
  const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
  const found = names
    .map((name) => foundFrom(folder, name))
    .filter((each) => each !== undefined && !packages[each].dev);
  return found.map((each) => purl(used.find((one) => one.folder === each)));
}

const components = new Map();
const dependencies = new Map([[purl(product), new Set(needs('', product))]]);
for (const one of used) {
  const licence = licenceOf(one);
  if (licence === undefined) problems.push(`${one.name}@${one.version} names no licence`);
  else if (!isAllowed(licence)) problems.push(`${one.name}@${one.version} is under ${licence}`);
  const ref = purl(one);
  const [algorithm, digest = ''] = (one.integrity ?? '').split('-');
  const known = components.get(ref);
  components.set(ref, {
    type: 'library',
    'bom-ref': ref,
    name: one.name,
    version: one.version,
    scope: one.optional && known?.scope !== 'required' ? 'optional' : 'required',
    hashes: [
      {
        alg: algorithm.toUpperCase().replace('SHA', 'SHA-'),
        content: Buffer.from(digest, 'base64').toString('hex'),
      },
    ],
    licenses: [
      /[ (]/.test(licence ?? '')
        ? { expression: licence }
        : { license: { id: licence ?? 'NOASSERTION' } },
    ],
    purl: ref,
  });
  dependencies.set(ref, new Set([...(dependencies.get(ref) ?? []), ...needs(one.folder, one)]));
}

for (const { name, file, licence } of DATA.filter((each) => existsSync(join(root, each.file)))) {
  const content = createHash('sha512')
    .update(readFileSync(join(root, file)))
    .digest('hex');
  const licenses = [{ license: { id: licence } }];
  const { version } = product;
  components.set(name, {
    type: 'data',
    'bom-ref': name,
    name,
    version,
    scope: 'required',
    hashes: [{ alg: 'SHA-512', content }],
    licenses,
  });
  dependencies.set(name, new Set());
  dependencies.get(purl(product)).add(name);
}

if (problems.length > 0) {
  process.stderr.write(
    `${problems.join('\n')}\nLook at each, then allow it in scripts/sbom.mjs or do without the package.\n`,
  );
  process.exit(1);
}

/** The same packages have the same number; SOURCE_DATE_EPOCH makes the time the same, too. */
const { SOURCE_DATE_EPOCH: epoch } = process.env;
const madeAt = epoch ? new Date(Number(epoch) * 1000) : new Date();
function uuidOf(text) {
  const digits = createHash('sha256').update(text).digest('hex');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}

const byRef = ([one], [other]) => (one < other ? -1 : 1);
const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  serialNumber: `urn:uuid:${uuidOf(JSON.stringify([purl(product), [...components].sort(byRef)]))}`,
  version: 1,
  metadata: {
    timestamp: madeAt.toISOString(),
    tools: {
      components: [{ type: 'application', name: 'scripts/sbom.mjs', version: product.version }],
    },
    component: {
      type: 'application',
      'bom-ref': purl(product),
      name: product.name,
      version: product.version,
      licenses: [{ license: { id: product.license } }],
      purl: purl(product),
    },
  },
  components: [...components].sort(byRef).map(([, component]) => component),
  dependencies: [...dependencies]
    .sort(byRef)
    .map(([ref, others]) => ({ ref, dependsOn: [...others].sort() })),
};
const licences = bom.components.map(
  ({ name, version, licenses: [{ license, expression }] }) =>
    `${license?.id ?? expression}\t${name}\t${version}`,
);
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'sbom.cdx.json'), `${JSON.stringify(bom, null, 2)}\n`);
writeFileSync(join(out, 'licences.txt'), `${licences.sort().join('\n')}\n`);
process.stdout.write(
  `${used.length} production packages, all under licences that let you ship them: ${join(out, 'sbom.cdx.json')}\n`,
);
