// The audit's chain: one entry a sequence number, each with the hash of the one before. It holds pseudonyms and our own words only, so that it never
// has to change: who a pseudonym stands for is kept apart (names.ts) and can be erased. Pure.
import { createHash } from 'node:crypto';
import { picked } from '../../core/personal';
import { collectionSpec, type New } from '../../core/store';
import type { Doc } from '../../core/doc';

/** What an audit is read by. */
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
  /** Derived from the cause and the salts of those named (names.ts): the same one noted again finds its entry. */
  readonly key: string;
  /** The hash of the entry before. */
  readonly prev: string;
  /** Of all the fields above, and so of all that stands before. */
  readonly hash: string;
}

/** A place in the chain: with it, and kept elsewhere, a chain that was cut short or written anew is found out. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** No cut takes what is younger. */
export const LEAST_DAYS = 365;

export const auditCollection = collectionSpec<AuditEntry>('audit.chain', {
  indexes: [{ fields: ['key'], unique: true }, { fields: ['at'] }, { fields: ['kind', 'id'] }, { fields: ['by'] }, { fields: ['whom'] }],
  what: 'who decided, appointed, imported, exported, erased or opened what about others, under pseudonyms; each entry holds the hash of the one before',
  people: {
    whom: 'under a pseudonym',
    purpose: 'accountability',
    find: ({ pseudonym }) => (pseudonym === '' ? [] : [{ by: pseudonym }, { whom: pseudonym }]),
    show: (entry, { pseudonym }) =>
      entry.by === pseudonym || entry.whom === pseudonym
        ? { ...picked(entry, 'at', 'what', 'detail'), by: entry.by === pseudonym ? 'me' : 'somebody else' }
        : undefined,
    erase: () => 'keep',
    erased: 'unchanged; nothing says any more whom the pseudonym stands for',
  },
  keep: { days: 1095, least: LEAST_DAYS, since: 'at', when: 'after the deed; from the front only', chained: true },
});

/** What the first entry follows on. */
export const BEGINNING = '0'.repeat(64);
/** The entry that says up to where the front was cut off; its detail is `cutText` of the last one that is gone. */
export const CUT = 'audit.cut';

const DIGITS = 12;

/** Sorts as the numbers do. */
export function entryId(seq: number): string {
  return String(seq).padStart(DIGITS, '0');
}

const sha256 = (...parts: readonly unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

type Hashed = Omit<AuditEntry, 'id' | 'version' | 'hash'>;

/** Of what an entry says. Apart, so that an entry that is gone can still prove its age, and shows nothing else. */
const bodyOf = ({ kind, what, by, whom, detail, key }: Hashed) => sha256(kind, what, by, whom, detail ?? null, key);

export function hashOf(entry: Hashed): string {
  return sha256(entry.seq, entry.at, bodyOf(entry), entry.prev);
}

/** The entry that follows on a head. */
export function entryAfter(head: Head | undefined, fields: Omit<AuditEntry, 'id' | 'version' | 'seq' | 'prev' | 'hash'>): New<AuditEntry> {
  const entry = { ...fields, seq: (head?.seq ?? 0) + 1, prev: head?.hash ?? BEGINNING };
  return { id: entryId(entry.seq), ...entry, hash: hashOf(entry) };
}

/** The last entry that a cut removed: its place, and its age, which its hash vouches for. */
export interface Gone extends Head {
  readonly at: string;
}

export function cutText(entry: AuditEntry): string {
  return [headText(entry), bodyOf(entry), entry.prev, entry.at].join(':');
}

/** Undefined where it is no cut, or where its hash does not vouch for its age. */
export function readCut(text: string): Gone | undefined {
  const [seq = '', hash = '', body, prev, ...at] = text.split(':');
  const head = readHead(`${seq}:${hash}`);
  const instant = at.join(':');
  return head && sha256(head.seq, instant, body, prev) === hash ? { ...head, at: instant } : undefined;
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

/** Somebody looked at how much is kept of a person, before they did anything. */
export const PREVIEWED = 'person.previewed';

export function kindOf(what: string): DeedKind {
  if (what.endsWith('.opened') || what === PREVIEWED) return 'opening';
  return KINDS[what.split('.')[0] ?? ''] ?? 'setting';
}

export function headText({ seq, hash }: Head): string {
  return `${seq}:${hash}`;
}

/** From `SEQ:HASH`; undefined where it is none. */
export function readHead(text: string): Head | undefined {
  const match = /^([1-9]\d{0,11}):([\da-f]{64})$/.exec(text.trim());
  return match ? { seq: Number(match[1]), hash: match[2] ?? '' } : undefined;
}
