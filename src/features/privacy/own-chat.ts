// What is kept of somebody is shown in their own chat only: who reads over a shoulder in a channel sees nothing of this.
import { UserError } from '../../core/errors';
import type { ActionEvent, WordsEvent } from '../../core/inbound';

export function inOwnChat({ place }: WordsEvent | ActionEvent): void {
  if (place.kind !== 'personal') throw new UserError('privacy.ownChat');
}
