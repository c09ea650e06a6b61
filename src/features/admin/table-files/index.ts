// Tables that leads send as files: which files can be read, what is in them, and files that wait
// until their sender says what they are.
export { type ReadTableFile, createReadTableFile, type TableGiven } from './read';
export { hasTable, onlyTable, TABLE_TYPES } from './types';
export { createWaitingFiles, waitingFilesCollection, whichImportCard } from './waiting';
export { kindIn } from './kind';
