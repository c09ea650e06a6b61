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
export function bestFigures(highs: Highs, instance: MatchingInstance): OracleFigures {
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
  if (pairs.length === 0) return { served: hasMentor, turns: 0, pairs: 0, total: 0 };
  const limits: string[] = [];
  const servable: string[] = [];
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
    if (mine.length > 0) limits.push(`${mine.join(' + ')} <= ${mentors.openSeats[mentor]}`);
  });
  const binaries = [...pairs.map(({ name }) => name), ...servable].join(' ');
  const best = (goal: string, fixed: readonly string[]): number => {
    const rows = [...limits, ...fixed].map((row, k) => ` c${k}: ${row}`).join('\n');
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
  const total = best(pairs.map(({ name, score }) => `${score} ${name}`).join(' + '), [
    ...asMany,
    `${pairSum} >= ${made}`,
  ]);
  return { served: served + hasMentor, turns, pairs: made, total };
}
