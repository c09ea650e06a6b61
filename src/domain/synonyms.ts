// Synonyms: the company's own words for the same thing, as leads maintain them, such as `PTO =
// leave, holiday`. Search treats them as equal.
import { idFrom } from '../core/ids';
import { ERASED_ID, shown, UNTIL_REMOVED } from '../core/personal';
import { collectionSpec } from '../core/store';
import type { Doc } from '../core/doc';

export interface Synonyms extends Doc {
  /** Two or more; the first names the line. Words or short phrases, as they were written. */
  readonly words: readonly string[];
  /** Who wrote the line, and when (ISO instant). */
  readonly byPersonId: string;
  readonly at: string;
}

export const synonymsCollection = collectionSpec<Synonyms>('synonyms', {
  followed: true,
  indexes: [{ fields: ['at'] }],
  what: 'words that mean the same in the company, and which programme lead wrote them',
  people: {
    whom: 'the lead',
    purpose: 'knowledge',
    show: (line, { personId }) => (line.byPersonId === personId ? shown(line) : undefined),
    erase: (line, { personId }) =>
      line.byPersonId === personId ? { ...line, byPersonId: ERASED_ID } : 'keep',
    erased: 'the words stay, without who wrote them',
  },
  keep: UNTIL_REMOVED,
});

/** The most lines that a company needs for its own words. Search has a thesaurus for the rest. */
export const SYNONYMS_MAX = 300;
const WORDS_MAX = 8;
const WORD_MAX = 60;

/**
 * The words of a line such as `PTO = leave, holiday`; undefined if it is not one, or is too long.
 */
export function readSynonyms(line: string): readonly string[] | undefined {
  const [first, rest, ...more] = line.split('=');
  if (first === undefined || rest === undefined || more.length > 0) return undefined;
  const clean = [first, ...rest.split(/[,;]/)]
    .map((word) => word.trim().replace(/\s+/g, ' '))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const words = clean.filter(
    (word, at) => clean.findIndex((other) => nameOf(other) === nameOf(word)) === at,
  );
  const fits =
    words.length > 1 && words.length <= WORDS_MAX && words.every((word) => word.length <= WORD_MAX);
  return fits && clean[0] === first.trim().replace(/\s+/g, ' ') ? words : undefined;
}

/**
 * The id of a line by its first word. Writing the line again replaces it, whatever the spelling.
 */
export function synonymsId(first: string): string {
  return idFrom('synonyms', nameOf(first));
}

const nameOf = (word: string) => word.normalize('NFC').trim().toLowerCase();
