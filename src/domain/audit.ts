// The audit: who did what to whom, when, for what an admin or lead does to others. Ids and our own words only.
import { idFrom } from '../core/ids';
import { names, picked, type Whose } from '../core/personal';
import { type Caused, collectionSpec, type Doc, type Store } from '../core/store';

interface AuditEntry extends Doc {
  readonly at: string;
  /** `nobody`: it happened by itself. */
  readonly byPersonId: string;
  /** e.g. `role.granted`. */
  readonly what: string;
  /** A person's or document's id, or a place's key. */
  readonly whom: string;
  readonly detail?: string;
}

export const auditCollection = collectionSpec<AuditEntry>('audit', {
  indexes: [{ fields: ['at'] }, { fields: ['byPersonId'] }],
  what: 'who appointed whom, who imported, which accounts were switched off, who was erased or exported',
  people: {
    whom: 'yes',
    purpose: 'accountability',
    show: (deed, whose) =>
      isIn(deed, whose)
        ? { ...picked(deed, 'at', 'what', 'detail'), by: deed.byPersonId === whose.personId ? 'me' : 'somebody else' }
        : undefined,
    erase(deed, whose) {
      if (!isIn(deed, whose)) return 'keep';
      const { personId, pseudonym } = whose;
      return {
        ...deed,
        byPersonId: deed.byPersonId === personId ? pseudonym : deed.byPersonId,
        whom: names(deed.whom, whose) ? pseudonym : deed.whom,
      };
    },
    erased: 'a pseudonym stands for them',
  },
  keep: { days: 1095, least: 365, since: 'at', when: 'after the deed' },
});

const isIn = ({ byPersonId, whom }: AuditEntry, whose: Whose) => byPersonId === whose.personId || names(whom, whose);

export interface Audit {
  /** Notes a deed once a cause, with what comes of it. */
  note(deed: Omit<AuditEntry, 'id' | 'version'>, cause: string, effects?: Caused): Promise<void>;
}

export function createAudit(store: Store): Audit {
  const entries = store.collection(auditCollection);
  return {
    async note(deed, cause, effects = {}) {
      await entries.insert({ id: idFrom('audit', cause, deed.what, deed.whom), ...deed }, effects);
    },
  };
}
