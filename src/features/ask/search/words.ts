// Takes a text apart: folded words, and what must never be bent (codes, numbers, abbreviations). No language is decided here.

export interface Word {
  /** As it was typed. */
  readonly typed: string;
  /** Lower case, umlauts spelt out, other marks dropped. */
  readonly folded: string;
  /** A code, number or abbreviation: taken literally, neither stemmed nor corrected. */
  readonly exact: boolean;
}

/** A word in its place in a text of composed characters (NFC). */
export interface Token extends Word {
  readonly from: number;
}

/** More is no question and no entry: a pasted file must not stop the house. */
const WORDS_MAX = 1000;
const WORD_MAX = 48;

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
/** Parts joined by a hyphen, dot, slash or underscore, such as `FI-402` or `v2.1`. */
const JOINED = /[\p{L}\p{N}]+(?:[-–._/][\p{L}\p{N}]+)+/gu;

/** What folding leaves as it is but for its case. */
const PLAIN = /^[ -&(-~]*$/;

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

/** The words in their order; a joined code comes once more as one word, behind its parts. */
export function wordsOf(text: string): Word[] {
  const composed = text.normalize('NFC');
  const words: Word[] = [...tokensOf(composed)];
  for (const { typed } of codesIn(composed)) {
    if (words.length === WORDS_MAX) break;
    words.push({ typed, folded: fold(typed).replace(/[-–._/]/g, ''), exact: true });
  }
  return words;
}

let lately: { readonly composed: string; readonly tokens: readonly Token[] } | undefined;

/** The words alone, where they stand. Many look at one question, one after the other. */
export function tokensOf(composed: string): readonly Token[] {
  if (lately?.composed !== composed) lately = { composed, tokens: readTokens(composed) };
  return lately.tokens;
}

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

/** The joined codes, where they stand. */
export function codesIn(composed: string): { readonly typed: string; readonly from: number }[] {
  return [...composed.matchAll(JOINED)].map(({ 0: typed, index }) => ({ typed, from: index })).filter(({ typed }) => /\p{N}/u.test(typed));
}

function isExact(typed: string, shouting: boolean): boolean {
  if (/\p{N}/u.test(typed)) return true;
  return !shouting && typed.length > 1 && typed.length <= 6 && typed === typed.toUpperCase() && typed !== typed.toLowerCase();
}
