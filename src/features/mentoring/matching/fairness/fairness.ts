// The last tie-break: of all matchings that serve as many, make as many pairs and score as high,
// the one whose worst-off mentee is best off, and then the one whose lowest twentieth is. The tight
// network holds exactly these matchings. The solver's path search leaves as few mentees as possible
// below a threshold there, and the threshold is raised as far as it goes. This is exact unless a
// mentee who already has a mentor wants three. The search leaves such a mentee out, and a worse
// result is never taken.
import { assignFewestBelow } from './below-threshold';
import { createTightNetwork, type ScoreOf } from './tight-network';
import type { Penalty } from './threshold-network';
import type { Network, Solution } from '../solver';

export interface FairnessMeasure {
  readonly scoreOf: ScoreOf;
  /** By mentee, the best score among pairs that are fixed outside the network; -1 for none. */
  readonly already: Int32Array;
  /** The second threshold leaves one in this many below it; by default one in twenty. */
  readonly oneIn?: number;
}

export interface Fairest {
  readonly solution: Solution;
  readonly minMentee: number;
  readonly p5Mentee: number;
}

const TWENTY = 20;

export function makeFairest(
  network: Network,
  solution: Solution,
  measure: FairnessMeasure,
): Fairest {
  const { scoreOf, already, oneIn = TWENTY } = measure;
  const tight = createTightNetwork(network, solution, scoreOf, already);
  let kept = tight.assignment;
  let scores = tight.bestScores(kept);
  const standing = () => ({
    minMentee: nearestRank(scores, Infinity),
    p5Mentee: nearestRank(scores, oneIn),
  });

  /**
   * Finds, by bisection, the highest threshold that leaves less than one in `part` mentees below
   * it, and keeps its assignment.
   */
  function raise(from: number, part: number, floor: number): void {
    const thresholds = tight.thresholds.filter(
      (threshold) =>
        threshold > from && countBelow(tight.ceilings, threshold) <= rankOf(tight.most, part),
    );
    // Less than one in twenty are below: twenty for each below, and one for each who could count
    // and does not, are less than all.
    const penalty: Penalty =
      part === Infinity ? { below: 1, uncounted: 0 } : { below: part, uncounted: 1 };
    for (let low = 0, high = thresholds.length - 1; low <= high; ) {
      const middle = (low + high) >> 1;
      const threshold = thresholds[middle]!;
      const tried = assignFewestBelow(tight, kept, threshold, floor, penalty);
      const theirs = tight.bestScores(tried);
      if (
        countBelow(theirs, threshold) <= rankOf(theirs.length, part) &&
        nearestRank(theirs, Infinity) >= floor
      ) {
        low = middle + 1;
        kept = tried;
        scores = theirs;
      } else high = middle - 1;
    }
  }

  if (scores.length > 0) {
    raise(standing().minMentee, Infinity, -1);
    const { minMentee, p5Mentee } = standing();
    raise(p5Mentee, oneIn, minMentee);
  }
  return {
    solution:
      kept === tight.assignment ? solution : { ...solution, assignment: tight.complete(kept) },
    ...standing(),
  };
}

/** `scores` are sorted. */
function countBelow(scores: Int32Array, threshold: number): number {
  const first = scores.findIndex((score) => score >= threshold);
  return first < 0 ? scores.length : first;
}

function nearestRank(scores: Int32Array, oneIn: number): number {
  return scores[rankOf(scores.length, oneIn)] ?? 0;
}

/** The index of the nearest rank among this many; with Infinity, of the lowest. */
function rankOf(length: number, oneIn: number): number {
  return Math.max(0, Math.ceil(length / oneIn) - 1);
}
