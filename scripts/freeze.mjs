// Adds new names, deliveries and presses to the frozen files of test/contract/old: `npm run
// freeze`.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('../test/support/run-typescript.cjs');
const { freeze } = require('../test/contract/frozen/freeze.ts');

for (const line of await freeze()) console.log(`added ${line}`);
console.log('test/contract/old holds what this version stores');
