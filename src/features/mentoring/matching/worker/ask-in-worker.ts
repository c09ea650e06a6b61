// The matcher beside the bot: `askAside` answers a request in a worker thread of its own, so that the bot goes on answering meanwhile. It
// reports progress ("4,200 of 5,000") and ends at once when its signal is aborted.
import { extname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { InstanceError } from '../instance/check-instance';
import type { MatchProgress } from '../matcher/match';
import { answer, type Answers, type Kind, type Requests } from './requests';
import type { ThreadReport, ThreadRequest } from './worker';

export interface AsideOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: MatchProgress) => void;
  /** Node's options for the thread; tests let it read TypeScript by them. */
  readonly execArgv?: readonly string[];
}

const FILE = require.resolve('./worker');

/** Throws InstanceError for a broken instance, the signal's reason when aborted. */
export async function askAside<K extends Kind>(kind: K, request: Requests[K], options: AsideOptions = {}): Promise<Answers[K]> {
  options.signal?.throwIfAborted();
  if (extname(FILE) === '.ts' && !options.execArgv) return here(kind, request, options);
  const data: ThreadRequest = { kind, request };
  const worker = new Worker(FILE, { workerData: data, ...(options.execArgv && { execArgv: [...options.execArgv] }) });
  const { promise, resolve, reject } = Promise.withResolvers<Answers[K]>();
  worker.on('message', (report: ThreadReport) => {
    if ('progress' in report) options.onProgress?.(report.progress);
    else if ('answer' in report) resolve(report.answer as Answers[K]);
    else reject(new InstanceError(report.broken.place, report.broken.wanted));
  });
  worker.on('error', reject);
  worker.on('exit', (code) => reject(new Error(`The matcher's thread ended with ${code} before it answered.`)));
  const stop = () => reject(options.signal?.reason);
  options.signal?.addEventListener('abort', stop, { once: true });
  try {
    return await promise;
  } finally {
    options.signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

/** Run from its sources there is no compiled thread to start; then the answer is made here, after what waits. */
async function here<K extends Kind>(kind: K, request: Requests[K], { onProgress, signal }: AsideOptions): Promise<Answers[K]> {
  await setImmediate();
  signal?.throwIfAborted();
  return answer(kind, request, onProgress);
}
