// What a lead does with the draft of a round: changes it, asks why, tries changes out, and
// publishes or discards it once.
import { UserError } from '../../../core/errors';
import type { Action, Context, Form, Reply } from '../../../core/feature';
import { type ActionEvent, causeOf, dataOf, inputOf } from '../../../core/inbound';
import type { CardMessage } from '../../../core/message';
import type { People } from '../../../core/people';
import { isLead } from '../../../core/roles';
import {
  leftOutReasonsCard,
  pairReasonsCard,
  roundCard,
  roundEditForm,
  whatIfForm,
  whyForm,
} from './cards';
import {
  checkEdit,
  checkWhatIf,
  checkWhy,
  editKindOf,
  hardRuleIn,
  type Round,
  type RoundEdit,
  type Rounds,
  type RoundVerdict,
  whatIfOf,
} from '../rounds';
import { roundNames, type RoundNames } from './names';

/** How many names a sentence lists that asks whom the lead meant. */
const NAMED = 5;

export interface LeadDeps {
  readonly rounds: Rounds;
  readonly people: People;
}

export function roundActions(rounds: Rounds, people: People): Action[] {
  const deps: LeadDeps = { rounds, people };
  /** A button that opens a form about the draft. */
  const asks = (
    verb: string,
    formOf: (draft: Round) => Form['card'],
    title: Form['title'],
    submit: Form['submit'],
  ): Action => ({
    verb,
    who: isLead,
    opensForm: true,
    run: async (event) => ({ form: { title, card: formOf(await draftOf(rounds, event)), submit } }),
  });
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
    asks('round.edit', roundEditForm, 'mentoring.editTitle', {
      verb: 'round.submitEdit',
      label: 'mentoring.editSubmit',
    }),
    {
      verb: 'round.submitEdit',
      who: isLead,
      check: checkEdit,
      run: (event, ctx) => edit(deps, event, ctx),
    },
    asks('round.why', whyForm, 'mentoring.whyTitle', {
      verb: 'round.explain',
      label: 'mentoring.whySubmit',
    }),
    {
      verb: 'round.explain',
      who: isLead,
      check: checkWhy,
      run: (event, ctx) => explain(deps, event, ctx),
    },
    asks('round.whatIf', whatIfForm, 'mentoring.whatIfTitle', {
      verb: 'round.simulate',
      label: 'mentoring.whatIfSubmit',
    }),
    {
      verb: 'round.simulate',
      who: isLead,
      check: checkWhatIf,
      run: (event, ctx) => simulate(deps, event, ctx),
    },
  ];
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

/** The draft that a card names. Once it is decided, nothing can change it. */
export async function draftOf(rounds: Rounds, event: ActionEvent): Promise<Round> {
  const round = await rounds.get(dataOf(event, 'id'));
  if (!round) throw new UserError('mentoring.roundGone');
  if (round.decision)
    throw new UserError('mentoring.roundDecided', {
      by: round.decision.byName,
      at: round.decision.at,
    });
  return round;
}

async function edit(
  deps: LeadDeps,
  event: ActionEvent,
  { sender, clock }: Context,
): Promise<Reply> {
  const round = await draftOf(deps.rounds, event);
  const asked = await editIn(deps, event, round, clock.now());
  return {
    say: await shown(deps, await deps.rounds.change(round.id, asked, sender.id, clock.now())),
    onlyToSender: true,
  };
}

/** The change that the form describes. */
async function editIn(
  deps: LeadDeps,
  event: ActionEvent,
  round: Round,
  now: Date,
): Promise<RoundEdit> {
  const names = await roundNames(round, deps.people);
  const menteeId = onlyOne(inputOf(event, 'mentee'), menteesIn(round), names);
  const kind = editKindOf(inputOf(event, 'kind'));
  if (kind === 'free') return { kind: 'free', menteeId };
  if (kind === 'swap')
    return {
      kind: 'lock',
      pair: { menteeId, mentorId: await otherMentor(deps, event, round, menteeId, now) },
    };
  const pair = round.pairs.find((one) => one.menteeId === menteeId);
  if (!pair) throw new UserError('mentoring.editNoPair', { name: names.of(menteeId) });
  return { kind: kind === 'keep' ? 'lock' : 'forbid', pair: { menteeId, mentorId: pair.mentorId } };
}

async function otherMentor(
  { rounds, people }: LeadDeps,
  event: ActionEvent,
  round: Round,
  menteeId: string,
  now: Date,
): Promise<string> {
  const choices = await rounds.mentorsFor(menteeId, now);
  const ids = choices.map(({ mentorId }) => mentorId);
  const names = await roundNames(round, people, ids);
  const found = names.found(inputOf(event, 'mentor'), ids);
  const [mentorId] = found;
  const chosen = found.length === 1 && choices.find((choice) => choice.mentorId === mentorId);
  if (!chosen) {
    const possible = choices.filter((choice) => hardRuleIn(choice) === undefined);
    throw new UserError('mentoring.editMentorUnclear', {
      count: possible.length,
      names: possible
        .slice(0, NAMED)
        .map((choice) => names.of(choice.mentorId))
        .join(', '),
    });
  }
  const rule = hardRuleIn(chosen);
  if (rule !== undefined)
    throw new UserError('mentoring.editHardRule', {
      rule,
      mentee: names.of(menteeId),
      mentor: names.of(chosen.mentorId),
    });
  return chosen.mentorId;
}

/** Everything about one mentee of the round: the reasons for the pair, or why there is none. */
async function explain(
  { rounds, people }: LeadDeps,
  event: ActionEvent,
  { clock }: Context,
): Promise<Reply> {
  const round = await draftOf(rounds, event);
  const names = await roundNames(round, people);
  const menteeId = onlyOne(inputOf(event, 'mentee'), menteesIn(round), names);
  const pair = round.pairs.find((one) => one.menteeId === menteeId);
  const left = round.leftOut.find((one) => one.menteeId === menteeId);
  if (left) return { say: leftOutReasonsCard(left, names), onlyToSender: true };
  if (!pair) throw new UserError('mentoring.roundStale');
  return {
    say: pairReasonsCard(await rounds.priced(round, pair, clock.now()), names),
    onlyToSender: true,
  };
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

const menteesIn = ({ pairs, leftOut }: Round) =>
  [...pairs, ...leftOut].map(({ menteeId }) => menteeId);

/** The only mentee that was chosen or typed. */
function onlyOne(typed: string, ids: readonly string[], names: RoundNames): string {
  const found = names.found(typed, ids);
  if (found.length === 1 && found[0] !== undefined) return found[0];
  if (found.length === 0) throw new UserError('mentoring.editNobody', { name: typed });
  throw new UserError('mentoring.editSeveral', {
    name: typed,
    names: found.slice(0, NAMED).map(names.of).join(', '),
  });
}
