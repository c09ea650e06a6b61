// The round that a lead acted on: found by its card, and shown again afterwards.
import { UserError } from '../../../core/errors';
import { type ActionEvent, dataOf } from '../../../core/inbound';
import type { CardMessage } from '../../../core/message';
import type { People } from '../../../core/people';
import type { Round, Rounds, RoundVerdict } from '../rounds';
import { roundCard } from './cards';
import { roundNames } from './names';

export interface LeadDeps {
  readonly rounds: Rounds;
  readonly people: People;
}

/** The card of the round that the lead acted on, or the error that says why nothing happened. */
export async function shown({ people }: LeadDeps, verdict: RoundVerdict): Promise<CardMessage> {
  switch (verdict.kind) {
    case 'gone':
      throw new UserError('mentoring.roundGone');
    case 'late':
      throw new UserError('mentoring.roundDecided', {
        by: verdict.decision.byName,
        at: verdict.decision.at,
      });
    case 'stale':
      throw new UserError('mentoring.roundStale');
    case 'done':
      return roundCard(verdict.round, await roundNames(verdict.round, people));
  }
}

/** The round that a card names. */
export async function roundOf(rounds: Rounds, event: ActionEvent): Promise<Round> {
  const round = await rounds.get(dataOf(event, 'id'));
  if (!round) throw new UserError('mentoring.roundGone');
  return round;
}

/** The draft that a card names. Once it is decided, nothing can change it. */
export async function draftOf(rounds: Rounds, event: ActionEvent): Promise<Round> {
  const round = await roundOf(rounds, event);
  if (round.decision)
    throw new UserError('mentoring.roundDecided', {
      by: round.decision.byName,
      at: round.decision.at,
    });
  return round;
}

export const menteesIn = ({ pairs, leftOut }: Round) =>
  [...pairs, ...leftOut].map(({ menteeId }) => menteeId);
