// A platform's own few texts, in the reader's language.
import { type Locale, nearestLocale } from '../../core/texts';

/** `locale`: BCP 47, if it is known. */
export function ownTexts<Texts>(
  catalogues: Readonly<Record<Locale, Texts>>,
): (locale: string | undefined) => Texts {
  return (locale) => catalogues[nearestLocale(locale, 'en')];
}
