// How far what waits is chased, and who gets it: pure decisions.
import type { Receiver } from '../../../core/message';
import type { Person } from '../../../core/person';
import { isHere, standInsFor } from '../../../domain/away';
import type { LivesBy } from '../../../domain/calendar';
import { type Chase, CHASE_STEPS, type ChaseStep } from '../../../domain/chase';
import { afterWorkingDays } from '../../../domain/working-days';

/** A contribution in review, or an open question. */
export interface Waiting {
  readonly id: string;
  readonly kind: 'tip' | 'answer' | 'change' | 'question';
  readonly title: string;
  /** The people whose it is: nobody decides or answers their own. */
  readonly ownerIds: readonly string[];
  /** ISO instant. */
  readonly since: string;
  readonly round: number;
  readonly sentTo: readonly Receiver[];
  readonly chase?: Chase;
}

/** Working days until each step. */
const DAYS: Readonly<Record<ChaseStep, number>> = { reminded: 2, named: 4, escalated: 6 };

/** How far something should be chased that waits since an instant; undefined: not yet. */
export function stepDue(since: Date, now: Date, calendar: LivesBy): ChaseStep | undefined {
  return CHASE_STEPS.findLast((step) => afterWorkingDays(since, DAYS[step], calendar) <= now);
}

/** Whether it was chased at least as far as a step. */
export const isPast = ({ chase }: Pick<Waiting, 'chase'>, step: ChaseStep): boolean =>
  chase !== undefined && CHASE_STEPS.indexOf(chase.step) >= CHASE_STEPS.indexOf(step);

/** The people who can decide: the holders of both roles. */
export interface Team {
  readonly reviewers: readonly Person[];
  readonly leads: readonly Person[];
}

/**
 * The reviewer to name: one who is here and whose it is not, with the least on their desk. The id
 * breaks a tie, so that a repeat names the same one.
 */
export function chooseReviewer(
  { ownerIds }: Pick<Waiting, 'ownerIds'>,
  { reviewers }: Team,
  load: (id: string) => number,
  now: Date,
): Person | undefined {
  return reviewers
    .filter((one) => isHere(one, now) && !ownerIds.includes(one.id))
    .toSorted((a, b) => load(a.id) - load(b.id) || a.id.localeCompare(b.id))[0];
}

/** Who gets something that a reviewer was named for: they, or the person who stands in for them. */
export function holdersOf(
  { chase, ownerIds }: Pick<Waiting, 'chase' | 'ownerIds'>,
  { reviewers }: Team,
  now: Date,
): readonly Person[] {
  const named = reviewers.find(({ id }) => id === chase?.namedId);
  const others = reviewers.filter(({ id }) => !ownerIds.includes(id));
  return named ? standInsFor(named, 'reviewer', others, now) : [];
}
