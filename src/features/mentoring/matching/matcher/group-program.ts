// The whole matching as an integer program: pairs, small groups with their minimum, and circles of
// two. Used where the network alone cannot say what is best. Indices into typed arrays are known to
// be inside them, hence the `!`s.
import type { PairIds } from '../instance';
import type { Program, ProgramRow } from '../program';
import { minimumOf, runningWith } from './group-sizes';
import type { MatchChoices, Prepared } from './matching';
import { pairKey } from './numbered-pairs';

/** What counts, most important first. */
export const GOALS = ['served', 'turns', 'pairs', 'circles', 'total'] as const;
export type Goal = (typeof GOALS)[number];

export interface GroupProgram {
  readonly program: Program;
  readonly pairs: readonly ProgramPair[];
  /** Whether all pairs that matter are in it. Otherwise its best need not be the best of all. */
  readonly isWhole: boolean;
}

export interface ProgramPair extends PairIds {
  readonly mentee: number;
  readonly mentor: number;
  readonly score: number;
}

export interface ProgramOptions {
  /** Pairs to start from: they keep to the rules of groups. */
  readonly from?: readonly PairIds[];
  readonly most?: Readonly<Record<Goal, number>>;
  /** A group that must be formed. */
  readonly formed?: string;
  /** What mentors cost in the best matching without groups: by it, few pairs are chosen of many. */
  readonly prices: ReadonlyMap<string, number>;
}

/** More choices than these take too long. */
const PAIRS_MOST = 40_000;

export function groupProgram(
  prepared: Prepared,
  choices: MatchChoices,
  { from, most, formed, prices }: ProgramOptions,
): GroupProgram {
  const { mentees, mentors } = prepared.encoded;
  const locked = choices.locked ?? [];
  const lockedOf = Map.groupBy(locked, ({ menteeId }) => menteeId);
  const lockedBy = Map.groupBy(locked, ({ mentorId }) => mentorId);
  const isLocked = new Set(locked.map(pairKey));
  const { pairs, isWhole } = allowedPairs(prepared, choices, isLocked, {
    ...(from && { from }),
    prices,
  });
  const build = createBuilder(pairs);
  const taken = (id: string) => lockedOf.get(id)?.length ?? 0;

  Map.groupBy(pairs.keys(), (k) => pairs[k]!.mentee).forEach((mine, mentee) => {
    const { id, turn = 0 } = mentees.records[mentee]!;
    build.row({ choices: mine, most: mentees.openWishes[mentee]! - taken(id) });
    if (mentees.running[mentee] !== 0 || taken(id) > 0) return;
    const served = build.choice({ served: 1, turns: turn }, (is) => mine.some(is));
    build.row({ choices: [...mine, served], factors: [...mine.map(() => 1), -1], least: 0 });
  });
  Map.groupBy(pairs.keys(), (k) => pairs[k]!.mentor).forEach((mine, mentor) => {
    const record = mentors.records[mentor]!;
    const fixed = lockedBy.get(record.id)?.length ?? 0;
    build.row({ choices: mine, most: mentors.openSeats[mentor]! - fixed });
    const needs = minimumOf(record) - runningWith(prepared.encoded, record.id) - fixed;
    if (record.group !== true || needs <= 1) return;
    const isFormed = build.choice({}, (is) => mine.some(is));
    build.row({ choices: [...mine, isFormed], factors: [...mine.map(() => 1), -needs], least: 0 });
    for (const k of mine) build.row({ choices: [k, isFormed], factors: [1, -1], most: 0 });
    if (formed === record.id) build.row({ choices: [isFormed], least: 1 });
  });
  addCircles(prepared, pairs, isLocked, build);
  return { program: build.done(from, most), pairs, isWhole };
}

type Builder = ReturnType<typeof createBuilder>;
type Worth = Partial<Record<Goal, number>>;

