// Makes the zip that Teams takes: `npm run package:teams`. Reads MicrosoftAppId, PUBLIC_URL and
// ORG_NAME as the bot does, from the environment or .env.
import { createWriteStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

const root = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const { environment } = require('../dist/config');
const { features } = require('../dist/features');
const { wordingsOf } = require('../dist/manifests/commands');
const { teamsAppFrom, teamsManifest } = require('../dist/platforms/teams/manifest');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** The same settings give the same bytes. */
const MTIME = new Date(Date.UTC(2026, 0, 1));

function packageFiles() {
  const { manifest, localizations } = teamsManifest(
    wordingsOf(features),
    teamsAppFrom(environment(root), version),
  );
  const texts = { 'manifest.json': manifest, ...localizations };
  return {
    ...Object.fromEntries(
      Object.entries(texts).map(([name, content]) => [
        name,
        Buffer.from(`${JSON.stringify(content, null, 2)}\n`),
      ]),
    ),
    ...Object.fromEntries(
      ['color.png', 'outline.png'].map((name) => [
        name,
        readFileSync(join(root, 'manifest/teams', name)),
      ]),
    ),
  };
}

try {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(packageFiles()))
    zip.addBuffer(content, name, { mtime: MTIME });
  zip.end();
  const file = join(root, 'passalong-teams.zip');
  await pipeline(zip.outputStream, createWriteStream(file));
  console.log(
    `wrote ${file}\nUpload it in Teams: Apps, "Manage your apps", "Upload an app". docs/teams.md leads on.`,
  );
} catch (error) {
  if (error.name !== 'ConfigError') throw error;
  console.error(error.message);
  process.exitCode = 1;
}
