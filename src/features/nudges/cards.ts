// The data of the cards for nudges.
import type { CardMessage } from '../../core/message';
import { instantAt } from '../../domain/calendar';
import { type NudgeState, weeksUntilNext } from './rules';

const VARIANTS = 4;
const NOON = 12 * 60;

/**
 * `week`: which one it is for, e.g. `2026-W10`; the question varies with it. `unanswered`: nudges
 * in a row before it.
 */
export function nudgeCard(week: string, unanswered: number, orgName: string): CardMessage {
  const weeks = weeksUntilNext(unanswered);
  return {
    card: 'nudges/nudge',
    data: {
      variant: String(Number(week.slice(-2)) % VARIANTS),
      org: orgName,
      weeks,
      seldom: weeks > 1,
    },
  };
}

/** Replaces the nudge when somebody asks for quiet. */
export function quietCard(
  { paused, quietUntil }: Pick<NudgeState, 'paused' | 'quietUntil'>,
  zone: string,
): CardMessage {
  const noon = instantAt(quietUntil ?? '1970-01-01', NOON, zone);
  return { card: 'nudges/quiet', data: { paused, until: noon.toISOString() } };
}
