// The codes in a text: names of one thing among others of its kind, such as `E-24`, `LX 500`,
// `room 204` or `ISO 9001`. Spelling variants of a code are the same code. A number that counts or
// measures (`3 days`, `at 10`, `100 euros`) is not a code.
import { isSmall, isUpperCase, type Token } from '../language';
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
  ordinal,
  ORDINAL,
} from './code-words';
import {
  hasDigits,
  headOf,
  isMeasured,
  isNumber,
  rowStep,
  tokenize,
  type TokenizedText,
} from './numbers';

export interface Code {
  /** As typed. */
  readonly typed: string;
  /** What is numbered: a kind of thing, letters or a name; empty if unknown. */
  readonly head: string;
  /** The part from the first digit on, joined by dots; or the name of a thing without a number. */
  readonly tail: string;
  /** `firm`: certainly a code. `loose`: a number that could be one. */
  readonly certainty: 'firm' | 'loose' | 'year';
  /** Whether head and tail were typed as one. */
  readonly tight: boolean;
  /** The last number of a range: `rooms 201 to 210`. */
  readonly to?: number;
}

interface Match {
  readonly code: Code;
  /** Its last token. */
  readonly end: number;
}

const JOINT = /^[-–._/]$/;
const YEAR = /^(?:19|20)\d\d$/;
const isLetter = (token: Token | undefined): token is Token =>
  token !== undefined && /^[a-z]$/.test(token.folded);

/** `isWord`: whether a folded word is a common word. */
export function codesOf(text: string, isWord: (folded: string) => boolean): Code[] {
  const tokenized = tokenize(text, isWord);
  const codes: Code[] = [];
  let last: Match | undefined;
  for (let at = 0; at < tokenized.tokens.length; at++) {
    const row = last && inRow(tokenized, at, last);
    if (row && last && row.code.to !== undefined) codes.pop();
    const found = row ?? codeAt(tokenized, at);
    if (!found) continue;
    codes.push(found.code);
    last = found;
    at = found.end;
  }
  return codes;
}

function codeAt(tokenized: TokenizedText, at: number): Match | undefined {
  const token = tokenized.tokens[at];
  if (!token) return undefined;
  if (!hasDigits(token)) return ofWords(tokenized, at, token);
  if (
    isEveryday(token.folded) ||
    isEveryday((tokenized.tokens[at - 1]?.folded ?? '') + token.folded)
  )
    return undefined;
  const order = ORDINAL.exec(token.folded)?.[1];
  if (order !== undefined) return inOrder(tokenized, at, order);
  if (isNumber(token) || /^\d+[a-z]$/.test(token.folded)) return ofNumber(tokenized, at, token);
  if (isMeasure(token.folded)) return undefined;
  return ofMixed(tokenized, at, token);
}

/** Letters and digits in one word: `LX500`, `ME21N`, `0x80070005`, `v2.1`. */
function ofMixed(tokenized: TokenizedText, at: number, token: Token): Match {
  const isHex = /^0x./.test(token.folded);
  const [letters = ''] = isHex ? ['0x'] : (/^\D+/.exec(token.folded) ?? []);
  const { tail, end } = tailFrom(tokenized, at, token.folded.slice(letters.length), JOINT);
  const head = isHex ? '' : headNamed(letters);
  return made(tokenized, at, end, {
    head,
    tail,
    certainty: isOfATime(head) || isPaper(token.folded) ? 'loose' : 'firm',
    tight: true,
  });
}

/** Without a digit: `ERR_TIMEOUT`, `building B`, `gate seven`, `third floor`. */
function ofWords(tokenized: TokenizedText, at: number, token: Token): Match | undefined {
  const { tokens, gaps } = tokenized;
  if (gaps[at + 1] === '_' && !isNumber(tokens[at + 1])) {
    let end = at;
    while (gaps[end + 1] === '_') end++;
    const tail = tokens.slice(at, end + 1).map(({ folded }) => folded);
    return made(tokenized, at, end, {
      head: '',
      tail: tail.join('_'),
      certainty: 'firm',
      tight: true,
    });
  }
  const kind = kindOf(tokens[at - 1]?.folded ?? '');
  if (kind !== undefined && kind !== NUMBER && /^[\s-]$/.test(gaps[at] ?? '')) {
    const next = tokens[at + 1];
    const counted =
      token.folded === 'one' && next
        ? undefined
        : isUnit(next?.folded ?? '')
          ? undefined
          : numeral(token.folded);
    const tail = counted ?? (isNameLetter(tokenized, at) ? token.folded : undefined);
    if (tail !== undefined)
      return made(tokenized, at - 1, at, { head: kind, tail, certainty: 'firm', tight: false });
  }
  const order = ordinal(token.folded);
  return order === undefined ? undefined : inOrder(tokenized, at, order);
}

