// The lead's round: drafted by `admin round`, published or discarded once.
import { UserError } from '../../core/errors';
import type { Action, Context, Reply, Word } from '../../core/feature';
import { type ActionEvent, causeOf, dataOf } from '../../core/inbound';
import { isLead, type People } from '../../core/person';
import { roundCard } from './cards';
import type { Round } from './round';
import type { Rounds } from './rounds';

/** Names of everybody in a round, for its card. */
async function namesIn(round: Round, people: People): Promise<(personId: string) => string> {
  const ids = new Set([...round.pairs.flatMap((pair) => [pair.mentorId, pair.menteeId]), ...round.leftOut.map((left) => left.menteeId)]);
  const names = new Map(await Promise.all([...ids].map(async (id) => [id, (await people.get(id))?.name ?? '?'] as const)));
  return (personId) => names.get(personId) ?? '?';
}

export function roundWord(rounds: Rounds, people: People): Word {
  return {
    word: 'admin round',
    aliases: ['round', 'runde', 'admin runde'],
    help: 'mentoring.roundHelp',
    who: isLead,
    opensForm: () => false,
    async run(event, { sender, clock }) {
      const round = await rounds.draft(sender, causeOf(event), clock.now());
      if (round.seeking === 0) throw new UserError('mentoring.nobodySeeks');
      return { say: roundCard(round, await namesIn(round, people)), onlyToSender: true };
    },
  };
}

export function roundActions(rounds: Rounds, people: People): Action[] {
  async function decide(event: ActionEvent, { sender, clock }: Context, state: 'published' | 'discarded'): Promise<Reply> {
    const decision = { byPersonId: sender.id, byName: sender.name, at: clock.now().toISOString(), because: causeOf(event) };
    const verdict = await rounds.decide(dataOf(event, 'id'), state, decision);
    switch (verdict.kind) {
      case 'gone':
        throw new UserError('mentoring.roundGone');
      case 'late':
        throw new UserError('mentoring.roundDecided', { by: verdict.decision.byName, at: verdict.decision.at });
      case 'done':
        return { replace: roundCard(verdict.round, await namesIn(verdict.round, people)) };
    }
  }
  return [
    { verb: 'round.publish', who: isLead, run: (event, ctx) => decide(event, ctx, 'published') },
    { verb: 'round.discard', who: isLead, run: (event, ctx) => decide(event, ctx, 'discarded') },
  ];
}
