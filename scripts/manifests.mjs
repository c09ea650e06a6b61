// Writes manifest/ from the features of the built product: `npm run manifests`. docs/slack.md and
// docs/teams.md say what they are for.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const { features } = require('../dist/features');
const { manifestFiles } = require('../dist/manifests/files');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

for (const [path, content] of Object.entries(manifestFiles(features, version))) {
  const file = join(root, 'manifest', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  console.log(`wrote manifest/${path}`);
}
