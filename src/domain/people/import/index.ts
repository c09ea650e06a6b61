// People from a table: what each line says, and the plan that follows.
export { imported } from './change';
export { PEOPLE_COLUMNS } from './columns';
export { numberKey } from './names';
export { readPeople } from './read';
export type { ImportedPerson, KnownPeople, PlannedPerson, Reading } from './shapes';
export { employmentOf } from './words';
