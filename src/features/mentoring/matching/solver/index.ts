// The solver: finds the heaviest matching of a network, exactly, and proves it.
export { type Assignment, createAssignment, isPaired, pairUp } from './assignment';
export { type Certificate, certify } from './certificate';
export type { Matrix } from './matrix';
export { createNetwork, type Network } from './network';
export { createPathSearch } from './shortest-paths';
export type { Solution } from './solution';
export { settleAll, solve } from './solve';
