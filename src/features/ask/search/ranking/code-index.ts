// An index of the codes of some entries. It finds the entries with a code without checking each
// one.
import { type Code, contradicts, isSameKind, headAndTail, hasCode } from '../codes';
import type { IndexedEntry } from '../indexing';

export interface CodeIndex {
  /** The entries with a code. */
  holdersOf(code: Code): ReadonlySet<IndexedEntry>;
  /** The spellings of a code with the same letters and digits. */
  written(code: Code): readonly string[];
  /** Whether any entry is about another thing of the same kind. */
  isContradicted(code: Code): boolean;
}

const codeIndexes = new WeakMap<readonly IndexedEntry[], CodeIndex>();

/** The same list gives the same index. */
export function codeIndexOf(entries: readonly IndexedEntry[]): CodeIndex {
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
      put(byJoined, headAndTail(code), entry);
      put(typedBy, headAndTail(code), code.typed);
      if (code.to !== undefined) ofRows.add(entry);
      if (code.certainty === 'year') ofYears.add(entry);
    }
    for (const { head } of entry.codes?.asked ?? []) put(byHead, head, entry);
  }
  return {
    holdersOf(code) {
      const candidates = [
        byTail.get(code.tail) ?? [],
        byJoined.get(headAndTail(code)) ?? [],
        ofRows,
      ].flatMap((some) => [...some]);
      return new Set(candidates.filter(({ codes }) => hasCode(codes, code)));
    },
    written: (code) => [...(typedBy.get(headAndTail(code)) ?? [])],
    isContradicted(code) {
      const isSaid = (some: Iterable<IndexedEntry>) =>
        [...some].some(({ codes }) => contradicts(codes, code));
      if (code.certainty === 'year' && isSaid(ofYears)) return true;
      return [...byHead].some(([head, some]) => isSameKind(code.head, head) && isSaid(some));
    },
  };
}

function put<Value>(map: Map<string, Set<Value>>, key: string, value: Value): void {
  const values = map.get(key) ?? new Set();
  map.set(key, values.add(value));
}
