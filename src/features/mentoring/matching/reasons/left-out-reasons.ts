// Why a mentee has no mentor: the first rule that each mentor fails, and the smallest change that
// would help.
import { brokenRules, pairParts, type Rule } from '../candidates';
import type { EncodedInstance, MatchingRules } from '../instance';
import type { MatchChoices, Matching, NotFormed, Prepared } from '../matcher';
import { freeSeats, mentorsOf } from './free-seats';

export type LeftOutCause = Rule | 'no-seat' | 'full' | 'forbidden' | 'small-group';

/** One change that would open a seat for a person without a mentor. */
export type Relaxation =
  | { readonly kind: 'time-zone'; readonly minOverlapMinutes: number; readonly mentors: number }
  | { readonly kind: 'seniority'; readonly minSeniorityGap: number; readonly mentors: number }
  | { readonly kind: 'skill'; readonly mentors: number }
  /** A smaller minimum for a group that all rules allow. */
  | { readonly kind: 'small-group'; readonly mentors: number }
  /** One more seat with any of this many mentors that all rules allow. */
  | { readonly kind: 'seats'; readonly mentors: number };

export interface LeftOutReasons {
  readonly menteeId: string;
  readonly mentors: number;
  /** Each mentor counts once, for the first rule that they fail. */
  readonly causes: Readonly<Partial<Record<LeftOutCause, number>>>;
  readonly cheapest?: Relaxation;
}

export function explainLeftOut(
  { encoded }: Prepared,
  matching: Matching,
  { forbidden = [] }: MatchChoices = {},
  notFormed: readonly NotFormed[] = [],
): LeftOutReasons[] {
  const free = freeSeats(encoded, matching);
  const tooSmall = mentorsOf(notFormed);
  return matching.leftOut.map((menteeId) => {
    const unwanted = new Set(
      forbidden.filter((pair) => pair.menteeId === menteeId).map(({ mentorId }) => mentorId),
    );
    return explainOne(encoded, free, menteeId, unwanted, tooSmall);
  });
}

function explainOne(
  encoded: EncodedInstance,
  free: Int32Array,
  menteeId: string,
  unwanted: ReadonlySet<string>,
  tooSmall: ReadonlySet<string>,
): LeftOutReasons {
  const mentee = encoded.mentees.indexOf.get(menteeId)!;
  const { rules } = encoded.programmes[encoded.mentees.programme[mentee]!]!;
  const causes: Partial<Record<LeftOutCause, number>> = {};
  const relaxations = new Map<string, Relaxation>();
  const offer = (relaxation: Relaxation) => {
    const key = JSON.stringify(relaxation);
    relaxations.set(key, { ...relaxation, mentors: (relaxations.get(key)?.mentors ?? 0) + 1 });
  };
  encoded.mentors.records.forEach(({ id }, mentor) => {
    // A second broken rule is enough to know that no single change helps.
    const broken = brokenRules(encoded, mentee, mentor, undefined, 2);
    const seats = encoded.mentors.openSeats[mentor]!;
    const cause =
      broken[0] ??
      (unwanted.has(id)
        ? 'forbidden'
        : tooSmall.has(id)
          ? 'small-group'
          : seats < 1
            ? 'no-seat'
            : 'full');
    causes[cause] = (causes[cause] ?? 0) + 1;
    if (broken.length === 0 && !unwanted.has(id))
      offer({ kind: tooSmall.has(id) ? 'small-group' : 'seats', mentors: 0 });
    if (broken.length === 1 && free[mentor]! > 0 && !unwanted.has(id) && !tooSmall.has(id)) {
      const relaxed = relaxedRule(encoded, mentee, mentor, broken[0]!);
      if (relaxed) offer(relaxed);
    }
  });
  const [cheapest] = [...relaxations.values()].sort(
    (a, b) => price(a, rules) - price(b, rules) || b.mentors - a.mentors,
  );
  return {
    menteeId,
    mentors: encoded.mentors.records.length,
    causes,
    ...(cheapest && { cheapest }),
  };
}

function relaxedRule(
  encoded: EncodedInstance,
  mentee: number,
  mentor: number,
  rule: Rule,
): Relaxation | undefined {
  const { seniority } = encoded.people;
  switch (rule) {
    case 'time-zone': {
      // In whole half hours, as a lead would set them.
      const minutes = Math.floor(pairParts(encoded, mentee, mentor).overlapMinutes / 30) * 30;
      return minutes > 0
        ? { kind: 'time-zone', minOverlapMinutes: minutes, mentors: 0 }
        : undefined;
    }
    case 'seniority': {
      const gap =
        seniority[encoded.mentors.person[mentor]!]! - seniority[encoded.mentees.person[mentee]!]!;
      return gap >= 0 ? { kind: 'seniority', minSeniorityGap: gap, mentors: 0 } : undefined;
    }
    case 'skill':
      return { kind: 'skill', mentors: 0 };
    default:
      return undefined;
  }
}

/**
 * The price of a change: 1 for an hour of shared time, a level of seniority or a smaller group, 1.5
 * for a seat, 4 for a mentor without the skill.
 */
function price(relaxation: Relaxation, rules: MatchingRules): number {
  switch (relaxation.kind) {
    case 'time-zone':
      return (rules.minOverlapMinutes - relaxation.minOverlapMinutes) / 60;
    case 'seniority':
      return rules.minSeniorityGap - relaxation.minSeniorityGap;
    case 'small-group':
      return 1;
    case 'seats':
      return 1.5;
    case 'skill':
      return 4;
  }
}
