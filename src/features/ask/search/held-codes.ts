// The codes that an entry holds, by who wrote them.
import { heeded } from '../learning';
import type { Searchable } from '../search';
import { type Code, codesOf } from './codes';

/** The codes of an entry. */
export interface HeldCodes {
  readonly all: readonly Code[];
  /** Those of its phrasings and tags: what it is about. */
  readonly asked: readonly Code[];
  /** Those that its editors wrote: askers mention many a number. */
  readonly written: readonly Code[];
}

/** Undefined when there are none, as in most entries. */
export function heldCodes(
  { question, alternates, tags, answer, learned }: Searchable,
  isWord: (folded: string) => boolean,
): HeldCodes | undefined {
  const codes = (texts: readonly string[]) => texts.flatMap((text) => codesOf(text, isWord));
  const own = codes([question, ...alternates, ...tags]);
  const confirmed = codes(heeded(learned).map(({ text }) => text));
  const written = [...own, ...codes([answer])];
  const all = [...written, ...confirmed];
  return all.length === 0 ? undefined : { all, asked: [...own, ...confirmed], written };
}
