// The languages that tables name, in whatever way: `de`, `de-AT`, `German`, `Deutsch`, `ger`; and the
// language of a text, where nothing names it.
import { type Locale, LOCALES } from '../../core/texts';

/** Languages in which people write the name of a language. */
const NAMED_IN = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl'] as const;
const LONG_CODES: Readonly<Record<string, Locale>> = { eng: 'en', deu: 'de', ger: 'de' };

const NAMES: ReadonlyMap<string, Locale> = new Map(
  LOCALES.flatMap((locale) =>
    NAMED_IN.map((language) => {
      const name = new Intl.DisplayNames([language], { type: 'language' }).of(locale) ?? locale;
      return [name.toLowerCase(), locale] as const;
    }),
  ),
);

/** The language that a cell means; undefined if it is none of ours. */
export function readLanguage(text: string): Locale | undefined {
  const [word = ''] = text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .split(/[-_\s(,;/]/);
  return LOCALES.find((locale) => locale === word) ?? LONG_CODES[word] ?? NAMES.get(word);
}

/** Words that stand in nearly every sentence of one language, and in none of the other. */
const COMMON: Readonly<Record<Locale, ReadonlySet<string>>> = {
  en: new Set(
    `the and is are of to for you your we our how what where when who why does do with from this that
    it can have has not or by be at if please my i they there which`.split(/\s+/),
  ),
  de: new Set(
    `der die das und ist sind von zu für du dein wir unser wie wo wann wer warum mit aus dies dass es
    kann haben hat nicht oder bei wenn bitte mein ich sie ihr ein eine einen einem im zum zur auf den
    dem auch nach werden wird man`.split(/\s+/),
  ),
};
const LEAST_HITS = 2;

/** The language of a text; undefined if it does not show. */
export function guessLanguage(text: string): Locale | undefined {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const hits = (locale: Locale) => words.filter((word) => COMMON[locale].has(word)).length;
  const [en, de] = [hits('en'), hits('de')];
  if (Math.max(en, de) < LEAST_HITS || Math.max(en, de) < 2 * Math.min(en, de)) return undefined;
  return en > de ? 'en' : 'de';
}
