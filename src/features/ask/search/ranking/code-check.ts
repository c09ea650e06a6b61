// Checks which codes of a question an entry has. An entry without a code of the question answers
// another question, so it must not be given as the answer.
import { type Code, codesOf, type EntryCodes, kindOf } from '../codes';
import type { IndexedEntry } from '../indexing';
import { fold, wordsOf } from '../language';

/** How the codes of a question relate to the entries that its asker may see. */
export interface CodeCheck {
  /** Codes that no entry has, as typed. */
  readonly unknown: readonly string[];
  /** Whether editors wrote a firm code of the question into any entry. */
  readonly areKnown: boolean;
  /** How many of those an entry lacks. */
  countMissing(entry: IndexedEntry | undefined): number;
  /** The words of the codes, folded. */
  readonly words: ReadonlySet<string>;
  /** Whether an entry lacks a code. */
  isDoubtful(entry: IndexedEntry): boolean;
  /** The codes as entries spell them: as typed → as written. */
  readonly spelt: ReadonlyMap<string, string>;
}

const NOTHING: CodeCheck = {
  unknown: [],
  areKnown: false,
  countMissing: () => 0,
  isDoubtful: () => false,
  words: new Set(),
  spelt: new Map(),
};

/** A text with more codes is a pasted log. */
const CODES_MAX = 8;

/** `entries`: those that the asker may see; the same list as long as nothing changes. */
export function checkCodes(text: string, entries: readonly IndexedEntry[], isWord: (folded: string) => boolean): CodeCheck {
  const codes = codesOf(text, isWord).slice(0, CODES_MAX);
  if (codes.length === 0) return NOTHING;
  const codeIndex = codeIndexOf(entries);
  const holdersOf = new Map(codes.map((code) => [code, codeIndex.holdersOf(code)]));
  const known = codes.filter((code) => (holdersOf.get(code)?.size ?? 0) > 0);
  const firm = known.filter(
    (code) =>
      code.certainty === 'firm' &&
      [...(holdersOf.get(code) ?? [])].some((entry) => entry.codes?.written.some((held) => isSameThing(code, held))),
  );
  const isMissing = (entry: IndexedEntry, code: Code) =>
    !holdersOf.get(code)?.has(entry) && (code.certainty === 'firm' || contradicts(entry.codes, code));
  const isDoubted = (code: Code) => code.certainty === 'firm' || codeIndex.isContradicted(code);
  return {
    unknown: [...new Set(codes.filter((code) => !known.includes(code) && isDoubted(code)).map(({ typed }) => typed))],
    areKnown: firm.length > 0,
    countMissing: (entry) => firm.reduce((count, code) => count + (entry && holdersOf.get(code)?.has(entry) ? 0 : 1), 0),
    isDoubtful: (entry) => codes.some((code) => isMissing(entry, code)),
    words: new Set(codes.flatMap(({ typed }) => wordsOf(typed).map(({ folded }) => folded))),
    spelt: spellings(known, codeIndex),
  };
}

/** A search by words finds a code only in the same spelling. */
function spellings(known: readonly Code[], codeIndex: CodeIndex): ReadonlyMap<string, string> {
  const spelt = new Map<string, string>();
  for (const code of known) {
    const ways = new Map(codeIndex.written(code).map((typed) => [fold(typed), typed]));
    if (ways.size > 0 && !ways.has(fold(code.typed))) spelt.set(code.typed, [...ways.values()].join(' '));
  }
  return spelt;
}

/** Finds the entries with a code without checking each one. */
interface CodeIndex {
  /** The entries with a code. */
  holdersOf(code: Code): ReadonlySet<IndexedEntry>;
  /** The spellings of a code with the same letters and digits. */
  written(code: Code): readonly string[];
  /** Whether any entry is about another thing of the same kind. */
  isContradicted(code: Code): boolean;
}

const codeIndexes = new WeakMap<readonly IndexedEntry[], CodeIndex>();

