// What a table says about people, and the plan that follows from it.
import type { Employment, Person } from '../../../core/person';
import type { DayOrder } from '../../readers';

/** What a table says about a person. An empty cell says nothing. */
export interface ImportedPerson {
  /** Absent for people without an address; they have a number. */
  readonly email?: string;
  readonly name: string;
  readonly department?: string;
  readonly managerEmail?: string;
  readonly location?: string;
  readonly zone?: string;
  readonly languages?: readonly string[];
  readonly startDate?: string;
  readonly personnelNumber?: string;
  readonly employment?: Employment;
  /** As a person has it; `no` if they are 18 or older. */
  readonly minorUntil?: string;
  readonly leavesOn?: string;
  /** They left, or they are here again. */
  readonly standing?: 'left' | 'here';
  /** The id of the person that the line changes. */
  readonly means?: string;
}

/** Why a line is left out. */
export type LineProblem = 'email' | 'noKey' | 'twice' | 'name' | 'guest';

export interface BadLine {
  readonly line: number;
  readonly problem: LineProblem;
  readonly value: string;
}

/** Why a cell counts as empty, or how it was read. The person is imported all the same. */
export type CellProblem =
  | 'emailCell'
  | 'address'
  | 'number'
  | 'zone'
  | 'date'
  | 'language'
  | 'manager'
  | 'managerTwice'
  | 'circle'
  | 'status'
  | 'stays'
  | 'keepsRole'
  | 'employment'
  | 'minor'
  | DayOrder;

export interface NoticedCell {
  readonly line: number;
  readonly problem: CellProblem;
  readonly value: string;
}

/** What a line does to whom. */
export interface PlannedPerson {
  readonly line: number;
  readonly person: ImportedPerson;
  /** Absent: somebody new. */
  readonly before?: Person;
}

export interface PeoplePlan {
  readonly add: readonly PlannedPerson[];
  readonly change: readonly PlannedPerson[];
  /** Those who left. They are also in `change`. */
  readonly end: readonly PlannedPerson[];
  readonly same: number;
  /** Lines about people who left and whom nobody knows: nothing happens. */
  readonly gone: number;
  readonly bad: readonly BadLine[];
  readonly noticed: readonly NoticedCell[];
}

/**
 * Everyone by address, as tables name them: `current` by their present address, `former` by earlier
 * ones. `numbers`: by personnel number, without leading zeros.
 */
export interface KnownPeople {
  readonly current: ReadonlyMap<string, Person>;
  readonly former: ReadonlyMap<string, Person>;
  readonly numbers: ReadonlyMap<string, Person>;
}

export interface Reading {
  /** ISO date. */
  readonly today: string;
  /** The order of `03/02/2026`, if no date of the table decides it. */
  readonly order: DayOrder;
  /** Whether the import may end this person. */
  mayEnd(person: Person): boolean;
}
