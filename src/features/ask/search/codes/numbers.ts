// Decides by the words around a number whether it measures (`3 days`, `at 10:30`, `100 euros`) or
// numbers a thing (`room 204`).
import { isSmall, isUpperCase, type Token, tokensOf } from '../language';
import {
  ASKS_MEANING,
  isCounting,
  isCurrency,
  isDone,
  isMeasure,
  isOfATime,
  isOfTheCalendar,
  isUnit,
  kindOf,
  NUMBER,
} from './code-words';

/** The words of a text and the text between them. */
export interface TokenizedText {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The text before each word, and after the last one. */
  readonly gaps: readonly string[];
  /** Whether a folded word is a common word. */
  readonly isWord: (folded: string) => boolean;
}

export function tokenize(text: string, isWord: TokenizedText['isWord']): TokenizedText {
  const composed = text.normalize('NFC');
  const tokens = tokensOf(composed);
  let end = 0;
  const gaps = tokens.map(({ from, typed }) => {
    const gap = composed.slice(end, from);
    end = from + typed.length;
    return gap;
  });
  return { text: composed, tokens, gaps: [...gaps, composed.slice(end)], isWord };
}

export const hasDigits = ({ folded }: Token): boolean => /\d/.test(folded);
export const isNumber = (token: Token | undefined): boolean =>
  token !== undefined && /^\d+$/.test(token.folded);

const ROW = /^(?:and|or|und|oder|to|bis|through)$/;

/**
 * How the number at `at` continues a row such as `204 and 205` or `10/11`; undefined if it does
 * not.
 */
export function rowStep(
  { tokens, gaps }: TokenizedText,
  at: number,
): { readonly back: number; readonly isRange: boolean } | undefined {
  const gap = gaps[at] ?? '';
  if (/^\s?(?:[,/&+]|[-–])\s?$/.test(gap)) return { back: 1, isRange: /[-–]/.test(gap) };
  const word = tokens[at - 1]?.folded ?? '';
  return ROW.test(word) ? { back: 2, isRange: /^(?:to|bis|through)$/.test(word) } : undefined;
}

/**
 * Whether the number from `at` to `end` is money, a percentage, a time or a date, or has a unit;
 * also in a row, as in `2 or 3 days`.
 */
export function isMeasured(tokenized: TokenizedText, at: number, end: number): boolean {
  const { tokens, gaps } = tokenized;
  const [gap, following] = [gaps[at] ?? '', gaps[end + 1] ?? ''];
  if (/[$€£]\s?$/.test(gap) || /^\s?[$€£%°]/.test(following)) return true;
  const [number, next] = [tokens[at], tokens[end + 1]];
  if (!number) return false;
  if (isCurrency(tokens[at - 1]?.folded ?? '') && /^\.?\s*$/.test(gap)) return true;
  if (!next) return false;
  const isShort = number.folded.length <= 2;
  if (isNumber(next) && (following === ',' || (following === ':' && isShort))) return true;
  if (/^[-–]$/.test(following) && !hasDigits(next) && next.folded.length > 1) return true;
  if (/^\.?\s*$/.test(following) && isOfTheCalendar(next.folded)) return true;
  if (isShort && isOfTheCalendar(tokens[at - 1]?.folded ?? '')) return true;
  if (/^\s+$/.test(following) && (isUnit(next.folded) || (isShort && isMeasure(next.folded))))
    return true;
  const other = [end + 1, end + 2].find(
    (place) => isNumber(tokens[place]) && rowStep(tokenized, place)?.back === place - end,
  );
  return other !== undefined && isMeasured(tokenized, other, other);
}

export interface Head {
  readonly head: string;
  /** The first token of the code. */
  readonly from: number;
  /** Whether the number certainly names something. */
  readonly isFirm: boolean;
}

