// Reads a workbook in a thread with limits on memory and time, so that the bot keeps answering,
// whatever the file holds.
import { extname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { readHere, type Workbook } from './read';
import { WorkbookError } from './workbook-error';
import type { WorkbookReport } from './worker';

export interface WorkbookOptions {
  /** Node's options for the thread. Tests use them to run TypeScript. */
  readonly execArgv?: readonly string[];
  readonly withinMs?: number;
  readonly megabytes?: number;
}

const FILE = require.resolve('./worker');
const WITHIN_MS = 60_000;
const MEGABYTES = 768;
/** How .xls begins, and every Office file that is protected by a password. */
const OLD_FORMAT = 'd0cf11e0a1b11ae1';
const ZIP = '504b0304';

const beginsWith = (bytes: Uint8Array, hex: string) =>
  Buffer.from(bytes.subarray(0, hex.length / 2)).toString('hex') === hex;

/** By its first bytes, whatever its name is. Other Office formats are taken for one, too. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  beginsWith(bytes, ZIP) || beginsWith(bytes, OLD_FORMAT);

/** Throws WorkbookError. */
export async function readWorkbook(
  bytes: Uint8Array,
  { execArgv, withinMs = WITHIN_MS, megabytes = MEGABYTES }: WorkbookOptions = {},
): Promise<Workbook> {
  if (beginsWith(bytes, OLD_FORMAT)) throw new WorkbookError('oldFormat');
  // Without a build there is no compiled thread to start.
  if (extname(FILE) === '.ts' && !execArgv) return setImmediate().then(() => readHere(bytes));
  const worker = new Worker(FILE, {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    ...(execArgv && { execArgv: [...execArgv] }),
  });
  const { promise, resolve, reject } = Promise.withResolvers<Workbook>();
  const timer = setTimeout(() => reject(new WorkbookError('tooLarge')), withinMs);
  worker.on('message', (report: WorkbookReport) =>
    'workbook' in report ? resolve(report.workbook) : reject(new WorkbookError(report.problem)),
  );
  worker.on('error', (error: Error & { code?: string }) =>
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new WorkbookError('tooLarge') : error),
  );
  worker.on('exit', (code) =>
    reject(new Error(`A workbook's thread ended with ${code} before it answered.`)),
  );
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
