// Decides who owns an address, and what happens when a platform verifies another one: the person
// moves to it with all their data. A person is never joined with someone who has an account.
// docs/decisions/0019-a-new-address-moves-the-person.md
import type { Clock } from '../../core/clock';
import { idFrom } from '../../core/ids';
import type { MergedField, Person } from '../../core/person';
import type { Collection, Store } from '../../core/store';
import { claiming, idsOf, personOf } from './aliases';
import { deedDone } from '../audit';
import { isAnyBeingErased, isBeingErased } from '../erasures';
import { inheritedEvents, inheritedFrom } from './inherited';
import { type KnownPeople, numberKey } from './import';
import { type AccountDoc, accountsCollection, peopleCollection, personIdOf } from './record';

/** If a table names an address that is older than these, it means someone else. */
const FORMER_KEPT = 5;

type People = Collection<Person>;

/** The document that holds an address now. */
export async function holderOf(people: People, email: string): Promise<Person | undefined> {
  return (await people.find({ email }, { limit: 1 }))[0];
}

/** The person that an address means: its current owner, otherwise its former owner. */
export async function personAt(people: People, email: string): Promise<Person | undefined> {
  const holder = (await holderOf(people, email)) ?? (await formerHolders(people, email))[0];
  return holder && personOf(people, holder.id);
}

/** If two people had an address, it identifies neither. */
async function formerHolders(people: People, email: string): Promise<readonly Person[]> {
  const found = await people.find({ formerEmails: { $has: email } }, { limit: 2 });
  return found.length === 1 ? found : [];
}

/** Everyone by address, for tables. All addresses of merged people lead to the remaining person. */
export async function knownPeople(people: People): Promise<KnownPeople> {
  const byId = new Map<string, Person>();
  for await (const person of people.scan()) byId.set(person.id, person);
  const inMemory = { get: async (id: string) => byId.get(id) };
  const [current, former] = [new Map<string, Person>(), new Map<string, Person>()];
  const shared = new Set<string>();
  for (const { id, email, formerEmails = [] } of byId.values()) {
    const person = await personOf(inMemory, id);
    if (!person) continue;
    if (email !== undefined) current.set(email, person);
    for (const one of formerEmails) {
      if ((former.get(one) ?? person).id !== person.id) shared.add(one);
      former.set(one, person);
    }
  }
  for (const one of shared) former.delete(one);
  return { current, former, numbers: byNumber(byId.values()) };
}

/** A number that two people have identifies neither. */
function byNumber(everybody: Iterable<Person>): ReadonlyMap<string, Person> {
  const numbers = new Map<string, Person>();
  const shared = new Set<string>();
  for (const person of everybody) {
    if (person.personnelNumber === undefined || person.mergedInto !== undefined) continue;
    const key = numberKey(person.personnelNumber);
    if (numbers.has(key)) shared.add(key);
    numbers.set(key, person);
  }
  for (const key of shared) numbers.delete(key);
  return numbers;
}

/**
 * A free id for a new person with this address. The usual id may belong to a former owner of the
 * address.
 */
export async function freeIdFor(
  people: People,
  email: string | undefined,
  ...others: readonly string[]
): Promise<string> {
  const wanted = [...(email === undefined ? [] : [personIdOf(email)]), ...others];
  for (const id of wanted) {
    const known = await people.get(id);
    const isTaken =
      known &&
      (known.barred !== undefined ||
        known.mergedInto !== undefined ||
        (known.email ?? email) !== email);
    if (!isTaken) return id;
  }
  throw new Error('all ids for a new person are taken');
}

/** What the platform of an account says now; undefined if it does not respond. */
type Ask = (other: AccountDoc) => Promise<{ readonly email?: string } | undefined>;

export interface Addresses {
  /**
   * Gives an account's person the address that its platform verified, if it is new and nobody else
   * has a right to it.
   */
  follow(known: AccountDoc, email: string, ask: Ask): Promise<void>;
}

/**
 * Who else may have a right to an address, and which of their accounts reported other addresses
 * when asked.
 */
interface Claims {
  readonly holder?: Person;
  readonly news: readonly (readonly [AccountDoc, string])[];
}

