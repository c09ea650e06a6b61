// Some answers are shown only in the person's own chat with the bot. In a channel, others would
// read them.
import { UserError } from '../core/errors';
import type { ActionEvent, WordsEvent } from '../core/inbound';
import type { TextKey } from '../core/texts';

/** Refuses with the text `refusal` if the event comes from a group or a channel. */
export function assertOwnChat({ place }: WordsEvent | ActionEvent, refusal: TextKey): void {
  if (place.kind !== 'personal') throw new UserError(refusal);
}
