// Reads questions and answers in every form in which companies have them: tables, JSON, Markdown,
// web pages, `.qna` files, and lines with Q: and A:.
export { readEntries, readEntryRows } from './read';
export type { EntryNote, ReadEntries, ReadEntry } from './shapes';
