// What is stored of an import: its record, its rows in parts, and what each row changed.
export { type CountedAudience, countAudiences } from './audiences';
export { asBefore, fieldChanges, hasFields, isAsMade, undoOf } from './changes';
export { byKind, countNotes, noteGroups } from './notes';
export {
  type ImportPart,
  importPartsCollection,
  type ImportRow,
  inParts,
  PART_ROWS,
  partId,
  ROW_KINDS,
  type RowKind,
  storeParts,
  type Undo,
} from './parts';
export { type ImportDoc, type ImportKind, importsCollection, type ShownLine } from './record';
