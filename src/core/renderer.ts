// The rendering port: turns what a feature says into what one reader gets. cards/ implements it.
import type { Message, Outbound } from './message';
import type { Locale } from './texts';

export interface Reader {
  readonly locale: Locale;
  readonly zone: string;
}

/** Renders for one reader. Text from people, wherever it stands in the data, comes out as text, never as markup. Throws on an unknown card or key. */
export type Render = (message: Message, reader: Reader) => Outbound;
