// How a lead finds a person in a round: a form that lists them all; of more people than a form can
// list, a part of the alphabet first, or a search.
import { UserError } from '../../../core/errors';
import type { Action, Reply } from '../../../core/feature';
import { type ActionEvent, dataOf, inputOf } from '../../../core/inbound';
import { isLead } from '../../../core/roles';
import type { Round } from '../rounds';
import {
  idsByName,
  CHOICES,
  findCard,
  foundCard,
  type Purpose,
  purposeIn,
  roundEditForm,
  searchForm,
  whyForm,
} from './choosing';
import { roundNames } from './names';
import { draftOf, type LeadDeps, menteesIn } from './shown';

export function findActions(deps: LeadDeps): Action[] {
  const { rounds, people } = deps;
  return [
    {
      verb: 'round.range',
      who: isLead,
      opensForm: true,
      run: async (event) =>
        chooseReply(
          deps,
          await draftOf(rounds, event),
          purposeIn(dataOf(event, 'purpose')),
          rangeIn(event),
        ),
    },
    {
      verb: 'round.search',
      who: isLead,
      opensForm: true,
      run: async (event) => ({
        form: {
          title: 'mentoring.searchTitle',
          card: searchForm(await draftOf(rounds, event)),
          submit: { verb: 'round.found', label: 'mentoring.searchSubmit' },
        },
      }),
    },
    {
      verb: 'round.found',
      who: isLead,
      check: ({ who = '' }) =>
        who.trim() === '' ? { who: { key: 'mentoring.searchMissing' } } : {},
      async run(event) {
        const round = await draftOf(rounds, event);
        const names = await roundNames(round, people);
        const searched = inputOf(event, 'who');
        const found = idsByName(names.found(searched, menteesIn(round)), names);
        if (found.length === 0) throw new UserError('mentoring.editNobody', { name: searched });
        return { say: foundCard(round, searched, found, names), onlyToSender: true };
      },
    },
  ];
}

function rangeIn(event: ActionEvent): { from: number; to: number } | undefined {
  const [from, to] = [Number(dataOf(event, 'from')), Number(dataOf(event, 'to'))];
  return Number.isSafeInteger(from) && Number.isSafeInteger(to) && 0 <= from && from < to
    ? { from, to }
    : undefined;
}

/** The form that lists the people, or the card that asks for a part of the alphabet first. */
export async function chooseReply(
  { rounds, people }: LeadDeps,
  round: Round,
  purpose: Purpose,
  range?: { readonly from: number; readonly to: number },
): Promise<Reply> {
  const mentors = purpose === 'edit' ? await rounds.mentors() : [];
  const names = await roundNames(round, people, mentors);
  const ids = idsByName(menteesIn(round), names);
  const [from, to] = [range?.from ?? 0, Math.min(ids.length, range?.to ?? ids.length)];
  if (to - from > CHOICES)
    return { say: findCard(round, purpose, ids, names, { from, to }), onlyToSender: true };
  const mentees = ids.slice(from, to);
  if (purpose === 'why')
    return {
      form: {
        title: 'mentoring.whyTitle',
        card: whyForm(round, mentees, names),
        submit: { verb: 'round.explain', label: 'mentoring.whySubmit' },
      },
    };
  return {
    form: {
      title: 'mentoring.editTitle',
      card: roundEditForm(round, mentees, mentors, names),
      submit: { verb: 'round.submitEdit', label: 'mentoring.editSubmit' },
    },
  };
}
