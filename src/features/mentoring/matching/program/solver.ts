// Solves integer programs with HiGHS, goal after goal, within a time limit. HiGHS is loaded when a
// round needs it. It works in the calling thread, which is the matcher's worker.
import type { Highs, Model } from 'highs';
import type { Program, ProgramRow, Solved } from './program';
import { worthOf } from './program';

export interface ProgramSolver {
  /** Undefined if nothing keeps to all rows, or nothing was found in time. */
  solve(program: Program, withinMs: number): Solved | undefined;
}

let loaded: Promise<ProgramSolver> | undefined;

/** Loads HiGHS once for each thread. */
export function loadSolver(): Promise<ProgramSolver> {
  return (loaded ??= load());
}

async function load(): Promise<ProgramSolver> {
  const { default: loadHighs } = await import('highs');
  const highs = await loadHighs();
  return {
    solve(program, withinMs) {
      const until = performance.now() + withinMs;
      const { start } = program;
      if (start && isKnownBest(program, start)) return solvedAt(program, start);
      return highs.withModel(modelOf(highs, program), (model) =>
        solveGoals(highs, model, program, until),
      );
    },
  };
}

/** Whether the start reaches all that the goals can reach. */
function isKnownBest({ goals, most }: Program, start: Float64Array): boolean {
  return most !== undefined && goals.every((goal, k) => worthOf(goal, start) === most[k]);
}

function solvedAt({ goals }: Program, start: Float64Array): Solved {
  return { choices: start, worth: goals.map((goal) => worthOf(goal, start)) };
}

/** Every worth is a whole number, so half of one tells two of them apart. */
const HALF = 0.5;

function solveGoals(
  highs: Highs,
  model: Model,
  program: Program,
  until: number,
): Solved | undefined {
  const { goals, size, most } = program;
  let choices = program.start;
  let offBy: Solved['offBy'];
  // As long as every goal so far reached its known maximum, the next maximum is known as well.
  let isMostKnown = most !== undefined;
  model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: HALF });
  for (const [k, goal] of goals.entries()) {
    const seconds = (until - performance.now()) / 1000;
    const before: number = choices ? worthOf(goal, choices) : -Infinity;
    if (!(isMostKnown && before === most?.[k]) && (!choices || goal.some((worth) => worth !== 0))) {
      const bound =
        seconds > 0 ? improve(highs, model, program, goal, choices, seconds) : undefined;
      if (bound?.choices && worthOf(goal, bound.choices) >= before) choices = bound.choices;
      if (!choices) return undefined;
      const best = Math.min(
        bound?.isBest ? worthOf(goal, choices) : (bound?.atMost ?? Infinity),
        isMostKnown ? (most?.[k] ?? Infinity) : Infinity,
        total(goal),
      );
      if (best > worthOf(goal, choices)) offBy ??= { goal: k, most: best - worthOf(goal, choices) };
    }
    if (!choices) return undefined;
    const reached = worthOf(goal, choices);
    isMostKnown &&= reached === most?.[k];
    if (k < goals.length - 1) {
      const indices = Int32Array.from({ length: size }, (_, index) => index).filter(
        (index) => goal[index] !== 0,
      );
      model.addRow(reached - HALF, highs.infinity, {
        indices,
        values: Float64Array.from(indices, (index) => goal[index]!),
      });
    }
  }
  if (!choices) return undefined;
  const { worth } = solvedAt(program, choices);
  return { choices, worth, ...(offBy && { offBy }) };
}

/** What every choice of positive worth would add up to. */
const total = (goal: Float64Array) => goal.reduce((sum, worth) => sum + Math.max(0, worth), 0);

interface Improved {
  readonly choices?: Float64Array;
  readonly isBest: boolean;
  readonly atMost?: number;
}

function improve(
  highs: Highs,
  model: Model,
  { size }: Program,
  goal: Float64Array,
  from: Float64Array | undefined,
  seconds: number,
): Improved {
  model.changeColsCost({ kind: 'range', from: 0, to: size - 1 }, goal);
  if (from) model.setSolution({ colValue: from });
  // The clock of the model runs through all its goals.
  model.options.set({ time_limit: model.getRunTime() + seconds });
  model.run();
  const isBest = model.getModelStatus() === highs.constants.modelStatus.optimal;
  const hasChoices = Number(model.info.get('primal_solution_status')) === 2;
  const bound = Number(model.info.get('mip_dual_bound'));
  return {
    isBest,
    ...(hasChoices && {
      choices: Float64Array.from(model.getSolution().colValue.subarray(0, size), Math.round),
    }),
    ...(Number.isFinite(bound) && { atMost: Math.floor(bound + HALF / 100) }),
  };
}

function modelOf(highs: Highs, { size, rows, goals }: Program) {
  const { starts, indices, values } = packed(rows);
  return {
    numCols: size,
    numRows: rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: goals[0] ?? new Float64Array(size),
    colLower: new Float64Array(size),
    colUpper: new Float64Array(size).fill(1),
    rowLower: Float64Array.from(rows, ({ least }) => least ?? -highs.infinity),
    rowUpper: Float64Array.from(rows, ({ most }) => most ?? highs.infinity),
    matrix: { format: 'csr', numRows: rows.length, numCols: size, starts, indices, values },
    integrality: new Int32Array(size).fill(highs.constants.variableType.integer),
  } as const;
}

function packed(rows: readonly ProgramRow[]) {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach(({ choices }, k) => {
    starts[k + 1] = starts[k]! + choices.length;
  });
  return {
    starts,
    indices: Int32Array.from(rows.flatMap(({ choices }) => choices)),
    values: Float64Array.from(rows.flatMap(({ factors }) => factors)),
  };
}
