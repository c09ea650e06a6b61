// Which codes of a question an entry knows. An entry that does not know one, answers another question: nobody is to be sure of it.
import { type Code, codesOf } from './codes';
import { kindOf } from './code-words';
import type { HeldCodes } from './held-codes';
import type { Shelved } from './shelf';
import { fold, wordsOf } from './words';

/** What a question's codes say of the entries that its asker may see. */
export interface CodeCheck {
  /** Those that no entry knows, as they were typed. */
  readonly unknown: readonly string[];
  /** Whether some entry's editors wrote a firm one. */
  readonly areKnown: boolean;
  /** How many of those an entry lacks. */
  lacks(entry: Shelved | undefined): number;
  /** The words that the codes are made of, folded. */
  readonly words: ReadonlySet<string>;
  /** Whether an entry lacks any. */
  isDoubtful(entry: Shelved): boolean;
  /** The question's codes as entries write them: as typed → as written. */
  readonly spelt: ReadonlyMap<string, string>;
}

const NOTHING: CodeCheck = { unknown: [], areKnown: false, lacks: () => 0, isDoubtful: () => false, words: new Set(), spelt: new Map() };

/** More are a log that somebody pasted. */
const CODES_MAX = 8;

/** `entries`: what the asker may see, the same list for as long as nothing changes. */
export function checkCodes(text: string, entries: readonly Shelved[], isWord: (folded: string) => boolean): CodeCheck {
  const codes = codesOf(text, isWord).slice(0, CODES_MAX);
  if (codes.length === 0) return NOTHING;
  const index = indexOf(entries);
  const holdersOf = new Map(codes.map((code) => [code, index.holdersOf(code)]));
  const known = codes.filter((code) => (holdersOf.get(code)?.size ?? 0) > 0);
  const firm = known.filter(
    (code) =>
      code.certainty === 'firm' &&
      [...(holdersOf.get(code) ?? [])].some((entry) => entry.codes?.written.some((held) => isSameThing(code, held))),
  );
  const isMissing = (entry: Shelved, code: Code) =>
    !holdersOf.get(code)?.has(entry) && (code.certainty === 'firm' || contradicts(entry.codes, code));
  const isDoubted = (code: Code) => code.certainty === 'firm' || index.isContradicted(code);
  return {
    unknown: [...new Set(codes.filter((code) => !known.includes(code) && isDoubted(code)).map(({ typed }) => typed))],
    areKnown: firm.length > 0,
    lacks: (entry) => firm.reduce((count, code) => count + (entry && holdersOf.get(code)?.has(entry) ? 0 : 1), 0),
    isDoubtful: (entry) => codes.some((code) => isMissing(entry, code)),
    words: new Set(codes.flatMap(({ typed }) => wordsOf(typed).map(({ folded }) => folded))),
    spelt: spellings(known, index),
  };
}

/** A code is found by its words only where it is written alike. */
function spellings(known: readonly Code[], index: CodeIndex): ReadonlyMap<string, string> {
  const spelt = new Map<string, string>();
  for (const code of known) {
    const ways = new Map(index.written(code).map((typed) => [fold(typed), typed]));
    if (ways.size > 0 && !ways.has(fold(code.typed))) spelt.set(code.typed, [...ways.values()].join(' '));
  }
  return spelt;
}

/** Finds the entries that hold a code without a look at each. */
interface CodeIndex {
  /** Those that know a code. */
  holdersOf(code: Code): ReadonlySet<Shelved>;
  /** How a code of the same letters and figures is written. */
  written(code: Code): readonly string[];
  /** Whether any entry is about another of its kind. */
  isContradicted(code: Code): boolean;
}

const indexes = new WeakMap<readonly Shelved[], CodeIndex>();

function indexOf(entries: readonly Shelved[]): CodeIndex {
  const known = indexes.get(entries) ?? createIndex(entries);
  indexes.set(entries, known);
  return known;
}

function createIndex(entries: readonly Shelved[]): CodeIndex {
  const byTail = new Map<string, Set<Shelved>>();
  const byJoined = new Map<string, Set<Shelved>>();
  const typedBy = new Map<string, Set<string>>();
  const byHead = new Map<string, Set<Shelved>>();
  const ofRows = new Set<Shelved>();
  const ofYears = new Set<Shelved>();
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
      const isSaid = (some: Iterable<Shelved>) => [...some].some(({ codes }) => contradicts(codes, code));
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

function knows(held: HeldCodes | undefined, code: Code): boolean {
  return held?.all.some((one) => isSame(code, one)) ?? false;
}

/** `ERR 24` is a code of its own, and not the error 24 of some system. */
const ABBREVIATED = /^ERR\b/;
/** Letters that are a part of the code, though apart: `LX 500`. */
const LETTERS_APART = /^\p{Lu}{2}\s/u;

/** `LX500` is `LX 500`, and `Raum 204` is `room 204` or a bare `204`; but `gate 7` is not `building 7`. */
function isSame(asked: Code, held: Code): boolean {
  if (isSameThing(asked, held)) return true;
  if (!isSameNumber(asked, held)) return false;
  if (asked.head === '') return true;
  if (kindOf(asked.head) === undefined && (asked.tight || LETTERS_APART.test(asked.typed))) return false;
  return held.head === '';
}

/** The same number of the same thing, by both their words. */
function isSameThing(asked: Code, held: Code): boolean {
  if (joined(asked) === joined(held)) return true;
  return (
    isSameNumber(asked, held) &&
    (isAkin(asked.head, held.head) || (asked.head === 'error' && !asked.tight && !ABBREVIATED.test(asked.typed) && isOfASystem(held)))
  );
}

const isOfASystem = ({ head, tight }: Code): boolean => head !== '' && head.length <= (tight ? 1 : SYSTEM) && kindOf(head) === undefined;

function isSameNumber({ tail, to }: Code, held: Code): boolean {
  return hasTail(held, tail) && (to === undefined || held.to === to || hasTail(held, String(to)));
}

function hasTail({ tail, to }: Code, wanted: string): boolean {
  if (tail === wanted) return true;
  return to !== undefined && /^\d+$/.test(wanted) && Number(wanted) >= Number(tail) && Number(wanted) <= to;
}

/** So long is the name of a system that numbers its errors, as in `HTTP 500`. */
const SYSTEM = 4;
/** So long is a name of which the rest may be left out, as in `Win 11`. */
const SHORTENED = 3;

function isAkin(one: string, other: string): boolean {
  if (one === '' || other === '') return false;
  const [a, b] = [kindOf(one) ?? one, kindOf(other) ?? other];
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= SHORTENED && long.startsWith(short);
}

/** Whether an entry is about another of that kind, so that even what is hardly a code parts them. */
function contradicts(held: HeldCodes | undefined, code: Code): boolean {
  if (!held) return false;
  const isOfYears = code.certainty === 'year' && held.all.some(({ certainty }) => certainty === 'year');
  if (isOfYears) return !held.all.some(({ tail }) => tail === code.tail);
  return held.asked.some((one) => isAkin(code.head, one.head) && !hasTail(one, code.tail));
}
