// Who asked to be erased, or whom an admin erases: what all features need to know of it. features/privacy carries it out.
import { idFrom } from '../core/ids';
import { type Erasure as How, picked, type Whose } from '../core/personal';
import { collectionSpec, type Store } from '../core/store';
import type { Doc } from '../core/doc';
import type { TakenBack } from './posted';

/** Messages that named them: how many were taken back, and which could not be. */
export type PostedLeft = Pick<TakenBack, 'changed' | 'left'>;

export interface Erasure extends Doc {
  readonly personId: string;
  readonly how: How;
  /** `leaving`: it can't be taken back any more; `told`: they and others know. */
  readonly state: 'waiting' | 'leaving' | 'told';
  /** ISO instants. */
  readonly askedAt: string;
  readonly dueAt: string;
  /** What stands for them in the audit, also afterwards. */
  readonly pseudonym: string;
  /** The admin who asked for it; absent: they themselves. */
  readonly byPersonId?: string;
  /** What a second admin confirmed, where two were needed. */
  readonly approvalId?: string;
  readonly posted?: PostedLeft;
  /** Once it began: who they were, so that it can be finished whatever is gone already. */
  readonly whose?: Whose;
}

export const erasuresCollection = collectionSpec<Erasure>('privacy.erasures', {
  indexes: [{ fields: ['dueAt'] }, { fields: ['byPersonId'] }],
  what: 'who asked to be erased, and when that is due',
  people: {
    whom: 'yes',
    purpose: 'accountability',
    find: ({ personId }) => [{ id: erasureId(personId) }, { byPersonId: personId }],
    show: (erasure, { personId }) => ({
      ...picked(erasure, 'how', 'askedAt', 'dueAt'),
      whose: erasure.personId === personId ? 'mine' : "somebody else's",
    }),
    erase: (erasure, { personId, pseudonym }) => (erasure.personId === personId ? 'remove' : { ...erasure, byPersonId: pseudonym }),
    erased: 'removed as the last; the audit keeps a pseudonym, and where they asked for it for somebody else, one stands for them',
  },
  keep: { until: 'until it was carried out or taken back' },
});

export function erasureId(personId: string): string {
  return idFrom('erasure', personId);
}

/** Whether somebody is to be erased, waits for it or is in the middle of it. */
export async function isBeingErased(store: Store, personId: string): Promise<boolean> {
  return (await store.collection(erasuresCollection).get(erasureId(personId))) !== undefined;
}

/** Whether that is so under any of these ids. */
export async function isAnyBeingErased(store: Store, personIds: readonly string[]): Promise<boolean> {
  for (const id of personIds) if (await isBeingErased(store, id)) return true;
  return false;
}
