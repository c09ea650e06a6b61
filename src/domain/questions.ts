// Questions that the bot could not answer and that a colleague is asked.
import type { Receiver } from '../core/message';
import { collectionSpec, type Doc } from '../core/store';
import type { Locale } from '../core/texts';

export interface Question extends Doc {
  readonly text: string;
  readonly askerId: string;
  readonly language: Locale;
  /** ISO instant. */
  readonly askedAt: string;
  readonly state: 'open' | 'answered';
  /** Where colleagues see it. */
  readonly sentTo: readonly Receiver[];
  readonly answer?: Answer;
}

export interface Answer {
  /** Empty when an entry says it all. */
  readonly text: string;
  /** The entry that answers it. */
  readonly entryId?: string;
  readonly byPersonId: string;
  readonly byName: string;
  readonly at: string;
  /** Whether the answerer offers it as an entry. */
  readonly makeEntry: boolean;
  readonly because: string;
}

export const questionsCollection = collectionSpec<Question>('questions', [{ fields: ['state', 'askedAt'] }, { fields: ['askerId'] }]);
