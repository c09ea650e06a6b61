// Excel workbooks (.xlsx), read in a thread of their own: the first sheet with cells, as rows of
// text.
export { isWorkbook, readWorkbook, type WorkbookOptions } from './in-worker';
export type { Workbook } from './read';
export { WorkbookError, type WorkbookProblem } from './workbook-error';
