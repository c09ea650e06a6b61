// What a platform says about a known account, and what follows: new data, another owner of the
// address, a person who left or was barred. People whose platform was away are reunited here.
import type { Clock } from '../../core/clock';
import type { Account, Profile } from '../../core/account';
import type { Person } from '../../core/person';
import type { Collection, Store } from '../../core/store';
import { isAnyBeingErased } from '../erasures';
import { createAddresses, holderOf } from './addresses';
import { claiming, idsOf, personOf } from './aliases';
import type { Barring } from './barring';
import { inheritedEvents, inheritedFrom } from './inherited';
import type { LookUps, LookUpsDeps } from './look-ups';
import {
  type AccountDoc,
  accountsCollection,
  peopleCollection,
  withAccount,
  withProfile,
} from './record';

/** People who do not speak are looked up again after this time. They may have become guests. */
export const CHECK_AGAIN_AFTER_MS = 7 * 24 * 3_600_000;
/** A platform that did not respond is asked again after this time, or sooner if someone speaks. */
const TRY_AGAIN_AFTER_MS = 30 * 60_000;

export interface PeopleDeps extends LookUpsDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** E-mail addresses whose owners are admins. */
  readonly admins: readonly string[];
  /** An address makes nobody an admin: a second admin confirms it. */
  readonly adminsNeedTwo?: boolean;
}

export interface Refresh {
  /**
   * Asks the platform what an account is now.
   * - `changed`: it has another person now, or is barred
   * - `same`: its person has the platform's data
   * - `unanswered`: the platform did not respond
   */
  refresh(
    known: AccountDoc,
    person: Person | undefined,
  ): Promise<'changed' | 'same' | 'unanswered'>;
  /**
   * Deactivates a person whose platform says that they left, unless another account can be reached.
   * Blocking the bot is not leaving.
   */
  left(person: Person): Promise<void>;
  canBeReached(person: Person): Promise<boolean>;
  /** Finds the person by any of their ids. */
  accountsOf(person: Person): Promise<AccountDoc[]>;
}

export function createRefresh(
  deps: PeopleDeps,
  { profileOf }: Pick<LookUps, 'profileOf'>,
  barring: Barring,
): Refresh {
  const { clock, log, admins, adminsNeedTwo = false } = deps;
  const people: Collection<Person> = deps.store.collection(peopleCollection);
  const accounts: Collection<AccountDoc> = deps.store.collection(accountsCollection);
  const addresses = createAddresses(deps.store, clock, adminsNeedTwo);
  const later = (ms: number) => new Date(clock.now().getTime() + ms).toISOString();

  async function refresh(
    known: AccountDoc,
    person: Person | undefined,
  ): Promise<'changed' | 'same' | 'unanswered'> {
    const asked = { askedAt: clock.now().toISOString(), askAt: later(TRY_AGAIN_AFTER_MS) };
    const claimed = await accounts.update(known.id, (doc) =>
      doc.askedAt === known.askedAt ? { doc: { ...doc, ...asked } } : undefined,
    );
    // Other code is already asking. Before the first response ever, everyone waits for it.
    if (!claimed && known.standing !== undefined) return 'same';
    const profile = await profileOf(known.account);
    if (!profile) return 'unanswered';
    const answered = { lookedUpAt: clock.now().toISOString(), askAt: later(CHECK_AGAIN_AFTER_MS) };
    if (profile.standing !== 'colleague') {
      await barring.bar(known, profile.standing, profile.name);
      return 'changed';
    }
    await accounts.update(known.id, (doc) => ({
      doc: {
        ...doc,
        ...answered,
        standing: 'colleague',
        reachable: doc.reachable && profile.active,
      },
    }));
    if (!person) return 'same';
    if (!profile.active) await left(person);
    const { email, ...rest } = profile;
    const owner =
      email === undefined || (await hadAddress(known.personId))
        ? undefined
        : await holderOf(people, email);
    if (owner && owner.id !== known.personId) {
      // An erasure covers all of a person's data or none. Until it is over, the two records stay
      // separate.
      if (await isErasureWaiting(person, owner)) return 'same';
      await reunite(known, person, owner, profile);
      return 'changed';
    }
    if (email !== undefined)
      await addresses.follow(known, email, ({ account }) => asColleague(account));
    // The record of this account. A merged person keeps their own name there, and the remaining
    // person keeps theirs.
    await people.update(known.personId, (doc) => ({ doc: withProfile(doc, rest, admins) }));
    return 'same';
  }

  async function isErasureWaiting(...persons: readonly Person[]): Promise<boolean> {
    for (const { id } of persons) {
      const person = await personOf(people, id);
      if (person && (await isAnyBeingErased(deps.store, await idsOf(people, person)))) return true;
    }
    return false;
  }

  async function hadAddress(personId: string): Promise<boolean> {
    const { email, formerEmails } = (await people.get(personId)) ?? {};
    return email !== undefined || formerEmails !== undefined;
  }

  /** What a platform says about a colleague's account. */
  async function asColleague(account: Account): Promise<Profile | undefined> {
    const profile = await profileOf(account);
    return profile?.standing === 'colleague' ? profile : undefined;
  }

  /**
   * Someone who was met while the platform was unavailable is joined as they would have been then.
   */
  async function reunite(
    { id, account }: AccountDoc,
    stray: Person,
    owner: Person,
    profile: Profile,
  ): Promise<void> {
    const at = clock.now().toISOString();
    await people.update(owner.id, (doc) => {
      // A record without an account gives its roles to the person who speaks. Otherwise both have
      // spoken, and the owner stays separate.
      const [held, others] =
        doc.accounts.length === 0 ? [stray.roles, doc.roles] : [doc.roles, stray.roles];
      const inherited = inheritedFrom(held, others, adminsNeedTwo);
      const roles = [...held, ...inherited.roles];
      return {
        doc: claiming(
          withProfile(withAccount({ ...doc, roles }, account), profile, admins),
          stray.id,
        ),
        events: inheritedEvents(doc, stray.id, inherited, at),
      };
    });
    await accounts.update(id, (doc) => ({ doc: { ...doc, personId: owner.id } }));
    const gone = { active: false, accounts: [], accountKeys: [], roles: [], mergedInto: owner.id };
    await people.update(stray.id, (doc) => ({ doc: { ...doc, ...gone } }));
    log.info('an account was joined with the person of its address', {
      platform: account.platform,
    });
  }

  async function left(person: Person): Promise<void> {
    if (await canBeReached(person)) return;
    await people.update(person.id, (doc) =>
      doc.active ? { doc: { ...doc, active: false } } : undefined,
    );
  }

  async function canBeReached(person: Person): Promise<boolean> {
    return (await accountsOf(person)).some(({ reachable }) => reachable);
  }

  async function accountsOf(person: Person): Promise<AccountDoc[]> {
    return accounts.find({ personId: { $in: await idsOf(people, person) } });
  }

  return { refresh, left, canBeReached, accountsOf };
}
