// Finds the person that words mean: a mention, an e-mail address or a full name.
import type { WordsEvent } from '../../core/inbound';
import type { People, Stranger } from '../../core/people';
import type { Person } from '../../core/person';
import type { Collection, Store } from '../../core/store';
import { personAt } from './addresses';
import { personOf } from './aliases';
import { cleanEmail, visible } from '../email';
import { peopleCollection } from './record';

const QUOTED = /^["'“”„«»‹›‘’]+|["'“”„«»‹›‘’]+$/gu;

/** `unknown`: nobody has this name, or more than one person does. */
export async function namedIn(event: WordsEvent, whom: string, store: Store, people: Pick<People, 'of'>): Promise<Person | Stranger> {
  const [mention] = event.mentions;
  if (mention) return people.of(mention.account);
  const everybody = store.collection(peopleCollection);
  const email = cleanEmail(whom);
  if (email !== undefined) return (await personAt(everybody, email)) ?? 'unknown';
  return (await theOneCalled(everybody, visible(whom).replace(/^@/, '').replace(QUOTED, ''))) ?? 'unknown';
}

/** Colleagues come first: someone who left may have had the same name. */
async function theOneCalled(everybody: Collection<Person>, name: string): Promise<Person | undefined> {
  const active = await everybody.find({ name, active: true }, { limit: 2 });
  const all = active.length > 0 ? active : await everybody.find({ name }, { limit: 2 });
  const found = all.length > 0 ? all : await calledAlike(everybody, name);
  return found.length === 1 && found[0] ? personOf(everybody, found[0].id) : undefined;
}

/**
 * Colleagues whose name differs only in capitals: `liam doyle`. Two are enough to see that the name
 * is ambiguous.
 */
async function calledAlike(everybody: Collection<Person>, name: string): Promise<Person[]> {
  const wanted = folded(name);
  const found: Person[] = [];
  for await (const person of everybody.scan({ active: true })) {
    if (folded(person.name) === wanted) found.push(person);
    if (found.length > 1) break;
  }
  return found;
}

const folded = (name: string) => name.normalize('NFC').toLowerCase();
