// A person: one document, with an account on each platform. roles.ts says what each role may do.
import type { Account, Standing } from './account';
import type { Doc } from './doc';
import type { Locale } from './texts';

/**
 * `council`: works council or data protection. They read what the company may know about the bot,
 * and decide nothing.
 */
export type Role = 'admin' | 'lead' | 'reviewer' | 'council';

/** What guests may do: nothing, or find entries whose audience names guests. */
export type GuestPolicy = 'off' | 'ask';

/** How somebody is employed, as far as audiences and rules need to know. */
export type Employment = 'employee' | 'temp' | 'apprentice' | 'contractor';

/**
 * Local working time: minutes after midnight, [from, to), on ISO weekdays (1 = Monday). If `to` is
 * not after `from`, it is on the next day: a night shift, on the weekdays on which it begins.
 */
export interface WorkingHours {
  readonly from: number;
  readonly to: number;
  readonly days: readonly number[];
}

export interface Person extends Doc {
  readonly name: string;
  /** Lower case. Only an address that a platform verified or an import named. */
  readonly email?: string;
  readonly department?: string;
  /** E-mail address of the line manager, lower case. */
  readonly managerEmail?: string;
  readonly location?: string;
  /** The crew whose rotating shifts they work. */
  readonly crew?: string;
  /** Their number in the HR system. Tables name people without an address by it. */
  readonly personnelNumber?: string;
  readonly employment?: Employment;
  /** Under 18: the day on which they are 18, ISO date; `unknown` if no table says it. */
  readonly minorUntil?: string;
  /** Their last day, ISO date. They are inactive from the next day on. */
  readonly leavesOn?: string;
  /** IANA time zone. */
  readonly zone: string;
  readonly locale: Locale;
  /** Languages that the person works in, ISO 639-1. */
  readonly languages: readonly string[];
  /** ISO date. */
  readonly startDate?: string;
  readonly roles: readonly Role[];
  readonly accounts: readonly Account[];
  /** `accountKey` of each account, for look-ups by account. */
  readonly accountKeys: readonly string[];
  /** Where the person last spoke to the bot. Messages that the bot starts go there. */
  readonly lastAccountKey?: string;
  readonly workingHours: WorkingHours;
  /** False if the platform or an import says that they left. */
  readonly active: boolean;
  /** A table said that they left. A later table can bring them back. */
  readonly endedByTable?: true;
  /** What the person set in `profile`. An import or a platform look-up does not overwrite it. */
  readonly chosen: readonly ('zone' | 'locale' | 'workingHours' | 'languages')[];
  /**
   * Until when nudges and reminders are paused: an ISO instant or `forever`. Absent or past: not
   * paused.
   */
  readonly pausedUntil?: string;
  /** Until when they are away (ISO instant), and who stands in for them: domain/away.ts. */
  readonly awayUntil?: string;
  readonly deputyId?: string;
  /** A guest who asks something. Created for one event and never stored. */
  readonly guest?: true;
  /**
   * Their only account belongs to a guest or an outsider. They are inactive, and kept because of
   * what they wrote.
   */
  readonly barred?: Exclude<Standing, 'colleague'>;
  /**
   * Earlier addresses, newest first. A table or a colleague that names one of them means this
   * person. They give no access.
   */
  readonly formerEmails?: readonly string[];
  /**
   * The person that they were merged into. Anyone who looks for them finds that person. Inactive.
   */
  readonly mergedInto?: string;
  /** The people who were merged into them. Each counts only if its `mergedInto` says the same. */
  readonly absorbed?: readonly string[];
  /**
   * When an admin merged them (ISO), and what the merge moved. Absent if a platform's data caused
   * it.
   */
  readonly mergedAt?: string;
  readonly merged?: Merged;
}

/** The fields that a merge fills if the remaining person has no value. */
export type MergedField =
  | 'department'
  | 'managerEmail'
  | 'location'
  | 'startDate'
  | 'personnelNumber'
  | 'employment'
  | 'minorUntil'
  | 'leavesOn'
  | 'crew';

/** What a merge moved from one person to the other: enough to undo it. */
export interface Merged {
  readonly active: boolean;
  readonly roles: readonly Role[];
  readonly gave: { readonly roles: readonly Role[]; readonly fields: readonly MergedField[] };
  /** The event that merged them. */
  readonly because: string;
  /** While the merge is being undone: the roles that they get back. */
  readonly back?: readonly Role[];
}
