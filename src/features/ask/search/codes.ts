// The codes of a text: what names one thing among others of its kind, such as `E-24`, `LX 500`, `room 204` or `ISO 9001`. A code is the same however it
// is joined. A number that counts or measures (`3 days`, `at 10`, `100 euros`) is none.
import {
  isCounting,
  isCurrency,
  isEveryday,
  isMeasure,
  isOfATime,
  isPaper,
  isUnit,
  kindOf,
  NUMBER,
  numeral,
  ORDINAL,
  ordinal,
} from './code-words';
import { hasDigits, headOf, isLoud, isMeasured, isNumber, type Line, lineOf, rowStep } from './numbers';
import { isSmall } from './language';
import type { Token } from './words';

export interface Code {
  /** As it was typed. */
  readonly typed: string;
  /** What is numbered: a kind of things, letters, a name; empty where nothing says so. */
  readonly head: string;
  /** From the first digit on, joined by dots; or what names it without one. */
  readonly tail: string;
  /** `firm`: surely a code. `loose`: a number that could be one. */
  readonly certainty: 'firm' | 'loose' | 'year';
  /** Whether head and tail were typed as one. */
  readonly tight: boolean;
  /** The last of a row: `rooms 201 to 210`. */
  readonly to?: number;
}

interface Found {
  readonly code: Code;
  /** The last token that belongs to it. */
  readonly end: number;
}

const JOINT = /^[-–._/]$/;
const YEAR = /^(?:19|20)\d\d$/;
const isLetter = (token: Token | undefined): token is Token => token !== undefined && /^[a-z]$/.test(token.folded);

/** `isWord`: whether a folded word is one that people use in general. */
export function codesOf(text: string, isWord: (folded: string) => boolean): Code[] {
  const line = lineOf(text, isWord);
  const codes: Code[] = [];
  let last: Found | undefined;
  for (let at = 0; at < line.tokens.length; at++) {
    const row = last && inRow(line, at, last);
    if (row && last && row.code.to !== undefined) codes.pop();
    const found = row ?? codeAt(line, at);
    if (!found) continue;
    codes.push(found.code);
    last = found;
    at = found.end;
  }
  return codes;
}

function codeAt(line: Line, at: number): Found | undefined {
  const token = line.tokens[at];
  if (!token) return undefined;
  if (!hasDigits(token)) return ofWords(line, at, token);
  if (isEveryday(token.folded) || isEveryday((line.tokens[at - 1]?.folded ?? '') + token.folded)) return undefined;
  const order = ORDINAL.exec(token.folded)?.[1];
  if (order !== undefined) return inOrder(line, at, order);
  if (isNumber(token) || /^\d+[a-z]$/.test(token.folded)) return ofNumber(line, at, token);
  if (isMeasure(token.folded)) return undefined;
  return ofMixed(line, at, token);
}

/** Letters and digits in one word: `LX500`, `ME21N`, `0x80070005`, `v2.1`. */
function ofMixed(line: Line, at: number, token: Token): Found {
  const isHex = /^0x./.test(token.folded);
  const [letters = ''] = isHex ? ['0x'] : (/^\D+/.exec(token.folded) ?? []);
  const { tail, end } = tailFrom(line, at, token.folded.slice(letters.length), JOINT);
  const head = isHex ? '' : headNamed(letters);
  return made(line, at, end, { head, tail, certainty: isOfATime(head) || isPaper(token.folded) ? 'loose' : 'firm', tight: true });
}

/** Without a digit: `ERR_TIMEOUT`, `building B`, `gate seven`, `third floor`. */
function ofWords(line: Line, at: number, token: Token): Found | undefined {
  const { tokens, gaps } = line;
  if (gaps[at + 1] === '_' && !isNumber(tokens[at + 1])) {
    let end = at;
    while (gaps[end + 1] === '_') end++;
    const tail = tokens.slice(at, end + 1).map(({ folded }) => folded);
    return made(line, at, end, { head: '', tail: tail.join('_'), certainty: 'firm', tight: true });
  }
  const kind = kindOf(tokens[at - 1]?.folded ?? '');
  if (kind !== undefined && kind !== NUMBER && /^[\s-]$/.test(gaps[at] ?? '')) {
    const next = tokens[at + 1];
    const counted = token.folded === 'one' && next ? undefined : isUnit(next?.folded ?? '') ? undefined : numeral(token.folded);
    const tail = counted ?? (isNameLetter(line, at) ? token.folded : undefined);
    if (tail !== undefined) return made(line, at - 1, at, { head: kind, tail, certainty: 'firm', tight: false });
  }
  const order = ordinal(token.folded);
  return order === undefined ? undefined : inOrder(line, at, order);
}

