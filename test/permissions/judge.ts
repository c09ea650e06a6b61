// What a cell of the matrix must be: who may gets an answer, who may not changes nothing, reaches
// nobody and is told nothing.
import type { RoleName } from './matrix';
import { SECRETS } from './presses';
import type { Tried } from './room';

/** What is wrong with a cell, in words. */
export function wrongWith(
  role: RoleName,
  may: boolean,
  { refused, failed, told, changes, toOthers }: Tried,
): string[] {
  const wrong = [
    ...(failed ? ['it failed'] : []),
    ...(may && refused ? [`is refused: ${told}`] : []),
    ...(!may && !refused ? [`is answered: ${told}`] : []),
    ...(!may && changes.length > 0 ? [`changes ${changes.join('; ')}`] : []),
    ...(!may && toOthers > 0 ? ['reaches others'] : []),
    ...(!may
      ? SECRETS.filter((secret) => told.includes(secret)).map((secret) => `tells of ${secret}`)
      : []),
  ];
  return wrong.map((what) => `${role} ${what}`);
}
