// What the words around a number say of it: that it measures (`3 days`, `at 10:30`, `100 euros`), or what it is the number of (`room 204`).
import { ASKS_MEANING, isCounting, isCurrency, isDone, isMeasure, isOfATime, isOfTheCalendar, isUnit, kindOf, NUMBER } from './code-words';
import { isSmall } from './language';
import { type Token, tokensOf } from './words';

/** A text's words, and what stands between them. */
export interface Line {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Before each word; one more for what follows the last. */
  readonly gaps: readonly string[];
  /** Whether a folded word is one that people use in general. */
  readonly isWord: (folded: string) => boolean;
}

export function lineOf(text: string, isWord: Line['isWord']): Line {
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
export const isNumber = (token: Token | undefined): boolean => token !== undefined && /^\d+$/.test(token.folded);
export const isLoud = (typed: string): boolean => typed === typed.toUpperCase() && typed !== typed.toLowerCase();

const ROW = /^(?:and|or|und|oder|to|bis|through)$/;

/** How the number at `at` goes on from the one before it in a row, such as `204 and 205` or `10/11`; undefined when it does not. */
export function rowStep({ tokens, gaps }: Line, at: number): { readonly back: number; readonly isRange: boolean } | undefined {
  const gap = gaps[at] ?? '';
  if (/^\s?(?:[,/&+]|[-–])\s?$/.test(gap)) return { back: 1, isRange: /[-–]/.test(gap) };
  const word = tokens[at - 1]?.folded ?? '';
  return ROW.test(word) ? { back: 2, isRange: /^(?:to|bis|through)$/.test(word) } : undefined;
}

/** Whether a number, from `at` to `end`, is money, a share, a time, a date, or has a unit: also one of a row, as in `2 or 3 days`. */
export function isMeasured(line: Line, at: number, end: number): boolean {
  const { tokens, gaps } = line;
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
  if (/^\s+$/.test(following) && (isUnit(next.folded) || (isShort && isMeasure(next.folded)))) return true;
  const other = [end + 1, end + 2].find((place) => isNumber(tokens[place]) && rowStep(line, place)?.back === place - end);
  return other !== undefined && isMeasured(line, other, other);
}

export interface Head {
  readonly head: string;
  /** The first token of the code. */
  readonly from: number;
  /** Whether the number surely names something. */
  readonly isFirm: boolean;
}

/** What the number from `at` to `end` is the number of. */
export function headOf(line: Line, at: number, end: number): Head {
  const { text, tokens, gaps, isWord } = line;
  const gap = gaps[at] ?? '';
  if (gap.includes('§')) return { head: kindOf('paragraph') ?? '', from: at, isFirm: true };
  const next = /^\s+$/.test(gaps[end + 1] ?? '') ? tokens[end + 1] : undefined;
  if (next && kindOf(next.folded) === 'error' && !isLettersOfACode(line, at - 1)) return { head: 'error', from: at, isFirm: true };
  const bare = { head: '', from: at, isFirm: gap.includes('#') || isIdentifier(line, at) };
  let from = at - 1;
  let isNumbered = false;
  while (kindOf(tokens[from]?.folded ?? '') === NUMBER) {
    isNumbered = true;
    from--;
  }
  const named = tokens[from];
  const isApart = gaps.slice(from + 1, at + 1).some((between, step) => !leadsOn(between, tokens[from + step]));
  if (!named || isApart || hasDigits(named)) return isNumbered ? { ...bare, isFirm: true } : bare;
  const kind = kindOf(named.folded);
  const kindBefore = kindOf(tokens[from - 1]?.folded ?? '');
  // `room A 270`: the letter is a part of the code.
  if (/^[a-z]$/.test(named.folded) && kindBefore !== undefined && kindBefore !== NUMBER && /^\s$/.test(gaps[from] ?? ''))
    return { head: named.folded, from, isFirm: true };
  if (kind !== undefined) return { head: kind, from, isFirm: !isOfATime(kind) };
  const isShouted = named.typed.length > 1 && isLoud(named.typed) && !isLoud(text);
  if (!isShouted && (isCounting(named.folded) || isSmall(named.folded) || isOfTheCalendar(named.folded)))
    return isNumbered ? { ...bare, isFirm: true } : bare;
  if (isWord(named.folded) && isDone(named.folded)) return bare;
  const isCounted = next !== undefined && !isSmall(next.folded) && !isCounting(next.folded);
  return { head: named.folded, from, isFirm: isNumbered || !isCounted || !isWord(named.folded) || isAName(line, from, next) };
}

/** So many letters at most are a part of a code: `LX` in `LX 999`. */
const CODE_LETTERS = 2;

/** Letters in capitals, apart from the number by a blank alone, that no sentence is made of. */
function isLettersOfACode({ text, tokens, gaps, isWord }: Line, at: number): boolean {
  const token = tokens[at];
  if (!token || hasDigits(token) || token.folded.length > CODE_LETTERS || !/^\s$/.test(gaps[at + 1] ?? '')) return false;
  return token.typed.length > 1 && isLoud(token.typed) && !isLoud(text) && !isWord(token.folded) && kindOf(token.folded) === undefined;
}

/** Whether what stands between a word and its number parts them; a dot does not behind an abbreviation. */
function leadsOn(between: string, word: Token | undefined): boolean {
  if (/^\.\s*$/.test(between)) return word !== undefined && word.folded.length <= 3 && kindOf(word.folded) !== undefined;
  return /^[\s:#("„“'=]*$/.test(between);
}

/** Nobody counts like this: `0815`, `4711302`, or what somebody asks the meaning of. */
function isIdentifier({ tokens }: Line, at: number): boolean {
  const folded = tokens[at]?.folded ?? '';
  if (/[a-z]$/.test(folded)) return !isMeasure(folded);
  return /^0\d/.test(folded) || (folded.length > 4 && !folded.endsWith('00')) || tokens.some((token) => ASKS_MEANING.has(token.folded));
}

/** So many of anything are rarely asked for: `3310`. */
const isNoCount = (folded = ''): boolean => /^\d{4,}$/.test(folded) && !folded.endsWith('00');

/** In capitals, such as `LX`, `iPhone`, or with one within a sentence whose next word, the counted one if there is one, has none. */
function isAName({ text, tokens, gaps }: Line, at: number, next: Token | undefined): boolean {
  const typed = tokens[at]?.typed ?? '';
  if (isLoud(text)) return false;
  if (isLoud(typed) || typed.slice(1) !== typed.slice(1).toLowerCase()) return true;
  const opens = at === 0 || /[.!?:]/.test(gaps[at] ?? '');
  return !opens && typed !== typed.toLowerCase() && (isNoCount(tokens[at + 1]?.folded) || next?.typed === next?.typed.toLowerCase());
}