function codeIndexOf(entries: readonly IndexedEntry[]): CodeIndex {
  const known = codeIndexes.get(entries) ?? createCodeIndex(entries);
  codeIndexes.set(entries, known);
  return known;
}

function createCodeIndex(entries: readonly IndexedEntry[]): CodeIndex {
  const byTail = new Map<string, Set<IndexedEntry>>();
  const byJoined = new Map<string, Set<IndexedEntry>>();
  const typedBy = new Map<string, Set<string>>();
  const byHead = new Map<string, Set<IndexedEntry>>();
  const ofRows = new Set<IndexedEntry>();
  const ofYears = new Set<IndexedEntry>();
  for (const entry of entries) {
    for (const code of entry.codes?.all ?? []) {
      put(byTail, code.tail, entry);
      put(byJoined, joined(code), entry);
      put(typedBy, joined(code), code.typed);
      if (code.to !== undefined) ofRows.add(entry);
      if (code.certainty === 'year') ofYears.add(entry);
    }
    for (const { head } of entry.codes?.asked ?? []) put(byHead, head, entry);
  }
  return {
    holdersOf(code) {
      const candidates = [byTail.get(code.tail) ?? [], byJoined.get(joined(code)) ?? [], ofRows].flatMap((some) => [...some]);
      return new Set(candidates.filter(({ codes }) => knows(codes, code)));
    },
    written: (code) => [...(typedBy.get(joined(code)) ?? [])],
    isContradicted(code) {
      const isSaid = (some: Iterable<IndexedEntry>) => [...some].some(({ codes }) => contradicts(codes, code));
      if (code.certainty === 'year' && isSaid(ofYears)) return true;
      return [...byHead].some(([head, some]) => isAkin(code.head, head) && isSaid(some));
    },
  };
}

function put<Value>(map: Map<string, Set<Value>>, key: string, value: Value): void {
  const values = map.get(key) ?? new Set();
  map.set(key, values.add(value));
}

const joined = ({ head, tail }: Code): string => head + tail;

function knows(held: EntryCodes | undefined, code: Code): boolean {
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
  if (kindOf(asked.head) === undefined && (asked.tight || LETTERS_APART.test(asked.typed))) return false;
  return held.head === '';
}

/** Whether both name the same number of the same thing. */
function isSameThing(asked: Code, held: Code): boolean {
  if (joined(asked) === joined(held)) return true;
  return (
    isSameNumber(asked, held) &&
    (isAkin(asked.head, held.head) || (asked.head === 'error' && !asked.tight && !ABBREVIATED.test(asked.typed) && isOfASystem(held)))
  );
}

const isOfASystem = ({ head, tight }: Code): boolean =>
  head !== '' && head.length <= (tight ? 1 : SYSTEM_NAME_MAX) && kindOf(head) === undefined;

function isSameNumber({ tail, to }: Code, held: Code): boolean {
  return hasTail(held, tail) && (to === undefined || held.to === to || hasTail(held, String(to)));
}

function hasTail({ tail, to }: Code, wanted: string): boolean {
  if (tail === wanted) return true;
  return to !== undefined && /^\d+$/.test(wanted) && Number(wanted) >= Number(tail) && Number(wanted) <= to;
}

/** The longest name of a system with numbered errors, as in `HTTP 500`. */
const SYSTEM_NAME_MAX = 4;
/** The shortest abbreviation of a name, as in `Win 11`. */
const ABBREVIATION_MIN = 3;

function isAkin(one: string, other: string): boolean {
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
function contradicts(held: EntryCodes | undefined, code: Code): boolean {
  if (!held) return false;
  const isOfYears = code.certainty === 'year' && held.all.some(({ certainty }) => certainty === 'year');
  if (isOfYears) return !held.all.some(({ tail }) => tail === code.tail);
  return held.asked.some((one) => isAkin(code.head, one.head) && !hasTail(one, code.tail));
}
