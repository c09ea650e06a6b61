// People: finds the person behind an account, joins accounts by an e-mail address that a platform vouches for, keeps what platforms
// know of them fresh. What people chose themselves is theirs: no look-up overwrites it.
import type { Clock } from '../core/clock';
import { DeliveryError } from '../core/errors';
import { idFrom } from '../core/ids';
import type { Log } from '../core/log';
import { type Account, accountKey, type Client, type People, type Person, type Profile, type WorkingHours } from '../core/person';
import { type Collection, collectionSpec, type Doc, type New, type Store } from '../core/store';
import { type Locale, nearestLocale } from '../core/texts';

/** Which person an account belongs to: its id is the account's key. */
interface AccountDoc extends Doc {
  readonly personId: string;
  readonly account: Account;
  /** When the platform was last asked, ISO. */
  readonly lookedUpAt: string;
  readonly reachable: boolean;
  /** What their client said last. */
  readonly client?: Pick<Client, 'locale' | 'zone'>;
}

export const peopleCollection = collectionSpec<Person>('people', [
  { fields: ['email'], unique: true },
  { fields: ['roles'] },
  { fields: ['active'] },
]);
export const accountsCollection = collectionSpec<AccountDoc>('accounts', [{ fields: ['personId'] }]);

export const OFFICE_HOURS: WorkingHours = { from: 9 * 60, to: 17 * 60, days: [1, 2, 3, 4, 5] };
const ASK_AGAIN_AFTER_MS = 24 * 3_600_000;

export interface PeopleDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly lookUp: (account: Account) => Promise<Profile>;
  readonly defaults: { readonly zone: string; readonly locale: Locale };
  /** E-mail addresses whose owners are admins. */
  readonly admins: readonly string[];
}

/** The id of whoever has this e-mail address. */
export function personIdOf(email: string): string {
  return idFrom('person', email.toLowerCase());
}

/** A person with our defaults where nothing is known. */
export function newPerson(known: Partial<Person> & Pick<Person, 'id' | 'name'>, defaults: PeopleDeps['defaults']): New<Person> {
  return {
    zone: defaults.zone,
    locale: defaults.locale,
    languages: [defaults.locale],
    roles: [],
    accounts: [],
    accountKeys: [],
    workingHours: OFFICE_HOURS,
    active: true,
    chosen: [],
    ...known,
  };
}

