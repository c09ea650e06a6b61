// Whether two codes are the same, in all their spellings, and whether an entry has a code or
// contradicts it.
import { kindOf } from './code-words';
import type { Code } from './codes';
import type { EntryCodes } from './entry-codes';

export const headAndTail = ({ head, tail }: Code): string => head + tail;

export function hasCode(held: EntryCodes | undefined, code: Code): boolean {
  return held?.all.some((one) => isSame(code, one)) ?? false;
}

/** `ERR 24` is a code of its own, not error 24 of a system. */
const ABBREVIATED = /^ERR\b/;
/** Separate letters that are part of the code: `LX 500`. */
const LETTERS_APART = /^\p{Lu}{2}\s/u;

/**
 * `LX500` equals `LX 500`, and `Raum 204` equals `room 204` or `204` alone; `gate 7` does not equal
 * `building 7`.
 */
function isSame(asked: Code, held: Code): boolean {
  if (isSameThing(asked, held)) return true;
  if (!isSameNumber(asked, held)) return false;
  if (asked.head === '') return true;
  if (kindOf(asked.head) === undefined && (asked.tight || LETTERS_APART.test(asked.typed)))
    return false;
  return held.head === '';
}

/** Whether both name the same number of the same thing. */
export function isSameThing(asked: Code, held: Code): boolean {
  if (headAndTail(asked) === headAndTail(held)) return true;
  return (
    isSameNumber(asked, held) &&
    (isSameKind(asked.head, held.head) ||
      (asked.head === 'error' &&
        !asked.tight &&
        !ABBREVIATED.test(asked.typed) &&
        isOfASystem(held)))
  );
}

const isOfASystem = ({ head, tight }: Code): boolean =>
  head !== '' && head.length <= (tight ? 1 : SYSTEM_NAME_MAX) && kindOf(head) === undefined;

function isSameNumber({ tail, to }: Code, held: Code): boolean {
  return hasTail(held, tail) && (to === undefined || held.to === to || hasTail(held, String(to)));
}

function hasTail({ tail, to }: Code, wanted: string): boolean {
  if (tail === wanted) return true;
  return (
    to !== undefined &&
    /^\d+$/.test(wanted) &&
    Number(wanted) >= Number(tail) &&
    Number(wanted) <= to
  );
}

/** The longest name of a system with numbered errors, as in `HTTP 500`. */
const SYSTEM_NAME_MAX = 4;
/** The shortest abbreviation of a name, as in `Win 11`. */
const ABBREVIATION_MIN = 3;

export function isSameKind(one: string, other: string): boolean {
  if (one === '' || other === '') return false;
  const [a, b] = [kindOf(one) ?? one, kindOf(other) ?? other];
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= ABBREVIATION_MIN && long.startsWith(short);
}

/**
 * Whether an entry is about another thing of the same kind. Then even a doubtful code tells them
 * apart.
 */
export function contradicts(held: EntryCodes | undefined, code: Code): boolean {
  if (!held) return false;
  const isOfYears =
    code.certainty === 'year' && held.all.some(({ certainty }) => certainty === 'year');
  if (isOfYears) return !held.all.some(({ tail }) => tail === code.tail);
  return held.asked.some((one) => isSameKind(code.head, one.head) && !hasTail(one, code.tail));
}
