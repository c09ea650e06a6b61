// What the deliveries of the reminders job share: who hears of failures, and the receiver's working
// time.
import type { Delivery } from '../../../core/message';
import type { People } from '../../../core/people';
import type { Collection } from '../../../core/store';
import type { TextKey } from '../../../core/texts';
import { nextWorkingInstant } from '../../../domain/calendar';
import type { Members, Pairing } from '../pairings';

export interface ReminderDeps {
  readonly pairings: Collection<Pairing>;
  readonly people: People;
  leadOf(roundId: string): Promise<string | undefined>;
}

/** The lead who published the round is told if a delivery does not arrive. */
export async function toldLead(
  { leadOf }: ReminderDeps,
  { roundId }: Pairing,
  text: TextKey,
): Promise<Pick<Delivery, 'tell'>> {
  const person = await leadOf(roundId);
  return person === undefined ? {} : { tell: { person, text } };
}

/** The delivery, to be sent in the receiver's working time. */
export function inWorkingTime(delivery: Delivery, members: Members, now: Date): Delivery {
  const reader = members.find(({ id }) => 'person' in delivery.to && delivery.to.person === id);
  return reader
    ? { ...delivery, notBefore: nextWorkingInstant(reader, now).toISOString() }
    : delivery;
}
