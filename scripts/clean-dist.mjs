// Empties dist before a build: a file of an older version would be found in place of the folder
// that replaced it.
import { rmSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });
