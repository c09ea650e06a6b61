// The matcher: an instance in, the best matching out. Proved before it is shown: a result that fails its certificate is never returned.
// `prepare` finds who may be paired; `match` may then be called again and again with other locked and forbidden pairs, starting from the
// prices of an earlier result, which takes a fraction of the time.
import { type Assignment, type Certificate, certify, createNetwork, solve } from '../solver';
import { brokenRules, type Candidates, createScorer, findCandidates, type Scorer } from '../candidates';
import {
  checkInstance,
  compareIds,
  type EncodedInstance,
  encodeInstance,
  InstanceError,
  type MatchingInstance,
  type PairIds,
} from '../instance';
import { makeFairest } from '../fairness';

export interface Prepared {
  readonly encoded: EncodedInstance;
  readonly candidates: Candidates;
}

export interface MatchChoices {
  /** Pairs that must be in the result. */
  readonly locked?: readonly PairIds[];
  /** Pairs that must not be. */
  readonly forbidden?: readonly PairIds[];
  /** Prices of an earlier result, by mentor. */
  readonly prices?: ReadonlyMap<string, number>;
  /** With them its stake and its pairs, where little has changed since. */
  readonly stake?: number;
  readonly pairs?: readonly PairIds[];
  /** Without the last tie-break: who is served, how many pairs and what they score is all that is asked. */
  readonly figuresOnly?: boolean;
  readonly onProgress?: (progress: MatchProgress) => void;
}

export interface MatchProgress {
  readonly step: 'candidates' | 'matching' | 'reasons';
  readonly done: number;
  readonly of: number;
}

export interface MatchedPair extends PairIds {
  readonly score: number;
  readonly menteeScore: number;
  readonly locked: boolean;
}

export interface MatchFigures {
  /** Mentees with an open wish. */
  readonly seeking: number;
  /** Of those, who has a mentor now; a running pair counts. */
  readonly served: number;
  readonly pairs: number;
  readonly total: number;
  /** The lowest score of a mentee, by the best of its new mentors, and the one that 5 % reach at most. */
  readonly minMentee: number;
  readonly p5Mentee: number;
}

export interface Matching {
  /** New pairs, locked ones among them, in the order of their mentees' ids. */
  readonly pairs: readonly MatchedPair[];
  /** Seeking mentees without a mentor. */
  readonly leftOut: readonly string[];
  readonly figures: MatchFigures;
  readonly certificate: Certificate;
  /** By mentor: what the last seat is worth, and with which stake that was reckoned. */
  readonly prices: ReadonlyMap<string, number>;
  readonly stake: number;
}

/** Throws InstanceError if the instance is broken, TooLargeError if its sums would not be exact. */
export function matchInstance(instance: unknown, choices: MatchChoices = {}): Matching {
  const prepared = prepare(instance, choices.onProgress);
  const { locked, forbidden } = prepared.encoded.instance;
  return match(prepared, { ...(locked && { locked }), ...(forbidden && { forbidden }), ...choices });
}

export function prepare(instance: unknown, onProgress?: MatchChoices['onProgress']): Prepared {
  checkInstance(instance);
  return prepareChecked(instance, onProgress);
}

export function prepareChecked(instance: MatchingInstance, onProgress?: MatchChoices['onProgress']): Prepared {
  const encoded = encodeInstance(instance);
  const of = encoded.mentees.records.length;
  const candidates = findCandidates(encoded, (done) => onProgress?.({ step: 'candidates', done, of }));
  return { encoded, candidates };
}

