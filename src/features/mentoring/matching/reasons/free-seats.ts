// What all reasons look at: the seats that a matching leaves free, and the groups that were not
// formed.
import type { EncodedInstance } from '../instance';
import type { Matching, NotFormed } from '../matcher';

/** The seats of each mentor that the matching leaves free. */
export function freeSeats({ mentors }: EncodedInstance, { pairs }: Matching): Int32Array {
  const free = mentors.openSeats.slice();
  for (const { mentorId } of pairs) free[mentors.indexOf.get(mentorId)!]! -= 1;
  return free;
}

export const mentorsOf = (notFormed: readonly NotFormed[]) =>
  new Set(notFormed.map(({ mentorId }) => mentorId));
