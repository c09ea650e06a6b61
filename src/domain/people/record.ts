// What is kept of a person and of each of their accounts, and how both change with what a platform says. Pure functions.
import { idFrom } from '../../core/ids';
import { type Account, accountKey, type Client, type Profile, type Standing } from '../../core/account';
import type { Person, WorkingHours } from '../../core/person';
import { shown, UNTIL_REMOVED } from '../../core/personal';
import { collectionSpec, type New } from '../../core/store';
import type { Doc } from '../../core/doc';
import { type Locale, nearestLocale } from '../../core/texts';

/** Which person an account belongs to: its id is the account's key. */
export interface AccountDoc extends Doc {
  readonly personId: string;
  readonly account: Account;
  /** When the platform last answered, ISO. */
  readonly lookedUpAt: string;
  readonly reachable: boolean;
  /** What their client said last. */
  readonly client?: Pick<Client, 'locale' | 'zone'>;
  /** The address that its platform vouched for, as far as its person has it. */
  readonly email?: string;
  /** The platform says an address that this other person has. */
  readonly contested?: string;
  /** As the platform said when it was last asked; absent: it was never asked. */
  readonly standing?: Standing;
  /** When the platform was last asked, with or without an answer, and when it is asked again where nobody speaks; ISO. */
  readonly askedAt?: string;
  readonly askAt?: string;
  /** Of a guest's or outsider's account: the name that the platform says, and since when it is barred. */
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
    { fields: ['mergedAt'] },
  ],
  what: "name, e-mail and earlier addresses, department, manager's address, location, zone, language, working hours, start date, roles, pause; that an account turned out to be a guest's",
  people: {
    whom: 'yes',
    purpose: 'operation',
    find: ({ personId, email }) => [{ id: personId }, ...(email === undefined ? [] : [{ managerEmail: email }])],
    show: (person, { personId }) => (person.id === personId ? shown(person) : undefined),
    erase: ({ managerEmail: _theirs, ...person }, { personId }) => (person.id === personId ? 'remove' : person),
    erased: 'removed; their address as the manager of others, too',
  },
  keep: { until: 'until removed; inactive once they left' },
});
export const accountsCollection = collectionSpec<AccountDoc>('accounts', {
  indexes: [{ fields: ['personId'] }, { fields: ['standing'] }, { fields: ['askAt'] }, { fields: ['contested'] }],
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
      return { ...account, ...(contested !== undefined && contested !== personId && { contested }) };
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

/** A person with our defaults where nothing is known. */
export function newPerson(known: Partial<Person> & Pick<Person, 'id' | 'name'>, defaults: PersonDefaults): New<Person> {
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

/** Whether the settings make them an admin who is none yet. `admins`: e-mail addresses. Who left is no admin, whatever the settings say. */
export function isNewAdmin({ roles, email, active }: Holder, admins: readonly string[]): boolean {
  return active && email !== undefined && admins.includes(email) && !roles.includes('admin');
}

/** Their roles with the one that the settings give. */
export function rolesOf(person: Holder, admins: readonly string[]): Person['roles'] {
  return isNewAdmin(person, admins) ? [...person.roles, 'admin'] : person.roles;
}

/** `person` with what the platform says, except what they chose; the locale gives the language only where none is known. */
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
    roles: rolesOf({ roles: person.roles, active: person.active, ...(email !== undefined && { email }) }, admins),
  };
}

/** `person` with one account more, or as they are when they have it. */
export function withAccount(person: Person, account: Account): Person {
  const key = accountKey(account);
  if (person.accountKeys.includes(key)) return person;
  return { ...person, accounts: [...person.accounts, account], accountKeys: [...person.accountKeys, key] };
}
