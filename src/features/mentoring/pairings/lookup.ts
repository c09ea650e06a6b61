// Which pairings a press is about, as the presser sees them: the one that the card names, or all of a mentor's small group.
import { UserError } from '../../../core/errors';
import type { Action } from '../../../core/feature';
import { type ActionEvent, dataOf } from '../../../core/inbound';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import { bothOf, type Two } from './notifications';
import type { Mentoring } from './pairings';
import { isMember, type Pairing } from './pairing';
import { meantBy } from './small-groups';

/** A pairing with its two, as one of them sees it. */
export interface Found {
  readonly pairing: Pairing;
  readonly two: Two;
  readonly other: Person;
}

export interface Finder {
  /** The pairing that a card names; it must be the presser's own. */
  one(event: ActionEvent, personId: string): Promise<Found>;
  /** It, and where the presser is the mentor of its group, all others that meet together. */
  all(event: ActionEvent, personId: string): Promise<readonly [Found, ...Found[]]>;
  /** All where the card speaks of the whole group, else the one. */
  meant(event: ActionEvent, personId: string): Promise<readonly [Found, ...Found[]]>;
}

export async function withTwo(people: People, pairing: Pairing, personId: string): Promise<Found> {
  const two = await bothOf(people, pairing);
  return { pairing, two, other: personId === pairing.mentorId ? two[1] : two[0] };
}

export function createFinder(mentoring: Mentoring, people: People): Finder {
  async function one(event: ActionEvent, personId: string): Promise<Found> {
    const pairing = await mentoring.pairing(dataOf(event, 'id'));
    if (!pairing || !isMember(pairing, personId)) throw new UserError('mentoring.pairingGone');
    return withTwo(people, pairing, personId);
  }

  async function all(event: ActionEvent, personId: string): Promise<readonly [Found, ...Found[]]> {
    const first = await one(event, personId);
    const meant = meantBy(personId, first.pairing, await mentoring.pairingsOfMentor(first.pairing.mentorId));
    return [first, ...(await Promise.all(meant.slice(1).map((pairing) => withTwo(people, pairing, personId))))];
  }

  return {
    one,
    all,
    meant: async (event, personId) => (event.data['whole'] === true ? all(event, personId) : [await one(event, personId)]),
  };
}

/** Somebody as a pairing knows them: who was merged is in it under the other of their ids. */
export async function asMember(people: People, pairing: Pairing | undefined, person: Person): Promise<Person> {
  if (!pairing || isMember(pairing, person.id)) return person;
  const id = (await people.idsOf(person)).find((one) => isMember(pairing, one));
  return id === undefined ? person : { ...person, id };
}

/** An action about a pairing, pressed by a member of it under whichever id. */
export function byMember(mentoring: Mentoring, people: People, action: Action): Action {
  return {
    ...action,
    run: async (event, ctx) =>
      action.run(event, { ...ctx, sender: await asMember(people, await mentoring.pairing(dataOf(event, 'id')), ctx.sender) }),
  };
}

/** Names of those on the other side, for a sentence. */
export function othersIn(found: readonly Found[]): string {
  return found.map(({ other }) => other.name).join(', ');
}
