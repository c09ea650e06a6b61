// The names behind the audit's pseudonyms. This is personal data and can be erased. The chain
// itself holds nothing else about people.
import { randomBytes } from 'node:crypto';
import { names as isNamed } from '../../core/personal';
import { collectionSpec, type Store } from '../../core/store';
import type { Doc } from '../../core/doc';

/** The id is the pseudonym. */
interface AuditName extends Doc {
  /** The id of a person or document, or the key of a place. */
  readonly subject: string;
  /** The day on which the audit last used it, as an ISO instant. */
  readonly usedAt: string;
  /**
   * Random, and part of the key of every entry under this pseudonym. Once it is erased, nobody can
   * find a key by trying ids. Absent: not needed yet.
   */
  readonly salt?: string;
}

/** The pseudonym of a person or thing in an entry. */
export interface UsedName {
  readonly pseudonym: string;
  /**
   * Empty for values that hide nothing: our own words, and pseudonyms whose owner is already
   * erased.
   */
  readonly salt: string;
}

export const auditNamesCollection = collectionSpec<AuditName>('audit.names', {
  indexes: [{ fields: ['subject'], unique: true }, { fields: ['usedAt'] }],
  what: 'whom the pseudonyms of the audit stand for',
  people: {
    whom: 'yes',
    purpose: 'accountability',
    show: (name, whose) => (isNamed(name.subject, whose) ? { pseudonym: name.id } : undefined),
    erase: (name, whose) => (isNamed(name.subject, whose) ? 'remove' : 'keep'),
    erased: 'removed',
  },
  keep: { days: 1095, least: 365, since: 'usedAt', when: 'after the last deed under it' },
});

/** Our own words, which the audit stores as they are. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  'nobody',
  'operator',
  'audit',
  'reports',
  'settings',
  'synonyms',
]);
/** Version 0.1 called them `former-`. */
const PSEUDONYM = /^(?:p|former)-[\da-f]{12}$/;
const BYTES = 6;
const SALT_BYTES = 16;
const newSalt = () => randomBytes(SALT_BYTES).toString('hex');

export const isPseudonym = (text: string): boolean => PSEUDONYM.test(text);
const DAY_MS = 86_400_000;

export interface AuditNames {
  /** The pseudonym of a person or thing in the audit; created if there is none. */
  use(subject: string, at: string): Promise<UsedName>;
  /** The existing pseudonym; empty if nothing was noted yet. */
  known(subject: string): Promise<string>;
  /** The id behind a pseudonym; undefined once it is erased. Our own words stand for themselves. */
  subjectOf(pseudonym: string): Promise<string | undefined>;
}

export function createAuditNames(store: Store): AuditNames {
  const names = store.collection(auditNamesCollection);

  async function found(subject: string): Promise<AuditName | undefined> {
    return (await names.find({ subject }, { limit: 1 }))[0];
  }

  /**
   * Adds a salt to names from before there were salts. If several writers do so, the first counts.
   */
  async function saltOf({ id, salt }: AuditName): Promise<string | undefined> {
    if (salt !== undefined) return salt;
    await names.update(id, (doc) =>
      doc.salt === undefined ? { doc: { ...doc, salt: newSalt() } } : undefined,
    );
    return (await names.get(id))?.salt;
  }

  return {
    async use(subject, at) {
      if (OWN_WORDS.has(subject) || isPseudonym(subject)) return { pseudonym: subject, salt: '' };
      for (;;) {
        const name = await found(subject);
        if (!name) {
          const fresh = {
            id: `p-${randomBytes(BYTES).toString('hex')}`,
            subject,
            usedAt: at,
            salt: newSalt(),
          };
          // If several writers name the same id at once, one is first.
          if (await names.insert(fresh)) return { pseudonym: fresh.id, salt: fresh.salt };
          continue;
        }
        if (Date.parse(at) - Date.parse(name.usedAt) > DAY_MS)
          await names.update(name.id, (doc) => ({ doc: { ...doc, usedAt: at } }));
        const salt = await saltOf(name);
        // Undefined: it was erased at this moment.
        if (salt !== undefined) return { pseudonym: name.id, salt };
      }
    },
    known: async (subject) => (await found(subject))?.id ?? '',
    async subjectOf(pseudonym) {
      return OWN_WORDS.has(pseudonym) ? pseudonym : (await names.get(pseudonym))?.subject;
    },
  };
}
