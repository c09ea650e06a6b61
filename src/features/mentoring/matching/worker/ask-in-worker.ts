// Asks the matcher in a worker thread, so that the bot keeps answering meanwhile. The matcher
// reports its progress ("4,200 of 5,000") and stops at once when the signal is aborted.
import { extname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { InstanceError } from '../instance';
import type { MatchProgress } from '../matcher';
import { answer, type Answers, type Kind, type Requests } from './requests';
import type { ThreadReport, ThreadRequest } from './worker';

export interface MatcherOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: MatchProgress) => void;
  /** Node's options for the thread. Tests use them to run TypeScript. */
  readonly execArgv?: readonly string[];
}

export type AskMatcher = typeof askMatcher;

const FILE = require.resolve('./worker');

/** Throws InstanceError for a broken instance, and the signal's reason if it was aborted. */
export async function askMatcher<K extends Kind>(
  kind: K,
  request: Requests[K],
  options: MatcherOptions = {},
): Promise<Answers[K]> {
  options.signal?.throwIfAborted();
  if (extname(FILE) === '.ts' && !options.execArgv) return answerHere(kind, request, options);
  const data: ThreadRequest = { kind, request };
  const worker = new Worker(FILE, {
    workerData: data,
    ...(options.execArgv && { execArgv: [...options.execArgv] }),
  });
  const { promise, resolve, reject } = Promise.withResolvers<Answers[K]>();
  worker.on('message', (report: ThreadReport) => {
    if ('progress' in report) options.onProgress?.(report.progress);
    else if ('answer' in report) resolve(report.answer as Answers[K]);
    else reject(new InstanceError(report.broken.place, report.broken.wanted));
  });
  worker.on('error', reject);
  worker.on('exit', (code) =>
    reject(new Error(`The matcher's thread ended with ${code} before it answered.`)),
  );
  const stop = () => reject(options.signal?.reason);
  options.signal?.addEventListener('abort', stop, { once: true });
  try {
    return await promise;
  } finally {
    options.signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

/**
 * Without a build there is no compiled thread to start. Then the answer is made here, after waiting
 * work.
 */
async function answerHere<K extends Kind>(
  kind: K,
  request: Requests[K],
  { onProgress, signal }: MatcherOptions,
): Promise<Answers[K]> {
  await setImmediate();
  signal?.throwIfAborted();
  return answer(kind, request, onProgress);
}
