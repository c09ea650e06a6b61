// Pairs with the numbers of their mentee and mentor, and the locked pairs among them.
import { brokenRules, type Candidates, type Scorer } from '../candidates';
import { type EncodedInstance, InstanceError, type PairIds } from '../instance';
import type { MatchChoices, MatchedPair } from './matching';

export interface NumberedPair extends MatchedPair {
  readonly mentee: number;
  readonly mentor: number;
}

export function numbered(
  encoded: EncodedInstance,
  scorer: Scorer,
  mentee: number,
  mentor: number,
  isLocked: boolean,
): NumberedPair {
  const { score, menteeScore } = scorer.scoresOf(mentee, mentor);
  const [menteeId, mentorId] = [
    encoded.mentees.records[mentee]!.id,
    encoded.mentors.records[mentor]!.id,
  ];
  return { menteeId, mentorId, score, menteeScore, locked: isLocked, mentee, mentor };
}

/**
 * The locked pairs. Throws InstanceError if there is no room for all, or if one breaks a rule that
 * is not in `mayBreak`.
 */
export function lockedPairs(
  encoded: EncodedInstance,
  scorer: Scorer,
  candidates: Candidates,
  { locked = [], forbidden = [], mayBreak = [] }: MatchChoices,
): NumberedPair[] {
  const { mentees, mentors } = encoded;
  const unwanted = new Set(forbidden.map(pairKey));
  const seen = new Set<string>();
  const taken = { mentees: new Map<number, number>(), mentors: new Map<number, number>() };
  return locked.map((pair, k) => {
    const refuse = (wanted: string): never => {
      throw new InstanceError(`locked[${k}]`, wanted);
    };
    const mentee =
      mentees.indexOf.get(pair.menteeId) ??
      refuse(`there is no mentee "${pair.menteeId}" with an open wish`);
    const mentor =
      mentors.indexOf.get(pair.mentorId) ?? refuse(`there is no mentor "${pair.mentorId}"`);
    if (unwanted.has(pairKey(pair))) refuse('the pair is forbidden as well');
    if (seen.has(pairKey(pair))) refuse('the pair is there twice');
    seen.add(pairKey(pair));
    const places = {
      mentee: (taken.mentees.get(mentee) ?? 0) + 1,
      mentor: (taken.mentors.get(mentor) ?? 0) + 1,
    };
    taken.mentees.set(mentee, places.mentee);
    taken.mentors.set(mentor, places.mentor);
    if (places.mentee > mentees.openWishes[mentee]!) refuse('the mentee has no open wish left');
    if (places.mentor > mentors.openSeats[mentor]!) refuse('the mentor has no open seat left');
    if (!isCandidate(candidates, mentee, mentor)) {
      const broken = brokenRules(encoded, mentee, mentor);
      if (!broken.every((rule) => mayBreak.includes(rule)))
        refuse(`the pair is not allowed, it breaks ${broken.join(', ')}`);
    }
    return numbered(encoded, scorer, mentee, mentor, true);
  });
}

function isCandidate({ start, column }: Candidates, mentee: number, mentor: number): boolean {
  for (let k = start[mentee]!; k < start[mentee + 1]!; k++) if (column[k] === mentor) return true;
  return false;
}

/** A key for the pair, to find it among others. */
export function pairKey({ menteeId, mentorId }: PairIds): string {
  return JSON.stringify([menteeId, mentorId]);
}
