// What a lead does about one person of a round: sees why, keeps the pair, rules it out, chooses
// another mentor, or leaves it to the bot again.
import { UserError } from '../../../core/errors';
import type { Action, Context, Reply } from '../../../core/feature';
import { type ActionEvent, dataOf, inputOf } from '../../../core/inbound';
import { isLead } from '../../../core/roles';
import { checkEdit, checkWhy, editKindOf, hardRuleIn, type Round, type RoundEdit } from '../rounds';
import { mentorForm } from './choosing';
import { leftOutReasonsCard, pairReasonsCard } from './detail-cards';
import { chooseReply } from './find-actions';
import { roundNames, type RoundNames } from './names';
import { draftOf, type LeadDeps, menteesIn, roundOf, shown } from './shown';

/** How many names a sentence lists that asks whom the lead meant. */
const NAMED = 5;

export function editActions(deps: LeadDeps): Action[] {
  const { rounds } = deps;
  return [
    {
      verb: 'round.edit',
      who: isLead,
      opensForm: true,
      run: async (event) => chooseReply(deps, await draftOf(rounds, event), 'edit'),
    },
    {
      verb: 'round.submitEdit',
      who: isLead,
      check: checkEdit,
      run: (event, ctx) => edit(deps, event, ctx, inputOf(event, 'mentee'), inputOf(event, 'kind')),
    },
    {
      verb: 'round.set',
      who: isLead,
      run: (event, ctx) => edit(deps, event, ctx, dataOf(event, 'mentee'), dataOf(event, 'kind')),
    },
    {
      verb: 'round.mentor',
      who: isLead,
      opensForm: true,
      run: (event, ctx) => askMentor(deps, event, ctx),
    },
    {
      verb: 'round.submitMentor',
      who: isLead,
      check: ({ mentor = '', other = '' }) =>
        `${mentor}${other}`.trim() === '' ? { mentor: { key: 'mentoring.editMentorMissing' } } : {},
      run: (event, ctx) => edit(deps, event, ctx, dataOf(event, 'mentee'), 'swap'),
    },
    {
      verb: 'round.why',
      who: isLead,
      opensForm: true,
      run: async (event) => chooseReply(deps, await draftOf(rounds, event), 'why'),
    },
    {
      verb: 'round.explain',
      who: isLead,
      check: checkWhy,
      run: (event, ctx) => explain(deps, event, ctx, inputOf(event, 'mentee')),
    },
    {
      verb: 'round.detail',
      who: isLead,
      run: (event, ctx) => explain(deps, event, ctx, dataOf(event, 'mentee')),
    },
  ];
}

async function edit(
  deps: LeadDeps,
  event: ActionEvent,
  { sender, clock }: Context,
  mentee: string,
  kind: string,
): Promise<Reply> {
  const round = await draftOf(deps.rounds, event);
  const asked = await editIn(deps, event, round, mentee, kind, clock.now());
  return {
    say: await shown(deps, await deps.rounds.change(round.id, asked, sender.id, clock.now())),
    onlyToSender: true,
  };
}

/** The change that the form or button describes. */
async function editIn(
  deps: LeadDeps,
  event: ActionEvent,
  round: Round,
  mentee: string,
  what: string,
  now: Date,
): Promise<RoundEdit> {
  const names = await roundNames(round, deps.people);
  const menteeId = onlyOne(mentee, menteesIn(round), names);
  const kind = editKindOf(what);
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
  // Somebody searched for counts before somebody chosen from the list.
  const found = names.found(inputOf(event, 'other') || inputOf(event, 'mentor'), ids);
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

/** The form that lists the mentors for one person, without those against whom a hard rule stands. */
async function askMentor(
  { rounds, people }: LeadDeps,
  event: ActionEvent,
  { clock }: Context,
): Promise<Reply> {
  const round = await draftOf(rounds, event);
  const all = await rounds.mentorsFor(dataOf(event, 'mentee'), clock.now());
  const choices = all.filter((choice) => hardRuleIn(choice) === undefined);
  if (choices.length === 0)
    throw new UserError('mentoring.editMentorUnclear', { count: 0, names: '' });
  const names = await roundNames(
    round,
    people,
    choices.map(({ mentorId }) => mentorId),
  );
  return {
    form: {
      title: 'mentoring.mentorTitle',
      card: mentorForm(round, dataOf(event, 'mentee'), choices, names),
      submit: { verb: 'round.submitMentor', label: 'mentoring.editSubmit' },
    },
  };
}

/** Everything about one mentee of the round: the reasons for the pair, or why there is none. */
async function explain(
  { rounds, people }: LeadDeps,
  event: ActionEvent,
  { clock }: Context,
  mentee: string,
): Promise<Reply> {
  const round = await roundOf(rounds, event);
  const names = await roundNames(round, people);
  const menteeId = onlyOne(mentee, menteesIn(round), names);
  const pair = round.pairs.find((one) => one.menteeId === menteeId);
  const left = round.leftOut.find((one) => one.menteeId === menteeId);
  if (left) return { say: leftOutReasonsCard(round, left, names), onlyToSender: true };
  if (!pair) throw new UserError('mentoring.roundStale');
  const priced = round.decision ? pair : await rounds.priced(round, pair, clock.now());
  return { say: pairReasonsCard(round, priced, names), onlyToSender: true };
}

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
