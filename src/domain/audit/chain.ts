// The audit's chain: one entry for each sequence number, each with the hash of the one before. It
// holds only pseudonyms and our own words, so it never has to change. The names behind the
// pseudonyms are stored separately (names.ts) and can be erased. Pure.
import { createHash } from 'node:crypto';
import { picked } from '../../core/personal';
import { collectionSpec, type New } from '../../core/store';
import type { Doc } from '../../core/doc';

/** What the audit can be filtered by. */
export type DeedKind = 'decision' | 'role' | 'data' | 'opening' | 'setting';

export interface AuditEntry extends Doc {
  /** Counts from 1, without gaps. */
  readonly seq: number;
  /** ISO instant. */
  readonly at: string;
  readonly kind: DeedKind;
  /** e.g. `role.granted`. */
  readonly what: string;
  /** Pseudonyms, or words of our own: `nobody`, `synonyms`. */
  readonly by: string;
  readonly whom: string;
  readonly detail?: string;
  /**
   * Derived from the cause and the salts of the people named (names.ts): a deed that is noted again
   * finds its entry.
   */
  readonly key: string;
  /** The hash of the previous entry. */
  readonly prev: string;
  /** The hash of all fields above (`isIntact`), and so of the whole chain before. */
  readonly hash: string;
}

/**
 * A place in the chain. If it is kept elsewhere, it reveals a chain that was shortened or
 * rewritten.
 */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** A cut removes nothing that is younger. */
const LEAST_DAYS = 365;
const DAY_MS = 86_400_000;

export const auditCollection = collectionSpec<AuditEntry>('audit.chain', {
  indexes: [
    { fields: ['key'], unique: true },
    { fields: ['at'] },
    { fields: ['kind', 'id'] },
    { fields: ['by'] },
    { fields: ['whom'] },
  ],
  what: 'who decided, appointed, imported, exported, erased or opened what about others, under pseudonyms; each entry holds the hash of the one before',
  people: {
    whom: 'under a pseudonym',
    purpose: 'accountability',
    find: ({ pseudonym }) => (pseudonym === '' ? [] : [{ by: pseudonym }, { whom: pseudonym }]),
    show: (entry, { pseudonym }) =>
      entry.by === pseudonym || entry.whom === pseudonym
        ? {
            ...picked(entry, 'at', 'what', 'detail'),
            by: entry.by === pseudonym ? 'me' : 'somebody else',
          }
        : undefined,
    erase: () => 'keep',
    erased: 'unchanged; nothing says any more whom the pseudonym stands for',
  },
  keep: {
    days: 1095,
    least: LEAST_DAYS,
    since: 'at',
    when: 'after the deed; from the front only',
    chained: true,
  },
});

/** The hash before the first entry. */
export const BEGINNING = '0'.repeat(64);
/**
 * The entry that says where the front was cut off. Its detail is `cutText` of the last removed
 * entry.
 */
export const CUT = 'audit.cut';

const DIGITS = 12;

/** Sorts like the numbers. */
export function entryId(seq: number): string {
  return String(seq).padStart(DIGITS, '0');
}

const sha256 = (...parts: readonly unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

type Hashed = Omit<AuditEntry, 'id' | 'version' | 'hash'>;

/**
 * The hash of an entry's content. It is separate, so that a removed entry can still prove its age
 * without showing anything else.
 */
const bodyOf = ({ kind, what, by, whom, detail, key }: Hashed) =>
  sha256(kind, what, by, whom, detail ?? null, key);

export function hashOf(entry: Hashed): string {
  return sha256(entry.seq, entry.at, bodyOf(entry), entry.prev);
}

/** How the first versions with a chain hashed an entry: all fields in one list. */
const earlierHashOf = ({ seq, at, kind, what, by, whom, detail, key, prev }: Hashed) =>
  sha256(seq, at, kind, what, by, whom, detail ?? null, key, prev);

const provesItsAge = (entry: AuditEntry) => hashOf(entry) === entry.hash;

/** Whether the hash is that of the fields, by the formula of any version. */
export const isIntact = (entry: AuditEntry) =>
  provesItsAge(entry) || earlierHashOf(entry) === entry.hash;

/** The entry that follows a head. */
export function entryAfter(
  head: Head | undefined,
  fields: Omit<AuditEntry, 'id' | 'version' | 'seq' | 'prev' | 'hash'>,
): New<AuditEntry> {
  const entry = { ...fields, seq: (head?.seq ?? 0) + 1, prev: head?.hash ?? BEGINNING };
  return { id: entryId(entry.seq), ...entry, hash: hashOf(entry) };
}

/**
 * The last entry that a cut removed: its place, and its age if its hash proves it. The hash of an
 * entry of the first versions does not; the next entry, which is younger, then has to.
 */
export interface Gone extends Head {
  readonly at?: string;
}

export function cutText(entry: AuditEntry): string {
  const head = headText(entry);
  return provesItsAge(entry) ? [head, bodyOf(entry), entry.prev, entry.at].join(':') : head;
}

/** Undefined if it is not a cut, or if it states an age that the hash does not prove. */
export function readCut(text: string): Gone | undefined {
  const [seq = '', hash = '', body, prev, ...at] = text.split(':');
  const head = readHead(`${seq}:${hash}`);
  if (!head || body === undefined) return head;
  const instant = at.join(':');
  return sha256(head.seq, instant, body, prev) === hash ? { ...head, at: instant } : undefined;
}

/** Whether a cut at an instant may remove what is from another: the shortest retention is over. */
export const isOver = (at: string, cutAt: Date) =>
  Date.parse(at) <= cutAt.getTime() - LEAST_DAYS * DAY_MS;

/** Those of the oldest entries that can be cut off so that what is left proves their age. */
export function cuttable(
  oldest: readonly AuditEntry[],
  before: string,
  now: Date,
): readonly AuditEntry[] {
  const kept = oldest.findIndex(({ at }) => at >= before);
  const expired = kept < 0 ? oldest : oldest.slice(0, kept);
  const last = expired.findLastIndex((entry, index) => {
    const next = oldest[index + 1];
    return provesItsAge(entry) || (next !== undefined && isOver(next.at, now));
  });
  return expired.slice(0, last + 1);
}

const KINDS: Readonly<Record<string, DeedKind>> = {
  contribution: 'decision',
  approval: 'decision',
  round: 'decision',
  pairing: 'decision',
  address: 'role',
  role: 'role',
  roles: 'role',
  account: 'role',
  person: 'data',
};

/** An admin looked at how much is stored about a person before acting. */
export const PREVIEWED = 'person.previewed';

export function kindOf(what: string): DeedKind {
  if (what.endsWith('.opened') || what === PREVIEWED) return 'opening';
  return KINDS[what.split('.')[0] ?? ''] ?? 'setting';
}

export function headText({ seq, hash }: Head): string {
  return `${seq}:${hash}`;
}

/** Reads `SEQ:HASH`; undefined if it is something else. */
export function readHead(text: string): Head | undefined {
  const match = /^([1-9]\d{0,11}):([\da-f]{64})$/.exec(text.trim());
  return match ? { seq: Number(match[1]), hash: match[2] ?? '' } : undefined;
}
