// Integer programs: what is to be chosen, under which limits, for which goals; solved by HiGHS.
export type { Program, ProgramRow, Solved } from './program';
export { loadSolver, type ProgramSolver } from './solver';
