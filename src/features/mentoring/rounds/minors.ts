// Pairs with somebody under 18: they are proposed only if the lead kept them in the draft, so that
// a person has decided about each of them.
import type { People } from '../../../core/people';
import { isMinor } from '../../../domain/minors';
import type { Round, RoundPair } from './round';

export async function unconfirmedPairs(
  people: Pick<People, 'get'>,
  { pairs, locked }: Round,
  now: Date,
): Promise<readonly RoundPair[]> {
  const isKept = ({ mentorId, menteeId }: RoundPair) =>
    locked.some((pair) => pair.mentorId === mentorId && pair.menteeId === menteeId);
  const found: RoundPair[] = [];
  for (const pair of pairs) {
    const both = await Promise.all([people.get(pair.mentorId), people.get(pair.menteeId)]);
    const isYoung = both.some((person) => person !== undefined && isMinor(person, now));
    if (isYoung && !isKept(pair)) found.push(pair);
  }
  return found;
}
