// Slack's own few words, in the reader's language: buttons of modals, and what had to be left out.
import { nearestLocale } from '../../core/texts';
import de from './texts.de.json';
import en from './texts.en.json';

/** `locale`: BCP 47, where it is known. */
export const wordsFor = (locale: string | undefined): typeof en => (nearestLocale(locale, 'en') === 'de' ? de : en);
