// An integer program of yes-or-no choices, as plain data.

/** `least` <= the sum of factor x choice <= `most`. */
export interface ProgramRow {
  readonly choices: readonly number[];
  readonly factors: readonly number[];
  readonly least?: number;
  readonly most?: number;
}

export interface Program {
  /** How many choices there are. */
  readonly size: number;
  readonly rows: readonly ProgramRow[];
  /** What counts, most important first: the worth of each choice. */
  readonly goals: readonly Float64Array[];
  /** Choices that keep to all rows, to start from, if some are known. */
  readonly start?: Float64Array;
  /**
   * What the goals can reach at most, if that is known. Each counts only if all goals before it are
   * reached.
   */
  readonly most?: readonly number[];
}

export interface Solved {
  readonly choices: Float64Array;
  /** The worth of the choices, by goal. */
  readonly worth: readonly number[];
  /**
   * The first goal that may not be at its best because the time was over, and how much could be
   * missing at most. Absent: it is the best there is.
   */
  readonly offBy?: { readonly goal: number; readonly most: number };
}

export function worthOf(goal: Float64Array, choices: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < goal.length; k++) sum += goal[k]! * Math.round(choices[k]!);
  return sum;
}
