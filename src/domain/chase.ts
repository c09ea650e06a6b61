// How far the bot has gone with what waits: it reminds the reviewers, then names one of them, then
// goes to the programme leads.

export const CHASE_STEPS = ['reminded', 'named', 'escalated'] as const;
export type ChaseStep = (typeof CHASE_STEPS)[number];

export interface Chase {
  readonly step: ChaseStep;
  /** The reviewer who was named. They keep it when they come back from being away. */
  readonly namedId?: string;
}

/** The chase without a person who is erased: the next sweep names somebody else. */
export function withoutNamed({ namedId, ...chase }: Chase, personId: string): Chase {
  return { ...chase, ...(namedId !== undefined && namedId !== personId && { namedId }) };
}