/** What the number from `at` to `end` numbers. */
export function headOf(tokenized: TokenizedText, at: number, end: number): Head {
  const { text, tokens, gaps, isWord } = tokenized;
  const gap = gaps[at] ?? '';
  if (gap.includes('§')) return { head: kindOf('paragraph') ?? '', from: at, isFirm: true };
  const next = /^\s+$/.test(gaps[end + 1] ?? '') ? tokens[end + 1] : undefined;
  if (next && kindOf(next.folded) === 'error' && !isLettersOfACode(tokenized, at - 1))
    return { head: 'error', from: at, isFirm: true };
  const bare = { head: '', from: at, isFirm: gap.includes('#') || isIdentifier(tokenized, at) };
  let from = at - 1;
  let isNumbered = false;
  while (kindOf(tokens[from]?.folded ?? '') === NUMBER) {
    isNumbered = true;
    from--;
  }
  const named = tokens[from];
  const isApart = gaps
    .slice(from + 1, at + 1)
    .some((between, step) => !leadsOn(between, tokens[from + step]));
  if (!named || isApart || hasDigits(named)) return isNumbered ? { ...bare, isFirm: true } : bare;
  const kind = kindOf(named.folded);
  const kindBefore = kindOf(tokens[from - 1]?.folded ?? '');
  // In `room A 270`, the letter is part of the code.
  if (
    /^[a-z]$/.test(named.folded) &&
    kindBefore !== undefined &&
    kindBefore !== NUMBER &&
    /^\s$/.test(gaps[from] ?? '')
  )
    return { head: named.folded, from, isFirm: true };
  if (kind !== undefined) return { head: kind, from, isFirm: !isOfATime(kind) };
  const isShouted = named.typed.length > 1 && isUpperCase(named.typed) && !isUpperCase(text);
  if (
    !isShouted &&
    (isCounting(named.folded) || isSmall(named.folded) || isOfTheCalendar(named.folded))
  )
    return isNumbered ? { ...bare, isFirm: true } : bare;
  if (isWord(named.folded) && isDone(named.folded)) return bare;
  const isCounted = next !== undefined && !isSmall(next.folded) && !isCounting(next.folded);
  return {
    head: named.folded,
    from,
    isFirm: isNumbered || !isCounted || !isWord(named.folded) || isAName(tokenized, from, next),
  };
}

/** The most letters that are part of a code: `LX` in `LX 999`. */
const CODE_LETTERS = 2;

/** Capital letters before the number, with only a blank between, that are not a word. */
function isLettersOfACode({ text, tokens, gaps, isWord }: TokenizedText, at: number): boolean {
  const token = tokens[at];
  if (
    !token ||
    hasDigits(token) ||
    token.folded.length > CODE_LETTERS ||
    !/^\s$/.test(gaps[at + 1] ?? '')
  )
    return false;
  return (
    token.typed.length > 1 &&
    isUpperCase(token.typed) &&
    !isUpperCase(text) &&
    !isWord(token.folded) &&
    kindOf(token.folded) === undefined
  );
}

/**
 * Whether a word and its number belong together by the text between them; a dot after an
 * abbreviation does not separate them.
 */
function leadsOn(between: string, word: Token | undefined): boolean {
  if (/^\.\s*$/.test(between))
    return word !== undefined && word.folded.length <= 3 && kindOf(word.folded) !== undefined;
  return /^[\s:#("„“'=]*$/.test(between);
}

/** Not an amount: `0815`, `4711302`, or a number whose meaning is asked. */
function isIdentifier({ tokens }: TokenizedText, at: number): boolean {
  const folded = tokens[at]?.folded ?? '';
  if (/[a-z]$/.test(folded)) return !isMeasure(folded);
  return (
    /^0\d/.test(folded) ||
    (folded.length > 4 && !folded.endsWith('00')) ||
    tokens.some((token) => ASKS_MEANING.has(token.folded))
  );
}

/** Too large for a count in a question: `3310`. */
const isNoCount = (folded = ''): boolean => /^\d{4,}$/.test(folded) && !folded.endsWith('00');

/**
 * With capitals inside (`LX`, `iPhone`), or one capital within a sentence before a number, if the
 * next word has none.
 */
function isAName(
  { text, tokens, gaps }: TokenizedText,
  at: number,
  next: Token | undefined,
): boolean {
  const typed = tokens[at]?.typed ?? '';
  if (isUpperCase(text)) return false;
  if (isUpperCase(typed) || typed.slice(1) !== typed.slice(1).toLowerCase()) return true;
  const opens = at === 0 || /[.!?:]/.test(gaps[at] ?? '');
  return (
    !opens &&
    typed !== typed.toLowerCase() &&
    (isNoCount(tokens[at + 1]?.folded) || next?.typed === next?.typed.toLowerCase())
  );
}
