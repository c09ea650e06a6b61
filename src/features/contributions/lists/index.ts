// Lists of what waits and of what is one's own.
export { type Button, listCard, type ListOf, type ListRow, ROWS_MAX } from './list-card';