export function match({ encoded, candidates }: Prepared, choices: MatchChoices = {}): Matching {
  const { mentors, mentees } = encoded;
  const scorer = createScorer(encoded);
  const locked = lockedPairs(encoded, scorer, candidates, choices);
  const without = [...locked.map(({ menteeId, mentorId }) => ({ menteeId, mentorId })), ...(choices.forbidden ?? [])];
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
  const network = createNetwork(pairs, wishes, seats, isServed, choices.stake);
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
  const leftOut = mentees.records.filter((_, mentee) => !isServed(mentee) && rows.used[mentee] === 0);
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

interface NumberedPair extends MatchedPair {
  readonly mentee: number;
  readonly mentor: number;
}

function numbered(encoded: EncodedInstance, scorer: Scorer, mentee: number, mentor: number, isLocked: boolean): NumberedPair {
  const { score, menteeScore } = scorer.scoresOf(mentee, mentor);
  const [menteeId, mentorId] = [encoded.mentees.records[mentee]!.id, encoded.mentors.records[mentor]!.id];
  return { menteeId, mentorId, score, menteeScore, locked: isLocked, mentee, mentor };
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

/** The locked pairs, once it is clear that each is allowed and that there is room for all. */
function lockedPairs(
  encoded: EncodedInstance,
  scorer: Scorer,
  candidates: Candidates,
  { locked = [], forbidden = [] }: MatchChoices,
): NumberedPair[] {
  const { mentees, mentors } = encoded;
  const unwanted = new Set(forbidden.map(pairKey));
  const seen = new Set<string>();
  const taken = { mentees: new Map<number, number>(), mentors: new Map<number, number>() };
  return locked.map((pair, k) => {
    const refuse = (wanted: string): never => {
      throw new InstanceError(`locked[${k}]`, wanted);
    };
    const mentee = mentees.indexOf.get(pair.menteeId) ?? refuse(`a mentee with an open wish is wanted, "${pair.menteeId}" is none`);
    const mentor = mentors.indexOf.get(pair.mentorId) ?? refuse(`a mentor is wanted, "${pair.mentorId}" is none`);
    if (unwanted.has(pairKey(pair))) refuse('the pair is forbidden as well');
    if (seen.has(pairKey(pair))) refuse('the pair is there twice');
    seen.add(pairKey(pair));
    const places = { mentee: (taken.mentees.get(mentee) ?? 0) + 1, mentor: (taken.mentors.get(mentor) ?? 0) + 1 };
    taken.mentees.set(mentee, places.mentee);
    taken.mentors.set(mentor, places.mentor);
    if (places.mentee > mentees.openWishes[mentee]!) refuse('the mentee has no open wish left');
    if (places.mentor > mentors.openSeats[mentor]!) refuse('the mentor has no open seat left');
    if (!isCandidate(candidates, mentee, mentor)) {
      refuse(`an allowed pair is wanted, this one breaks ${brokenRules(encoded, mentee, mentor).join(', ')}`);
    }
    return numbered(encoded, scorer, mentee, mentor, true);
  });
}

function isCandidate({ start, column }: Candidates, mentee: number, mentor: number): boolean {
  for (let k = start[mentee]!; k < start[mentee + 1]!; k++) if (column[k] === mentor) return true;
  return false;
}

function withoutPairs(candidates: Candidates, { mentees, mentors }: EncodedInstance, without: readonly PairIds[]): Candidates {
  const gone = Map.groupBy(
    without.filter(({ menteeId, mentorId }) => mentees.indexOf.has(menteeId) && mentors.indexOf.has(mentorId)),
    ({ menteeId }) => mentees.indexOf.get(menteeId)!,
  );
  if (gone.size === 0) return candidates;
  const start = candidates.start.slice();
  const column = candidates.column.slice();
  const weight = candidates.weight.slice();
  let kept = 0;
  for (let mentee = 0; mentee < start.length - 1; mentee++) {
    start[mentee] = kept;
    const unwanted = new Set(gone.get(mentee)?.map(({ mentorId }) => mentors.indexOf.get(mentorId)));
    for (let k = candidates.start[mentee]!; k < candidates.start[mentee + 1]!; k++) {
      if (unwanted.has(column[k])) continue;
      column[kept] = column[k]!;
      weight[kept++] = weight[k]!;
    }
  }
  start[start.length - 1] = kept;
  return { start, column: column.subarray(0, kept), weight: weight.subarray(0, kept) };
}

/** Prices of mentors as the earlier result left them; 0 for new ones. Those of mentors whose seats are all locked keep others away. */
function pricesFrom(prices: ReadonlyMap<string, number>, { mentors }: EncodedInstance): Float64Array {
  return Float64Array.from(mentors.records, ({ id }) => prices.get(id) ?? 0);
}

/** Pairs of an earlier result that are allowed still. */
function pairsFrom(pairs: readonly PairIds[], { mentees, mentors }: EncodedInstance, without: readonly PairIds[]) {
  const gone = new Set(without.map(pairKey));
  return pairs.flatMap((pair) => {
    const [row, column] = [mentees.indexOf.get(pair.menteeId), mentors.indexOf.get(pair.mentorId)];
    return row === undefined || column === undefined || gone.has(pairKey(pair)) ? [] : [{ row, column }];
  });
}

function lockedBests({ mentees }: EncodedInstance, locked: readonly NumberedPair[]): Int32Array {
  const best = new Int32Array(mentees.records.length).fill(-1);
  for (const { mentee, menteeScore } of locked) best[mentee] = Math.max(best[mentee]!, menteeScore);
  return best;
}

function pairKey({ menteeId, mentorId }: PairIds): string {
  return JSON.stringify([menteeId, mentorId]);
}
