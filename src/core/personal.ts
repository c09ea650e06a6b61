// Personal data, declared: each collection says whom its documents are about, how a person's part is shown to them, how it is erased, and how
// long documents are kept. Pure functions of a document and of who is meant; domain/personal-data.ts carries them out over all collections.
import type { JsonObject } from './json';
import type { Account } from './account';
import type { Doc } from './doc';

/** Who is meant: what a document may know of them. */
export interface Whose {
  readonly personId: string;
  readonly name: string;
  /** Lower case. */
  readonly email?: string;
  readonly accounts: readonly Account[];
  /** `accountKey` of each account. */
  readonly accountKeys: readonly string[];
  /** What stands for them in the audit; empty where nothing of theirs was noted. */
  readonly pseudonym: string;
  /** What they are kept under as well: ids of who was merged into them, addresses that they had. Every declaration is carried out for each. */
  readonly also?: readonly Omit<Whose, 'also'>[];
}

/** What becomes of what somebody wrote: it stays without their name, or goes. */
export type Erasure = 'anonymous' | 'gone';

/** Where the company lets whoever is erased choose, or has chosen for all. */
export const ERASE_TEXTS = ['choice', 'keep', 'remove'] as const;
export type EraseTexts = (typeof ERASE_TEXTS)[number];

/** In place of an erased person's id and name. */
export const ERASED_ID = 'erased';
export const ERASED_NAME = '–';

/** Equality by field, answered by an index where one is declared. */
export type Equals<T> = { readonly [Field in keyof T]?: T[Field] & (string | number | boolean) };

/** What for, as the record of processing (Art. 30 GDPR) groups it. */
export type Purpose = 'operation' | 'knowledge' | 'mentoring' | 'reminders' | 'accountability';

export interface PeoplePart<T extends Doc> {
  /** Whom it is about, for the data map, e.g. `the owner`. */
  readonly whom: string;
  readonly purpose: Purpose;
  /** Where a person's documents are found by indexes; absent: every document is looked at. */
  find?(whose: Whose): readonly Equals<T>[];
  /** Their part of a document, with nothing of others; undefined: it says nothing of them. */
  show(doc: T, whose: Whose): JsonObject | undefined;
  /** What is left of it without them. `keep`: it says nothing of them. */
  erase(doc: T, whose: Whose, how: Erasure): T | 'remove' | 'keep';
  /** One line for the data map: what erasing does. */
  readonly erased: string;
}

/** Deleted by the clock, so many days after the instant in a field; or, in words, how else it ends. */
export type Keep<T> =
  | {
      readonly days: number;
      /** What a company may choose; 1 and 3,650 where nothing is said. */
      readonly least?: number;
      readonly most?: number;
      readonly since: keyof T & string;
      /** Only these. */
      readonly where?: Equals<T>;
      /** Each follows on the one before: they are cut off from the front, by whoever keeps them. */
      readonly chained?: true;
      /** For the data map: whose days these are, e.g. `once they ended`. */
      readonly when: string;
    }
  | { readonly until: string };

/** What a collection says of the data in it. */
export interface Kept<T extends Doc> {
  /** One line for the data map. */
  readonly what: string;
  readonly people: PeoplePart<T> | 'none';
  readonly keep: Keep<T>;
}

/** What is kept until somebody removes it. */
export const UNTIL_REMOVED = { until: 'until removed' } as const;

/** A document's own fields, as JSON: what is shown where all of it is theirs. */
export function shown(doc: Doc): JsonObject {
  const { version: _ours, ...fields } = doc as Doc & JsonObject;
  return fields;
}

/** The named fields of a document. */
export function picked<T extends object>(doc: T, ...fields: readonly (keyof T & string)[]): JsonObject {
  return Object.fromEntries(fields.flatMap((field) => (doc[field] === undefined ? [] : [[field, doc[field]]]))) as JsonObject;
}

/** The whole document is theirs: shown as it is, and removed. */
export function wholly<T extends Doc>(
  part: Pick<PeoplePart<T>, 'whom' | 'purpose'> & Required<Pick<PeoplePart<T>, 'find'>>,
): PeoplePart<T> {
  return { ...part, show: shown, erase: () => 'remove', erased: 'removed' };
}

/** Whether a text or value names them, by id, account, address or whole name; capitals make no difference to an address or a name. */
export function names(value: unknown, { personId, name, email = '', accountKeys, accounts }: Whose): boolean {
  const ofPlatforms = [...accountKeys, ...accounts.map(({ user }) => user)];
  return textsIn(value).some(
    (text) =>
      [personId, email].some((one) => one !== '' && standsIn(folded(text), folded(one))) ||
      ofPlatforms.some((one) => one !== '' && standsIn(text, one)) ||
      saysName(text.normalize('NFC'), name),
  );
}

/** A name of one word is often a word of the language as well, such as Will or Rose: in small letters it is not taken for a name. */
function saysName(text: string, name: string): boolean {
  const whole = name.normalize('NFC').trim();
  if (whole === '') return false;
  if (/\s/.test(whole)) return standsIn(folded(text), folded(whole));
  return [whole, whole.toUpperCase()].some((one) => standsIn(text, one));
}

const folded = (text: string) => text.normalize('NFC').toLowerCase();

/** All texts in a value, with the names of its fields. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return Object.entries(value).flatMap(([field, held]) => [field, ...textsIn(held)]);
}

/** As a whole word: `Max` does not stand in `Maximum`. */
function standsIn(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text[at - 1] ?? '', text[at + word.length] ?? ''];
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}
