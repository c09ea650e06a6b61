// Starts the sentence encoder of encoder.py as an endpoint on this machine, and ends it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const HOUSE = resolve(import.meta.dirname, '../..');
/** Where encoder.py says to install the model; elsewhere, if it is not there. */
const PACKAGES = join(HOUSE, '.cache/sentence-encoder');

/** Its address; ends the bench when there is none, with what is missing. */
export async function startEncoder() {
  const env = {
    ...process.env,
    ...(existsSync(PACKAGES) && { PYTHONPATH: PACKAGES }),
    OPENBLAS_NUM_THREADS: '1',
  };
  const child = spawn('python3', [join(HOUSE, 'bench/faq/encoder.py')], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const url = await new Promise((found) => {
    child.stdout.once('data', (line) => found(String(line).trim()));
    child.once('exit', () => found(undefined));
    child.once('error', () => found(undefined));
  });
  if (url === undefined) {
    console.error(
      'The sentence encoder did not start: the beginning of bench/faq/encoder.py says what it needs.',
    );
    process.exit(1);
  }
  process.once('exit', () => child.kill());
  return { url, stop: () => child.kill() };
}
