// Reads a table from a file: a workbook as rows, anything else as text.
import { UserError } from '../../../core/errors';
import { decodeTable } from '../../../domain/tables';
import {
  isWorkbook,
  readWorkbook,
  WorkbookError,
  type WorkbookOptions,
} from '../../../domain/workbooks';

export interface TableNote {
  readonly line: number;
  readonly problem: string;
  readonly value: string;
}

/** The text of a table, or the rows of a workbook, and what the preview should say about it. */
export interface TableGiven {
  readonly source: string | readonly (readonly string[])[];
  readonly notes: readonly TableNote[];
}

export type ReadTableFile = (bytes: Uint8Array) => Promise<TableGiven>;

/** Throws UserError on what is no table. */
export function createReadTableFile(options: WorkbookOptions = {}): ReadTableFile {
  return async (bytes) => {
    if (isWorkbook(bytes)) return fromWorkbook(bytes, options);
    const { text, notes } = decodeTable(bytes);
    // Pictures and other programs' files.
    if (text.includes('\0') || /^(?:%PDF-|\{\\rtf)/.test(text))
      throw new UserError('admin.fileKinds');
    if (text.trim() === '') throw new UserError('admin.fileEmpty');
    return { source: text, notes };
  };
}

async function fromWorkbook(bytes: Uint8Array, options: WorkbookOptions): Promise<TableGiven> {
  try {
    const { rows, sheet, filled } = await readWorkbook(bytes, options);
    const notes = filled > 1 ? [{ line: 1, problem: 'sheet', value: sheet }] : [];
    return { source: rows, notes };
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    throw new UserError('admin.workbook', { problem: error.problem });
  }
}
