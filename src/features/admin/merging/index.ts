// Merging two people who turn out to be one, and separating them again.
export { createMergeActions, isAboutMerging } from './actions';
export { createMerging } from './merging';
