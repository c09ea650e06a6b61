// The codes in an entry's texts, by who wrote them.
import { type Code, codesOf } from './codes';

export interface EntryCodes {
  readonly all: readonly Code[];
  /** Codes in its phrasings and tags: what the entry is about. */
  readonly asked: readonly Code[];
  /** Codes that its editors wrote. Askers mention many numbers. */
  readonly written: readonly Code[];
}

interface EntryTexts {
  readonly question: string;
  readonly alternates: readonly string[];
  readonly tags: readonly string[];
  readonly answer: string;
  readonly confirmed?: readonly string[];
}

/** Undefined if there are none, as in most entries. */
export function entryCodesOf(
  { question, alternates, tags, answer, confirmed = [] }: EntryTexts,
  isWord: (folded: string) => boolean,
): EntryCodes | undefined {
  const codes = (texts: readonly string[]) => texts.flatMap((text) => codesOf(text, isWord));
  const own = codes([question, ...alternates, ...tags]);
  const fromAskers = codes(confirmed);
  const written = [...own, ...codes([answer])];
  const all = [...written, ...fromAskers];
  return all.length === 0 ? undefined : { all, asked: [...own, ...fromAskers], written };
}
