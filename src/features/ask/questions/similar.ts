// Whether a question is the same as one that is open already: in the same words but for small ones,
// order and endings, or so alike that the search engine is sure, whichever of the two is asked.
import { setImmediate as breathe } from 'node:timers/promises';
import type { Locale } from '../../../core/texts';
import { keyOf } from '../knowledge';
import { createSearchEngine } from '../search';

/** Surer than an answer has to be: people who join another question wait for its answer. */
const SURE = 0.6;
/** How many questions are compared in depth. */
const COMPARED = 5;

interface Asked {
  readonly text: string;
  readonly language: Locale;
}

/** The open question that says the same, the oldest first. */
export async function sameAs<T extends Asked>(
  asked: Asked,
  open: readonly T[],
): Promise<T | undefined> {
  const same = open.find(({ text }) => isSameWords(text, asked.text));
  if (same) return same;
  const words = new Set(keyOf(asked.text).split(' '));
  const shared = (text: string) =>
    keyOf(text)
      .split(' ')
      .filter((word) => words.has(word)).length;
  const nearest = open
    .map((one) => ({ one, shared: shared(one.text) }))
    .filter((each) => each.shared > 0)
    .toSorted((a, b) => b.shared - a.shared)
    .slice(0, COMPARED);
  for (const { one } of nearest) {
    await breathe();
    if (saysTheSame(one, asked)) return one;
  }
  return undefined;
}

function isSameWords(one: string, other: string): boolean {
  const key = keyOf(one);
  return key === '' ? folded(one) === folded(other) : key === keyOf(other);
}

const folded = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What the engine makes of a question, if there is only one entry, which asks the other one. */
function compared({ text: question, language }: Asked, asked: Asked) {
  const engine = createSearchEngine();
  engine.put({ id: 'open', question, alternates: [], answer: '', tags: [], language });
  const found = engine.search(asked.text, 1, undefined, undefined, asked.language);
  const { hits, unknown = [], mended = asked.text } = found;
  return { isSure: unknown.length === 0 && (hits[0]?.confidence ?? 0) >= SURE, mended };
}

function saysTheSame(open: Asked, asked: Asked): boolean {
  const { isSure, mended } = compared(open, asked);
  // The same words but for slips.
  if (isSameWords(open.text, mended)) return true;
  return isSure && saysNoMore(open.text, mended) && compared(asked, open).isSure;
}

/**
 * Whether one of them has all telling words of the other. If each has one of its own, they are
 * about different things: `who repairs the lift`, `who repairs the door`.
 */
function saysNoMore(one: string, other: string): boolean {
  const [a = [], b = []] = [one, other].map((text) => keyOf(text).split(' '));
  return a.every((word) => b.includes(word)) || b.every((word) => a.includes(word));
}