function createBuilder(pairs: readonly ProgramPair[]) {
  const worth: Worth[] = pairs.map(({ score }) => ({ pairs: 1, total: score }));
  const rows: ProgramRow[] = [];
  const follows: ((is: (k: number) => boolean) => boolean)[] = [];
  return {
    row({ choices, factors, ...limits }: Omit<ProgramRow, 'factors'> & Partial<ProgramRow>) {
      rows.push({ choices, factors: factors ?? choices.map(() => 1), ...limits });
    },
    /** A choice beside the pairs. `follows`: what it is when the pairs are given. */
    choice(counts: Worth, isSo: (is: (k: number) => boolean) => boolean): number {
      follows.push(isSo);
      return worth.push(counts) - 1;
    },
    worth,
    done(from?: readonly PairIds[], most?: Readonly<Record<Goal, number>>): Program {
      const size = worth.length;
      const goals = GOALS.map((goal) => Float64Array.from(worth, (one) => one[goal] ?? 0));
      if (!from) return { size, rows, goals };
      const there = new Set(from.map(pairKey));
      const start = new Float64Array(size);
      pairs.forEach((pair, k) => {
        start[k] = Number(there.has(pairKey(pair)));
      });
      const isSet = (k: number) => start[k] === 1;
      follows.forEach((isSo, k) => {
        start[pairs.length + k] = Number(isSo(isSet));
      });
      return {
        size,
        rows,
        goals,
        start,
        ...(most && { most: GOALS.map((goal) => most[goal]) }),
      };
    },
  };
}

/** Two people who mentor each other: each such circle counts against the matching. */
function addCircles(
  { encoded }: Prepared,
  pairs: readonly ProgramPair[],
  isLocked: ReadonlySet<string>,
  build: Builder,
): void {
  const numberOf = new Map(pairs.map((pair, k) => [pairKey(pair), k]));
  const lastResort = new Set((encoded.instance.lastResort ?? []).map(pairKey));
  pairs.forEach((pair, k) => {
    const back = pairKey({ menteeId: pair.mentorId, mentorId: pair.menteeId });
    if (lastResort.has(pairKey(pair)) || isLocked.has(back)) {
      build.worth[k] = { ...build.worth[k], circles: -1 };
      return;
    }
    const other = numberOf.get(back);
    // A pair of last resort counts once, whatever is made beside it.
    if (other === undefined || other < k || lastResort.has(back)) return;
    const circle = build.choice({ circles: -1 }, (is) => is(k) && is(other));
    build.row({ choices: [k, other, circle], factors: [1, 1, -1], most: 1 });
  });
}

/**
 * All allowed pairs. If they are too many, each mentee's best at these prices, and those to start
 * from.
 */
function allowedPairs(
  { encoded, candidates }: Prepared,
  { forbidden = [] }: MatchChoices,
  isLocked: ReadonlySet<string>,
  { from = [], prices }: Pick<ProgramOptions, 'from' | 'prices'>,
): { pairs: readonly ProgramPair[]; isWhole: boolean } {
  const { mentees, mentors } = encoded;
  const unwanted = new Set(forbidden.map(pairKey));
  const there = new Set(from.map(pairKey));
  const size = mentees.records.length;
  const isWhole = candidates.start[size]! <= PAIRS_MOST;
  const each = isWhole ? Infinity : Math.max(1, Math.floor(PAIRS_MOST / size));
  const gain = ({ score, mentorId }: ProgramPair) => score - (prices.get(mentorId) ?? 0);
  const pairs: ProgramPair[] = [];
  mentees.records.forEach(({ id: menteeId }, mentee) => {
    const mine: ProgramPair[] = [];
    for (let k = candidates.start[mentee]!; k < candidates.start[mentee + 1]!; k++) {
      const mentor = candidates.column[k]!;
      const mentorId = mentors.records[mentor]!.id;
      const key = pairKey({ menteeId, mentorId });
      if (unwanted.has(key) || isLocked.has(key)) continue;
      mine.push({ menteeId, mentorId, mentee, mentor, score: candidates.weight[k]! });
    }
    if (mine.length <= each) pairs.push(...mine);
    else {
      mine.sort((a, b) => gain(b) - gain(a));
      pairs.push(...mine.slice(0, each));
      pairs.push(...mine.slice(each).filter((pair) => there.has(pairKey(pair))));
    }
  });
  return { pairs, isWhole };
}
