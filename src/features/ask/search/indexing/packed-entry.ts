// The texts of an entry as one buffer. The texts of a large base would take a good part of the
// heap, and the index needs them again only when their entry changes or goes.
import { keyOfAudience } from './audience-ids';
import type { Searchable } from './searchable';

/** The confirmed questions follow the alternates; their number and the audience come last. */
type Packed = readonly [
  question: Searchable['question'],
  alternates: Searchable['alternates'],
  answer: Searchable['answer'],
  tags: Searchable['tags'],
  language: Searchable['language'],
  confirmed: number,
  audience: string,
];

/**
 * Entries with the same texts and audience give the same bytes. Ratings and owners do not matter to
 * the index.
 */
export function packEntry({
  question,
  alternates,
  answer,
  tags,
  language,
  confirmed = [],
  audience,
}: Searchable): Buffer {
  const packed: Packed = [
    question,
    [...alternates, ...confirmed],
    answer,
    tags,
    language,
    confirmed.length,
    keyOfAudience(audience),
  ];
  return Buffer.from(JSON.stringify(packed));
}

/** The confirmed questions come back among the alternates. */
export function unpackEntry(id: string, packed: Buffer): Searchable {
  const [question, alternates, answer, tags, language] = JSON.parse(packed.toString()) as Packed;
  return { id, question, alternates, answer, tags, language };
}
