// What the shelf keeps of an entry: only what it says to readers, packed. The texts of a large base would be a good part of the whole heap,
// and are wanted again only when their entry changes or goes.
import { audienceKey } from '../../../domain/audience';
import { heeded } from '../learning';
import type { Searchable } from '../search';

/** The questions that it learned are the last of its other phrasings; how many they are, and to whom it speaks, comes last. */
type Spoken = readonly [
  question: Searchable['question'],
  alternates: Searchable['alternates'],
  answer: Searchable['answer'],
  tags: Searchable['tags'],
  language: Searchable['language'],
  confirmed: number,
  audience: string,
];

/** Entries that say the same, give the same bytes: a rating counted, an owner changed are nothing to an index. */
export function packed({ question, alternates, answer, tags, language, learned, audience }: Searchable): Buffer {
  const confirmed = heeded(learned).map(({ text }) => text);
  const spoken: Spoken = [question, [...alternates, ...confirmed], answer, tags, language, confirmed.length, audienceKey(audience)];
  return Buffer.from(JSON.stringify(spoken));
}

export function unpacked(id: string, kept: Buffer): Searchable {
  const [question, alternates, answer, tags, language] = JSON.parse(kept.toString()) as Spoken;
  return { id, question, alternates, answer, tags, language };
}