/** A letter as a name, not an article and not a part of `z. B.` or `I'm`. */
function isNameLetter({ tokens, gaps }: TokenizedText, at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!isLetter(token) || (next && hasDigits(next))) return false;
  if (/^['’.]\S|^\.\s?[a-z]$/i.test(`${gaps[at + 1] ?? ''}${next?.typed.slice(0, 1) ?? ''}`))
    return false;
  if (isUpperCase(token.typed)) return token.typed !== 'I';
  return !/[is]/.test(token.typed) && (token.typed !== 'a' || next === undefined);
}

/** `third floor`, `3. Stock`. */
function inOrder(tokenized: TokenizedText, at: number, tail: string): Match | undefined {
  const kind = kindOf(tokenized.tokens[at + 1]?.folded ?? '');
  return kind === undefined
    ? undefined
    : made(tokenized, at, at + 1, { head: kind, tail, certainty: 'loose', tight: false });
}

function ofNumber(tokenized: TokenizedText, at: number, token: Token): Match | undefined {
  const { tokens, gaps } = tokenized;
  const earlier = tokens[at - 1];
  const isSpelt = isSpeltLetter(tokenized, at - 1);
  const isJoined =
    JOINT.test(gaps[at] ?? '') ||
    (isSpelt && /^ [-–] $/.test(gaps[at] ?? '') && !isMeasured(tokenized, at, at));
  if (earlier && !hasDigits(earlier) && isJoined) {
    if (
      (isCounting(earlier.folded) && !isSpelt) ||
      isCurrency(earlier.folded) ||
      (isMeasure(token.folded) && !isNumber(token))
    )
      return undefined;
    const { tail, end } = tailFrom(tokenized, at, token.folded, JOINT);
    return made(tokenized, at - 1, end, {
      head: headNamed(earlier.folded),
      tail,
      certainty: 'firm',
      tight: true,
    });
  }
  // The second part of a time, date or amount.
  if (
    isNumber(earlier) &&
    (/^[.,]$/.test(gaps[at] ?? '') || (gaps[at] === ':' && token.folded.length < 3))
  )
    return undefined;
  const { tail, end } = tailFrom(tokenized, at, token.folded, /^\.$/);
  const next = tokens[end + 1];
  if (isMeasured(tokenized, at, end)) return undefined;
  if (
    gaps[end + 1] === '. ' &&
    next &&
    kindOf(next.folded) !== undefined &&
    next.typed !== next.folded &&
    token.folded.length < 3
  )
    return inOrder(tokenized, at, tail);
  const { head, from, isFirm } = headOf(tokenized, at, end);
  // A time or date, unless it numbers something.
  if (!isFirm && !isNumber(token) && isMeasure(token.folded)) return undefined;
  if (head === '' && tail.includes('.')) return undefined;
  const isYear =
    YEAR.test(tail) && kindOf(head) === undefined && !isLettersOfACode(tokenized, from);
  return made(tokenized, from, end, {
    head,
    tail,
    certainty: isYear ? 'year' : isFirm || tail.includes('.') ? 'firm' : 'loose',
    tight: false,
  });
}

/**
 * `A` in `A-207` and `IT` in `IT-24`, which are small words elsewhere: one letter, or up to three
 * capitals.
 */
function isSpeltLetter({ text, tokens, gaps }: TokenizedText, at: number): boolean {
  const token = tokens[at];
  if (!token || hasDigits(token) || token.folded.length > 3) return false;
  // In a text in capitals, only letters joined to their number count.
  return (
    token.folded.length === 1 ||
    (isUpperCase(token.typed) && (!isUpperCase(text) || JOINT.test(gaps[at + 1] ?? '')))
  );
}

/** `LX` in `LX 2000`. */
function isLettersOfACode({ text, tokens, isWord }: TokenizedText, at: number): boolean {
  const token = tokens[at];
  return (
    token !== undefined &&
    !hasDigits(token) &&
    ((isUpperCase(token.typed) && !isUpperCase(text)) ||
      (token.folded.length < 4 && !isWord(token.folded)))
  );
}

/** `v2` is `version 2`. */
function headNamed(folded: string): string {
  const kind = kindOf(folded);
  return kind === undefined || kind === NUMBER ? folded : kind;
}

/** The next number of a row, of the same kind as the one before. */
function inRow(
  tokenized: TokenizedText,
  at: number,
  { code, end: before }: Match,
): Match | undefined {
  const token = tokenized.tokens[at];
  const step = rowStep(tokenized, at);
  if (
    !token ||
    !isNumber(token) ||
    !step ||
    before !== at - step.back ||
    !/^\d+$/.test(code.tail) ||
    isMeasured(tokenized, at, at)
  )
    return undefined;
  const { head, certainty, tight } = code;
  if (step.isRange && Number(token.folded) > Number(code.tail) && certainty !== 'year')
    return { code: { ...code, to: Number(token.folded) }, end: at };
  return made(tokenized, at, at, {
    head,
    tail: token.folded,
    certainty: YEAR.test(token.folded) ? certainty : certainty === 'year' ? 'loose' : certainty,
    tight,
  });
}

/** A number with the parts joined to it: `2.1`, `2024-0042`, `12-a`, `12 b`. */
function tailFrom(
  { tokens, gaps }: TokenizedText,
  at: number,
  first: string,
  joint: RegExp,
): { tail: string; end: number } {
  let [tail, end] = [first, at];
  for (;;) {
    const [gap, next] = [gaps[end + 1] ?? '', tokens[end + 1]];
    if (!next) break;
    if (isLetter(next) && /\d$/.test(tail) && JOINT.test(gap) && !JOINT.test(gaps[end + 2] ?? ''))
      return { tail: tail + next.folded, end: end + 1 };
    if (
      isLetter(next) &&
      /\d$/.test(tail) &&
      gap === ' ' &&
      isSuffix(next.folded, gaps[end + 2] ?? '', tokens[end + 2])
    )
      return { tail: tail + next.folded, end: end + 1 };
    if (!joint.test(gap) || !hasDigits(next)) break;
    tail += `.${next.folded}`;
    end++;
  }
  return { tail, end };
}

/** Whether a separate letter belongs to the number before it: not in `12 a day`. */
const isSuffix = (letter: string, gap: string, next: Token | undefined): boolean =>
  /[b-e]/.test(letter) ||
  (letter === 'a' && (gap.trim() !== '' || next === undefined || isSmall(next.folded)));

function made(
  { tokens, text }: TokenizedText,
  from: number,
  end: number,
  code: Omit<Code, 'typed'>,
): Match {
  const last = tokens[end];
  return {
    code: { ...code, typed: text.slice(tokens[from]?.from, last && last.from + last.typed.length) },
    end,
  };
}
