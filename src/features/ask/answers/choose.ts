// What of the search an answer shows: which entry, how sure the bot is of it, and what is near. Pure.
import { type FoundEntry, keyOf } from '../knowledge';
import { type Hit, isSure, languageOf, wordsOf } from '../search';

/** How sure the bot is: three looks of the card. `chosen`: the person opened it themselves. */
export type Sureness = 'sure' | 'probably' | 'chosen';

type Found = Pick<FoundEntry, 'entry' | 'confidence'>;

/** From this confidence on, nobody needs to look twice. */
const SURE = 0.8;
/** What is farther away than this, or much farther than the nearest, helps nobody. */
const NEAR = 0.1;
const NEAR_SHARE = 0.25;
/** How much less confident a twin in the reader's language may be. */
const TWIN_GAP = 0.15;
/** From this share of common words on, two answers are one. */
const ALIKE = 0.85;

export const surenessOf = ({ confidence }: Pick<Found, 'confidence'>): Sureness =>
  confidence >= SURE ? 'sure' : 'probably';

/**
 * The entry that answers, out of what was found, best first; undefined if the bot is not sure. An
 * entry in the language of the question, or else of the reader, comes before its twin in another;
 * the new version of an entry comes before the old one. `locale`: the reader's.
 */
export function bestOf<F extends Found>(
  found: readonly F[],
  question: string,
  locale: string,
): F | undefined {
  const [first] = found;
  if (!first || !isSure({ hits: found.map(asHit) })) return undefined;
  const language = languageIn(question) ?? locale;
  const twin =
    first.entry.language === language
      ? first
      : (found.find(
          ({ entry, confidence }) =>
            entry.language === language &&
            isSure({ hits: [{ ...asHit(first), confidence }] }) &&
            first.confidence - confidence <= TWIN_GAP,
        ) ?? first);
  const same = found.filter((one) => one === twin || isSameEntry(one, twin));
  return same.toSorted((a, b) => b.entry.updatedAt.localeCompare(a.entry.updatedAt))[0];
}

/**
 * The other hits once the asker said that one is wrong: what it had of the confidence is theirs, in
 * their proportions.
 */
export function withoutWrong(hits: readonly Hit[], entryId: string): readonly Hit[] {
  const wrong = hits.find((hit) => hit.entryId === entryId)?.confidence ?? 0;
  const left = Math.max(1 - wrong, Number.EPSILON);
  return hits
    .filter((hit) => hit.entryId !== entryId)
    .map((hit) => ({ ...hit, confidence: Math.min(1, hit.confidence / left) }));
}

/** What is near enough to be offered, without second versions of the same. */
export function nearOf<F extends Found>(
  found: readonly F[],
  question: string,
  locale: string,
): readonly F[] {
  const top = found[0]?.confidence ?? 0;
  const language = languageIn(question) ?? locale;
  const near = found
    .filter(({ confidence }) => confidence >= Math.max(NEAR, top * NEAR_SHARE))
    .toSorted((a, b) => rankOf(b, language) - rankOf(a, language));
  return near.filter(
    (one, nth) =>
      !near.some((other, at) => isSameEntry(one, other) && isNewer(other, at, one, nth)),
  );
}

/** A twin in the reader's language moves up, but not before what is much nearer. */
const rankOf = ({ confidence, entry }: Found, language: string) =>
  confidence + (entry.language === language ? TWIN_GAP : 0);

function isNewer(other: Found, at: number, one: Found, nth: number): boolean {
  const difference = other.entry.updatedAt.localeCompare(one.entry.updatedAt);
  return difference === 0 ? at < nth : difference > 0;
}

/** An old and a new phrasing of one entry: the same question, or nearly the same answer. */
function isSameEntry({ entry: one }: Found, { entry: other }: Found): boolean {
  if (one.id === other.id || one.language !== other.language) return false;
  const [a, b] = [keyOf(one.question), keyOf(other.question)];
  if (a !== '' && a === b) return true;
  return shareOf(wordsIn(one.answer), wordsIn(other.answer)) >= ALIKE;
}

const wordsIn = (text: string) => new Set(wordsOf(text).map(({ folded }) => folded));

/** The share of common words in all words of two texts. */
function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((word) => other.has(word)).length;
  const all = one.size + other.size - common;
  return all === 0 ? 0 : common / all;
}

const languageIn = (question: string) => languageOf(wordsOf(question).map(({ folded }) => folded));
const asHit = ({ entry, confidence }: Found) => ({ entryId: entry.id, confidence, matched: [] });
