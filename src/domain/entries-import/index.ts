// Questions and answers from files: read in many forms, checked, and compared with what is known.
export type { Colleagues, ImportedEntry } from './check';
export { plainLine, plainText } from './plain';
export { beginPlan, knownQuestions, type PlannedEntry } from './plan';
export { type ReadEntry, readEntries, readEntryRows } from './reading';
export { changedEntry, importedEntry } from './stored';
