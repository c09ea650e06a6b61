// The audit: who did what to whom, when, for what an admin or lead does to others. Ids and our own words only.
import { idFrom } from '../core/ids';
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

export const auditCollection = collectionSpec<AuditEntry>('audit', [{ fields: ['at'] }, { fields: ['byPersonId'] }]);

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
