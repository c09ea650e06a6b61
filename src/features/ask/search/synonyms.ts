// Says a question in other words of the house: with `PTO = leave`, who asks for PTO also asks for leave. Each way to say it is a question of its
// own, so that it is judged as if it had been asked so. Codes stay as they are: `PTO-7` is no PTO.
import { isSmall } from './language';
import { stem } from './stem';
import { codesIn, type Token, tokensOf, wordsOf } from './words';

export interface Rephrased {
  readonly text: string;
  /** What stands in it by whose name: folded words that were put in → what had been typed. */
  readonly instead: ReadonlyMap<string, string>;
}

export interface Thesaurus {
  /** Other ways to say a text, few at most; of what means the same, only what somebody here says. */
  rephrase(text: string, isSpoken: (folded: string) => boolean): readonly Rephrased[];
}

/** As many searches more at most. */
const WAYS_MAX = 3;

interface Phrase {
  readonly words: readonly PhraseWord[];
  /** The other words of its line. */
  readonly others: readonly string[];
}

interface PhraseWord {
  readonly folded: string;
  /** An abbreviation that reads like a small word, such as `IT`: meant in capitals only. */
  readonly onlyCapitals: boolean;
  readonly stems: readonly string[];
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly typed: string;
  readonly others: readonly string[];
}

const isInCapitals = (typed: string) => typed.length > 1 && typed === typed.toUpperCase() && typed !== typed.toLowerCase();
const stemsOf = (folded: string) => [folded, stem(folded, 'en'), stem(folded, 'de')];

/** `lines`: words that mean the same, two or more each. */
export function createThesaurus(lines: readonly (readonly string[])[]): Thesaurus {
  const byStem = new Map<string, Phrase[]>();
  for (const line of lines) {
    line.forEach((word, at) => {
      const words = phraseWords(word);
      const phrase = { words, others: line.filter((_other, index) => index !== at) };
      for (const key of new Set(words[0]?.stems)) byStem.set(key, [...(byStem.get(key) ?? []), phrase]);
    });
  }
  return {
    rephrase(text, isSpoken) {
      if (byStem.size === 0) return [];
      const composed = text.normalize('NFC');
      const places = placesIn(composed, byStem).map((place) => ({ ...place, others: spoken(place.others, isSpoken) }));
      return combined(composed, places).slice(0, WAYS_MAX);
    },
  };
}

function phraseWords(phrase: string): PhraseWord[] {
  return wordsOf(phrase).map(({ typed, folded, exact }) => ({
    folded,
    onlyCapitals: isInCapitals(typed) && isSmall(folded),
    stems: exact || isInCapitals(typed) ? [folded] : stemsOf(folded),
  }));
}

/** Where words of a line stand in a text, the longest first of each place, none within another or within a code. */
function placesIn(text: string, byStem: ReadonlyMap<string, readonly Phrase[]>): Place[] {
  const codes = codesIn(text);
  const isInCode = ({ from }: Token) => codes.some((code) => from >= code.from && from < code.from + code.typed.length);
  const tokens = tokensOf(text);
  const places: Place[] = [];
  for (let at = 0; at < tokens.length; ) {
    const first = tokens[at];
    const candidates = new Set(stemsOf(first?.folded ?? '').flatMap((key) => byStem.get(key) ?? []));
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
      const others = fitting.filter(({ words }) => words.length === longest).flatMap((phrase) => phrase.others);
      places.push({ from, to, typed: text.slice(from, to), others: [...new Set(others)] });
    }
    at += Math.max(1, longest);
  }
  return places;
}

function isSame(wanted: PhraseWord, token: Token): boolean {
  if (wanted.onlyCapitals && !isInCapitals(token.typed)) return false;
  return token.folded === wanted.folded || (!token.exact && stemsOf(token.folded).some((key) => wanted.stems.includes(key)));
}

/** Those whose words somebody says; where nobody says any of them, all: their meaning may lead on. */
function spoken(others: readonly string[], isSpoken: (folded: string) => boolean): readonly string[] {
  const known = others.filter((other) => wordsOf(other).every(({ folded }) => isSpoken(folded)));
  return known.length > 0 ? known : others;
}

/** The text with some of its places in other words: fewer changes first. */
function combined(text: string, places: readonly Place[]): Rephrased[] {
  let ways: { text: string; instead: Map<string, string>; changes: number }[] = [{ text, instead: new Map(), changes: 0 }];
  // From the end, so that what comes before stays where it was.
  for (const { from, to, typed, others } of places.toReversed()) {
    const more = ways.flatMap((way) =>
      others.slice(0, WAYS_MAX).map((other) => ({
        text: way.text.slice(0, from) + other + way.text.slice(to),
        instead: new Map([...way.instead, ...wordsOf(other).map(({ folded }) => [folded, typed] as const)]),
        changes: way.changes + 1,
      })),
    );
    ways = [...ways, ...more].slice(0, (WAYS_MAX + 1) ** 2);
  }
  return ways.filter(({ changes }) => changes > 0).sort((a, b) => a.changes - b.changes);
}
