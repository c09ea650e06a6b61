// Work of a platform that is under way: a stop waits for it.

export interface Work {
  /** Begins a piece of work, and gives what it gives. */
  add<T>(begin: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is under way any more. */
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
