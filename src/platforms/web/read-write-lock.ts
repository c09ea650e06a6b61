// A read-write lock for the playground: people act at the same time, but nothing else runs during a
// journey through time or a reset.

export interface ReadWriteLock {
  /** Runs something that a person does. It waits for exclusive work that was requested earlier. */
  shared<T>(work: () => Promise<T>): Promise<T>;
  /** Runs a journey or a reset. It waits for all work in progress. */
  exclusive(work: () => Promise<void>): Promise<void>;
}

export function createReadWriteLock(): ReadWriteLock {
  const sharing = new Set<Promise<unknown>>();
  /** Settles when the last exclusive work that was asked for is over. */
  let last: Promise<unknown> = Promise.resolve();

  return {
    async shared(work) {
      let seen: Promise<unknown>;
      // Exclusive work that was asked for while we waited comes first.
      do {
        seen = last;
        await seen;
      } while (seen !== last);
      const done = work();
      sharing.add(done);
      return done.finally(() => sharing.delete(done));
    },
    exclusive(work) {
      const before = last;
      const done = (async () => {
        await before;
        await Promise.allSettled(sharing);
        await work();
      })();
      last = Promise.allSettled([done]);
      return done;
    },
  };
}
