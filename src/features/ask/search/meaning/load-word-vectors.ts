// Loads the bundled word vectors once per process. All engines share them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWordVectors, type WordVectors } from './word-vectors';

let loaded: WordVectors | undefined;

export function loadWordVectors(): WordVectors {
  loaded ??= readWordVectors(readFileSync(join(__dirname, 'word-vectors.bin')));
  return loaded;
}
