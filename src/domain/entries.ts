// Entries: the pieces of knowledge that `ask` finds. Published ones only live here; what is on its way is a contribution.
import { collectionSpec, type Doc } from '../core/store';
import type { Locale } from '../core/texts';

export type EntryKind = 'faq' | 'tip' | 'video' | 'guide';

export interface Entry extends Doc {
  readonly kind: EntryKind;
  /** The question that it answers, or its title. */
  readonly question: string;
  /** Other ways to ask it. */
  readonly alternates: readonly string[];
  readonly answer: string;
  readonly tags: readonly string[];
  readonly link?: string;
  readonly language: Locale;
  readonly ownerId?: string;
  /** Where it comes from, e.g. `HR handbook`. */
  readonly source?: string;
  /** The contribution that it was made of. */
  readonly contributionId?: string;
  /** False: withdrawn, found by nobody. */
  readonly published: boolean;
  /** ISO instants. */
  readonly publishedAt: string;
  readonly updatedAt: string;
  /** How often askers said that it helped, or did not. */
  readonly helped: number;
  readonly notHelped: number;
}

export const entriesCollection = collectionSpec<Entry>('entries', [{ fields: ['published'] }, { fields: ['kind'] }]);
