// The data of admin's cards.
import { mergedLines } from '../../cards/merged-notes';
import { shortened } from '../../cards/shortened';
import type { NamedList } from '../../core/agreement/shapes';
import type { CardMessage, Message } from '../../core/message';
import type { BarredAccount } from '../../core/account';
import type { Person, Role } from '../../core/person';
import type { MergedNote } from '../../domain/people/aliases';
import type { Synonyms } from '../../domain/synonyms';

const NAME_MAX = 60;
const VALUE_MAX = 80;

type Named = Pick<Person, 'name'>;

export const adminLists: readonly NamedList[] = [
  {
    id: 'admin.roles',
    purpose: 'admin.rolesList',
    cards: { 'admin/overview': ['admins', 'leads', 'reviewers', 'council'] },
  },
  { id: 'admin.guests', purpose: 'admin.guestsList', cards: { 'admin/barred': 'whole' } },
  { id: 'admin.merges', purpose: 'admin.mergesList', cards: { 'admin/merges': 'whole' } },
];

/** The overview: counts, and who holds which role. */
export function adminOverviewCard(
  counts: {
    readonly people: number;
    readonly entries: number;
    readonly waiting: number;
    readonly channels: number;
    /** Whether rounds can be drafted. */
    readonly rounds: boolean;
    /** Mentoring is agreed, but not the list that rounds need. */
    readonly noRounds?: boolean;
  },
  holders: {
    readonly admins: readonly Named[];
    readonly leads: readonly Named[];
    readonly reviewers: readonly Named[];
    readonly council: readonly Named[];
  },
): CardMessage {
  const names = (people: readonly Named[]) => people.map(({ name }) => name).join(', ') || '–';
  const { admins, leads, reviewers, council } = holders;
  return {
    card: 'admin/overview',
    data: {
      noRounds: false,
      ...counts,
      admins: names(admins),
      leads: names(leads),
      reviewers: names(reviewers),
      council: names(council),
    },
  };
}

/** One sentence about somebody's role, and about other people whom it concerns. */
export function roleSaid(
  text: string,
  { name, role }: { readonly name: string; readonly role: Role },
  merged: readonly MergedNote[],
): Message {
  if (merged.length === 0) return { text, args: { name, role } };
  return {
    card: 'admin/of-merged',
    data: { key: text, name: shortened(name, NAME_MAX), role, merged: mergedLines(merged) },
  };
}

const WORD_MAX = 30;
const OTHERS_MAX = 200;

/** The newest lines of synonyms, and how many there are in all. */
export function synonymsCard(newest: readonly Synonyms[], count: number): CardMessage {
  return {
    card: 'admin/synonyms',
    data: {
      count,
      lines: newest.map(({ id, words: [word = '', ...others] }) => ({
        id,
        word: shortened(word, WORD_MAX),
        others: shortened(others.join(', '), OTHERS_MAX),
      })),
      hasMore: count > newest.length,
      more: Math.max(0, count - newest.length),
    },
  };
}

/** Accounts of guests and outsiders that the bot knows, newest first. */
export function barredCard(accounts: readonly BarredAccount[]): CardMessage {
  return {
    card: 'admin/barred',
    data: {
      none: accounts.length === 0,
      accounts: accounts.map(({ name, standing, at, account }) => ({
        name: shortened(name, VALUE_MAX),
        standing,
        at,
        user: account.user,
      })),
    },
  };
}

export const synonymsForm = (): CardMessage => ({ card: 'admin/synonyms-form', data: {} });
