// Which of a question's words an entry accounts for: it says them itself, or something that means nearly the same. Where it does not, it answers another
// question, the more surely the more of what was asked is missing.
import { setLatest } from '../../../core/latest';
import type { Searchable } from '../search';
import { isGeneric } from './generic-words';
import { isOfTheCalendar, isUnit, ORDINAL } from './code-words';
import { isSmall, type Language } from './language';
import type { Meaning } from './meaning';
import type { KeyWord } from './query';
import { stem } from './stem';
import type { Shelved } from './shelf';
import { spokenBy } from './terms';
import { distance } from './typos';
import { type Token, tokensOf } from './words';

export interface Account {
  /** How many words of the question say what it is about. */
  readonly telling: number;
  /** 0..1: how much of what they say is missing. */
  readonly missing: number;
  /** 0..1: how much of what some phrasing says they are, verbs alone aside. */
  readonly covered: number;
  /** Whether some phrasing has nearly the same words, small ones among them. */
  readonly isSaid: boolean;
}

/** What a word is worth that the entry says only in its answer. */
const IN_ANSWER = 0.4;
/** Words mean something else that are not even as near as the one, and the same that are as near as the other. */
const [ELSE, SAME] = [0.55, 0.85];
/** What is done is said in many ways; to what, in few. */
const VERB = 0.6;
const TELLING = 0.5;
const TYPO_MIN = 3;
/** So much of the words of both texts are those of each. */
const SAID = 0.75;

const BEFORE_VERB = new Set('i we you they to kann ich wir man'.split(' '));
const AFTER_VERB = new Set('a an the my our your this that these ich wir man mein meine meinen ein eine einen die der das den'.split(' '));

/** German parts such verbs: `schalte … an` is `anschalten`. */
const SEPARABLE = /^(?:ab|an|auf|aus|ein|fest|frei|her|hin|hoch|los|mit|nach|um|vor|weg|weiter|wieder|zu|zurueck)(?:zu|ge)?(?=\w{4})/;

const stemsOf = (word: string): readonly string[] => [word, stem(word, 'en'), stem(word, 'de')];
const tokensIn = (text: string): readonly Token[] => tokensOf(text.normalize('NFC'));

/** Told from the words around, since nothing else knows verbs. */
function isVerb(tokens: readonly Token[], at: number, language: Language): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!token) return false;
  if (language === 'de' && at > 0 && token.typed.charAt(0) !== token.typed.charAt(0).toLowerCase()) return false;
  if (before && BEFORE_VERB.has(before.folded)) return true;
  if (after && AFTER_VERB.has(after.folded)) return true;
  return language === 'de' && !after && at > 0 && /(?:en|t)$/.test(token.folded);
}

interface Phrasing {
  readonly tokens: readonly Token[];
  /** The words that say what it is about, each where it stands and in the forms in which words are compared. */
  readonly telling: readonly { readonly at: number; readonly forms: readonly string[] }[];
  /** All its words, in the entry's language. */
  readonly stems: ReadonlySet<string>;
}

/** What an entry says, in the forms in which words are compared. */
interface Said {
  readonly phrasings: readonly Phrasing[];
  /** Words of phrasings and tags that are no small ones, and those of them that tell. */
  readonly words: readonly string[];
  readonly telling: readonly string[];
  readonly inPhrasings: ReadonlySet<string>;
  readonly inAnswer: ReadonlySet<string>;
}

/** Of the entries that were looked at last, by what the shelf keeps of them. */
const lately = new Map<Buffer, Said>();
const REMEMBERED = 256;

function saidBy({ kept }: Shelved, entry: Searchable, meaning: Meaning): Said {
  const known = lately.get(kept);
  if (known) return known;
  const withParts = (word: string) => [word, word.replace(SEPARABLE, ''), ...meaning.partsOf(word)];
  const formsOf = (words: Iterable<string>) => new Set([...words].flatMap(withParts).flatMap(stemsOf));
  const phrasings = spokenBy(entry)
    .map(tokensIn)
    .map((tokens) => ({
      tokens,
      telling: tokens.flatMap(({ folded }, at) => (tells(folded, meaning) ? [{ at, forms: stemsOf(folded) }] : [])),
      stems: new Set(tokens.map(({ folded }) => stem(folded, entry.language))),
    }));
  const said = new Set([...phrasings.map(({ tokens }) => tokens), ...entry.tags.map(tokensIn)].flat().map(({ folded }) => folded));
  const words = [...said].filter((word) => !isSmall(word));
  const telling = words.filter((word) => meaning.weightOf(word) >= TELLING);
  const inAnswer = formsOf(tokensIn(entry.answer).map(({ folded }) => folded));
  const all = { phrasings, words, telling, inPhrasings: formsOf(said), inAnswer };
  setLatest(lately, kept, all, REMEMBERED);
  return all;
}