/** `adminsNeedTwo`: people become admins only if a second admin confirms it. */
export function createAddresses(store: Store, clock: Clock, adminsNeedTwo = false): Addresses {
  const people = store.collection(peopleCollection);
  const accounts = store.collection(accountsCollection);

  /** Whether this account reports a new address, and not one that its person had before. */
  async function isNews(known: AccountDoc, own: Person, email: string): Promise<boolean> {
    if (known.email !== undefined) return known.email !== email;
    const theirs = await accounts.find({ personId: own.id });
    return theirs.every(
      (other) => other.id === known.id || (other.email !== undefined && other.email !== own.email),
    );
  }

  /**
   * They were only named by a table and never spoke, so only the owner of the address can be meant.
   */
  async function isUnused(holder: Person): Promise<boolean> {
    const isPlain =
      holder.active &&
      holder.barred === undefined &&
      holder.absorbed === undefined &&
      holder.accounts.length === 0;
    if (!isPlain || (await isBeingErased(store, holder.id))) return false;
    return (await accounts.find({ personId: holder.id }, { limit: 1 })).length === 0;
  }

  /** People who are being erased take over nothing. */
  async function isLeaving(own: Person): Promise<boolean> {
    return isAnyBeingErased(store, await idsOf(people, (await personOf(people, own.id)) ?? own));
  }

  /**
   * Applies what the table and the admins said about the address to its owner. The table's document
   * becomes an alias.
   */
  async function takeIn(own: Person, holder: Person): Promise<void> {
    const lead = (await personOf(people, own.id)) ?? own;
    const at = clock.now().toISOString();
    await people.update(lead.id, (doc) => {
      const inherited = inheritedFrom(doc.roles, holder.roles, adminsNeedTwo);
      return {
        doc: { ...doc, ...tableFieldsOf(holder), roles: [...doc.roles, ...inherited.roles] },
        events: inheritedEvents(doc, holder.id, inherited, at),
      };
    });
    await people.update(own.id, (doc) => ({ doc: claiming(doc, holder.id) }));
    await people.update(holder.id, ({ email: _moves, ...doc }) => ({
      doc: { ...doc, active: false, roles: [], mergedInto: own.id },
    }));
  }

  /**
   * What the holder's accounts say now; undefined unless all of them say that they no longer have
   * the address.
   */
  async function givenUp(
    holder: Person,
    email: string,
    ask: Ask,
  ): Promise<Claims['news'] | undefined> {
    const news: [AccountDoc, string][] = [];
    for (const other of await accounts.find({ personId: holder.id })) {
      const said = (await ask(other))?.email;
      if (said === undefined || said === email) return undefined;
      news.push([other, said]);
    }
    return news.length > 0 ? news : undefined;
  }

  async function claimsOn(own: Person, email: string, ask: Ask): Promise<Claims> {
    const holder = await holderOf(people, email);
    if (!holder || holder.id === own.id) return { news: [] };
    if ((await isUnused(holder)) && !(await isLeaving(own))) {
      await takeIn(own, holder);
      return { news: [] };
    }
    const news = await givenUp(holder, email, ask);
    if (!news) return { holder, news: [] };
    await people.update(holder.id, (doc) =>
      doc.email === email ? { doc: withoutEmail(doc) } : undefined,
    );
    return { news };
  }

  async function settle(known: AccountDoc, email: string, contested?: string): Promise<void> {
    if (known.email === email && known.contested === contested) return;
    await accounts.update(known.id, ({ contested: _before, ...doc }) => ({
      doc: { ...doc, ...(contested === undefined ? { email } : { contested }) },
    }));
  }

  async function move(known: AccountDoc, own: Person, email: string): Promise<void> {
    const deed = {
      at: clock.now().toISOString(),
      byPersonId: 'nobody',
      what: 'person.moved',
      whom: own.id,
    };
    await people.update(own.id, (doc) => {
      // They may move to the same address again later.
      const noted = deedDone(idFrom('moved', known.id, email, String(doc.version)), deed);
      return {
        doc: movedTo(doc, email),
        events: doc.email === undefined || doc.email === email ? [] : [noted],
      };
    });
    await settle(known, email);
  }

  const isOnePerson = async (one: Person, other: Person) =>
    (await personOf(people, one.id))?.id === (await personOf(people, other.id))?.id;

  async function follow(known: AccountDoc, email: string, ask: Ask): Promise<void> {
    const own = await people.get(known.personId);
    if (!own) return;
    if (own.email === email || !(await isNews(known, own, email))) return settle(known, email);
    const { holder, news } = await claimsOn(own, email, ask);
    if (holder)
      return settle(known, email, (await isOnePerson(own, holder)) ? undefined : holder.id);
    await move(known, own, email);
    // The former owner has another address now. It may belong to someone who also changed theirs:
    // two people can swap addresses.
    for (const [other, said] of news) await follow(other, said, ask);
  }

  return { follow };
}

/** The fields that only tables provide. */
export function tableFieldsOf(person: Person): Partial<Person> {
  return Object.fromEntries(
    TABLE_FIELDS.flatMap((field) => (person[field] === undefined ? [] : [[field, person[field]]])),
  );
}

const TABLE_FIELDS: readonly MergedField[] = [
  'department',
  'managerEmail',
  'location',
  'startDate',
  'personnelNumber',
  'employment',
  'minorUntil',
  'leavesOn',
];

function withoutEmail({ email, ...person }: Person): Person {
  return email === undefined ? person : { ...person, formerEmails: formerOf(person, email) };
}

function movedTo(person: Person, email: string): Person {
  const { formerEmails: _before, ...rest } = person;
  const former =
    person.email === undefined ? (person.formerEmails ?? []) : formerOf(person, person.email);
  const left = former.filter((one) => one !== email);
  return { ...rest, email, ...(left.length > 0 && { formerEmails: left }) };
}

const formerOf = ({ formerEmails = [] }: Pick<Person, 'formerEmails'>, email: string) =>
  [email, ...formerEmails.filter((one) => one !== email)].slice(0, FORMER_KEPT);
