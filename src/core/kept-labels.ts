// The names of collections that people read: `kept.<collection>`, in a catalogue of their own.
import de from './kept-labels.de.json';
import en from './kept-labels.en.json';
import type { Catalogues, TextKey } from './texts';

export const keptLabels: Catalogues = { en, de };

export function keptLabel(collection: string): TextKey {
  const key = `kept.${collection}`;
  return Object.hasOwn(en, key) ? key : 'kept.other';
}
