// What earlier pairings mean for a new round: which of them bar a pair, and whose turn it is. Pure.
import type { Pairing } from '../pairings';
import { takesSeat } from '../pairings';

/** `open`: under way; `declined`: one of the two said no; `ended`: not long enough ago. */
export type Barrier = 'declined' | 'open' | 'ended';

const DAY_MS = 24 * 3_600_000;

/**
 * Whether two people cannot be paired again because of this pairing. A proposal that lapsed bars
 * nobody: nobody said no. `waitDays`: how long a pair that ended has to wait.
 */
export function barrierOf(pairing: Pairing, now: Date, waitDays: number): Barrier | undefined {
  if (takesSeat(pairing)) return 'open';
  if (pairing.state === 'declined') return 'declined';
  if (pairing.state !== 'ended') return undefined;
  const over = Date.parse(pairing.endedAt ?? pairing.proposedAt) + waitDays * DAY_MS;
  return now.getTime() < over ? 'ended' : undefined;
}

const STRONGEST: readonly Barrier[] = ['open', 'declined', 'ended'];

/** The strongest barrier of several pairings of the same two people. */
export function strongest(barriers: readonly (Barrier | undefined)[]): Barrier | undefined {
  return STRONGEST.find((barrier) => barriers.includes(barrier));
}

/**
 * Whose turn it is: a mentee whose last proposal lapsed comes before others (1), and first of all
 * (2) if they had said yes. Somebody who let two proposals lapse in a row waits like everyone.
 * `ofMentee`: all pairings in which they are the mentee.
 */
export function turnOf(menteeId: string, ofMentee: readonly Pairing[]): 0 | 1 | 2 {
  const [last, before] = ofMentee.toSorted((a, b) => (a.proposedAt < b.proposedAt ? 1 : -1));
  if (last?.state !== 'lapsed') return 0;
  if (last.acceptedBy.includes(menteeId)) return 2;
  return before?.state === 'lapsed' && !before.acceptedBy.includes(menteeId) ? 0 : 1;
}
