// Shows the hash of an agreement's file, which is what the company and its works council sign: `npm run agreement:hash FILE`. A file that the
// bot could not read gets no hash, but what is wrong with it.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { readAgreement } = require('../dist/config/agreement');

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Say which file: npm run agreement:hash FILE');
  process.exit(1);
}
try {
  console.log(readAgreement(file).sha256);
} catch (error) {
  if (error.name !== 'ConfigError') throw error;
  console.error(error.message);
  process.exit(1);
}
