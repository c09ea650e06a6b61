// Audiences: rules over people, as data. A person must match every trait that is named, by any of
// its values. Pure.
import { holds } from '../core/roles';
import type { Person, Role } from '../core/person';
import { employmentOf } from './people/import';

/** Roles that an entry may be for. The works council reads what colleagues read. */
type AudienceRole = Exclude<Role, 'council'>;

/** Without traits: everyone. Values are kept as they were written, and compared without case. */
export interface Audience {
  readonly departments?: readonly string[];
  readonly locations?: readonly string[];
  readonly roles?: readonly AudienceRole[];
  /** Kinds of employment, as they were written: `temps`, `Azubis`. */
  readonly employments?: readonly string[];
  /** Guests may see it too. */
  readonly guests?: true;
}

type Trait = Exclude<keyof Audience, 'guests'>;

export const EVERYBODY: Audience = {};

const WORDS: Readonly<Record<Trait, readonly string[]>> = {
  departments: ['department', 'departments', 'abteilung', 'abteilungen', 'bereich'],
  locations: ['location', 'locations', 'site', 'standort', 'standorte', 'ort'],
  roles: ['role', 'roles', 'rolle', 'rollen'],
  employments: [
    'employment',
    'employed as',
    'employment type',
    'kind of employment',
    'contract',
    'beschäftigung',
    'beschäftigungsart',
    'beschäftigt als',
    'anstellung',
    'anstellungsart',
  ],
};
const TRAITS = Object.keys(WORDS) as readonly Trait[];
const ROLES: Readonly<Record<AudienceRole, readonly string[]>> = {
  admin: ['admin', 'admins'],
  lead: ['lead', 'leads', 'leitung'],
  reviewer: ['reviewer', 'reviewers', 'prüfung'],
};
/** The most that a card can show. */
const TEXT_MAX = 300;
const ALL = /^(everybody|everyone|all|alle)?$/i;
const GUESTS = /^(?:guests?|gäste?|gaeste)$/i;

const folded = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** Whether it is for every colleague. */
export function isEverybody(audience: Audience | undefined): boolean {
  return TRAITS.every((trait) => (audience?.[trait]?.length ?? 0) === 0);
}

/**
 * Whether a person belongs to it. If a trait of the person is unknown, they match none of its
 * values.
 */
export function isIn(audience: Audience | undefined, person: Person): boolean {
  if (person.guest) return audience?.guests === true;
  if (audience === undefined) return true;
  const { departments = [], locations = [], roles = [], employments = [] } = audience;
  const isOneOf = (values: readonly string[], value: string | undefined) =>
    values.length === 0 ||
    (value !== undefined && values.some((one) => folded(one) === folded(value)));
  return (
    isOneOf(departments, person.department) &&
    isOneOf(locations, person.location) &&
    (roles.length === 0 || roles.some((role) => holds(person, role))) &&
    (employments.length === 0 || employments.some((one) => employmentOf(one) === person.employment))
  );
}

/**
 * Whether everyone who reads in a channel or group may see it. `mixed`: with guests or outsiders.
 */
function isForReaders(audience: Audience | undefined, readers: 'colleagues' | 'mixed'): boolean {
  return isEverybody(audience) && (readers === 'colleagues' || audience?.guests === true);
}

/** Whether an entry for an audience may be shown. */
export type MayBeShown = (audience: Audience | undefined) => boolean;

export const toPerson =
  (person: Person): MayBeShown =>
  (audience) =>
    isIn(audience, person);

export const toReaders =
  (readers: 'colleagues' | 'mixed'): MayBeShown =>
  (audience) =>
    isForReaders(audience, readers);

/**
 * The same key for audiences of the same people, whatever their spelling and order; empty for every
 * colleague and no guest.
 */
export function audienceKey(audience: Audience | undefined): string {
  const guests = audience?.guests ? 'guests' : '';
  if (isEverybody(audience)) return guests;
  return (
    guests +
    JSON.stringify(
      TRAITS.map((trait) => [...new Set((audience?.[trait] ?? []).map(keyOf(trait)))].sort()),
    )
  );
}

const keyOf = (trait: Trait) => (value: string) =>
  trait === 'employments' ? (employmentOf(value) ?? folded(value)) : folded(value);

export type ReadAudience =
  | { readonly ok: true; readonly audience: Audience }
  | { readonly ok: false; readonly part: string };

/**
 * Reads text such as `department: Sales, Service; location: Leeds`. An empty text or `everybody`
 * means everyone; `guests` adds guests. `part`: the part that cannot be read.
 */
export function readAudience(text: string): ReadAudience {
  if (ALL.test(text.trim())) return { ok: true, audience: EVERYBODY };
  if (text.length > TEXT_MAX) return { ok: false, part: text };
  const found: { [T in Trait]?: string[] } = {};
  const given = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const hasGuests = given.some((part) => GUESTS.test(part));
  const parts = given.filter((part) => !GUESTS.test(part) && !(hasGuests && ALL.test(part)));
  for (const part of parts) {
    const [, word = '', rest = ''] = /^([^:]*):(.*)$/s.exec(part) ?? [];
    const trait = TRAITS.find((one) => WORDS[one].includes(folded(word)));
    const values = rest
      .split(/[,|]/)
      .map((value) => value.trim())
      .filter((value) => value !== '');
    if (trait === undefined || values.length === 0) return { ok: false, part };
    const known = values.flatMap((value) => knownValue(trait, value) ?? []);
    if (known.length < values.length) return { ok: false, part };
    found[trait] = [...(found[trait] ?? []), ...known];
  }
  if (given.length === 0) return { ok: false, part: text.trim() };
  return { ok: true, audience: { ...(found as Audience), ...(hasGuests && { guests: true }) } };
}

/** Departments and locations may have any name; roles and kinds of employment are a few. */
function knownValue(trait: Trait, value: string): string | undefined {
  if (trait === 'roles') return roleOf(value);
  return trait === 'employments' && employmentOf(value) === undefined ? undefined : value;
}

function roleOf(word: string): AudienceRole | undefined {
  return (Object.keys(ROLES) as AudienceRole[]).find((role) => ROLES[role].includes(folded(word)));
}

export type AudienceShown = {
  readonly restricted: boolean;
  /** Guests see it too. */
  readonly guests: boolean;
  readonly names: string;
  readonly between: boolean;
  /**
   * `none`, `lead`, `leadAndreviewer` …: letters only, because markdown could interpret other marks
   * in a card's data.
   */
  readonly roles: string;
};

/**
 * An audience for cards: names as they were written, the roles as a key for a text, and whether a
 * separator is needed.
 */
export function audienceShown(audience: Audience | undefined): AudienceShown {
  const { departments = [], locations = [], roles = [], employments = [] } = audience ?? EVERYBODY;
  const names = [departments, locations, employments]
    .filter((values) => values.length > 0)
    .map((values) => values.join(', '));
  // An admin may do everything that a lead may, so `leads` covers both.
  const named = roles.filter((role) => role !== 'admin' || !roles.includes('lead'));
  return {
    restricted: !isEverybody(audience),
    guests: audience?.guests === true,
    names: names.join(' · '),
    between: names.length > 0 && named.length > 0,
    roles: named.length === 0 ? 'none' : named.toSorted().join('And'),
  };
}
