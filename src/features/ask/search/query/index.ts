// Prepares a question for the search.
export { type KeyWord, type Query, readQuery } from './query';
export { createThesaurus } from './thesaurus';
