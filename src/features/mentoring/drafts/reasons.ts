// The reasons of a round in the form that texts need: the parts that add up to a score, why not the
// next-best mentor, and how many mentors each rule excluded. Pure.
import { EVERYBODY, type LeftOut, type LeftOutRule, type RoundPair } from '../rounds';

const RULES: readonly LeftOutRule[] = [
  'skill',
  'language',
  'timeZone',
  'manager',
  'open',
  'declined',
  'past',
  'full',
  'smallGroup',
  'forbidden',
];

/**
 * How much the mentee's side counts in a pair's score: three quarters, plus what the mentor's side
 * takes from it.
 */
const SHARE = (3 + (EVERYBODY.weights?.mentorFromMentee ?? 0) / 1000) / 4;

export type ScoreParts = Record<'skills' | 'overlap' | 'department' | 'location' | 'use', number>;

/**
 * A pair's points by what they are for. They add up to the score. `use`: how much of the mentor's
 * offer is wanted.
 */
export function scoreParts({ score, parts }: Pick<RoundPair, 'score' | 'parts'>): ScoreParts {
  const { skills, overlap, department, location } = parts;
  const [a, b, c, d] = [skills, overlap, department, location].map((points) =>
    Math.floor(points * SHARE),
  ) as [number, number, number, number];
  return { skills: a, overlap: b, department: c, location: d, use: score - a - b - c - d };
}

/** The maximum of each part, rounded the same way. */
export function mostParts(): ScoreParts {
  const { skills = 0, overlap = 0, department = 0, location = 0 } = EVERYBODY.weights ?? {};
  return scoreParts({
    score: 1000,
    parts: { skills, overlap, department, location, goals: 0, interests: 0, seniority: 0, list: 0 },
  });
}

/**
 * Why not the next-best mentor: running pairs hold all places (`held`); the group is too `small`; people would be left `out`; the round
 * would lose `points`; it would make no difference (`even`); the mentor is `full`; the score is
 * lower (`less`). Without a computed cost, only `full` and `less` are known.
 */
export type WhyNot = 'none' | 'held' | 'small' | 'out' | 'points' | 'even' | 'full' | 'less';

export interface NextBest {
  readonly mentorId: string;
  readonly score: number;
  readonly why: WhyNot;
  readonly full: boolean;
  /** Running pairs and proposals hold all places of the mentor. */
  readonly held: boolean;
  readonly out: number;
  readonly points: number;
}

export function nextBestOf({ nextBest }: Pick<RoundPair, 'nextBest'>): NextBest {
  const none = { full: false, held: false, out: 0, points: 0 };
  if (!nextBest) return { mentorId: '', score: 0, why: 'none', ...none };
  const { mentorId, score, isFull, isHeld = false, inSmallGroup, cost } = nextBest;
  if (isHeld) return { mentorId, score, why: 'held', ...none, held: true };
  const known = {
    ...none,
    mentorId,
    score,
    full: isFull,
    out: cost?.served ?? 0,
    points: cost?.total ?? 0,
  };
  if (inSmallGroup) return { ...known, why: 'small' };
  if (!cost) return { ...known, why: isFull ? 'full' : 'less' };
  return { ...known, why: cost.served > 0 ? 'out' : cost.total > 0 ? 'points' : 'even' };
}

/** The changes that would help, with the names that texts select by. */
const HELPS = {
  'time-zone': 'timeZone',
  seniority: 'seniority',
  skill: 'skill',
  seats: 'seats',
  'small-group': 'smallGroup',
  none: 'none',
} as const;

export function helpOf({ help }: LeftOut) {
  return HELPS[help ?? 'none'];
}

/** The rules that excluded mentors, the one that excluded most first. */
export function rulesOf({
  reasons,
}: LeftOut): readonly { readonly rule: LeftOutRule; readonly count: number }[] {
  return RULES.flatMap((rule) => (reasons[rule] ? [{ rule, count: reasons[rule] }] : [])).sort(
    (a, b) => b.count - a.count,
  );
}
