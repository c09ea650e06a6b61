// Contributions: entries on their way through review. The conversation around them is the feature's.
import type { Receiver } from '../core/message';
import { collectionSpec, type Doc } from '../core/store';
import type { Locale } from '../core/texts';
import type { Audience } from './audience';
import type { EntryKind } from './entries';

/** `changes`: back at the author with a wish. `approved` and `rejected` are final. */
export type ContributionState = 'inReview' | 'changes' | 'approved' | 'rejected';

export interface Decision {
  readonly what: 'approved' | 'changes' | 'rejected';
  readonly byPersonId: string;
  readonly byName: string;
  /** The round that it ended. */
  readonly round: number;
  /** ISO instant. */
  readonly at: string;
  /** The wish or the reason. */
  readonly comment?: string;
  /** The event that decided: a repeat of it finds its own decision. */
  readonly because: string;
}

export interface Contribution extends Doc {
  readonly kind: EntryKind;
  readonly authorId: string;
  readonly title: string;
  readonly text: string;
  readonly alternates: readonly string[];
  readonly tags: readonly string[];
  readonly link?: string;
  readonly language: Locale;
  /** Who is to see the entry; absent: everybody. */
  readonly audience?: Audience;
  readonly state: ContributionState;
  /** Counts how often it was handed in, from 1. */
  readonly round: number;
  readonly submittedAt: string;
  readonly decisions: readonly Decision[];
  /** Where reviewers see it, in this round. */
  readonly sentTo: readonly Receiver[];
  /** The question to a colleague that it came from. */
  readonly questionId?: string;
}

export const contributionsCollection = collectionSpec<Contribution>('contributions', [
  { fields: ['state', 'submittedAt'] },
  { fields: ['authorId'] },
]);
