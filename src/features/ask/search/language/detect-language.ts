// Tells English from German by the function words of a text.

export type Language = 'en' | 'de';

const SMALL: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(
    (
      'the a an and or of to is are was be been do does did have has how what where when why which who can could should would will i my me we ' +
      'our you your it this that these there for from with on at by not if about get need want please any'
    ).split(' '),
  ),
  de: new Set(
    (
      'der die das den dem des ein eine einen einem einer und oder zu zum zur ist sind war bin wird werden wie was wo wann warum welche welcher ' +
      'welches wer wen kann koennen muss muessen soll darf ich mein meine meinen mich mir wir unser du dein sie ihr es fuer von vom mit auf aus bei ' +
      'nicht kein keine wenn gibt habe hat haben ueber nach im am bitte'
    ).split(' '),
  ),
};

/** From folded words; undefined if they do not tell. */
export function languageOf(folded: readonly string[]): Language | undefined {
  let balance = 0;
  for (const word of folded) balance += (SMALL.en.has(word) ? 1 : 0) - (SMALL.de.has(word) ? 1 : 0);
  return balance === 0 ? undefined : balance > 0 ? 'en' : 'de';
}

/** Whether a folded word is a function word of either language. */
export function isSmall(word: string): boolean {
  return SMALL.en.has(word) || SMALL.de.has(word);
}
