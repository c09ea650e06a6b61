// Data structures that the other rooms share.
export { setBounded } from './bounded-map';
export type { PostingList } from './posting-lists';
export { createPostings, type Postings } from './postings';
export { createSlots, withRoom } from './slots';
