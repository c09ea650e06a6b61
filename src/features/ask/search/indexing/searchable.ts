// What the engine reads of an entry, and who may see it.
import type { Audience } from '../../../../domain/audience';
import type { Entry } from '../../../../domain/entries';

export interface Searchable
  extends Pick<
    Entry,
    'id' | 'question' | 'alternates' | 'answer' | 'tags' | 'language' | 'audience'
  > {
  /** Questions that askers confirmed: the entry answered them. They count as further phrasings. */
  readonly confirmed?: readonly string[];
}

/**
 * Whether the asker belongs to an audience. The engine asks once for each audience in use, and once
 * for everybody, which does not include guests. An entry that the asker may not see has no effect
 * on their results: they get what an index without that entry would give.
 */
export type BelongsTo = (audience: Audience) => boolean;

/** All phrasings of an entry: its own, then the confirmed questions. */
export function phrasingsOf({ question, alternates, confirmed = [] }: Searchable): string[] {
  return [question, ...alternates, ...confirmed];
}
