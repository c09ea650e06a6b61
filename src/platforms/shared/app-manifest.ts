// What an app's manifest says, in one language. src/manifests collects it from the features; each platform writes it in its own form.
import type { Locale, Texts } from '../../core/texts';

export interface Command {
  /** As the language calls it. */
  readonly word: string;
  readonly help: string;
  /** What may follow the word. */
  readonly hint?: string;
  /** Slack's short cuts to it, e.g. `/faq`. */
  readonly shortcuts: readonly string[];
  /** It stands in Teams' menu. */
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

/** The language of a manifest that knows only one; the others get a file of their own. */
export const OWN_LANGUAGE: Locale = 'en';

/** Stand in the committed manifests until an operator puts the real ones in. */
export const SAMPLE_ADDRESS = 'https://learn.example.com';
/** The public page about the bot. */
export const ABOUT_PATH = '/about';
