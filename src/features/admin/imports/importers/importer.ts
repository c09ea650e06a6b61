// What an import of people and one of questions and answers have in common.
import type { Doc } from '../../../../core/doc';
import type { Collection } from '../../../../core/store';
import type { Person } from '../../../../core/person';
import type { Locale } from '../../../../core/texts';
import type { ImportRow, RowKind, Undo } from '../kept';

/** A text, or the rows of a workbook. */
export type ImportSource = string | readonly (readonly string[])[];

export type Planned =
  | {
      readonly ok: true;
      readonly same: number;
      /** People who left: those who are known, and those whom nobody knows. */
      readonly ended?: number;
      readonly gone?: number;
      readonly rows: Readonly<Record<RowKind, readonly ImportRow[]>>;
    }
  | { readonly ok: false; readonly missing: readonly string[]; readonly line?: number };

/** A document before and after a row is applied. */
export interface Step<T extends Doc = Doc> {
  readonly before?: T;
  readonly after: T;
}

export interface Steps<T extends Doc = Doc> {
  /** What applying a row would change now. */
  look(row: ImportRow): Promise<Step<T> | undefined>;
  /** Does no harm if it is repeated. */
  write(row: ImportRow, step: Step<T>): Promise<void>;
}

export interface Importer<T extends Doc = Doc> {
  plan(source: ImportSource, by: Person, now: Date): Promise<Planned>;
  /** `at`: when the import began; `locale`: of who began it. */
  begin(at: string, locale: Locale): Promise<Steps<T>>;
  /** The documents that it changes. */
  readonly docs: Collection<T>;
  /** Whether a document that the import made may go again: nobody has used or changed it since. */
  mayRemove(doc: T, undo: Undo): Promise<boolean>;
  /** What a row is called. */
  titleOf(row: ImportRow): string;
}
