// How large small groups are, and how large they must be.
import type { EncodedInstance, MatchingMentor } from '../instance';
import type { Matching, Prepared } from './matching';

/** The minimum size of a group if the mentor does not say. */
const SMALLEST_GROUP = 2;

export interface SmallGroup {
  readonly mentorId: string;
  readonly minimum: number;
  readonly menteeIds: readonly string[];
}

export function groupsOf({ encoded }: Prepared, { pairs }: Pick<Matching, 'pairs'>): SmallGroup[] {
  const members = Map.groupBy(pairs, ({ mentorId }) => mentorId);
  return encoded.mentors.records
    .filter((mentor) => mentor.group === true && members.has(mentor.id))
    .map((mentor) => ({
      mentorId: mentor.id,
      minimum: minimumOf(mentor),
      menteeIds: (members.get(mentor.id) ?? []).map(({ menteeId }) => menteeId),
    }));
}

export function minimumOf({ minGroup, capacity }: MatchingMentor): number {
  return Math.min(minGroup ?? SMALLEST_GROUP, capacity);
}

export function sizeOf({ encoded }: Prepared, group: SmallGroup): number {
  return group.menteeIds.length + runningWith(encoded, group.mentorId);
}

export function runningWith({ mentors }: EncodedInstance, mentorId: string): number {
  const mentor = mentors.indexOf.get(mentorId)!;
  return Math.max(0, mentors.records[mentor]!.capacity - mentors.openSeats[mentor]!);
}

export const isTooSmall = (prepared: Prepared, group: SmallGroup): boolean =>
  sizeOf(prepared, group) < group.minimum;
