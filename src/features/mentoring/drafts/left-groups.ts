// People without a mentor, grouped by what stands in the way. Pure.
import type { LeftOut, LeftOutRule } from '../rounds';
import { rulesOf } from './reasons';

/** `nobody`: no mentor is there at all. */
export type LeftReason = LeftOutRule | 'nobody';

export interface LeftGroup {
  readonly reason: LeftReason;
  readonly people: readonly LeftOut[];
}

/** Reasons of mentors whom every other rule allows: a person was nearest to a pair with them. */
const NEAREST: readonly LeftOutRule[] = ['forbidden', 'smallGroup', 'full'];

/** What stands in a person's way: the nearest mentors count, else the most frequent rule. */
export function reasonOf(left: LeftOut): LeftReason {
  const rules = rulesOf(left);
  return (rules.find(({ rule }) => NEAREST.includes(rule)) ?? rules[0])?.rule ?? 'nobody';
}

/** The largest group first. */
export function leftGroups(leftOut: readonly LeftOut[]): LeftGroup[] {
  return [...Map.groupBy(leftOut, reasonOf)]
    .map(([reason, people]) => ({ reason, people }))
    .sort((a, b) => b.people.length - a.people.length || (a.reason < b.reason ? -1 : 1));
}
