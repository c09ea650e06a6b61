// What is stored about a person and each of their accounts, and how a platform's data changes both.
// Pure functions.
import { idFrom } from '../../core/ids';
import {
  type Account,
  accountKey,
  type Client,
  type Profile,
  type Standing,
} from '../../core/account';
import type { Person, WorkingHours } from '../../core/person';
import { shown, UNTIL_REMOVED } from '../../core/personal';
import { collectionSpec, type New } from '../../core/store';
import type { Doc } from '../../core/doc';
import { type Locale, nearestLocale } from '../../core/texts';

/** Links an account to its person. The id is the account's key. */
export interface AccountDoc extends Doc {
  readonly personId: string;
  readonly account: Account;
  /** When the platform last responded, ISO. */
  readonly lookedUpAt: string;
  readonly reachable: boolean;
  /** The last settings of their client. */
  readonly client?: Pick<Client, 'locale' | 'zone'>;
  /** The address that the platform verified, if its person has it. */
  readonly email?: string;
  /** The platform reports an address that this other person has. */
  readonly contested?: string;
  /** What the platform said when it was last asked; absent if it never was. */
  readonly standing?: Standing;
  /**
   * When the platform was last asked, with or without a response, and when it is asked again if
   * nobody speaks; ISO.
   */
  readonly askedAt?: string;
  readonly askAt?: string;
  /**
   * For a guest's or outsider's account: the name from the platform, and since when it is barred.
   */
  readonly knownAs?: string;
  readonly barredAt?: string;
}

export const peopleCollection = collectionSpec<Person>('people', {
  indexes: [
    { fields: ['email'], unique: true },
    { fields: ['roles'] },
    { fields: ['active'] },
    { fields: ['managerEmail'] },
    { fields: ['name'] },
    { fields: ['personnelNumber'] },
    { fields: ['leavesOn'] },
    { fields: ['crew'] },
    { fields: ['mergedAt'] },
    { fields: ['deputyId'] },
  ],
  what: "name, e-mail and earlier addresses, department, manager's address, location, zone, language, working hours, first and last day, personnel number, kind of employment, until when they are under 18, crew, roles, pause, absence and deputy; that an account turned out to be a guest's",
  people: {
    whom: 'yes',
    purpose: 'operation',
    find: ({ personId, email }) => [
      { id: personId },
      { deputyId: personId },
      ...(email === undefined ? [] : [{ managerEmail: email }]),
    ],
    show: (person, { personId }) => (person.id === personId ? shown(person) : undefined),
    erase({ managerEmail, deputyId, ...person }, { personId, email }) {
      if (person.id === personId) return 'remove';
      return {
        ...person,
        ...(managerEmail !== undefined && managerEmail !== email && { managerEmail }),
        ...(deputyId !== undefined && deputyId !== personId && { deputyId }),
      };
    },
    erased:
      'removed; their address as the manager of others, and that they stand in for others, too',
  },
  keep: { until: 'until removed; inactive once they left' },
});
export const accountsCollection = collectionSpec<AccountDoc>('accounts', {
  indexes: [
    { fields: ['personId'] },
    { fields: ['standing'] },
    { fields: ['askAt'] },
    { fields: ['contested'] },
  ],
  what: "which Slack or Teams account is whose, the address that its platform says, and whether it is a colleague's",
  people: {
    whom: 'yes',
    purpose: 'operation',
    find: ({ personId }) => [{ personId }, { contested: personId }],
    show({ contested: _other, ...account }, { personId }) {
      return account.personId === personId ? shown(account) : undefined;
    },
    erase({ contested, ...account }, { personId }) {
      if (account.personId === personId) return 'remove';
      return {
        ...account,
        ...(contested !== undefined && contested !== personId && { contested }),
      };
    },
    erased: 'removed',
  },
  keep: UNTIL_REMOVED,
});

export const OFFICE_HOURS: WorkingHours = { from: 9 * 60, to: 17 * 60, days: [1, 2, 3, 4, 5] };

/** The id of the person with this e-mail address. */
export function personIdOf(email: string): string {
  return idFrom('person', email.toLowerCase());
}

export interface PersonDefaults {
  readonly zone: string;
  readonly locale: Locale;
}

/** A person with default values for what is unknown. */
export function newPerson(
  known: Partial<Person> & Pick<Person, 'id' | 'name'>,
  defaults: PersonDefaults,
): New<Person> {
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

type Holder = Pick<Person, 'roles' | 'email' | 'active'>;

/**
 * Whether the settings make them an admin who is not one yet. `admins`: e-mail addresses. People
 * who left are never admins.
 */
export function isNewAdmin({ roles, email, active }: Holder, admins: readonly string[]): boolean {
  return active && email !== undefined && admins.includes(email) && !roles.includes('admin');
}

/** Their roles with the one from the settings. */
export function rolesOf(person: Holder, admins: readonly string[]): Person['roles'] {
  return isNewAdmin(person, admins) ? [...person.roles, 'admin'] : person.roles;
}

/**
 * `person` with the platform's data, except what they chose. The locale sets the language only if
 * none is known.
 */
export function withProfile(
  person: Person,
  profile: Pick<Profile, 'name' | 'email' | 'zone' | 'locale'>,
  admins: readonly string[],
): Person {
  const chose = (field: Person['chosen'][number]) => person.chosen.includes(field);
  const email = person.email ?? profile.email;
  return {
    ...person,
    name: profile.name || person.name,
    ...(email !== undefined && { email }),
    zone: !chose('zone') && isZone(profile.zone) ? profile.zone : person.zone,
    locale: chose('locale') ? person.locale : nearestLocale(profile.locale, person.locale),
    roles: rolesOf(
      { roles: person.roles, active: person.active, ...(email !== undefined && { email }) },
      admins,
    ),
  };
}

/** `person` with one more account; unchanged if they have it. */
export function withAccount(person: Person, account: Account): Person {
  const key = accountKey(account);
  if (person.accountKeys.includes(key)) return person;
  return {
    ...person,
    accounts: [...person.accounts, account],
    accountKeys: [...person.accountKeys, key],
  };
}
