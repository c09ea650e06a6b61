// Journeys through time and new beginnings have the playground to themselves: they wait for what people do, and what people do meanwhile
// waits for them.

export interface Turns {
  /** Something that a person does. */
  act<T>(work: () => Promise<T>): Promise<T>;
  /** A journey or a new beginning. */
  turn(work: () => Promise<void>): Promise<void>;
}

export function createTurns(): Turns {
  const acting = new Set<Promise<unknown>>();
  /** Settles when the last turn that was asked for is over. */
  let last: Promise<unknown> = Promise.resolve();

  return {
    async act(work) {
      let seen: Promise<unknown>;
      // A turn that was asked for while we waited comes first.
      do {
        seen = last;
        await seen;
      } while (seen !== last);
      const done = work();
      acting.add(done);
      return done.finally(() => acting.delete(done));
    },
    turn(work) {
      const before = last;
      const done = (async () => {
        await before;
        await Promise.allSettled(acting);
        await work();
      })();
      last = Promise.allSettled([done]);
      return done;
    },
  };
}
