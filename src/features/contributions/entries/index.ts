// Published entries: changed, withdrawn, given to another owner, said to be out of date.
export { entryActions } from './actions';
export { createEntries, type Entries } from './entries';
export { createOutdatedReports, outdatedCollection } from './outdated';
