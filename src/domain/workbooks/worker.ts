// The thread that reads one workbook and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { readHere, type Workbook } from './read';
import { WorkbookError, type WorkbookProblem } from './workbook-error';

export type WorkbookReport =
  | { readonly workbook: Workbook }
  | { readonly problem: WorkbookProblem };

readHere(workerData as Uint8Array).then(
  (workbook) => parentPort?.postMessage({ workbook }),
  (error: unknown) => {
    // The error class would be lost between threads. All other errors arrive as the thread's own.
    if (!(error instanceof WorkbookError)) throw error;
    parentPort?.postMessage({ problem: error.problem });
  },
);
