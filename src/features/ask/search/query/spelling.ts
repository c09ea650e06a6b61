// Corrects typos of a question towards words that its asker can see in entries, or towards common
// words.
import type { View } from '../indexing';
import { distance, partsOf, stem, typosAllowed, type Word } from '../language';
import type { Meaning } from '../meaning';

export const COMPOUND_MIN = 8;

/** The parts of a compound, by the words of the entries or else by common words. */
export function partsIn(word: string, view: View, meaning: Meaning): string[] {
  const ours = partsOf(word, (part) => view.hasWord(part));
  return ours.length > 0 ? ours : meaning.partsOf(word);
}

/**
 * The closest word of the entries, or else the closest common word; undefined if the word is
 * correct or nothing is close.
 */
export function corrected(word: Word, view: View, meaning: Meaning): string | undefined {
  const { folded } = word;
  const limit = typosAllowed(folded.length);
  if (word.exact || limit === 0 || view.hasWord(folded) || meaning.isCommon(folded))
    return undefined;
  if (view.hasTerm(stem(folded, 'en')) || view.hasTerm(stem(folded, 'de'))) return undefined;
  if (folded.length >= COMPOUND_MIN && partsIn(folded, view, meaning).length > 0) return undefined;
  let best: { word: string; steps: number; held: number } | undefined;
  const consider = (candidate: string, held: number) => {
    if (/\d/.test(candidate)) return;
    const steps = distance(folded, candidate, best ? best.steps : limit);
    if (steps > limit) return;
    if (
      !best ||
      steps < best.steps ||
      (steps === best.steps && (held > best.held || (held === best.held && candidate < best.word)))
    ) {
      best = { word: candidate, steps, held };
    }
  };
  const first = folded.charCodeAt(0);
  for (const candidate of view.words()) {
    if (candidate.charCodeAt(0) !== first || Math.abs(candidate.length - folded.length) > limit)
      continue;
    const holders = view.countWord(candidate);
    if (holders > 0) consider(candidate, holders);
  }
  if (best?.steps === 1) return best.word;
  const [from, to] = meaning.vectors.startingWith(folded.charAt(0));
  for (let index = from; index < to; index++) {
    if (Math.abs(meaning.vectors.lengthOf(index) - folded.length) <= limit)
      consider(meaning.vectors.word(index), 0);
  }
  return best?.word;
}

export function withCorrections(text: string, corrections: ReadonlyMap<string, string>): string {
  let mended = text.normalize('NFC');
  for (const [typed, better] of corrections) mended = mended.replace(typed, () => better);
  return mended;
}
