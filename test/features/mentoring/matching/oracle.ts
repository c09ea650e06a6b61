// The best matching by an integer program, from HiGHS: the matcher's oracle on small instances. It
// knows rules and scores from pair-parts only, and nothing of networks, prices or candidates.
import loadHighs, { type Highs } from 'highs';
import {
  brokenRules,
  type MatchingInstance,
  pairParts,
  prepare,
} from '../../../../src/features/mentoring/matching';

export interface OracleFigures {
  readonly served: number;
  /** The turns of those served, added up. */
  readonly turns: number;
  readonly pairs: number;
  /** Circles of two, negative: the fewer the better. */
  readonly circles: number;
  readonly total: number;
}

let loaded: Promise<Highs> | undefined;

/** Loads HiGHS once. */
export function loadOracle(): Promise<Highs> {
  return (loaded ??= loadHighs());
}

/**
 * Served, turns, pairs and total, one after the other, each fixed for the next, so that no weight has to
 * be large.
 */
export function bestFigures(
  highs: Highs,
  instance: MatchingInstance,
  together = false,
): OracleFigures {
  const { encoded } = prepare(instance);
  const { mentees, mentors } = encoded;
  const pairs: { name: string; mentee: number; mentor: number; score: number }[] = [];
  mentees.records.forEach((_, mentee) => {
    mentors.records.forEach((_unused, mentor) => {
      if (brokenRules(encoded, mentee, mentor).length > 0) return;
      pairs.push({
        name: `x${mentee}_${mentor}`,
        mentee,
        mentor,
        score: pairParts(encoded, mentee, mentor).score,
      });
    });
  });
  const hasMentor = [...mentees.running].filter(
    (running, mentee) => running > 0 && (mentees.openWishes[mentee] as number) > 0,
  ).length;
  if (pairs.length === 0) return { served: hasMentor, turns: 0, pairs: 0, circles: 0, total: 0 };
  const limits: string[] = [];
  const servable: string[] = [];
  const groups: string[] = [];
  mentees.records.forEach((_, mentee) => {
    const mine = pairs.filter((pair) => pair.mentee === mentee).map(({ name }) => name);
    if (mine.length === 0) return;
    limits.push(`${mine.join(' + ')} <= ${mentees.openWishes[mentee]}`);
    if (mentees.running[mentee] !== 0) return;
    servable.push(`s${mentee}`);
    limits.push(`s${mentee} - ${mine.join(' - ')} <= 0`);
  });
  mentors.records.forEach((_, mentor) => {
    const mine = pairs.filter((pair) => pair.mentor === mentor).map(({ name }) => name);
    if (mine.length === 0) return;
    limits.push(`${mine.join(' + ')} <= ${mentors.openSeats[mentor]}`);
    const record = mentors.records[mentor];
    if (!together || record?.group !== true) return;
    const running = record.capacity - (mentors.openSeats[mentor] ?? 0);
    const needs = Math.min(record.minGroup ?? 2, record.capacity) - running;
    groups.push(`g${mentor}`);
    limits.push(`${mine.join(' + ')} - ${Math.max(0, needs)} g${mentor} >= 0`);
    limits.push(`${mine.join(' + ')} - ${mentors.openSeats[mentor]} g${mentor} <= 0`);
  });
  const circles = together ? circlesOf(pairs, encoded, limits) : [];
  const binaries = [...pairs.map(({ name }) => name), ...servable, ...groups, ...circles].join(' ');
  const best = (goal: string, fixed: readonly string[]): number => {
    const rows = [...limits, ...fixed].map((row, k) => ` r${k}: ${row}`).join('\n');
    const solved = highs.solve(
      `Maximize\n obj: ${goal}\nSubject To\n${rows}\nBinary\n ${binaries}\nEnd`,
    );
    if (solved.Status !== 'Optimal') throw new Error(`HiGHS says ${solved.Status}`);
    return Math.round(solved.ObjectiveValue);
  };
  const servedSum = servable.join(' + ');
  const pairSum = pairs.map(({ name }) => name).join(' + ');
  const served = servable.length > 0 ? best(servedSum, []) : 0;
  const asMany = servable.length > 0 ? [`${servedSum} >= ${served}`] : [];
  const turnSum = servable
    .map((name) => `${mentees.records[Number(name.slice(1))]?.turn ?? 0} ${name}`)
    .join(' + ');
  const turns = servable.length > 0 ? best(turnSum, asMany) : 0;
  if (turns > 0) asMany.push(`${turnSum} >= ${turns}`);
  const made = best(pairSum, asMany);
  asMany.push(`${pairSum} >= ${made}`);
  const apart = `- ${circles.join(' - ')}`;
  const fewest = circles.length > 0 ? best(apart, asMany) : 0;
  if (circles.length > 0) asMany.push(`${apart} >= ${fewest}`);
  const total = best(pairs.map(({ name, score }) => `${score} ${name}`).join(' + '), asMany);
  return {
    served: served + hasMentor,
    turns,
    pairs: made,
    circles: 0 - fewest === 0 ? 0 : fewest,
    total,
  };
}

interface OraclePair {
  readonly name: string;
  readonly mentee: number;
  readonly mentor: number;
}

/** A variable for each circle of two, with the limit that makes it count. */
function circlesOf(
  pairs: readonly OraclePair[],
  { mentees, mentors, instance }: ReturnType<typeof prepare>['encoded'],
  limits: string[],
): string[] {
  const menteeOf = ({ mentee }: OraclePair) => mentees.records[mentee]?.id;
  const mentorOf = ({ mentor }: OraclePair) => mentors.records[mentor]?.id;
  return pairs.flatMap((pair, k) => {
    const isLast = (menteeId?: string, mentorId?: string) =>
      instance.lastResort?.some((one) => one.menteeId === menteeId && one.mentorId === mentorId) ??
      false;
    if (isLast(menteeOf(pair), mentorOf(pair))) {
      limits.push(`c${k} - ${pair.name} >= 0`);
      return [`c${k}`];
    }
    const back = pairs.findIndex(
      (other) => menteeOf(other) === mentorOf(pair) && mentorOf(other) === menteeOf(pair),
    );
    if (back <= k || isLast(mentorOf(pair), menteeOf(pair))) return [];
    limits.push(`${pair.name} + ${pairs[back]?.name} - c${k} <= 1`);
    return [`c${k}`];
  });
}
