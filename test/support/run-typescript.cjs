// Lets a child process of a test run our TypeScript without a build: `node --require
// ./test/support/run-typescript.cjs src/main.ts`. What was translated once is kept, because tests
// start many processes: the JavaScript by its source, and Node's own compile cache beside it.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { enableCompileCache } = require('node:module');
const { join } = require('node:path');

const OPTIONS = {
  jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};
const translator = require('@swc/core/package.json').version;
const kept = join(__dirname, '../../node_modules/.cache/run-typescript');
mkdirSync(kept, { recursive: true });
enableCompileCache(join(kept, 'compiled'));

/** A file's JavaScript. Another process may write the same file: each moves its own into place. */
function translated(filename) {
  const source = readFileSync(filename, 'utf8');
  const key = createHash('sha256')
    .update(JSON.stringify([translator, OPTIONS, filename, source]))
    .digest('hex');
  const place = join(kept, `${key}.js`);
  try {
    return readFileSync(place, 'utf8');
  } catch {
    const { code } = require('@swc/core').transformSync(source, { filename, ...OPTIONS });
    writeFileSync(`${place}.${process.pid}`, code);
    renameSync(`${place}.${process.pid}`, place);
    return code;
  }
}

require.extensions['.ts'] = (module, filename) => {
  module._compile(translated(filename), filename);
};
