// Writes the matrix of test/permissions/matrix.ts into docs/permissions.md: `npm run permissions`.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const file = join(import.meta.dirname, '..', 'docs/permissions.md');
const require = createRequire(import.meta.url);
require('../test/support/run-typescript.cjs');
const { withPermissions } = require('../test/permissions/document.ts');

writeFileSync(file, withPermissions(readFileSync(file, 'utf8')));
console.log('wrote docs/permissions.md');
