// What a file of questions and answers says, whatever its format, and what the bot noticed.

/** One entry as it was written, before it is checked. */
export interface ReadEntry {
  /** Where it begins. */
  readonly line: number;
  readonly question: string;
  readonly answer: string;
  readonly alternates: readonly string[];
  readonly tags: readonly string[];
  readonly language?: string;
  readonly owner?: string;
  readonly source?: string;
  readonly link?: string;
  readonly audience?: string;
  /** Rows with the same id and no other answer are one entry. */
  readonly id?: string;
}

/**
 * Something that was not taken over as it was written. `columns`: nothing reads these columns;
 * `context`: it only answers after another question; `prompts`: follow-up questions are not read;
 * `loose`: text that belongs to no question; `others`: more entries have this question; `foreign`: a
 * language that is none of ours; `quote`, `broken`, `headerTwice`, `encoding`: of the table.
 */
export type EntryNoteKind =
  | 'owner'
  | 'owners'
  | 'foreign'
  | 'columns'
  | 'context'
  | 'prompts'
  | 'loose'
  | 'others'
  | 'quote'
  | 'broken'
  | 'headerTwice'
  | 'encoding';

export interface EntryNote {
  readonly line: number;
  readonly problem: EntryNoteKind;
  readonly value: string;
}

export type ReadEntries =
  | {
      readonly ok: true;
      readonly entries: readonly ReadEntry[];
      readonly notes: readonly EntryNote[];
    }
  /** `missing`: required columns; `line`: where it cannot be read. */
  | { readonly ok: false; readonly missing: readonly string[]; readonly line?: number };
