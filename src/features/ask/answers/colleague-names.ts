// Names of colleagues are no slips: "did you mean" leaves them as they were typed.
import type { Store } from '../../../core/store';
import { peopleCollection } from '../../../domain/people/record';

const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether `mended` changed a word of `said` that stands in the name of an active colleague. */
export async function changesColleagueName(
  said: string,
  mended: string,
  store: Store,
): Promise<boolean> {
  const kept = new Set(wordsIn(mended));
  const changed = new Set(wordsIn(said).filter((word) => !kept.has(word)));
  if (changed.size === 0) return false;
  for await (const { name } of store.collection(peopleCollection).scan({ active: true }))
    if (wordsIn(name).some((word) => changed.has(word))) return true;
  return false;
}
