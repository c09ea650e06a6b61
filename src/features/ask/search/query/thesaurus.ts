// Rephrases a question with the synonyms that leads keep: with `PTO = leave`, a question about PTO
// also asks for leave. Each rephrasing is searched as a question of its own. Codes stay unchanged:
// `PTO-7` is not PTO.
import { codesIn, isSmall, isUpperCase, stemsOf, type Token, tokensOf, wordsOf } from '../language';

export interface Rephrased {
  readonly text: string;
  /** The words that were put in, folded → the words that had been typed. */
  readonly instead: ReadonlyMap<string, string>;
}

export interface Thesaurus {
  /** A few rephrasings of a text. It prefers synonyms that an entry contains. */
  rephrase(text: string, isSpoken: (folded: string) => boolean): readonly Rephrased[];
}

/** The most rephrasings, and so additional searches. */
const REPHRASINGS_MAX = 3;

interface Phrase {
  readonly words: readonly PhraseWord[];
  /** The other synonyms of its line. */
  readonly others: readonly string[];
}

interface PhraseWord {
  readonly folded: string;
  /** For abbreviations that look like a small word, such as `IT`: they match only in capitals. */
  readonly onlyCapitals: boolean;
  readonly stems: readonly string[];
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly typed: string;
  readonly others: readonly string[];
}

const isAbbreviation = (typed: string) => typed.length > 1 && isUpperCase(typed);

/** `lines`: two or more synonyms each. */
export function createThesaurus(lines: readonly (readonly string[])[]): Thesaurus {
  const byStem = new Map<string, Phrase[]>();
  for (const line of lines) {
    line.forEach((word, at) => {
      const words = phraseWords(word);
      const phrase = { words, others: line.filter((_other, index) => index !== at) };
      for (const key of new Set(words[0]?.stems))
        byStem.set(key, [...(byStem.get(key) ?? []), phrase]);
    });
  }
  return {
    rephrase(text, isSpoken) {
      if (byStem.size === 0) return [];
      const composed = text.normalize('NFC');
      const places = placesIn(composed, byStem).map((place) => ({
        ...place,
        others: spoken(place.others, isSpoken),
      }));
      return combined(composed, places).slice(0, REPHRASINGS_MAX);
    },
  };
}

function phraseWords(phrase: string): PhraseWord[] {
  return wordsOf(phrase).map(({ typed, folded, exact }) => ({
    folded,
    onlyCapitals: isAbbreviation(typed) && isSmall(folded),
    stems: exact || isAbbreviation(typed) ? [folded] : stemsOf(folded),
  }));
}

/**
 * The positions of synonyms in a text: the longest at each position, without overlaps, and none
 * within a code.
 */
function placesIn(text: string, byStem: ReadonlyMap<string, readonly Phrase[]>): Place[] {
  const codes = codesIn(text);
  const isInCode = ({ from }: Token) =>
    codes.some((code) => from >= code.from && from < code.from + code.typed.length);
  const tokens = tokensOf(text);
  const places: Place[] = [];
  for (let at = 0; at < tokens.length; ) {
    const first = tokens[at];
    const candidates = new Set(
      stemsOf(first?.folded ?? '').flatMap((key) => byStem.get(key) ?? []),
    );
    const isHere = ({ words }: Phrase) =>
      words.every((word, step) => {
        const token = tokens[at + step];
        return token !== undefined && isSame(word, token) && !isInCode(token);
      });
    const fitting = [...candidates].filter(isHere);
    const longest = Math.max(0, ...fitting.map(({ words }) => words.length));
    const last = tokens[at + longest - 1];
    if (first && last && longest > 0) {
      const [from, to] = [first.from, last.from + last.typed.length];
      const others = fitting
        .filter(({ words }) => words.length === longest)
        .flatMap((phrase) => phrase.others);
      places.push({ from, to, typed: text.slice(from, to), others: [...new Set(others)] });
    }
    at += Math.max(1, longest);
  }
  return places;
}

function isSame(wanted: PhraseWord, token: Token): boolean {
  if (wanted.onlyCapitals && !isAbbreviation(token.typed)) return false;
  return (
    token.folded === wanted.folded ||
    (!token.exact && stemsOf(token.folded).some((key) => wanted.stems.includes(key)))
  );
}

/**
 * The synonyms that entries contain. If there are none: all, since their meaning may still help.
 */
function spoken(
  others: readonly string[],
  isSpoken: (folded: string) => boolean,
): readonly string[] {
  const known = others.filter((other) => wordsOf(other).every(({ folded }) => isSpoken(folded)));
  return known.length > 0 ? known : others;
}

/** The text with synonyms in some positions; those with the fewest changes first. */
function combined(text: string, places: readonly Place[]): Rephrased[] {
  let ways: { text: string; instead: Map<string, string>; changes: number }[] = [
    { text, instead: new Map(), changes: 0 },
  ];
  // From the end, so that earlier positions stay correct.
  for (const { from, to, typed, others } of places.toReversed()) {
    const more = ways.flatMap((way) =>
      others.slice(0, REPHRASINGS_MAX).map((other) => ({
        text: way.text.slice(0, from) + other + way.text.slice(to),
        instead: new Map([
          ...way.instead,
          ...wordsOf(other).map(({ folded }) => [folded, typed] as const),
        ]),
        changes: way.changes + 1,
      })),
    );
    ways = [...ways, ...more].slice(0, (REPHRASINGS_MAX + 1) ** 2);
  }
  return ways.filter(({ changes }) => changes > 0).sort((a, b) => a.changes - b.changes);
}
