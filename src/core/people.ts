// The port to the people, which domain/people implements.
import type { Account, BarredAccount, Client } from './account';
import type { Person } from './person';

/** Somebody about whom nothing is kept: an outsider (or a guest, where guests may do nothing), or an account that the platform can't vouch for now. */
export type Stranger = 'outsider' | 'unknown';

export const isStranger = (met: Person | Stranger): met is Stranger => typeof met === 'string';

/** What the core needs of people; domain/people implements it. */
export interface People {
  /** The person behind a colleague's account: found, joined by a vouched e-mail address, or made. `client`: what their client says just now. */
  of(account: Account, client?: Client): Promise<Person | Stranger>;
  /** By any id that stands for them. */
  get(id: string): Promise<Person | undefined>;
  /** The ids of everybody who is called by one of these whole names. */
  called(names: readonly string[]): Promise<readonly string[]>;
  /** Asks the platforms now what the accounts of somebody are, and keeps what they say. */
  ask(person: Person): Promise<void>;
  /** All ids that stand for a person, their own first: what was kept before two turned out to be one names the other id. */
  idsOf(person: Person): Promise<readonly string[]>;
  /** The account at which to reach a person, best first; undefined when they have none or are inactive. `own`: only one that belongs to this very id. */
  accountOf(personId: string, own?: boolean): Promise<Account | undefined>;
  /** Notes that an account can't be reached any more (uninstalled, left). */
  unreachable(account: Account): Promise<void>;
  /**
   * Asks the platforms about at most `limit` accounts: those whose standing was never looked up, then those not looked up for a week. Accounts of
   * guests and outsiders are barred. Gives how many were asked about.
   */
  check(limit: number): Promise<number>;
  /** The accounts that were barred, newest first. */
  barred(limit: number): Promise<readonly BarredAccount[]>;
}
