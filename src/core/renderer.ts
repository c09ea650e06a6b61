// The rendering port turns a feature's message into what one reader gets. cards/ implements it.
import type { Message, Outbound } from './message';
import type { Locale } from './texts';

export interface Reader {
  readonly locale: Locale;
  readonly zone: string;
}

/**
 * Renders for one reader. Text from people is shown as text, never as markup. Throws on an unknown
 * card or key.
 */
export type Render = (message: Message, reader: Reader) => Outbound;
