// Why a workbook cannot be read.

/**
 * - `tooLarge`: unpacked, or with more cells than the bot's memory takes
 * - `otherFormat`: another kind of zip, such as OpenDocument, Numbers or Word
 * - `oldFormat`: .xls, or protected by a password; both look the same
 * - `broken`: not whole
 * - `empty`: no sheet has a cell
 */
export type WorkbookProblem = 'tooLarge' | 'otherFormat' | 'oldFormat' | 'broken' | 'empty';

export class WorkbookError extends Error {
  override readonly name = 'WorkbookError';
  readonly problem: WorkbookProblem;
  constructor(problem: WorkbookProblem) {
    super(`a workbook cannot be read: ${problem}`);
    this.problem = problem;
  }
}