/** A letter that is no word: neither an article nor a part of `z. B.` or of `I'm`. */
function isNameLetter({ tokens, gaps }: Line, at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!isLetter(token) || (next && hasDigits(next))) return false;
  if (/^['’.]\S|^\.\s?[a-z]$/i.test(`${gaps[at + 1] ?? ''}${next?.typed.slice(0, 1) ?? ''}`)) return false;
  if (isLoud(token.typed)) return token.typed !== 'I';
  return !/[is]/.test(token.typed) && (token.typed !== 'a' || next === undefined);
}

/** `third floor`, `3. Stock`. */
function inOrder(line: Line, at: number, tail: string): Found | undefined {
  const kind = kindOf(line.tokens[at + 1]?.folded ?? '');
  return kind === undefined ? undefined : made(line, at, at + 1, { head: kind, tail, certainty: 'loose', tight: false });
}

function ofNumber(line: Line, at: number, token: Token): Found | undefined {
  const { tokens, gaps } = line;
  const earlier = tokens[at - 1];
  const isSpelt = isSpeltLetter(line, at - 1);
  const isJoined = JOINT.test(gaps[at] ?? '') || (isSpelt && /^ [-–] $/.test(gaps[at] ?? '') && !isMeasured(line, at, at));
  if (earlier && !hasDigits(earlier) && isJoined) {
    if ((isCounting(earlier.folded) && !isSpelt) || isCurrency(earlier.folded) || (isMeasure(token.folded) && !isNumber(token)))
      return undefined;
    const { tail, end } = tailFrom(line, at, token.folded, JOINT);
    return made(line, at - 1, end, { head: headNamed(earlier.folded), tail, certainty: 'firm', tight: true });
  }
  // The rest of a time, a date or an amount.
  if (isNumber(earlier) && (/^[.,]$/.test(gaps[at] ?? '') || (gaps[at] === ':' && token.folded.length < 3))) return undefined;
  const { tail, end } = tailFrom(line, at, token.folded, /^\.$/);
  const next = tokens[end + 1];
  if (isMeasured(line, at, end)) return undefined;
  if (gaps[end + 1] === '. ' && next && kindOf(next.folded) !== undefined && next.typed !== next.folded && token.folded.length < 3)
    return inOrder(line, at, tail);
  const { head, from, isFirm } = headOf(line, at, end);
  // A time or a date, unless it is the number of something.
  if (!isFirm && !isNumber(token) && isMeasure(token.folded)) return undefined;
  if (head === '' && tail.includes('.')) return undefined;
  const isYear = YEAR.test(tail) && kindOf(head) === undefined && !isLettersOfACode(line, from);
  return made(line, from, end, { head, tail, certainty: isYear ? 'year' : isFirm || tail.includes('.') ? 'firm' : 'loose', tight: false });
}

/** `A` in `A-207` and `IT` in `IT-24`, which are small words elsewhere: one letter, or up to three in capitals. */
function isSpeltLetter({ text, tokens, gaps }: Line, at: number): boolean {
  const token = tokens[at];
  if (!token || hasDigits(token) || token.folded.length > 3) return false;
  // In a text in capitals only what is joined to its number stands out.
  return token.folded.length === 1 || (isLoud(token.typed) && (!isLoud(text) || JOINT.test(gaps[at + 1] ?? '')));
}

/** `LX` in `LX 2000`. */
function isLettersOfACode({ text, tokens, isWord }: Line, at: number): boolean {
  const token = tokens[at];
  return (
    token !== undefined &&
    !hasDigits(token) &&
    ((isLoud(token.typed) && !isLoud(text)) || (token.folded.length < 4 && !isWord(token.folded)))
  );
}

/** `v2` is `version 2`. */
function headNamed(folded: string): string {
  const kind = kindOf(folded);
  return kind === undefined || kind === NUMBER ? folded : kind;
}

/** Another of a row, of the same kind as the one before. */
function inRow(line: Line, at: number, { code, end: before }: Found): Found | undefined {
  const token = line.tokens[at];
  const step = rowStep(line, at);
  if (!token || !isNumber(token) || !step || before !== at - step.back || !/^\d+$/.test(code.tail) || isMeasured(line, at, at))
    return undefined;
  const { head, certainty, tight } = code;
  if (step.isRange && Number(token.folded) > Number(code.tail) && certainty !== 'year')
    return { code: { ...code, to: Number(token.folded) }, end: at };
  return made(line, at, at, {
    head,
    tail: token.folded,
    certainty: YEAR.test(token.folded) ? certainty : certainty === 'year' ? 'loose' : certainty,
    tight,
  });
}

/** A number with what is joined to it: `2.1`, `2024-0042`, `12-a`, `12 b`. */
function tailFrom({ tokens, gaps }: Line, at: number, first: string, joint: RegExp): { tail: string; end: number } {
  let [tail, end] = [first, at];
  for (;;) {
    const [gap, next] = [gaps[end + 1] ?? '', tokens[end + 1]];
    if (!next) break;
    if (isLetter(next) && /\d$/.test(tail) && JOINT.test(gap) && !JOINT.test(gaps[end + 2] ?? ''))
      return { tail: tail + next.folded, end: end + 1 };
    if (isLetter(next) && /\d$/.test(tail) && gap === ' ' && isSuffix(next.folded, gaps[end + 2] ?? '', tokens[end + 2]))
      return { tail: tail + next.folded, end: end + 1 };
    if (!joint.test(gap) || !hasDigits(next)) break;
    tail += `.${next.folded}`;
    end++;
  }
  return { tail, end };
}

/** Whether a letter apart belongs to the number before it: in `12 a day` it does not. */
const isSuffix = (letter: string, gap: string, next: Token | undefined): boolean =>
  /[b-e]/.test(letter) || (letter === 'a' && (gap.trim() !== '' || next === undefined || isSmall(next.folded)));

function made({ tokens, text }: Line, from: number, end: number, code: Omit<Code, 'typed'>): Found {
  const last = tokens[end];
  return { code: { ...code, typed: text.slice(tokens[from]?.from, last && last.from + last.typed.length) }, end };
}
