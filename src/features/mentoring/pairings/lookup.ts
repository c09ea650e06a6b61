// Finds the pairings that a button press is about: the one that the card names, or, for the mentor
// of a small group, all pairings of the group.
import { UserError } from '../../../core/errors';
import type { Action } from '../../../core/feature';
import { type ActionEvent, dataOf } from '../../../core/inbound';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import { loadMembers, type Members } from './notifications';
import { isMember, type Pairing } from './pairing';
import type { Pairings } from './pairings';
import { meantBy } from './small-groups';

/** A pairing with its members, as one of them sees it. */
export interface PairingView {
  readonly pairing: Pairing;
  readonly members: Members;
  readonly other: Person;
}

/** At least one pairing. */
export type PairingViews = readonly [PairingView, ...PairingView[]];

export interface PairingLookup {
  /** The pairing that a card names. It must be the presser's own. */
  one(event: ActionEvent, personId: string): Promise<PairingView>;
  /** That pairing first; for the mentor of a group, then all others that meet together. */
  all(event: ActionEvent, personId: string): Promise<PairingViews>;
  /** All of them if the card is about the whole group, else the one. */
  meant(event: ActionEvent, personId: string): Promise<PairingViews>;
}

export async function viewOf(
  people: People,
  pairing: Pairing,
  personId: string,
): Promise<PairingView> {
  const members = await loadMembers(people, pairing);
  return { pairing, members, other: personId === pairing.mentorId ? members[1] : members[0] };
}

export function createPairingLookup(pairings: Pairings, people: People): PairingLookup {
  async function one(event: ActionEvent, personId: string): Promise<PairingView> {
    const pairing = await pairings.get(dataOf(event, 'id'));
    if (!pairing || !isMember(pairing, personId)) throw new UserError('mentoring.pairingGone');
    return viewOf(people, pairing, personId);
  }

  async function all(event: ActionEvent, personId: string): Promise<PairingViews> {
    const first = await one(event, personId);
    const meant = meantBy(
      personId,
      first.pairing,
      await pairings.openOfMentor(first.pairing.mentorId),
    );
    return [
      first,
      ...(await Promise.all(meant.slice(1).map((pairing) => viewOf(people, pairing, personId)))),
    ];
  }

  return {
    one,
    all,
    meant: async (event, personId) =>
      event.data['whole'] === true ? all(event, personId) : [await one(event, personId)],
  };
}

/** The person under the id that the pairing knows. After a merge, that can be an earlier id. */
export async function asMember(
  people: People,
  pairing: Pairing | undefined,
  person: Person,
): Promise<Person> {
  if (!pairing || isMember(pairing, person.id)) return person;
  const id = (await people.idsOf(person)).find((one) => isMember(pairing, one));
  return id === undefined ? person : { ...person, id };
}

/** An action about a pairing. Its sender gets the id under which the pairing knows them. */
export function byMember(pairings: Pairings, people: People, action: Action): Action {
  return {
    ...action,
    run: async (event, ctx) =>
      action.run(event, {
        ...ctx,
        sender: await asMember(people, await pairings.get(dataOf(event, 'id')), ctx.sender),
      }),
  };
}

/** The names of the people on the other side, for a sentence. */
export function othersIn(views: readonly PairingView[]): string {
  return views.map(({ other }) => other.name).join(', ');
}
