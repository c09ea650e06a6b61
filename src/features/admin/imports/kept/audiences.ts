// For whom the entries of an import are: counted, the largest audience first. Pure.
import { type Audience, audienceKey } from '../../../../domain/audience';
import type { ImportedEntry } from '../../../../domain/entries-import';

export interface CountedAudience {
  readonly audience: Audience;
  readonly count: number;
}

const KEPT = 6;

/** Only those that are not for everybody. */
export function countAudiences(
  entries: readonly Pick<ImportedEntry, 'audience'>[],
): readonly CountedAudience[] {
  const byKey = new Map<string, CountedAudience>();
  for (const { audience } of entries) {
    const key = audienceKey(audience);
    if (key === '' || audience === undefined) continue;
    byKey.set(key, { audience, count: (byKey.get(key)?.count ?? 0) + 1 });
  }
  return [...byKey.values()].toSorted((a, b) => b.count - a.count).slice(0, KEPT);
}
