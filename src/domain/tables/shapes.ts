// What a table is once it has been read, and what the reader noticed about it.

/**
 * One row of the table, by our own column names. `line` is the number of the line in the text where
 * the row begins; headers count.
 */
export interface TableRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * `quote`: a quotation mark was never closed. `broken`: the cell holds characters of another
 * encoding. `headerTwice`: two columns have this header. `encoding`: the file was read in this
 * encoding.
 */
export interface TableWarning {
  readonly line: number;
  readonly problem: 'quote' | 'broken' | 'headerTwice' | 'encoding';
  readonly value: string;
}

export type Table =
  | {
      readonly ok: true;
      readonly lines: readonly TableRow[];
      readonly columns: readonly string[];
      /** The headers that stand for no column of ours, as they were written. */
      readonly unknown: readonly string[];
      readonly warnings: readonly TableWarning[];
    }
  | {
      readonly ok: false;
      /** The required columns that are missing; empty if the text is too long. */
      readonly missing: readonly string[];
      /** The first line that is too much. */
      readonly line?: number;
    };

export interface Columns {
  /**
   * Our name → the headers that stand for it. Case, blanks and punctuation do not matter. If
   * several are there, the first one in this list counts; the others fill its empty cells.
   */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** Each a column, or several of which one is enough. */
  readonly required: readonly (string | readonly string[])[];
  /** Columns in which a word such as `Null` is no placeholder: it may be somebody's name. */
  readonly verbatim?: readonly string[];
}

/** A row as it is split. */
export interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
}
