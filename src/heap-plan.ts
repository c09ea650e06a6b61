// Keeps the process within the memory that its operator means it to have. Left alone, V8 lets its heap grow to four times what lives in it;
// a heap that may not grow is collected all the time. How much it may grow is planned anew after each full collection, when what lives is
// known.
import { constants, type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** What the process takes besides old objects and buffers: Node itself, young objects, compiled code, the C library's heap (docs/benchmarks.md). */
const REST_MB = 112;
/** Below the least, collecting takes more than it gives; the most is V8's own plan. */
const LEAST_PERCENT = 20;
const MOST_PERCENT = 300;
/** Pages that a large heap gave up stay with a busy process: it grows in small steps, and gives way at once. */
const STEP_PERCENT = 5;

export interface HeapUse {
  /** Living objects that are no longer young, and buffers outside the heap; mebibytes. */
  readonly oldMb: number;
  readonly buffersMb: number;
}

/** What Node's types do not tell of an entry of kind `gc`. */
type Collection = PerformanceEntry & { readonly detail: { readonly kind: number } };

/** By how many percent the old objects may grow until the next full collection, when they might by `before` until this one. */
export function growthPercent(memoryMb: number, { oldMb, buffersMb }: HeapUse, before = LEAST_PERCENT): number {
  const room = ((memoryMb - REST_MB - buffersMb) / oldMb - 1) * 100;
  return Math.round(Math.min(Math.max(room, LEAST_PERCENT), MOST_PERCENT, before + STEP_PERCENT));
}

function heapUse(): HeapUse {
  const old = getHeapSpaceStatistics().filter(({ space_name }) => !space_name.startsWith('new_'));
  const oldBytes = old.reduce((sum, { space_used_size }) => sum + space_used_size, 0);
  return { oldMb: oldBytes / 2 ** 20, buffersMb: process.memoryUsage().external / 2 ** 20 };
}

/** For the whole process, until what is given back is called: then V8's own plan holds again. `onPlan` hears of each new plan. */
export function planHeap(memoryMb: number, onPlan: (percent: number) => void = () => {}): () => void {
  let percent = LEAST_PERCENT;
  const plan = (next: number) => {
    percent = next;
    setFlagsFromString(`--heap-growing-percent=${percent}`);
    onPlan(percent);
  };
  plan(percent);
  const collections = new PerformanceObserver((list) => {
    const kinds = list.getEntries().map((entry) => (entry as Collection).detail.kind);
    if (!kinds.includes(constants.NODE_PERFORMANCE_GC_MAJOR)) return;
    const next = growthPercent(memoryMb, heapUse(), percent);
    if (next !== percent) plan(next);
  });
  collections.observe({ entryTypes: ['gc'] });
  return () => {
    collections.disconnect();
    setFlagsFromString('--heap-growing-percent=0');
  };
}
