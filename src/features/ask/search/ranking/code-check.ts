// Checks which codes of a question an entry has. An entry without a code of the question answers
// another question, so it must not be given as the answer.
import { type Code, codesOf, contradicts, isSameThing } from '../codes';
import type { IndexedEntry } from '../indexing';
import { fold, wordsOf } from '../language';
import { type CodeIndex, codeIndexOf } from './code-index';

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
export function checkCodes(
  text: string,
  entries: readonly IndexedEntry[],
  isWord: (folded: string) => boolean,
): CodeCheck {
  const codes = codesOf(text, isWord).slice(0, CODES_MAX);
  if (codes.length === 0) return NOTHING;
  const codeIndex = codeIndexOf(entries);
  const holdersOf = new Map(codes.map((code) => [code, codeIndex.holdersOf(code)]));
  const known = codes.filter((code) => (holdersOf.get(code)?.size ?? 0) > 0);
  const firm = known.filter(
    (code) =>
      code.certainty === 'firm' &&
      [...(holdersOf.get(code) ?? [])].some((entry) =>
        entry.codes?.written.some((held) => isSameThing(code, held)),
      ),
  );
  const isMissing = (entry: IndexedEntry, code: Code) =>
    !holdersOf.get(code)?.has(entry) &&
    (code.certainty === 'firm' || contradicts(entry.codes, code));
  const isDoubted = (code: Code) => code.certainty === 'firm' || codeIndex.isContradicted(code);
  return {
    unknown: [
      ...new Set(
        codes.filter((code) => !known.includes(code) && isDoubted(code)).map(({ typed }) => typed),
      ),
    ],
    areKnown: firm.length > 0,
    countMissing: (entry) =>
      firm.reduce((count, code) => count + (entry && holdersOf.get(code)?.has(entry) ? 0 : 1), 0),
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
    if (ways.size > 0 && !ways.has(fold(code.typed)))
      spelt.set(code.typed, [...ways.values()].join(' '));
  }
  return spelt;
}
