// Personal data, declared. Each collection says which people its documents are about, how to show a
// person's part, how to erase it, and how long documents are kept. These are pure functions of a
// document and a person; domain/personal-data.ts runs them over all collections.
import type { JsonObject } from './json';
import type { Account } from './account';
import type { Doc } from './doc';

/** A data subject, with everything by which a document may identify them. */
export interface DataSubject {
  readonly personId: string;
  readonly name: string;
  /** Lower case. */
  readonly email?: string;
  readonly accounts: readonly Account[];
  /** `accountKey` of each account. */
  readonly accountKeys: readonly string[];
  /** Their pseudonym in the audit; empty if the audit says nothing about them. */
  readonly pseudonym: string;
  /**
   * Their other identities: ids of people merged into them, earlier addresses. Each declaration
   * runs for every identity.
   */
  readonly also?: readonly Omit<DataSubject, 'also'>[];
}

/** What happens to a person's texts: they stay without the name, or are deleted. */
export type Erasure = 'anonymous' | 'gone';

/** Whether the company lets people choose, or has chosen for everyone. */
export const ERASE_TEXTS = ['choice', 'keep', 'remove'] as const;
export type EraseTexts = (typeof ERASE_TEXTS)[number];

/** Replaces the id and name of an erased person. */
export const ERASED_ID = 'erased';
export const ERASED_NAME = '–';

/** Equality by field. An index answers it if one is declared. */
export type Equals<T> = { readonly [Field in keyof T]?: T[Field] & (string | number | boolean) };

/** The purpose, as the record of processing (Art. 30 GDPR) groups it. */
export type Purpose = 'operation' | 'knowledge' | 'mentoring' | 'reminders' | 'accountability';

export interface PeoplePart<T extends Doc> {
  /** The people whom it is about, for the data map, e.g. `the owner`. */
  readonly whom: string;
  readonly purpose: Purpose;
  /** How to find a person's documents by index. Absent: every document is read. */
  find?(whose: DataSubject): readonly Equals<T>[];
  /** A person's part of a document, without data of others; undefined if it is not about them. */
  show(doc: T, whose: DataSubject): JsonObject | undefined;
  /** The document without the person. `keep`: the document is not about them. */
  erase(doc: T, whose: DataSubject, how: Erasure): T | 'remove' | 'keep';
  /** One line for the data map: what erasing does. */
  readonly erased: string;
}

/** How data ends: deleted some days after the instant in a field, or described in words. */
export type Keep<T> =
  | {
      readonly days: number;
      /** The range that a company may choose from; 1 and 3,650 by default. */
      readonly least?: number;
      readonly most?: number;
      readonly since: keyof T & string;
      /** Only documents that match this. */
      readonly where?: Equals<T>;
      /**
       * Each document builds on the one before. Their keeper removes them from the start of the
       * chain.
       */
      readonly chained?: true;
      /** For the data map: when the days start, e.g. `once they ended`. */
      readonly when: string;
    }
  | { readonly until: string };

/** What a collection declares about its data. */
export interface Kept<T extends Doc> {
  /** One line for the data map. */
  readonly what: string;
  readonly people: PeoplePart<T> | 'none';
  readonly keep: Keep<T>;
}

/** For data that is kept until someone removes it. */
export const UNTIL_REMOVED = { until: 'until removed' } as const;

/** A document's own fields as JSON, for documents that belong to one person entirely. */
export function shown(doc: Doc): JsonObject {
  const { version: _ours, ...fields } = doc as Doc & JsonObject;
  return fields;
}

/** The named fields of a document. */
export function picked<T extends object>(
  doc: T,
  ...fields: readonly (keyof T & string)[]
): JsonObject {
  return Object.fromEntries(
    fields.flatMap((field) => (doc[field] === undefined ? [] : [[field, doc[field]]])),
  ) as JsonObject;
}

/** For documents that belong to one person entirely: shown as they are, and removed. */
export function wholly<T extends Doc>(
  part: Pick<PeoplePart<T>, 'whom' | 'purpose'> & Required<Pick<PeoplePart<T>, 'find'>>,
): PeoplePart<T> {
  return { ...part, show: shown, erase: () => 'remove', erased: 'removed' };
}

/**
 * Whether a text or value names them, by id, account, address or whole name; capitals make no
 * difference to an address or a name.
 */
export function names(
  value: unknown,
  { personId, name, email = '', accountKeys, accounts }: DataSubject,
): boolean {
  const ofPlatforms = [...accountKeys, ...accounts.map(({ user }) => user)];
  return textsIn(value).some(
    (text) =>
      [personId, email].some((one) => one !== '' && standsIn(folded(text), folded(one))) ||
      ofPlatforms.some((one) => one !== '' && standsIn(text, one)) ||
      saysName(text.normalize('NFC'), name),
  );
}

/**
 * A name of one word is often a word of the language as well, such as Will or Rose: in small
 * letters it is not taken for a name.
 */
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

/** Matches whole words: `Max` does not match `Maximum`. */
function standsIn(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text[at - 1] ?? '', text[at + word.length] ?? ''];
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}
