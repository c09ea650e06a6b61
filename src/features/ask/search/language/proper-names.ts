// Finds proper names by capital letters. In English: capitals within a sentence. In German, where
// every noun has one: capitals after a preposition without an article (`in Hamburg`). A text
// without capitals, or in capitals only, gives none.
import type { Language } from './detect-language';
import { isUpperCase, tokensOf } from './words';

const BARE =
  /^(?:in|nach|aus|bei|fuer|mit|von|per|ueber|zu|standort|niederlassung|filiale|tool|app|software)$/;
/** With more capitals than this share, the text is a title. */
const MOST = 0.75;
const ALWAYS = /^i$|^i['’]/i;

/** Folded. */
export function properNamesIn(text: string, language: Language): ReadonlySet<string> {
  const composed = text.normalize('NFC');
  const tokens = tokensOf(composed);
  const hasCapital = (typed: string) => isUpperCase(typed.charAt(0));
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
