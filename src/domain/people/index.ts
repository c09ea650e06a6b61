// People: finds the person of an account, joins accounts by a verified e-mail address, and keeps
// the platforms' data fresh. A look-up never overwrites what people chose themselves.
import { DeliveryError } from '../../core/errors';
import { idFrom } from '../../core/ids';
import { type Account, accountKey, type Client } from '../../core/account';
import { isStranger, type People, type Stranger } from '../../core/people';
import type { Person } from '../../core/person';
import type { Collection } from '../../core/store';
import { freeIdFor, holderOf } from './addresses';
import { idsOf, personOf } from './aliases';
import { createBarring } from './barring';
import { createLookUps } from './look-ups';
import { quietUntil } from '../minors';
import {
  type AccountDoc,
  accountsCollection,
  isNewAdmin,
  newPerson,
  peopleCollection,
  rolesOf,
  withAccount,
  withProfile,
} from './record';
import { CHECK_AGAIN_AFTER_MS, createRefresh, type PeopleDeps } from './refresh';

const ASK_AGAIN_AFTER_MS = 24 * 3_600_000;
const ASK_ONCE_IN_MS = 60_000;
/** After this many accounts in a row without a response, the platform counts as unavailable. */
const AWAY_AFTER = 3;

export function createPeople(deps: PeopleDeps): People {
  const { clock, defaults, admins } = deps;
  const people: Collection<Person> = deps.store.collection(peopleCollection);
  const accounts: Collection<AccountDoc> = deps.store.collection(accountsCollection);
  const barring = createBarring({ people, accounts, clock, admins });
  const lookUps = createLookUps(deps);
  const { profileOf, strangerOr } = lookUps;
  const { refresh, left, canBeReached, accountsOf } = createRefresh(deps, lookUps, barring);

  /**
   * First contact: the person of the verified address, or a new one, gets the account. Nothing is
   * stored about strangers.
   */
  async function join(account: Account, client: Client): Promise<Person | Stranger> {
    if (client.outsider) return 'outsider';
    const profile = await profileOf(account);
    if (!profile) return 'unknown';
    if (profile.standing !== 'colleague' || !profile.active)
      return strangerOr(account, profile, client);
    const key = accountKey(account);
    const { email } = profile;
    const owner = email === undefined ? undefined : await ownerToJoin(email, account);
    const id =
      owner?.id ??
      (await freeIdFor(people, email, idFrom('person', key), idFrom('person', key, 'colleague')));
    await people.insert(
      newPerson(
        { id, name: profile.name || client.senderName || account.user, ...(email && { email }) },
        defaults,
      ),
    );
    const person = await people.update(id, (known) => ({
      doc: { ...withProfile(withAccount(known, account), profile, admins), lastAccountKey: key },
    }));
    if (!person) throw new Error('a person vanished while they were joined');
    const lookedUpAt = clock.now().toISOString();
    const askAt = later(CHECK_AGAIN_AFTER_MS);
    const standing = 'colleague';
    await accounts.insert({
      id: key,
      personId: id,
      account,
      lookedUpAt,
      askAt,
      standing,
      reachable: true,
      ...(email && { email }),
    });
    return (await personOf(people, id)) ?? person;
  }

  /**
   * The owner of the address. In each workspace an address belongs to one account. If the owner
   * already has one there, they may have passed the address on.
   */
  async function ownerToJoin(
    email: string,
    { platform, tenant }: Account,
  ): Promise<Person | undefined> {
    const owner = await holderOf(people, email);
    if (!owner) return undefined;
    const theirs = await accounts.find({ personId: owner.id });
    for (const one of theirs.filter(
      ({ account }) => account.platform === platform && account.tenant === tenant,
    ))
      await refresh(one, await personOf(people, owner.id));
    return holderOf(people, email);
  }

  /** A known, barred account: the platform says what it is now. */
  async function ofBarred(known: AccountDoc, client: Client): Promise<Person | Stranger> {
    if (client.outsider) return 'outsider';
    const profile = await profileOf(known.account);
    if (!profile) return 'unknown';
    if (profile.standing !== 'colleague') return strangerOr(known.account, profile, client);
    return (await barring.lift(known, profile))
      ? api.of(known.account, client)
      : join(known.account, client);
  }

  /**
   * A client's language and time zone apply as soon as they change: people travel, and a platform
   * is asked once a day.
   */
  async function heed(
    account: Account,
    person: Person,
    before: Client,
    { locale, zone }: Client,
  ): Promise<Person> {
    const news = {
      ...(locale && locale !== before.locale && { locale }),
      ...(zone && zone !== before.zone && { zone }),
    };
    if (Object.keys(news).length === 0) return person;
    await accounts.update(accountKey(account), (doc) => ({
      doc: { ...doc, client: { ...doc.client, ...news } },
    }));
    const heeded = await people.update(person.id, (doc) => ({
      doc: withProfile(doc, { name: '', ...news }, admins),
    }));
    return heeded ?? person;
  }

  const later = (ms: number) => new Date(clock.now().getTime() + ms).toISOString();
  const isOlder = (at: string, ms: number) => clock.now().getTime() - Date.parse(at) > ms;
  /** Not again a moment after it was asked. */
  const mayBeAsked = ({ askedAt }: AccountDoc) =>
    askedAt === undefined || isOlder(askedAt, ASK_ONCE_IN_MS);
  const isBarred = ({ standing = 'colleague' }: AccountDoc) => standing !== 'colleague';

  /** Whether to ask the platform now about a known account that is not barred. */
  const isDue = (known: AccountDoc) =>
    known.standing === undefined ||
    (isOlder(known.lookedUpAt, ASK_AGAIN_AFTER_MS) && mayBeAsked(known));

  const api: People = {
    async of(account, client = {}) {
      const key = accountKey(account);
      const known = await accounts.get(key);
      if (known && isBarred(known)) return ofBarred(known, client);
      const theirs = known && (await personOf(people, known.personId));
      if (!known || !theirs) {
        const met = await join(account, client);
        return isStranger(met) ? met : heed(account, met, {}, client);
      }
      if (client.outsider) {
        // The event counts only for itself. The platform decides if the account is barred. Until it
        // says that they are a colleague, nothing is sent there.
        if (mayBeAsked(known)) await refresh(known, theirs);
        await accounts.update(key, (doc) =>
          doc.reachable ? { doc: { ...doc, reachable: false } } : undefined,
        );
        return 'outsider';
      }
      const isOld = isDue(known);
      const news = isOld ? await refresh(known, theirs) : 'same';
      if (news === 'changed') return api.of(account, client);
      if (news === 'unanswered' && known.standing === undefined) return 'unknown';
      const current = isOld ? ((await personOf(people, theirs.id)) ?? theirs) : theirs;
      const person = await heed(account, current, known.client ?? {}, client);
      if (!known.reachable)
        await accounts.update(key, (doc) => ({ doc: { ...doc, reachable: true } }));
      // A person who could not be reached and speaks again is back.
      const isBack = !known.reachable && !person.active;
      // The settings may name a person that the bot has known for a long time.
      const isNamed = isNewAdmin(person, admins);
      if (person.lastAccountKey === key && !isBack && !isNamed) return person;
      const back = { lastAccountKey: key, ...(isBack && { active: true }) };
      return (
        (await people.update(person.id, (doc) => ({
          doc: { ...doc, ...back, roles: rolesOf(doc, admins) },
        }))) ?? person
      );
    },
    get: (id) => personOf(people, id),
    async ask(person) {
      for (const known of await accountsOf(person))
        if (!isBarred(known)) await refresh(known, await personOf(people, known.personId));
    },
    idsOf: (person) => idsOf(people, person),
    async accountOf(personId, own = false) {
      const person = await personOf(people, personId);
      if (!person?.active) return undefined;
      const theirs = own ? await accounts.find({ personId }) : await accountsOf(person);
      const last = own ? (await people.get(personId))?.lastAccountKey : person.lastAccountKey;
      const reachable = theirs.filter((doc) => doc.reachable && !isBarred(doc));
      const chosen = reachable.find((doc) => doc.id === last) ?? reachable[0];
      // Nothing is sent to an account before its platform said what it is.
      if (chosen && chosen.standing === undefined) {
        const news = await refresh(chosen, person);
        if (news === 'changed') return api.accountOf(personId, own);
        if (news === 'unanswered')
          throw new DeliveryError('unavailable', 'the platform does not say what the account is');
      }
      return chosen?.account;
    },
    quietUntil,
    async unreachable(account) {
      const lost = await accounts.update(accountKey(account), (doc) => ({
        doc: { ...doc, reachable: false },
      }));
      const person = lost && (await personOf(people, lost.personId));
      if (person && !(await canBeReached(person)) && (await profileOf(account))?.active === false)
        await left(person);
    },
    async check(limit) {
      const unasked = await accounts.find({ askAt: { $exists: false } }, { limit });
      const left = limit - unasked.length;
      const passed = { askAt: { $lte: clock.now().toISOString() } };
      const due =
        left > 0 ? await accounts.find(passed, { sort: { by: 'askAt' }, limit: left }) : [];
      let [asked, unanswered] = [0, 0];
      for (const known of [...unasked, ...due]) {
        if (unanswered >= AWAY_AFTER) break;
        const news = await refresh(known, await personOf(people, known.personId));
        asked += 1;
        unanswered = news === 'unanswered' ? unanswered + 1 : 0;
      }
      return asked;
    },
    async called(names) {
      const found = names.length > 0 ? await people.find({ name: { $in: names } }) : [];
      return found.map(({ id }) => id);
    },
    barred: (limit) => barring.list(limit),
  };
  return api;
}
