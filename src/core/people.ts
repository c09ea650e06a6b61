// The port to people. domain/people implements it.
import type { Account, BarredAccount, Client } from './account';
import type { Person } from './person';

/**
 * Someone about whom nothing is stored: an outsider, a guest if guests have no access, or an
 * account that the platform cannot identify now.
 */
export type Stranger = 'outsider' | 'unknown';

export const isStranger = (met: Person | Stranger): met is Stranger => typeof met === 'string';

/** What the core needs to know about people. */
export interface People {
  /**
   * The person of a colleague's account: found, matched by a verified e-mail address, or created.
   * `client`: the current settings of their client.
   */
  of(account: Account, client?: Client): Promise<Person | Stranger>;
  /** Finds a person by any of their ids. */
  get(id: string): Promise<Person | undefined>;
  /** The ids of all people with one of these full names. */
  called(names: readonly string[]): Promise<readonly string[]>;
  /** Asks the platforms about a person's accounts now, and stores the result. */
  ask(person: Person): Promise<void>;
  /**
   * All ids of a person, their own first. Data that was stored before two people were merged uses
   * the other id.
   */
  idsOf(person: Person): Promise<readonly string[]>;
  /**
   * The best account to reach a person; undefined if they have none or are inactive. `own`: only
   * one of exactly this id.
   */
  accountOf(personId: string, own?: boolean): Promise<Account | undefined>;
  /** Until when nothing may be sent to a person unasked; undefined if something may be sent now. */
  quietUntil(person: Person, now: Date): Date | undefined;
  /** Records that an account cannot be reached any more (uninstalled, left). */
  unreachable(account: Account): Promise<void>;
  /**
   * Asks the platforms about at most `limit` accounts: first those never looked up, then those not
   * looked up for a week. Bars accounts of guests and outsiders. Gives how many accounts it asked
   * about.
   */
  check(limit: number): Promise<number>;
  /** The barred accounts, newest first. */
  barred(limit: number): Promise<readonly BarredAccount[]>;
}
