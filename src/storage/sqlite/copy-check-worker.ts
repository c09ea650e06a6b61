// The thread of `checkCopy`: a large copy takes seconds to read.
import { parentPort, workerData } from 'node:worker_threads';
import { checkCopy } from './copy-check';

parentPort?.postMessage(checkCopy(workerData as string));
