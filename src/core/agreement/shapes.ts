// The types of an agreement: what it says, what a feature declares for it, and what is in force.
import type { TextKey } from '../texts';

/** The parsed and validated file. Its ids are those that features declare. */
export interface Agreement {
  readonly company: string;
  /** Who signed and when, one line each. */
  readonly signed: readonly string[];
  /** The hash of the file, in hexadecimal. */
  readonly sha256: string;
  readonly features: readonly string[];
  readonly reports: readonly string[];
  readonly cuts: readonly string[];
  readonly namedLists: readonly string[];
  /** The longest retention in days, by collection. */
  readonly retention: Readonly<Record<string, number>>;
}

/** A list that shows colleagues by name, made from stored data: a card with a purpose. */
export interface NamedList {
  /** `<feature>.<what>`. Signed agreements use it, so it never changes. */
  readonly id: string;
  /** What it shows, what for, and who sees it. */
  readonly purpose: TextKey;
  /** The cards that show it: the whole card, or these fields of its data. */
  readonly cards: Readonly<Record<string, 'whole' | readonly string[]>>;
  /** Words and verbs that are useless without the list. */
  readonly words?: readonly string[];
  readonly verbs?: readonly string[];
  /**
   * Texts of the feature that promise what needs the list, and what is said in their place without
   * it.
   */
  readonly without?: Readonly<Record<TextKey, TextKey>>;
}

/** The agreement in force, as anyone may read it. */
export interface EffectiveAgreement {
  /** Absent if there is no agreement. Then everything is on. */
  readonly file?: Pick<Agreement, 'company' | 'signed' | 'sha256'>;
  readonly features: readonly {
    readonly id: string;
    readonly about: TextKey;
    readonly on: boolean;
  }[];
  readonly namedLists: readonly {
    readonly id: string;
    readonly purpose: TextKey;
    readonly on: boolean;
  }[];
  readonly terms: readonly { readonly collection: string; readonly days: number }[];
}
