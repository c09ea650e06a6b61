// The data of the cards for the check of all roles.
import { shortened } from '../../cards/shortened';
import type { CardMessage } from '../../core/message';
import type { Held, Progress } from './role-review';

const NAME_MAX = 60;
const SHOWN = 20;

function lines(held: readonly Held[]) {
  return {
    lines: held.slice(0, SHOWN).map(({ person, item }) => ({
      name: shortened(person.name, NAME_MAX),
      role: item.role,
      asked: item.what === 'asked',
    })),
    more: Math.max(0, held.length - SHOWN),
    hasMore: held.length > SHOWN,
  };
}

/**
 * The people who hold roles, or those still to be checked. `due`: the check is due; `late`: it has
 * been due for a month.
 */
export function rolesCard(
  held: readonly Held[],
  when: 'any' | 'due' | 'late',
  dueAt: string,
): CardMessage {
  return {
    card: 'oversight/roles',
    data: { when, count: held.length, dueAt, ...lines(held), some: held.length > 0 },
  };
}

/**
 * One role of one person, to keep or to take away. `since`: when it was given, if known. `taking`:
 * the card asks for confirmation before the role is taken away.
 */
export function roleCard(
  { review, done, total }: Progress,
  { item, person }: Held,
  since?: string,
  asks: 'choosing' | 'taking' = 'choosing',
): CardMessage {
  return {
    card: 'oversight/role',
    data: {
      review: review.id,
      personId: item.personId,
      role: item.role,
      name: shortened(person.name, NAME_MAX),
      number: done + 1,
      total,
      dated: since !== undefined,
      since: since ?? review.at,
      known: item.keptAt !== undefined,
      keptAt: item.keptAt ?? review.at,
      choosing: asks === 'choosing',
      taking: asks === 'taking',
    },
  };
}
