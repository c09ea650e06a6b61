// The demo company's FAQ: 60 entries in two languages, three of them for some people only. `owner`
// is a person's key, `daysAgo` the age of the last change in days.
import type { Locale } from '../core/texts';
import type { Audience } from '../domain/audience';
import de from './entries.de.json';
import en from './entries.en.json';

export interface DemoEntry {
  readonly question: string;
  readonly alternates: readonly string[];
  readonly answer: string;
  readonly tags: readonly string[];
  readonly owner: string;
  readonly source: string;
  readonly daysAgo: number;
  readonly language: Locale;
  readonly audience?: Audience;
}

export const demoEntries: readonly DemoEntry[] = [...(en as DemoEntry[]), ...(de as DemoEntry[])];
