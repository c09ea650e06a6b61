// The worker thread of `checkCopy`: reading a large copy takes seconds.
import { parentPort, workerData } from 'node:worker_threads';
import { checkCopy } from './copy-check';

parentPort?.postMessage(checkCopy(workerData as string));
