// The names in a text, as its capitals tell: in English those within a sentence, in German, where every noun has one, those that follow a
// preposition without an article (`in Hamburg`). What is written without capitals, or in capitals throughout, tells of none.
import type { Language } from './language';
import { isLoud } from './numbers';
import { tokensOf } from './words';

const BARE = /^(?:in|nach|aus|bei|fuer|mit|von|per|ueber|zu|standort|niederlassung|filiale|tool|app|software)$/;
/** In a title most words have capitals. */
const MOST = 0.75;
const ALWAYS = /^i$|^i['’]/i;

/** Folded. */
export function namesIn(text: string, language: Language): ReadonlySet<string> {
  const composed = text.normalize('NFC');
  const tokens = tokensOf(composed);
  const hasCapital = (typed: string) => isLoud(typed.charAt(0));
  const names = new Set<string>();
  const within = tokens.slice(1);
  if (within.filter(({ typed }) => hasCapital(typed)).length > MOST * within.length) return names;
  tokens.forEach(({ typed, folded, from }, at) => {
    const before = tokens[at - 1];
    if (!before || !hasCapital(typed) || ALWAYS.test(typed)) return;
    const opens = /[.!?:"“„]/.test(composed.slice(before.from + before.typed.length, from));
    if (!opens && (language === 'en' || BARE.test(before.folded))) names.add(folded);
  });
  return names;
}
