// A person: one document, with an account for each platform. roles.ts says who may what.
import type { Account, Standing } from './account';
import type { Doc } from './doc';
import type { Locale } from './texts';

/** `council`: works council or data protection; reads what the company may know of itself, and decides nothing. */
export type Role = 'admin' | 'lead' | 'reviewer' | 'council';

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
