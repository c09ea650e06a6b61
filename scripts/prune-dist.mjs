// Removes from dist what an older version left there: Node would find worker.js of then in place of
// the folder worker/ of now. Only files without a source go, so a bot that runs keeps its own.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

// Copies of packages that an earlier version made.
rmSync('dist/node_modules', { recursive: true, force: true });

for (const file of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
  const source = join('src', file.replace(/\.(d\.ts|js|js\.map)$/, '.ts'));
  if (/\.(js|d\.ts|js\.map)$/.test(file) && !existsSync(source)) rmSync(join('dist', file));
}
