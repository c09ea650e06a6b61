// Writes the data map into docs/operator.md from the collections of the built product: `npm run
// data-map`.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const file = join(import.meta.dirname, '..', 'docs/operator.md');
const require = createRequire(import.meta.url);
const { features } = require('../dist/features');
const { allCollections, withDataMap } = require('../dist/manifests/data-map');

writeFileSync(file, withDataMap(readFileSync(file, 'utf8'), allCollections(features)));
console.log('wrote docs/operator.md');
