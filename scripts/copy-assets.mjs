// Copies what tsc leaves behind into dist: the browser page's HTML and style, the search engine's
// word vectors. Card templates are read where they lie.
import { cpSync, existsSync, readdirSync } from 'node:fs';

const from = 'src/platforms/web/page';
if (existsSync(from)) {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const { name } = entry;
    if (entry.isFile() && !name.endsWith('.ts') && !name.startsWith('tsconfig'))
      cpSync(`${from}/${name}`, `dist/platforms/web/page/${name}`);
  }
}

const vectors = 'features/ask/search/meaning/word-vectors.bin';
cpSync(`src/${vectors}`, `dist/${vectors}`);
