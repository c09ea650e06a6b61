// The page's own words in both languages. What the bot says comes from its catalogues.
import { de } from './de.js';
import { en } from './en.js';

export type Language = 'en' | 'de';
export type TextKey = keyof typeof en;
export type Args = Readonly<Record<string, string>>;

const CATALOGUES: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { en, de };

export function text(language: Language, key: TextKey, args: Args = {}): string {
  return CATALOGUES[language][key].replace(/\{(\w+)\}/g, (_all, name: string) => args[name] ?? '');
}

export function hasText(key: string): key is TextKey {
  return Object.hasOwn(en, key);
}

/** How dates are written in a language. */
export const DATE_LOCALE: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

/**
 * Words that the composer offers, to everybody or to people with a role. If they end with a space,
 * more words must follow.
 */
export const CHIPS: Readonly<
  Record<Language, readonly { readonly words: string; readonly role?: string }[]>
> = {
  en: [
    { words: 'ask ' },
    { words: 'tip' },
    { words: 'mentor' },
    { words: 'review', role: 'reviewer' },
    { words: 'admin round', role: 'lead' },
    { words: 'admin', role: 'lead' },
    { words: 'council', role: 'council' },
    { words: 'profile' },
    { words: 'pause' },
    { words: 'help' },
  ],
  de: [
    { words: 'frag ' },
    { words: 'tipp' },
    { words: 'mentor' },
    { words: 'prüfen', role: 'reviewer' },
    { words: 'admin runde', role: 'lead' },
    { words: 'admin', role: 'lead' },
    { words: 'betriebsrat', role: 'council' },
    { words: 'profil' },
    { words: 'pause' },
    { words: 'hilfe' },
  ],
};
