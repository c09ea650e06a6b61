// A platform's work in progress. A stop waits for it.

export interface Work {
  /** Starts a piece of work, and gives its result. */
  add<T>(begin: () => Promise<T>): Promise<T>;
  /** Resolves when no work is in progress. */
  idle(): Promise<void>;
}

export function createWork(): Work {
  const underWay = new Set<Promise<unknown>>();
  return {
    add(begin) {
      const work = begin();
      underWay.add(work);
      return work.finally(() => underWay.delete(work));
    },
    async idle() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
