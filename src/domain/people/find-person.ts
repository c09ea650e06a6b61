// Finds the person that words name: by a mention, an e-mail address or a whole name.
import type { WordsEvent } from '../../core/inbound';
import type { People, Stranger } from '../../core/people';
import type { Person } from '../../core/person';
import type { Collection, Store } from '../../core/store';
import { withoutLeading, withoutTrailing } from '../../core/trim';
import { personAt } from './addresses';
import { personOf } from './aliases';
import { cleanEmail, visible } from '../email';
import { peopleCollection } from './record';

const QUOTES = '"\'“”„«»‹›‘’';

/** `unknown`: nobody has this address or name, or several people have this name. */
export async function findPerson(
  event: WordsEvent,
  whom: string,
  store: Store,
  people: Pick<People, 'of'>,
): Promise<Person | Stranger> {
  const [mention] = event.mentions;
  if (mention) return people.of(mention.account);
  const everybody = store.collection(peopleCollection);
  const email = cleanEmail(whom);
  if (email !== undefined) return (await personAt(everybody, email)) ?? 'unknown';
  return (await theOneCalled(everybody, bare(whom))) ?? 'unknown';
}

/**
 * The only colleague whose name contains these words, such as a first name. Ask the sender before
 * you act on it.
 */
export async function suggestPerson(whom: string, store: Store): Promise<Person | undefined> {
  const wanted = wordsIn(bare(whom));
  if (wanted.length === 0) return undefined;
  const found: Person[] = [];
  for await (const person of store.collection(peopleCollection).scan({ active: true })) {
    const theirs = wordsIn(person.name);
    if (wanted.every((word) => theirs.includes(word))) found.push(person);
    if (found.length > 1) return undefined;
  }
  return found[0];
}

/** Active colleagues come first: somebody who left may have had the same name. */
async function theOneCalled(
  everybody: Collection<Person>,
  name: string,
): Promise<Person | undefined> {
  const active = await everybody.find({ name, active: true }, { limit: 2 });
  const all = active.length > 0 ? active : await everybody.find({ name }, { limit: 2 });
  const found = all.length > 0 ? all : await calledAlike(everybody, name);
  return found.length === 1 && found[0] ? personOf(everybody, found[0].id) : undefined;
}

/**
 * Colleagues with this name in other capitals: `liam doyle`. Stops at two, since then it is not one
 * person.
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

const bare = (whom: string) =>
  withoutTrailing(withoutLeading(visible(whom).replace(/^@/, ''), QUOTES), QUOTES);
const folded = (name: string) => name.normalize('NFC').toLowerCase();
const wordsIn = (name: string): readonly string[] => folded(name).match(/[\p{L}\p{N}'’-]+/gu) ?? [];
