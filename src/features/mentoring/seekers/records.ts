// What is stored of offers and wishes: each person has at most one of each.
import { wholly } from '../../../core/personal';
import { collectionSpec } from '../../../core/store';
import type { Doc } from '../../../core/doc';
import type { Rhythm } from '../../../domain/calendar';

export interface Offer extends Doc {
  readonly personId: string;
  readonly skills: readonly string[];
  /** How many mentees at once. */
  readonly capacity: number;
  /** The minimum size, if the mentees are a group that meets together. */
  readonly minGroup?: number;
  readonly languages: readonly string[];
  readonly open: boolean;
  readonly at: string;
}

export interface Wish extends Doc {
  readonly personId: string;
  readonly skills: readonly string[];
  readonly goal: string;
  readonly rhythm: Rhythm;
  /** False once a mentor was found. */
  readonly open: boolean;
  readonly at: string;
}

export const offersCollection = collectionSpec<Offer>('mentoring.offers', {
  indexes: [{ fields: ['open'] }],
  what: 'skills, languages and capacity of colleagues who offer to be mentors',
  people: wholly<Offer>({
    whom: 'yes',
    purpose: 'mentoring',
    find: ({ personId }) => [{ id: offerId(personId) }],
  }),
  keep: { until: 'until removed or changed by the person' },
});
export const wishesCollection = collectionSpec<Wish>('mentoring.wishes', {
  indexes: [{ fields: ['open'] }],
  what: 'skills, goal and rhythm of colleagues who look for a mentor',
  people: wholly<Wish>({
    whom: 'yes',
    purpose: 'mentoring',
    find: ({ personId }) => [{ id: wishId(personId) }],
  }),
  keep: { until: 'until removed or changed by the person' },
});

export const offerId = (personId: string) => `offer-${personId}`;
export const wishId = (personId: string) => `wish-${personId}`;
