// What admins decide about others is shown in their own chat only: in a channel others would read whom it is about.
import { UserError } from '../../core/errors';
import type { ActionEvent, WordsEvent } from '../../core/inbound';

export function inOwnChat({ place }: WordsEvent | ActionEvent): void {
  if (place.kind !== 'personal') throw new UserError('oversight.ownChat');
}