export function isZone(zone: string | undefined): zone is string {
  if (!zone) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

type Holder = Pick<Person, 'roles' | 'email'>;

function isNewAdmin({ roles, email }: Holder, admins: readonly string[]): boolean {
  return email !== undefined && admins.includes(email) && !roles.includes('admin');
}

function rolesOf(person: Holder, admins: readonly string[]): Person['roles'] {
  return isNewAdmin(person, admins) ? [...person.roles, 'admin'] : person.roles;
}

/** `person` with what the platform says, except what they chose; the locale gives the language only where none is known. */
export function withProfile(person: Person, profile: Profile, admins: readonly string[]): Person {
  const chose = (field: Person['chosen'][number]) => person.chosen.includes(field);
  const email = person.email ?? profile.email?.toLowerCase();
  return {
    ...person,
    name: profile.name || person.name,
    ...(email !== undefined && { email }),
    zone: !chose('zone') && isZone(profile.zone) ? profile.zone : person.zone,
    locale: chose('locale') ? person.locale : nearestLocale(profile.locale, person.locale),
    roles: rolesOf({ roles: person.roles, ...(email !== undefined && { email }) }, admins),
  };
}

/** `person` with one account more, or as they are when they have it. */
export function withAccount(person: Person, account: Account): Person {
  const key = accountKey(account);
  if (person.accountKeys.includes(key)) return person;
  return { ...person, accounts: [...person.accounts, account], accountKeys: [...person.accountKeys, key] };
}

export function createPeople(deps: PeopleDeps): People {
  const { clock, log, defaults, admins } = deps;
  const people: Collection<Person> = deps.store.collection(peopleCollection);
  const accounts: Collection<AccountDoc> = deps.store.collection(accountsCollection);

  async function profileOf(account: Account): Promise<Profile | undefined> {
    try {
      return await deps.lookUp(account);
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      log.warn('a person could not be looked up; the platform is asked again later', { platform: account.platform, reason: error.kind });
      return undefined;
    }
  }

  /** First contact: the person of the vouched address, else one of their own; then the account is theirs. */
  async function join(account: Account, { senderName }: Client): Promise<Person> {
    const key = accountKey(account);
    const profile = await profileOf(account);
    const email = profile?.email?.toLowerCase();
    const byEmail = email ? (await people.find({ email }, { limit: 1 }))[0] : undefined;
    const id = byEmail?.id ?? (email ? personIdOf(email) : idFrom('person', key));
    await people.insert(newPerson({ id, name: profile?.name || senderName || account.user, ...(email && { email }) }, defaults));
    const person = await people.update(id, (known) => {
      const joined = withAccount(known, account);
      return { doc: { ...(profile ? withProfile(joined, profile, admins) : joined), lastAccountKey: key } };
    });
    if (!person) throw new Error('a person vanished while they were joined');
    const lookedUpAt = profile ? clock.now().toISOString() : new Date(0).toISOString();
    await accounts.insert({ id: key, personId: id, account, lookedUpAt, reachable: true });
    return person;
  }

  /** True when the account has another person now. */
  async function refresh(known: AccountDoc, person: Person): Promise<boolean> {
    const lookedUpAt = clock.now().toISOString();
    const claimed = await accounts.update(known.id, (doc) =>
      doc.lookedUpAt === known.lookedUpAt ? { doc: { ...doc, lookedUpAt } } : undefined,
    );
    const profile = claimed && (await profileOf(known.account));
    if (!profile) return false;
    const owner = profile.email ? (await people.find({ email: profile.email.toLowerCase() }, { limit: 1 }))[0] : undefined;
    const isTaken = owner !== undefined && owner.id !== person.id;
    if (isTaken && person.email === undefined) {
      await reunite(known, person, owner, profile);
      return true;
    }
    // An address that somebody else has already joins nobody behind their backs: an admin sees both.
    const { email: _taken, ...rest } = profile;
    await people.update(person.id, (doc) => ({ doc: withProfile(doc, isTaken ? rest : profile, admins) }));
    return false;
  }

  /** Who was met while the platform could not say who they are is joined as they would have been then. */
  async function reunite({ id, account }: AccountDoc, stray: Person, owner: Person, profile: Profile): Promise<void> {
    await people.update(owner.id, (doc) => {
      const roles = [...new Set([...doc.roles, ...stray.roles])];
      return { doc: withProfile(withAccount({ ...doc, roles }, account), profile, admins) };
    });
    await accounts.update(id, (doc) => ({ doc: { ...doc, personId: owner.id } }));
    await people.update(stray.id, (doc) => ({ doc: { ...doc, active: false, accounts: [], accountKeys: [], roles: [] } }));
    log.info('an account was joined with the person of its address', { platform: account.platform });
  }

  /** Language and time zone of a client count as soon as it says something new: people travel, and a platform is asked once a day. */
  async function heed(account: Account, person: Person, before: Client, { locale, zone }: Client): Promise<Person> {
    const news = { ...(locale && locale !== before.locale && { locale }), ...(zone && zone !== before.zone && { zone }) };
    if (Object.keys(news).length === 0) return person;
    await accounts.update(accountKey(account), (doc) => ({ doc: { ...doc, client: { ...doc.client, ...news } } }));
    const heeded = await people.update(person.id, (doc) => ({ doc: withProfile(doc, { name: '', active: true, ...news }, admins) }));
    return heeded ?? person;
  }

  /** Whether the platform says so, and no other account of theirs is left. Who only blocked the bot has not. */
  async function hasLeft({ personId, account }: AccountDoc): Promise<boolean> {
    const theirs = await accounts.find({ personId });
    return theirs.every((doc) => !doc.reachable) && (await profileOf(account))?.active === false;
  }

  const api: People = {
    async of(account, client = {}) {
      const key = accountKey(account);
      const known = await accounts.get(key);
      const theirs = known && (await people.get(known.personId));
      if (!known || !theirs) return heed(account, await join(account, client), {}, client);
      const isOld = clock.now().getTime() - Date.parse(known.lookedUpAt) > ASK_AGAIN_AFTER_MS;
      if (isOld && (await refresh(known, theirs))) return api.of(account, client);
      const current = isOld ? ((await people.get(theirs.id)) ?? theirs) : theirs;
      const person = await heed(account, current, known.client ?? {}, client);
      if (!known.reachable) await accounts.update(key, (doc) => ({ doc: { ...doc, reachable: true } }));
      // Who speaks where they could not be reached is back.
      const isBack = !known.reachable && !person.active;
      // The settings may name somebody whom the bot has known for long.
      const isNamed = isNewAdmin(person, admins);
      if (person.lastAccountKey === key && !isBack && !isNamed) return person;
      const back = { lastAccountKey: key, ...(isBack && { active: true }) };
      return (await people.update(person.id, (doc) => ({ doc: { ...doc, ...back, roles: rolesOf(doc, admins) } }))) ?? person;
    },
    get: (id) => people.get(id),
    async accountOf(personId) {
      const person = await people.get(personId);
      if (!person?.active) return undefined;
      const theirs = await accounts.find({ personId });
      const reachable = theirs.filter((doc) => doc.reachable);
      return (reachable.find((doc) => doc.id === person.lastAccountKey) ?? reachable[0])?.account;
    },
    async unreachable(account) {
      const lost = await accounts.update(accountKey(account), (doc) => ({ doc: { ...doc, reachable: false } }));
      if (lost && (await hasLeft(lost))) await people.update(lost.personId, (person) => ({ doc: { ...person, active: false } }));
    },
  };
  return api;
}
