// The knowledge that answers come from: published entries, synonyms, and what entries learned.
export { createKnowledge, type FoundEntry, type Knowledge } from './knowledge';
export { forget, heeded, keyOf, learn } from './learned-questions';
export { vectorsCollection } from './stored-vectors';
