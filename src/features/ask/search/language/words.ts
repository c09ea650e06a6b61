// Splits a text into folded words, and marks the exact ones (codes, numbers, abbreviations), which
// are never stemmed or corrected. It does not depend on a language.

export interface Word {
  /** As typed. */
  readonly typed: string;
  /** In lower case, with umlauts as two letters and without other marks. */
  readonly folded: string;
  /** A code, number or abbreviation: taken literally, not stemmed or corrected. */
  readonly exact: boolean;
}

/** A word with its position in a text of composed characters (NFC). */
export interface Token extends Word {
  readonly from: number;
}

/** The limit for pasted files, which must not slow the bot down. */
const WORDS_MAX = 1000;
const WORD_MAX = 48;

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
/** Parts joined by a hyphen, dot, slash or underscore, such as `FI-402` or `v2.1`. */
const JOINED = /[\p{L}\p{N}]+(?:[-–._/][\p{L}\p{N}]+)+/gu;

/** Text for which folding only changes the case. */
const PLAIN = /^[ -&(-~]*$/;

/** Whether it has letters, all of them capitals. */
export const isUpperCase = (typed: string): boolean =>
  typed === typed.toUpperCase() && typed !== typed.toLowerCase();

export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '');
}

/** The words in order. A joined code is added once more as one word, after its parts. */
export function wordsOf(text: string): Word[] {
  const composed = text.normalize('NFC');
  const words: Word[] = [...tokensOf(composed)];
  for (const { typed } of codesIn(composed)) {
    if (words.length === WORDS_MAX) break;
    words.push({ typed, folded: fold(typed).replace(/[-–._/]/g, ''), exact: true });
  }
  return words;
}

let lastRead: { readonly composed: string; readonly tokens: readonly Token[] } | undefined;

/**
 * The words with their positions. Several steps in a row read the same question, so the last result
 * is kept.
 */
export function tokensOf(composed: string): readonly Token[] {
  if (lastRead?.composed !== composed) lastRead = { composed, tokens: readTokens(composed) };
  return lastRead.tokens;
}

/** The folded words of a text. */
export const foldedWordsOf = (text: string): readonly string[] =>
  tokensOf(text.normalize('NFC')).map(({ folded }) => folded);

function readTokens(composed: string): readonly Token[] {
  const shouting = composed === composed.toUpperCase();
  const tokens: Token[] = [];
  for (const { 0: typed, index } of composed.matchAll(WORD)) {
    if (tokens.length === WORDS_MAX) break;
    const folded = fold(typed).slice(0, WORD_MAX);
    if (folded !== '') tokens.push({ typed, folded, exact: isExact(typed, shouting), from: index });
  }
  return tokens;
}

/** The joined codes with their positions. */
export function codesIn(composed: string): { readonly typed: string; readonly from: number }[] {
  return [...composed.matchAll(JOINED)]
    .map(({ 0: typed, index }) => ({ typed, from: index }))
    .filter(({ typed }) => /\p{N}/u.test(typed));
}

function isExact(typed: string, shouting: boolean): boolean {
  if (/\p{N}/u.test(typed)) return true;
  return !shouting && typed.length > 1 && typed.length <= 6 && isUpperCase(typed);
}
