// The events that are being worked on, from their arrival until their answer is given.
import type { Accepted } from './platform';

/** `closed` never rejects. It resolves when nothing is left to be done with the event. */
export interface UnderWay extends Accepted {
  readonly closed: Promise<unknown>;
}

export interface EventsUnderWay {
  get(key: string): Promise<UnderWay> | undefined;
  /** Keeps an event until it is closed, or until it could not be stored. */
  follow(key: string, taken: Promise<UnderWay>): Promise<UnderWay>;
  /** Resolves when there are none. */
  idle(): Promise<void>;
}

export function createEventsUnderWay(): EventsUnderWay {
  const events = new Map<string, Promise<UnderWay>>();
  return {
    get: (key) => events.get(key),
    follow(key, taken) {
      events.set(key, taken);
      void Promise.allSettled([taken.then(({ closed }) => closed)]).then(() => events.delete(key));
      return taken;
    },
    async idle() {
      while (events.size > 0)
        await Promise.allSettled([...events.values()].map(async (taken) => (await taken).closed));
    },
  };
}
