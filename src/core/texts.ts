// The port to texts by key. A catalogue is a flat map from key to ICU message, one for each locale.
// cards/texts.ts formats them.

export type Locale = 'en' | 'de';
export const LOCALES: readonly Locale[] = ['en', 'de'];

/** `<feature>.<what>`, e.g. `tip.thanks`. */
export type TextKey = string;
/**
 * Arguments of an ICU message. Instants are ISO strings or Dates, shown in the reader's time zone.
 */
export type TextArgs = { readonly [name: string]: string | number | boolean | Date | undefined };

/** ICU messages by key, for every locale. */
export type Catalogues = Readonly<Record<Locale, Readonly<Record<TextKey, string>>>>;

/** Formats texts for one reader. */
export interface Texts {
  readonly locale: Locale;
  readonly zone: string;
  /** The text of `key`. An unknown key throws; a test of the catalogues finds it. */
  (key: TextKey, args?: TextArgs): string;
  /** Whether the catalogues have this key. */
  has(key: TextKey): boolean;
}

export type TextsFor = (reader: { locale: Locale; zone: string }) => Texts;

/** The closest locale that we support for a BCP 47 tag (`de-AT` gives `de`), or `fallback`. */
export function nearestLocale(tag: string | undefined, fallback: Locale): Locale {
  const language = tag?.toLowerCase().split(/[-_]/)[0];
  return LOCALES.find((locale) => locale === language) ?? fallback;
}
