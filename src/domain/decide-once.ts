// A decision that counts once, however many people press and however often. The first press
// decides, and all others learn the result.
import type { Doc } from '../core/doc';
import type { Changed, Collection } from '../core/store';

/** The result of a press. */
export type Outcome<T extends Doc, D> =
  /** This decision counts. */
  | { readonly kind: 'done'; readonly doc: T }
  /** The same event again, or another press of the same person: their decision stands. */
  | { readonly kind: 'repeated'; readonly doc: T; readonly decision: D }
  /** Someone else was first. */
  | { readonly kind: 'late'; readonly doc: T; readonly decision: D }
  /** The document changed after the presser saw it. */
  | { readonly kind: 'stale'; readonly doc: T }
  /** The document no longer exists. */
  | { readonly kind: 'gone' };

export interface Rules<T extends Doc, D> {
  /** The decision that a document already has. */
  decisionOf(doc: T): D | undefined;
  /** Whether its decision is the same as this one. */
  isRepeat(first: D, doc: T): boolean;
  /** Absent: a document without a decision can always be decided. */
  isStale?(doc: T): boolean;
  /**
   * The decided document, with the effects of the decision. May run several times; the last run
   * counts.
   */
  decided(doc: T): Changed<T>;
}

/** Decides a document in one atomic change. Rejects if the store does. */
export async function decideOnce<T extends Doc, D>(
  collection: Pick<Collection<T>, 'update'>,
  id: string,
  rules: Rules<T, D>,
): Promise<Outcome<T, D>> {
  const last: { outcome: Outcome<T, D> } = { outcome: { kind: 'gone' } };
  const doc = await collection.update(id, (before) => {
    const standing = standingOf(before, rules);
    if (standing) {
      last.outcome = standing;
      return undefined;
    }
    const change = rules.decided(before);
    last.outcome = { kind: 'done', doc: change.doc };
    return change;
  });
  if (last.outcome.kind !== 'done') return last.outcome;
  // Removed between two tries of the change, so nothing was decided.
  return doc ? { kind: 'done', doc } : { kind: 'gone' };
}

/**
 * What a decision would come to as a document stands; undefined if the decision would count. Pure.
 */
export function standingOf<T extends Doc, D>(
  doc: T,
  { decisionOf, isRepeat, isStale }: Omit<Rules<T, D>, 'decided'>,
): Exclude<Outcome<T, D>, { kind: 'done' | 'gone' }> | undefined {
  const decision = decisionOf(doc);
  if (decision !== undefined)
    return { kind: isRepeat(decision, doc) ? 'repeated' : 'late', doc, decision };
  return isStale?.(doc) ? { kind: 'stale', doc } : undefined;
}
