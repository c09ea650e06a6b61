// Tables from people, as text, as bytes or as rows: the one reader for every import.
export { withoutBidi } from './clean';
export { type Decoded, decodeTable } from './decode';
export { MOST_LINES, readRows, readTable } from './read';
export type { Columns, Table, TableRow, TableWarning } from './shapes';
