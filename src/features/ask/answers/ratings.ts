// Ratings: whether an answer helped. There is one per person, entry and question, so a second press
// changes nothing. The entry counts its ratings and learns from them.
import { idFrom } from '../../../core/ids';
import type { People } from '../../../core/people';
import type { Store } from '../../../core/store';
import { entriesCollection } from '../../../domain/entries';
import { type Rating, ratingsCollection } from '../../../domain/ratings';
import { forget, learn } from '../knowledge';

/** Whose feedback it is, on which entry and question, and when. */
type Origin = Omit<Rating, 'id' | 'version' | 'helped'>;

export interface Ratings {
  /** False if this person has already rated this answer to this question. */
  rate(rating: Origin & Pick<Rating, 'helped'>): Promise<boolean>;
  /**
   * Records that a person opened one of the closest entries, or gave an entry to a colleague as the
   * answer.
   */
  noted(what: 'opened' | 'given', rating: Origin): Promise<void>;
  /** A lead decides that nothing is learned from this question. */
  forget(entryId: string, key: string): Promise<void>;
}

export function createRatings(store: Store, people: Pick<People, 'get' | 'idsOf'>): Ratings {
  const ratings = store.collection(ratingsCollection);
  const entries = store.collection(entriesCollection);
  const ratingId = (
    byPersonId: string,
    { entryId, question }: Pick<Rating, 'entryId' | 'question'>,
  ) => idFrom('rating', byPersonId, entryId, question.trim().toLowerCase());

  /** All ids of a person, who counts once. */
  async function idsOf(personId: string): Promise<readonly string[]> {
    const person = await people.get(personId);
    return person ? people.idsOf(person) : [personId];
  }

  return {
    async rate(rating) {
      const ids = await idsOf(rating.byPersonId);
      for (const other of ids) if (await ratings.get(ratingId(other, rating))) return false;
      const id = ratingId(rating.byPersonId, rating);
      const fresh = await ratings.insert({ id, ...rating });
      if (!fresh) return false;
      const counted = rating.helped ? 'helped' : 'notHelped';
      await entries.update(rating.entryId, (entry) => ({
        doc: {
          ...entry,
          [counted]: entry[counted] + 1,
          learned: learn(entry.learned ?? [], { ...rating, ids, what: counted }),
        },
      }));
      return true;
    },
    async forget(entryId, key) {
      await entries.update(entryId, (entry) => ({
        doc: { ...entry, learned: forget(entry.learned ?? [], key) },
      }));
    },
    async noted(what, { entryId, ...said }) {
      const { byPersonId } = said;
      const ids = await idsOf(byPersonId);
      await entries.update(entryId, (entry) => {
        const before = entry.learned ?? [];
        const learned = learn(before, { ...said, ids, what });
        return learned === before ? undefined : { doc: { ...entry, learned } };
      });
    },
  };
}
