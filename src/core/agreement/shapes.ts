// What an agreement says, what a feature declares for it, and what of both is in force: the shapes alone.
import type { TextKey } from '../texts';

/** The file, read and judged. The ids are those that features declare. */
export interface Agreement {
  readonly company: string;
  /** Who signed, and when: one line each. */
  readonly signed: readonly string[];
  /** Of the file, in hexadecimal digits. */
  readonly sha256: string;
  readonly features: readonly string[];
  readonly reports: readonly string[];
  readonly cuts: readonly string[];
  readonly namedLists: readonly string[];
  /** The most days by collection. */
  readonly retention: Readonly<Record<string, number>>;
}

/** A list that shows colleagues by name, drawn up from what the bot keeps: a card with a purpose. */
export interface NamedList {
  /** `<feature>.<what>`. Signed agreements name it: it never changes. */
  readonly id: string;
  /** What it shows, what for, and who sees it. */
  readonly purpose: TextKey;
  /** The cards that show it: the whole card, or these fields of its data. */
  readonly cards: Readonly<Record<string, 'whole' | readonly string[]>>;
  /** Words and verbs that are of no use without it. */
  readonly words?: readonly string[];
  readonly verbs?: readonly string[];
}

/** What is agreed and in force, as anybody may read it. */
export interface EffectiveAgreement {
  /** Absent: there is no agreement, and everything is on. */
  readonly file?: Pick<Agreement, 'company' | 'signed' | 'sha256'>;
  readonly features: readonly { readonly id: string; readonly about: TextKey; readonly on: boolean }[];
  readonly namedLists: readonly { readonly id: string; readonly purpose: TextKey; readonly on: boolean }[];
  readonly terms: readonly { readonly collection: string; readonly days: number }[];
}
