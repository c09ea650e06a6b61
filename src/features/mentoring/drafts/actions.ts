// What a lead does with a round as a whole: turns its pages, tries changes out, publishes or
// discards it once.
import type { Action, Context, Reply } from '../../../core/feature';
import { type ActionEvent, causeOf, dataOf } from '../../../core/inbound';
import type { People } from '../../../core/people';
import { isLead } from '../../../core/roles';
import { checkWhatIf, type LeftOutRule, type Rounds, whatIfOf } from '../rounds';
import { leftOutCard, roundCard, whatIfForm } from './cards';
import { editActions } from './edit-actions';
import { findActions } from './find-actions';
import { roundNames } from './names';
import { draftOf, type LeadDeps, roundOf, shown } from './shown';

export function roundActions(rounds: Rounds, people: People): Action[] {
  const deps: LeadDeps = { rounds, people };
  return [
    {
      verb: 'round.publish',
      who: isLead,
      run: (event, ctx) => decide(deps, event, ctx, 'published'),
    },
    {
      verb: 'round.discard',
      who: isLead,
      run: (event, ctx) => decide(deps, event, ctx, 'discarded'),
    },
    { verb: 'round.page', who: isLead, run: (event) => turnPage(deps, event) },
    { verb: 'round.left', who: isLead, run: (event) => showLeft(deps, event) },
    ...editActions(deps),
    ...findActions(deps),
    {
      verb: 'round.whatIf',
      who: isLead,
      opensForm: true,
      run: async (event) => ({
        form: {
          title: 'mentoring.whatIfTitle',
          card: whatIfForm(await draftOf(rounds, event)),
          submit: { verb: 'round.simulate', label: 'mentoring.whatIfSubmit' },
        },
      }),
    },
    {
      verb: 'round.simulate',
      who: isLead,
      check: checkWhatIf,
      run: (event, ctx) => simulate(deps, event, ctx),
    },
  ];
}

async function decide(
  deps: LeadDeps,
  event: ActionEvent,
  { sender, clock }: Context,
  state: 'published' | 'discarded',
): Promise<Reply> {
  const decision = {
    byPersonId: sender.id,
    byName: sender.name,
    at: clock.now().toISOString(),
    because: causeOf(event),
  };
  const edits = dataOf(event, 'edits');
  const verdict = await deps.rounds.decide(
    dataOf(event, 'id'),
    state,
    decision,
    edits === '' ? undefined : Number(edits),
  );
  return { replace: await shown(deps, verdict) };
}

const placeIn = (event: ActionEvent) => {
  const from = Number(dataOf(event, 'from'));
  return Number.isSafeInteger(from) && from > 0 ? from : 0;
};

async function turnPage({ rounds, people }: LeadDeps, event: ActionEvent): Promise<Reply> {
  const round = await roundOf(rounds, event);
  return { replace: roundCard(round, await roundNames(round, people), placeIn(event)) };
}

/** The first press shows a card of its own. The buttons of that card change it. */
async function showLeft({ rounds, people }: LeadDeps, event: ActionEvent): Promise<Reply> {
  const round = await roundOf(rounds, event);
  const names = await roundNames(round, people);
  const reason = dataOf(event, 'reason');
  if (reason === '') return { say: leftOutCard(round, names, undefined, 0), onlyToSender: true };
  return { replace: leftOutCard(round, names, reason as LeftOutRule, placeIn(event)) };
}

async function simulate(
  { rounds }: LeadDeps,
  event: ActionEvent,
  { clock }: Context,
): Promise<Reply> {
  const { change, figures } = await rounds.simulate(
    await draftOf(rounds, event),
    whatIfOf(event.inputs),
    clock.now(),
  );
  const { served, average } = change;
  return {
    say: {
      text: 'mentoring.whatIfResult',
      args: { served, average, now: figures.served, seeking: figures.seeking },
    },
    onlyToSender: true,
  };
}
