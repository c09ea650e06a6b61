// What a collection of a test says of the data in it: nothing of anybody.
import { UNTIL_REMOVED } from '../../src/core/personal';

export const NOBODYS = { what: 'things of a test', people: 'none', keep: UNTIL_REMOVED } as const;
