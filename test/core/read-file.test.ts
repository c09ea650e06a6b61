// Reading a file that somebody sent: limits on size and time that hold whatever the platform says,
// and a log line without what could be a secret.
import { FileError, type FileRef, MOST_FILE_BYTES } from '../../src/core/incoming-files';
import { type Log, silentLog } from '../../src/core/log';
import type { Platform } from '../../src/core/platform';
import { createReadFile } from '../../src/core/read-file';

const FILE: FileRef = {
  platform: 'web',
  handle: 'https://x.example/f?secret=1',
  name: 'staff.csv',
};
const MEGABYTE = new Uint8Array(2 ** 20);

function reading(openFile: Platform['openFile'], log: Log = silentLog, withinMs = 2_000) {
  return createReadFile(new Map([['web', openFile ? { openFile } : {}]]), log, withinMs);
}

it('puts the parts together', async () => {
  const read = reading(async function* () {
    yield Buffer.from('email,');
    yield Buffer.from('name');
  });
  expect(Buffer.from(await read(FILE)).toString()).toBe('email,name');
});

it('takes no byte more than the limit, and closes the source then', async () => {
  let isClosed = false;
  const parts = (count: number) =>
    reading(async function* () {
      try {
        for (let part = 0; part < count; part += 1) yield MEGABYTE;
      } finally {
        isClosed = true;
      }
    });
  expect(await parts(10)(FILE)).toHaveLength(MOST_FILE_BYTES);
  isClosed = false;
  await expect(parts(Infinity)(FILE)).rejects.toMatchObject({ problem: 'tooLarge' });
  expect(isClosed).toBe(true);
});

it('gives up a source that drips', async () => {
  const read = reading(
    async function* (_file, signal) {
      for (;;) {
        await new Promise((resolve, reject) => {
          const timer = setTimeout(resolve, 20);
          signal.addEventListener('abort', () => {
            clearTimeout(timer);
            reject(signal.reason as Error);
          });
        });
        yield new Uint8Array(1);
      }
    },
    silentLog,
    100,
  );
  await expect(read(FILE)).rejects.toMatchObject({ problem: 'slow' });
});

it.each<[string, Platform['openFile'], FileRef, string]>([
  ['out of reach', undefined, { ...FILE, outOfReach: true }, 'outOfReach'],
  ['of a platform that gives none', undefined, FILE, 'away'],
  ['of a platform that is off', undefined, { ...FILE, platform: 'gone' }, 'away'],
  [
    'that is refused',
    async function* () {
      yield Buffer.from('email');
      throw new FileError('external');
    },
    FILE,
    'external',
  ],
])(
  'says why a file %s is not read, without its name or address',
  async (_which, openFile, file, problem) => {
    const lines: unknown[] = [];
    const log: Log = { ...silentLog, warn: (...line: unknown[]) => void lines.push(line) };
    await expect(reading(openFile, log)(file)).rejects.toMatchObject({
      problem,
      key: 'core.noFile',
    });
    expect(JSON.stringify(lines)).toContain(problem);
    expect(JSON.stringify(lines)).not.toMatch(/secret|staff/);
  },
);
