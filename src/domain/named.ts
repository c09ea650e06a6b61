// Whom words mean: a mention, an e-mail address or somebody's whole name.
import type { WordsEvent } from '../core/inbound';
import type { People, Person, Stranger } from '../core/person';
import type { Store } from '../core/store';
import { peopleCollection } from './person-record';

/** `unknown`: nobody, or more than one, is called so. */
export async function namedIn(event: WordsEvent, whom: string, store: Store, people: Pick<People, 'of'>): Promise<Person | Stranger> {
  const [mention] = event.mentions;
  if (mention) return people.of(mention.account);
  const everybody = store.collection(peopleCollection);
  const said = whom.replace(/^@/, '');
  const [byEmail] = await everybody.find({ email: said.toLowerCase() }, { limit: 1 });
  if (byEmail) return byEmail;
  const [byName, another] = await everybody.find({ name: said }, { limit: 2 });
  return byName && !another ? byName : 'unknown';
}
