// Handles stored accounts that turn out to belong to guests or outsiders. They are taken from their
// person, who is deactivated unless something else shows that they are a colleague. What they wrote
// is kept. An account that becomes a colleague's account again is readmitted.
import type { Clock } from '../../core/clock';
import { accountKey, type BarredAccount, type Profile, type Standing } from '../../core/account';
import type { Person } from '../../core/person';
import type { Collection } from '../../core/store';
import { holderOf } from './addresses';
import { personOf, recordsOf } from './aliases';
import type { AccountDoc } from './record';

/** Asked when someone speaks through a barred account: what the account is now. */
const NEVER = '9999-12-31T00:00:00.000Z';

export interface Barring {
  bar(known: AccountDoc, standing: Exclude<Standing, 'colleague'>, name: string): Promise<void>;
  /** True: the account belongs to its person again. False: it must be joined like a new account. */
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
  /**
   * Whether a person's record shows that they are a colleague, without any account: by an import or
   * the settings.
   */
  function isKnownOtherwise(record: Person): boolean {
    const isImported =
      record.department !== undefined ||
      record.managerEmail !== undefined ||
      record.startDate !== undefined ||
      record.personnelNumber !== undefined;
    return isImported || (record.email !== undefined && admins.includes(record.email));
  }

  /** The person of an account, and whether anything else shows that they are a colleague. */
  async function besides(
    known: AccountDoc,
  ): Promise<{ readonly personId: string; readonly isColleague: boolean }> {
    const person = await personOf(people, known.personId);
    if (!person) return { personId: known.personId, isColleague: false };
    const records = await recordsOf(people, person);
    const theirs = await accounts.find({ personId: { $in: records.map(({ id }) => id) } });
    const others = theirs.filter(
      ({ id, standing: of }) => id !== known.id && (of ?? 'colleague') === 'colleague',
    );
    // A person that an admin merged into another one stays merged.
    const isMerged = person.id !== known.personId;
    return {
      personId: person.id,
      isColleague: isMerged || others.length > 0 || records.some(isKnownOtherwise),
    };
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
          // Without the address, so that the colleague who owns it can be joined with the account.
          ...(stays
            ? { ...(email !== undefined && { email }), ...(formerEmails && { formerEmails }) }
            : { active: false, roles: [], barred: standing }),
        };
        const data = { personId, standing, stays };
        return {
          doc,
          ...(isNews && {
            events: [{ key: `barred:${known.id}:${at}`, name: 'account.barred' as const, data }],
          }),
        };
      });
      // This comes last: until then the account counts as not looked up, so a crash in between is
      // repaired.
      await accounts.update(known.id, (doc) => ({
        doc: {
          ...doc,
          standing,
          knownAs: name,
          barredAt: doc.barredAt ?? at,
          askAt: NEVER,
          reachable: false,
        },
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
          accounts: [
            ...doc.accounts.filter((account) => accountKey(account) !== known.id),
            known.account,
          ],
          accountKeys: [...doc.accountKeys.filter((key) => key !== known.id), known.id],
          ...(email !== undefined && { email }),
        },
      }));
      await accounts.update(known.id, ({ barredAt: _over, knownAs: _name, ...doc }) => ({
        doc: {
          ...doc,
          standing: 'colleague',
          reachable: true,
          lookedUpAt: clock.now().toISOString(),
          askAt: clock.now().toISOString(),
        },
      }));
      return true;
    },
    async list(limit) {
      const found = await accounts.find(
        { standing: { $in: ['guest', 'outsider'] } },
        { sort: { by: 'barredAt', order: 'descending' }, limit },
      );
      return found.flatMap(({ account, knownAs, standing, barredAt }) =>
        standing === 'guest' || standing === 'outsider'
          ? [{ account, name: knownAs ?? account.user, standing, at: barredAt ?? '' }]
          : [],
      );
    },
  };
}
