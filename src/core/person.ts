// A person: one document, with an account for each platform. Roles and membership are read when an action is pressed.
import type { Doc } from './store';
import type { Locale } from './texts';

export type PlatformName = 'teams' | 'slack' | 'web';

/** Who somebody is on a platform. */
export interface Account {
  readonly platform: PlatformName;
  /** The workspace (Slack team id) or tenant (Entra tenant id) of the account. */
  readonly tenant: string;
  /** The platform's own user id: Slack `U…`, Entra object id. */
  readonly user: string;
}

/** `council`: works council or data protection; reads what the company may know of itself, and decides nothing. */
export type Role = 'admin' | 'lead' | 'reviewer' | 'council';

/**
 * How an account belongs to the company, as its platform says: a colleague; a guest, whom the company invited; an outsider, who only shares
 * a channel with colleagues, or is a bot.
 */
export type Standing = 'colleague' | 'guest' | 'outsider';

/** What guests may do: nothing, or find the entries whose audience names guests. */
export type GuestPolicy = 'off' | 'ask';

/** Local working time: minutes after midnight, [from, to), on ISO weekdays (1 = Monday). */
export interface WorkingHours {
  readonly from: number;
  readonly to: number;
  readonly days: readonly number[];
}

export interface Person extends Doc {
  readonly name: string;
  /** Lower case; only one that a platform vouches for, or that an import named. */
  readonly email?: string;
  readonly department?: string;
  /** E-mail address of the line manager, lower case. */
  readonly managerEmail?: string;
  readonly location?: string;
  /** IANA time zone. */
  readonly zone: string;
  readonly locale: Locale;
  /** Languages the person works in, ISO 639-1. */
  readonly languages: readonly string[];
  /** ISO date. */
  readonly startDate?: string;
  readonly roles: readonly Role[];
  readonly accounts: readonly Account[];
  /** `accountKey` of each account: what a look-up by account finds. */
  readonly accountKeys: readonly string[];
  /** Where the person last spoke to the bot: proactive messages go there. */
  readonly lastAccountKey?: string;
  readonly workingHours: WorkingHours;
  /** False when the platform or an import says that they left. */
  readonly active: boolean;
  /** What the person chose themselves in `profile`: an import or a platform look-up does not overwrite these. */
  readonly chosen: readonly ('zone' | 'locale' | 'workingHours' | 'languages')[];
  /** Absent or in the past: nudges and reminders may be sent. ISO instant, or `forever`. */
  readonly pausedUntil?: string;
  /** A guest who asks something: made for one event and never stored. */
  readonly guest?: true;
  /** Their only account turned out to be a guest's or an outsider's: inactive, kept for what they wrote. */
  readonly barred?: Exclude<Standing, 'colleague'>;
  /** Addresses that they had before, the newest first: a table or a colleague who still names one means them. They let nobody in. */
  readonly formerEmails?: readonly string[];
  /** They turned out to be this person: whoever asks for them is led there. Inactive. */
  readonly mergedInto?: string;
  /** Who was merged into them. It counts where the other's `mergedInto` says the same. */
  readonly absorbed?: readonly string[];
  /** When an admin merged them, ISO, and what that took and gave; absent where a platform's word did it. */
  readonly mergedAt?: string;
  readonly merged?: Merged;
}

/** The fields of a person that a merge fills in where the other has none. */
export type MergedField = 'department' | 'managerEmail' | 'location' | 'startDate';

/** What a merge took from a person, and gave to the one who they are: enough to take it back. */
export interface Merged {
  readonly active: boolean;
  readonly roles: readonly Role[];
  readonly gave: { readonly roles: readonly Role[]; readonly fields: readonly MergedField[] };
  /** The event that did it. */
  readonly because: string;
  /** While it is taken back: the roles that they get again. */
  readonly back?: readonly Role[];
}

/** What a platform knows of an account. */
export interface Profile {
  readonly name: string;
  /** Only an address that the platform itself vouches for. */
  readonly email?: string;
  readonly zone?: string;
  /** BCP 47. */
  readonly locale?: string;
  readonly active: boolean;
  readonly standing: Standing;
}

/** What comes with an event of its sender: what their client says, and their name. */
export interface Client extends Pick<Profile, 'zone' | 'locale'> {
  readonly senderName?: string;
  /** The event itself says that its sender is of another company. */
  readonly outsider?: true;
}

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

/** An account that the store held and that turned out to be a guest's or an outsider's. */
export interface BarredAccount {
  readonly account: Account;
  readonly name: string;
  readonly standing: Exclude<Standing, 'colleague'>;
  /** ISO instant. */
  readonly at: string;
}

export function accountKey(account: Account): string {
  return `${account.platform}:${account.tenant}:${account.user}`;
}

/** Whether somebody holds a role; an admin may do all that a lead may. */
export function holds(person: Person, role: Role): boolean {
  return person.roles.includes(role) || (role === 'lead' && person.roles.includes('admin'));
}

export const isColleague = (person: Person): boolean => person.active && person.guest !== true;
/** Colleagues, and guests where the company lets them ask. */
export const mayAsk = (person: Person): boolean => person.active;
export const isReviewer = (person: Person): boolean => person.active && holds(person, 'reviewer');
export const isLead = (person: Person): boolean => person.active && holds(person, 'lead');
/** Works council or data protection. An admin is none of them: whoever lets admins read the same says so. */
export const isCouncil = (person: Person): boolean => person.active && holds(person, 'council');
export const isAdmin = (person: Person): boolean => person.active && holds(person, 'admin');
