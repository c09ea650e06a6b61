// Erasures: who asked to be erased, or whom an admin erases. All features read this;
// features/privacy carries it out.
import { idFrom } from '../core/ids';
import { type Erasure as How, picked, type DataSubject } from '../core/personal';
import { collectionSpec, type Store } from '../core/store';
import type { Doc } from '../core/doc';
import type { TakenBack } from './posted';

/** Messages that named them: how many were taken back, and which could not be. */
export type PostedLeft = Pick<TakenBack, 'changed' | 'left'>;

export interface Erasure extends Doc {
  readonly personId: string;
  readonly how: How;
  /** `leaving`: it cannot be cancelled any more. `told`: they and others know. */
  readonly state: 'waiting' | 'leaving' | 'told';
  /** ISO instants. */
  readonly askedAt: string;
  readonly dueAt: string;
  /** Their pseudonym in the audit, which stays afterwards. */
  readonly pseudonym: string;
  /** The admin who asked for it; absent if they asked themselves. */
  readonly byPersonId?: string;
  /** The confirmation of a second admin, if one was needed. */
  readonly approvalId?: string;
  readonly posted?: PostedLeft;
  /** Set when it starts: who they were, so that it can be finished whatever is already deleted. */
  readonly whose?: DataSubject;
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
    erase: (erasure, { personId, pseudonym }) =>
      erasure.personId === personId ? 'remove' : { ...erasure, byPersonId: pseudonym },
    erased:
      'removed as the last; the audit keeps a pseudonym, and where they asked for it for somebody else, one stands for them',
  },
  keep: { until: 'until it was carried out or taken back' },
});

export function erasureId(personId: string): string {
  return idFrom('erasure', personId);
}

/** Whether a person's erasure is planned, waiting or running. */
export async function isBeingErased(store: Store, personId: string): Promise<boolean> {
  return (await store.collection(erasuresCollection).get(erasureId(personId))) !== undefined;
}

/** Whether that is so under any of these ids. */
export async function isAnyBeingErased(
  store: Store,
  personIds: readonly string[],
): Promise<boolean> {
  for (const id of personIds) if (await isBeingErased(store, id)) return true;
  return false;
}
