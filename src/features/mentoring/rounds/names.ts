// Loads the names of everyone in a round, for its cards.
import type { People } from '../../../core/people';
import type { Round } from './round';

export async function roundNames(
  round: Round,
  people: People,
): Promise<(personId: string) => string> {
  const ids = new Set(
    [...round.pairs, ...round.leftOut].flatMap((one) =>
      'mentorId' in one ? [one.mentorId, one.menteeId] : [one.menteeId],
    ),
  );
  for (const { nextBest } of round.pairs) if (nextBest) ids.add(nextBest.mentorId);
  for (const { group } of round.leftOut) if (group) ids.add(group.mentorId);
  const names = new Map(
    await Promise.all(
      [...ids].map(async (id) => [id, (await people.get(id))?.name ?? '?'] as const),
    ),
  );
  return (personId) => names.get(personId) ?? '?';
}
