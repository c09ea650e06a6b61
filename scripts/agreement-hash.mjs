// Shows the hash of an agreement's file, which is what the company and its works council sign: `npm
// run agreement:hash FILE`. A file that the bot could not read gets no hash, but what is wrong with
// it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { readAgreement } = require('../dist/config/agreement');

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Say which file: npm run agreement:hash FILE');
  process.exit(1);
}
try {
  const { sha256 } = readAgreement(file);
  console.log(sha256);
  if (createHash('sha256').update(readFileSync(file)).digest('hex') !== sha256)
    console.error(
      'sha256sum shows another hash: the file has a byte order mark, Windows line ends, or not exactly one line end after the last line. ' +
        'Passalong ignores these. Remove them if somebody is to check the hash without Passalong.',
    );
} catch (error) {
  if (error.name !== 'ConfigError') throw error;
  console.error(error.message);
  process.exit(1);
}
