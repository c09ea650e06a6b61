// What people read instead of a collection's name: its label `kept.<collection>`, and what is
// deleted after its days, `term.<collection>`, where the label does not say that. A feature's own
// collections have theirs in the feature's catalogue, all others in the one of this file.
import de from './kept-labels.de.json';
import en from './kept-labels.en.json';
import type { Catalogues, TextKey, Texts } from './texts';

export const keptLabels: Catalogues = { en, de };

/** Cards show it, and `kept.other` for a collection without a label. */
export const keptLabel = (collection: string): TextKey => `kept.${collection}`;

export function labelIn(texts: Texts, collection: string): string {
  return texts(texts.has(keptLabel(collection)) ? keptLabel(collection) : 'kept.other');
}

export function termIn(texts: Texts, collection: string): string {
  const term = `term.${collection}`;
  return texts.has(term) ? texts(term) : labelIn(texts, collection);
}
