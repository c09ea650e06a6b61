// The last tie-break: of all matchings that serve as many, make as many pairs and score as high, the one whose worst-off mentee is best
// off, and then the one whose twentieth part is. Prices tell which pairs can be in such a matching at all and which places are taken in
// every one of them; in that small network the same path search leaves as few mentees as it can below a line, and the line is raised as far
// as it goes. Exact where nobody gets two new mentors; who does is left out of the search's reckoning, and no result is taken that is worse.
import { type Assignment, createAssignment, isPaired, pairUp } from './assignment';
import { createFace, type Face } from './face';
import type { Network } from './network';
import { createPathSearch } from './shortest-paths';
import { type Solution, settleAll } from './solve';

export interface FairnessMeasure {
  readonly scoreOf: (row: number, column: number) => number;
  /** By mentee, the best score among pairs that are fixed outside the network; -1 for none. */
  readonly already: Int32Array;
  /** The part of mentees that the second line leaves below it; a twentieth unless said otherwise. */
  readonly part?: number;
}

export interface Fairest {
  readonly solution: Solution;
  readonly minMentee: number;
  readonly p5Mentee: number;
}

const TWENTIETH = 0.05;

export function makeFairest(network: Network, solution: Solution, measure: FairnessMeasure): Fairest {
  const { scoreOf, already, part = TWENTIETH } = measure;
  const face = createFace(network, solution, scoreOf, already);
  let kept = face.assignment;
  let scores = face.bestScores(kept);
  const standing = () => ({ minMentee: nearestRank(scores, 0), p5Mentee: nearestRank(scores, part) });

  /** Keeps the assignment that raises the line the highest below which at most `allowed` mentees are left. */
  function raise(from: number, allowed: number, floor: number): void {
    const lines = face.lines.filter((line) => line > from && countBelow(face.ceilings, line) <= allowed);
    for (let low = 0, high = lines.length - 1; low <= high; ) {
      const middle = (low + high) >> 1;
      const tried = fewestBelow(face, kept, lines[middle]!, floor);
      const theirs = face.bestScores(tried);
      if (countBelow(theirs, lines[middle]!) <= allowed) {
        low = middle + 1;
        kept = tried;
        scores = theirs;
      } else high = middle - 1;
    }
  }

  if (scores.length > 0) {
    raise(standing().minMentee, 0, -1);
    const { minMentee, p5Mentee } = standing();
    raise(p5Mentee, rankOf(scores, part), minMentee);
  }
  return { solution: kept === face.assignment ? solution : { ...solution, assignment: face.complete(kept) }, ...standing() };
}

/** From an assignment on the face, one that leaves the fewest of those who decide below `line`, using no pair below `floor`. */
function fewestBelow(face: Face, from: Assignment, line: number, floor: number): Assignment {
  const { start, column } = face.pairs;
  const rowCount = face.wishes.length;
  const kept = { start: new Int32Array(rowCount + 1), column: [] as number[], weight: [] as number[] };
  const assignment = createAssignment(face.wishes, face.seats);
  for (let row = 0; row < rowCount; row++) {
    for (let k = start[row]!; k < start[row + 1]!; k++) {
      const score = face.decides[row] ? face.score[k]! : Infinity;
      if (score < floor) continue;
      const weight = score < line ? -1 : 0;
      kept.column.push(column[k]!);
      kept.weight.push(weight);
      // A pair below the line is undone; it comes back where nothing better is found.
      if (weight === 0 && isPaired(from.rows, row, column[k]!)) pairUp(assignment.rows, row, assignment.columns, column[k]!, 0);
    }
    kept.start[row + 1] = kept.column.length;
  }
  const pairs = { start: kept.start, column: Int32Array.from(kept.column), weight: Int32Array.from(kept.weight) };
  const columnPrice = new Float64Array(face.seats.length);
  const state = { assignment, rowPrice: new Float64Array(rowCount), columnPrice };
  settleAll({ ...face, pairs }, pairs, state, createPathSearch(Math.max(rowCount, columnPrice.length)));
  return assignment;
}

/** Scores come sorted. */
function countBelow(scores: readonly number[], line: number): number {
  const first = scores.findIndex((score) => score >= line);
  return first < 0 ? scores.length : first;
}

function nearestRank(scores: readonly number[], part: number): number {
  return scores[rankOf(scores, part)] ?? 0;
}

function rankOf({ length }: readonly number[], part: number): number {
  return Math.max(0, Math.ceil(part * length) - 1);
}
