// Whom words mean: a mention, an e-mail address or somebody's whole name.
import type { WordsEvent } from '../core/inbound';
import type { People, Person, Stranger } from '../core/person';
import type { Collection, Store } from '../core/store';
import { personAt } from './addresses';
import { personOf } from './aliases';
import { cleanEmail, visible } from './email';
import { peopleCollection } from './person-record';

const QUOTED = /^["'“”„«»‹›‘’]+|["'“”„«»‹›‘’]+$/gu;

/** `unknown`: nobody, or more than one, is called so. */
export async function namedIn(event: WordsEvent, whom: string, store: Store, people: Pick<People, 'of'>): Promise<Person | Stranger> {
  const [mention] = event.mentions;
  if (mention) return people.of(mention.account);
  const everybody = store.collection(peopleCollection);
  const email = cleanEmail(whom);
  if (email !== undefined) return (await personAt(everybody, email)) ?? 'unknown';
  return (await theOneCalled(everybody, visible(whom).replace(/^@/, '').replace(QUOTED, ''))) ?? 'unknown';
}

/** Colleagues come first: who left may have had the same name. */
async function theOneCalled(everybody: Collection<Person>, name: string): Promise<Person | undefined> {
  const active = await everybody.find({ name, active: true }, { limit: 2 });
  const found = active.length > 0 ? active : await everybody.find({ name }, { limit: 2 });
  return found.length === 1 && found[0] ? personOf(everybody, found[0].id) : undefined;
}
