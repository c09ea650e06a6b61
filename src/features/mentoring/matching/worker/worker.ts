// The matcher's worker thread: takes one request, reports progress, answers or fails.
import { parentPort, workerData } from 'node:worker_threads';
import { InstanceError } from '../instance';
import type { MatchProgress } from '../matcher';
import { answer, type Answers, type Kind, type Requests } from './requests';

export interface ThreadRequest {
  readonly kind: Kind;
  readonly request: Requests[Kind];
}

export type ThreadReport =
  | { readonly progress: MatchProgress }
  | { readonly answer: Answers[Kind] }
  | { readonly broken: { readonly place: string; readonly wanted: string } };

const { kind, request } = workerData as ThreadRequest;
const report = (message: ThreadReport) => parentPort?.postMessage(message);

answer(kind, request, (progress) => report({ progress })).then(
  (answered) => report({ answer: answered }),
  (error: unknown) => {
    // The error class would be lost between threads. All other errors arrive as the thread's own.
    if (!(error instanceof InstanceError)) throw error;
    report({ broken: { place: error.place, wanted: error.wanted } });
  },
);
