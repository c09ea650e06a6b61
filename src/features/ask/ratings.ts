// Ratings: whether an answer helped. One a person, entry and question; a second press changes nothing.
import { idFrom } from '../../core/ids';
import { collectionSpec, type Doc, type Store } from '../../core/store';
import { entriesCollection } from '../../domain/entries';

interface Rating extends Doc {
  readonly entryId: string;
  readonly byPersonId: string;
  readonly question: string;
  readonly helped: boolean;
}

export const ratingsCollection = collectionSpec<Rating>('ask.ratings', [{ fields: ['entryId'] }, { fields: ['byPersonId'] }]);

export interface Ratings {
  /** False when this person had rated this answer to this question before. */
  rate(rating: Omit<Rating, 'id' | 'version'>): Promise<boolean>;
}

export function createRatings(store: Store): Ratings {
  const ratings = store.collection(ratingsCollection);
  const entries = store.collection(entriesCollection);
  return {
    async rate(rating) {
      const id = idFrom('rating', rating.byPersonId, rating.entryId, rating.question.trim().toLowerCase());
      const fresh = await ratings.insert({ id, ...rating }, { events: [{ key: id, name: 'answer.rated', data: rating }] });
      if (!fresh) return false;
      const counted = rating.helped ? 'helped' : 'notHelped';
      await entries.update(rating.entryId, (entry) => ({ doc: { ...entry, [counted]: entry[counted] + 1 } }));
      return true;
    },
  };
}
