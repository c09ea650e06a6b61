// The cards for merging: two people side by side, and what a merge would change. They show counts
// only, never stored data.
import { shortened } from '../../../cards/shortened';
import { keptLabel } from '../../../core/kept-labels';
import type { CardMessage } from '../../../core/message';
import type { Person } from '../../../core/person';
import { type MergePlan, rolesAfter, rolesKey } from './plan';

const NAME_MAX = 60;
const EMAIL_MAX = 80;
const LISTED_MAX = 200;

/** One of the two people, with the number of their documents by collection. */
export interface Half {
  readonly person: Person;
  /** The platforms of their accounts, as people call them. */
  readonly platforms: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
}

const listed = (items: readonly string[]) => shortened(items.join(', '), LISTED_MAX) || '–';
const named = ({ name, email }: Person) => ({
  name: shortened(name, NAME_MAX),
  email: shortened(email ?? '–', EMAIL_MAX),
});

/** `Slack, Web (2)`: each platform, with the number of accounts if there are several. */
function counted(platforms: readonly string[]): readonly string[] {
  const accounts = (platform: string) => platforms.filter((one) => one === platform).length;
  return [...new Set(platforms)].map((platform) =>
    accounts(platform) > 1 ? `${platform} (${accounts(platform)})` : platform,
  );
}

function shown({ person, platforms }: Half) {
  return {
    ...named(person),
    department: shortened(person.department ?? '–', NAME_MAX),
    accounts: listed(counted(platforms)),
  };
}

/**
 * Who decides: the admin alone, the admin and a second one, or nobody, because there is no second
 * admin.
 */
export type Wanted = 'one' | 'two' | 'alone';

/** What a merge would do. `appoint`: an admin can give the role to a second one. */
export function mergeCard(
  plan: MergePlan,
  from: Half,
  into: Half,
  { wanted, appoint }: { readonly wanted: Wanted; readonly appoint: boolean },
): CardMessage {
  const collections = [...new Set([...from.counts.keys(), ...into.counts.keys()])].toSorted();
  return {
    card: 'admin/merge',
    data: {
      from: shown(from),
      into: shown(into),
      counts: collections.map((collection) => ({
        label: keptLabel(collection),
        ofFrom: from.counts.get(collection) ?? 0,
        ofInto: into.counts.get(collection) ?? 0,
      })),
      rolesNow: plan.from.roles.map((role) => ({ role })),
      noRoles: rolesAfter(plan).length === 0,
      rolesAfter: rolesAfter(plan).map((role) => ({ role, fresh: plan.roles.includes(role) })),
      fields: plan.fields.map((field) => ({
        field,
        value: shortened(plan.from[field] ?? '–', EMAIL_MAX),
      })),
      fromId: plan.from.id,
      intoId: plan.into.id,
      said: rolesKey(plan.roles),
      swaps: plan.from.active,
      one: wanted === 'one',
      two: wanted === 'two',
      alone: wanted === 'alone',
      appoint,
    },
  };
}

/** Says that the merge is done, with the button that takes it back. */
export function mergedCard({ from, into }: Pick<MergePlan, 'from' | 'into'>): CardMessage {
  return {
    card: 'admin/merged',
    data: { from: named(from).name, into: named(into).name, id: from.id },
  };
}

/** The newest merges, and pairs that may be one person because a platform says so. */
export function mergesCard(
  merges: readonly { readonly from: Person; readonly into: Person | undefined }[],
  maybe: readonly (readonly [Person, Person])[],
): CardMessage {
  return {
    card: 'admin/merges',
    data: {
      none: merges.length + maybe.length === 0,
      merges: merges.map(({ from, into }) => ({
        ...named(from),
        into: shortened(into?.name ?? '–', NAME_MAX),
        at: from.mergedAt ?? '',
        id: from.id,
      })),
      maybe: maybe.map(([one, other]) => ({
        ...named(one),
        other: named(other).name,
        otherEmail: named(other).email,
        fromId: one.id,
        intoId: other.id,
      })),
    },
  };
}
