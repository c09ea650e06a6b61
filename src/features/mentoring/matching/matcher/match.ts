// Matches an instance: finds the best matching and proves it. A result that fails its proof is
// never returned. `prepare` finds the allowed pairs. `match` can then be called again with other
// locked and forbidden pairs. Starting from the prices of an earlier result takes a fraction of the
// time.
import { createScorer, findCandidates, type Scorer } from '../candidates';
import { makeFairest } from '../fairness';
import {
  checkInstance,
  compareIds,
  type EncodedInstance,
  encodeInstance,
  type MatchingInstance,
} from '../instance';
import { type Assignment, certify, createNetwork, solve } from '../solver';
import { pairsFrom, pricesFrom, withoutPairs } from './earlier-result';
import type { MatchChoices, Matching, Prepared } from './matching';
import { lockedPairs, numbered, type NumberedPair } from './numbered-pairs';

/** Throws InstanceError if the instance is broken, TooLargeError if its sums would not be exact. */
export function matchInstance(instance: unknown, choices: MatchChoices = {}): Matching {
  const prepared = prepare(instance, choices.onProgress);
  const { locked, forbidden } = prepared.encoded.instance;
  return match(prepared, {
    ...(locked && { locked }),
    ...(forbidden && { forbidden }),
    ...choices,
  });
}

export function prepare(instance: unknown, onProgress?: MatchChoices['onProgress']): Prepared {
  checkInstance(instance);
  return prepareChecked(instance, onProgress);
}

export function prepareChecked(
  instance: MatchingInstance,
  onProgress?: MatchChoices['onProgress'],
): Prepared {
  const encoded = encodeInstance(instance);
  const of = encoded.mentees.records.length;
  const candidates = findCandidates(encoded, (done) =>
    onProgress?.({ step: 'candidates', done, of }),
  );
  return { encoded, candidates };
}

export function match({ encoded, candidates }: Prepared, choices: MatchChoices = {}): Matching {
  const { mentors, mentees } = encoded;
  const scorer = createScorer(encoded);
  const locked = lockedPairs(encoded, scorer, candidates, choices);
  const without = [
    ...locked.map(({ menteeId, mentorId }) => ({ menteeId, mentorId })),
    ...(choices.forbidden ?? []),
  ];
  const pairs = withoutPairs(candidates, encoded, without);
  const wishes = mentees.openWishes.slice();
  const seats = mentors.openSeats.slice();
  const lockedOf = new Int32Array(wishes.length);
  for (const { mentee, mentor } of locked) {
    wishes[mentee]! -= 1;
    seats[mentor]! -= 1;
    lockedOf[mentee]! += 1;
  }
  const isServed = (mentee: number) => mentees.running[mentee]! > 0 || lockedOf[mentee]! > 0;
  const network = createNetwork(pairs, wishes, seats, isServed, {
    ...(choices.stake !== undefined && { least: choices.stake }),
    turnOf: (mentee) => mentees.records[mentee]!.turn ?? 0,
  });
  const solution = solve(network, {
    ...(choices.prices && {
      columnPrice: pricesFrom(choices.prices, encoded),
      pairs: pairsFrom(choices.pairs ?? [], encoded, without),
    }),
    onProgress: (done) => choices.onProgress?.({ step: 'matching', done, of: wishes.length }),
  });
  const lockedScores = lockedBests(encoded, locked);
  const fairest = choices.figuresOnly
    ? { solution, minMentee: 0, p5Mentee: 0 }
    : makeFairest(network, solution, {
        scoreOf: (mentee, mentor) => scorer.scoresOf(mentee, mentor).menteeScore,
        already: lockedScores,
      });
  const certificate = certify(network, fairest.solution);
  const made = [...locked, ...pairsOf(encoded, scorer, fairest.solution.assignment)].sort(
    (a, b) => compareIds(a.menteeId, b.menteeId) || compareIds(a.mentorId, b.mentorId),
  );
  const { rows } = fairest.solution.assignment;
  const seeking = mentees.records.length;
  const leftOut = mentees.records.filter(
    (_, mentee) => !isServed(mentee) && rows.used[mentee] === 0,
  );
  return {
    pairs: made.map(({ menteeId, mentorId, score, menteeScore, locked: isLocked }) => ({
      menteeId,
      mentorId,
      score,
      menteeScore,
      locked: isLocked,
    })),
    leftOut: leftOut.map(({ id }) => id),
    figures: {
      seeking,
      served: seeking - leftOut.length,
      pairs: made.length,
      total: made.reduce((total, { score }) => total + score, 0),
      minMentee: fairest.minMentee,
      p5Mentee: fairest.p5Mentee,
    },
    certificate,
    stake: network.stake,
    prices: new Map(mentors.records.map(({ id }, mentor) => [id, solution.columnPrice[mentor]!])),
  };
}

function pairsOf(encoded: EncodedInstance, scorer: Scorer, { rows }: Assignment): NumberedPair[] {
  const made: NumberedPair[] = [];
  for (let mentee = 0; mentee < rows.used.length; mentee++) {
    const first = rows.first[mentee]!;
    for (let place = first; place < first + rows.used[mentee]!; place++)
      made.push(numbered(encoded, scorer, mentee, rows.partner[place]!, false));
  }
  return made;
}

function lockedBests({ mentees }: EncodedInstance, locked: readonly NumberedPair[]): Int32Array {
  const best = new Int32Array(mentees.records.length).fill(-1);
  for (const { mentee, menteeScore } of locked) best[mentee] = Math.max(best[mentee]!, menteeScore);
  return best;
}
