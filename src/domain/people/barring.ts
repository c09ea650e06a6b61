// Accounts that the store held before it was known that they are a guest's or an outsider's: they are taken from their person, and the person is
// deactivated where nothing else says that they are a colleague. What they wrote is kept. An account that becomes a colleague's is let in again.
import type { Clock } from '../../core/clock';
import { accountKey, type BarredAccount, type Profile, type Standing } from '../../core/account';
import type { Person } from '../../core/person';
import type { Collection } from '../../core/store';
import { holderOf } from './addresses';
import { personOf, recordsOf } from './aliases';
import type { AccountDoc } from './record';

/** What a barred account is now is asked when somebody speaks by it. */
const NEVER = '9999-12-31T00:00:00.000Z';

export interface Barring {
  bar(known: AccountDoc, standing: Exclude<Standing, 'colleague'>, name: string): Promise<void>;
  /** True: the account is its person's again. False: it has to be joined as if it were met for the first time. */
  lift(known: AccountDoc, profile: Profile): Promise<boolean>;
  list(limit: number): Promise<readonly BarredAccount[]>;
}

export interface BarringDeps {
  readonly people: Collection<Person>;
  readonly accounts: Collection<AccountDoc>;
  readonly clock: Clock;
  readonly admins: readonly string[];
}

export function createBarring({ people, accounts, clock, admins }: BarringDeps): Barring {
  /** Whether a record of a person says that they are a colleague, whatever account they have: an import, the settings. */
  function isKnownOtherwise(record: Person): boolean {
    const isImported = record.department !== undefined || record.managerEmail !== undefined || record.startDate !== undefined;
    return isImported || (record.email !== undefined && admins.includes(record.email));
  }

  /** The person of an account, and whether something besides it says that they are a colleague. */
  async function besides(known: AccountDoc): Promise<{ readonly personId: string; readonly isColleague: boolean }> {
    const person = await personOf(people, known.personId);
    if (!person) return { personId: known.personId, isColleague: false };
    const records = await recordsOf(people, person);
    const theirs = await accounts.find({ personId: { $in: records.map(({ id }) => id) } });
    const others = theirs.filter(({ id, standing: of }) => id !== known.id && (of ?? 'colleague') === 'colleague');
    // Whom an admin took for somebody else as well stays that somebody.
    const isMerged = person.id !== known.personId;
    return { personId: person.id, isColleague: isMerged || others.length > 0 || records.some(isKnownOtherwise) };
  }

  return {
    async bar(known, standing, name) {
      const at = clock.now().toISOString();
      const isNews = known.standing === undefined || known.standing === 'colleague';
      const { personId, isColleague: stays } = await besides(known);
      await people.update(known.personId, (person) => {
        const { email, formerEmails, lastAccountKey, ...rest } = person;
        const doc: Person = {
          ...rest,
          accounts: person.accounts.filter((account) => accountKey(account) !== known.id),
          accountKeys: person.accountKeys.filter((key) => key !== known.id),
          ...(lastAccountKey !== undefined && lastAccountKey !== known.id && { lastAccountKey }),
          // Without the address, so that the colleague whose it is can be joined with it.
          ...(stays
            ? { ...(email !== undefined && { email }), ...(formerEmails && { formerEmails }) }
            : { active: false, roles: [], barred: standing }),
        };
        const data = { personId, standing, stays };
        return { doc, ...(isNews && { events: [{ key: `barred:${known.id}:${at}`, name: 'account.barred' as const, data }] }) };
      });
      // Last: until then the account counts as not looked at, and a crash between the two is made up for.
      await accounts.update(known.id, (doc) => ({
        doc: { ...doc, standing, knownAs: name, barredAt: doc.barredAt ?? at, askAt: NEVER, reachable: false },
      }));
    },
    async lift(known, profile) {
      const { email } = profile;
      const owner = email === undefined ? undefined : await holderOf(people, email);
      const person = await people.get(known.personId);
      const isHalfLifted = person?.active === true && person.accountKeys.includes(known.id);
      if (!person || !(person.barred || isHalfLifted) || (owner && owner.id !== person.id)) {
        await accounts.remove(known.id);
        return false;
      }
      await people.update(person.id, ({ barred: _lifted, ...doc }) => ({
        doc: {
          ...doc,
          active: true,
          accounts: [...doc.accounts.filter((account) => accountKey(account) !== known.id), known.account],
          accountKeys: [...doc.accountKeys.filter((key) => key !== known.id), known.id],
          ...(email !== undefined && { email }),
        },
      }));
      await accounts.update(known.id, ({ barredAt: _over, knownAs: _name, ...doc }) => ({
        doc: { ...doc, standing: 'colleague', reachable: true, lookedUpAt: clock.now().toISOString(), askAt: clock.now().toISOString() },
      }));
      return true;
    },
    async list(limit) {
      const found = await accounts.find(
        { standing: { $in: ['guest', 'outsider'] } },
        { sort: { by: 'barredAt', order: 'descending' }, limit },
      );
      return found.flatMap(({ account, knownAs, standing, barredAt }) =>
        standing === 'guest' || standing === 'outsider' ? [{ account, name: knownAs ?? account.user, standing, at: barredAt ?? '' }] : [],
      );
    },
  };
}
