// What an app's manifest says, in one language. src/manifests collects it from the features; each
// platform writes it in its own form.
import type { Locale, Texts } from '../../core/texts';

export interface Command {
  /** The word's name in this language. */
  readonly word: string;
  readonly help: string;
  /** What may follow the word. */
  readonly hint?: string;
  /** Slack's short cuts to it, e.g. `/faq`. */
  readonly shortcuts: readonly string[];
  /** Whether Teams' menu shows it. */
  readonly inMenu: boolean;
}

/** Everything that a manifest says in one language. */
export interface Wording {
  readonly locale: Locale;
  /** In the order that the words declare. */
  readonly commands: readonly Command[];
  /** The app's own texts, src/manifests/texts.*.json. */
  readonly app: Texts;
}

/** The language of a manifest that has only one. Each other language gets a file of its own. */
export const OWN_LANGUAGE: Locale = 'en';

/** Placeholders in the committed manifests, until an operator fills in the real values. */
export const SAMPLE_ADDRESS = 'https://learn.example.com';
/** The public page about the bot. */
export const ABOUT_PATH = '/about';
