// The index of the entries, and the view that each asker has of it.
export { keyOfAudience } from './audience-ids';
export { createEntryIndex, type EntryIndex, type IndexedEntry, MEANING_UNIT } from './entry-index';
export { foldedPhrasingsOf } from './entry-terms';
export { unpackEntry } from './packed-entry';
export { type BelongsTo, phrasingsOf, type Searchable } from './searchable';
export { createViews, type View } from './view';
