// Imports of people and FAQ from tables: a preview first, then exactly what it showed, and a way
// back.
export {
  importForm,
  importProgressCard,
  importRowsCard,
  importsCard,
  previewCard,
  takeBackCard,
} from './cards';
export {
  createOperatorImports,
  type OperatorImports,
  type OperatorImportsDeps,
} from './by-operator';
export { createImportActions } from './actions';
export { type ImportPart, importPartsCollection, type ImportRow } from './kept';
export { type ImportDoc, importsCollection } from './kept';
