// Ratings: whether an answer helped. One a person, entry and question; a second press changes nothing. The entry counts them, and learns.
import { idFrom } from '../../core/ids';
import type { People } from '../../core/people';
import type { Store } from '../../core/store';
import { entriesCollection } from '../../domain/entries';
import { type Rating, ratingsCollection } from '../../domain/ratings';
import { forget, learn } from './learning';

/** Who said something of an entry that was shown for their question, and when. */
type Said = Omit<Rating, 'id' | 'version' | 'helped'>;

export interface Ratings {
  /** False when this person had rated this answer to this question before. */
  rate(rating: Said & Pick<Rating, 'helped'>): Promise<boolean>;
  /** Notes that somebody chose an entry among the nearest to their question, or gave it to a colleague as the answer. */
  noted(what: 'opened' | 'given', rating: Said): Promise<void>;
  /** A lead's word: nothing is to be learned from this question. */
  forget(entryId: string, key: string): Promise<void>;
}

export function createRatings(store: Store, people: Pick<People, 'get' | 'idsOf'>): Ratings {
  const ratings = store.collection(ratingsCollection);
  const entries = store.collection(entriesCollection);
  const ratingId = (byPersonId: string, { entryId, question }: Pick<Rating, 'entryId' | 'question'>) =>
    idFrom('rating', byPersonId, entryId, question.trim().toLowerCase());

  /** All ids that stand for somebody: they count once. */
  async function idsOf(personId: string): Promise<readonly string[]> {
    const person = await people.get(personId);
    return person ? people.idsOf(person) : [personId];
  }

  return {
    async rate(rating) {
      const ids = await idsOf(rating.byPersonId);
      for (const other of ids) if (await ratings.get(ratingId(other, rating))) return false;
      const id = ratingId(rating.byPersonId, rating);
      const fresh = await ratings.insert({ id, ...rating }, { events: [{ key: id, name: 'answer.rated', data: rating }] });
      if (!fresh) return false;
      const counted = rating.helped ? 'helped' : 'notHelped';
      await entries.update(rating.entryId, (entry) => ({
        doc: { ...entry, [counted]: entry[counted] + 1, learned: learn(entry.learned ?? [], { ...rating, ids, what: counted }) },
      }));
      return true;
    },
    async forget(entryId, key) {
      await entries.update(entryId, (entry) => ({ doc: { ...entry, learned: forget(entry.learned ?? [], key) } }));
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