const tells = (word: string, meaning: Meaning) => !isGeneric(word) && !/\d/.test(word) && meaning.weightOf(word) >= TELLING;

/** `keys`: the question's words that tell, beside so many codes. `entry`: what the shelf keeps, unpacked. */
export function accountFor(
  text: string,
  keys: readonly KeyWord[],
  codes: number,
  shelved: Shelved,
  entry: Searchable,
  meaning: Meaning,
  between: (one: string, other: string) => number,
): Account {
  const { phrasings, words, telling, inPhrasings, inAnswer } = saidBy(shelved, entry, meaning);
  const tokens = tokensIn(text);
  const isCounted = (at: number) => /\d/.test(tokens[at - 1]?.folded ?? '') && isUnit(tokens[at]?.folded ?? '');
  const isEmoji = (at: number) => text.includes(`:${tokens[at]?.typed}:`);
  const own = keys
    .map((key) => ({ ...key, at: tokens.findIndex(({ typed }) => typed === key.typed) }))
    .filter(({ word, at }) => !isGeneric(word) && !isCounted(at) && !isEmoji(at));

  function missing({ word, forms }: { word: string; forms: readonly string[] }): number {
    if (forms.some((form) => inPhrasings.has(form)) || isTypo(word)) return 0;
    let near = 0;
    for (const other of telling) near = Math.max(near, between(word, other));
    const lacks = 1 - Math.min(1, Math.max(0, (near - ELSE) / (SAME - ELSE)));
    return forms.some((form) => inAnswer.has(form)) ? IN_ANSWER * lacks : lacks;
  }

  // A code is asked of the entry elsewhere, and known.
  /** One that is too short to be mended. */
  function isTypo(word: string): boolean {
    if (word.length < TYPO_MIN || meaning.isCommon(word)) return false;
    return words.some((other) => other.length >= TYPO_MIN && distance(word, other, 1) <= 1);
  }

  let [lacks, whole] = [0, codes];
  const asked = new Set<string>();
  for (const { at, word, terms } of own) {
    const forms = [...terms, ...[word, tokens[at]?.folded ?? word].flatMap((form) => [form, form.replace(SEPARABLE, '')]).flatMap(stemsOf)];
    for (const form of forms) asked.add(form);
    const worth = isVerb(tokens, at, entry.language) ? VERB : 1;
    whole += worth;
    lacks += worth * missing({ word, forms });
  }

  tokens.forEach(({ folded }, at) => {
    const next = tokens[at + 1]?.folded ?? '';
    if (!ORDINAL.test(folded) || !tells(next, meaning) || isOfTheCalendar(next)) return;
    whole += 1;
    if (!inPhrasings.has(folded) && !inAnswer.has(folded)) lacks += 1;
  });

  let covered = 0;
  for (const { tokens: theirs, telling: all } of phrasings) {
    const shared = all.filter(({ forms }) => forms.some((form) => asked.has(form)));
    const isDoing = shared.length < all.length && shared.every(({ at }) => isVerb(theirs, at, entry.language));
    if (shared.length > 0 && !isDoing) covered = Math.max(covered, shared.length / all.length);
  }

  const ours = new Set(tokens.map(({ folded }) => stem(folded, entry.language)));
  const isSaid = phrasings.some(({ stems: theirs }) => {
    let both = 0;
    for (const word of theirs) if (ours.has(word)) both++;
    return both >= SAID * (ours.size + theirs.size - both);
  });
  return { telling: own.length + codes, missing: whole === 0 ? 0 : lacks / whole, covered, isSaid };
}
