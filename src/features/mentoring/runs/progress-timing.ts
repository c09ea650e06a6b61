// How long somebody who asks for a round is kept waiting for it, and how often a long run says how far it is. Real time, not the clock's:
// tests bring a pace of their own.
import { setTimeout as after } from 'node:timers/promises';

export interface Pace {
  /** Resolves when whoever waits is to hear that it takes longer. */
  moment(): Promise<unknown>;
  /** Calls `report` again and again, until the function that it gives is called. */
  beat(report: () => void): () => void;
}

const MOMENT_MS = 1_500;
/** With two leads who follow it this stays below what Slack allows of changes (50 a minute) and Teams of messages (60 in half a minute). */
const BEAT_MS = 3_000;

export const realPace: Pace = {
  moment: () => after(MOMENT_MS, undefined, { ref: false }),
  beat(report) {
    const timer = setInterval(report, BEAT_MS);
    timer.unref();
    return () => clearInterval(timer);
  },
};
