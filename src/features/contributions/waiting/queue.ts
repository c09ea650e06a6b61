// What waits for reviewers: contributions in review and open questions, oldest first.
import type { Person } from '../../../core/person';
import type { People } from '../../../core/people';
import type { Store } from '../../../core/store';
import { type Contribution, contributionsCollection } from '../../../domain/contributions';
import { peopleCollection } from '../../../domain/people/record';
import { askersOf, type Question, questionsCollection } from '../../../domain/questions';
import { sweep } from '../../../domain/sweep';
import type { ListRow } from '../lists';
import { holdersOf, type Team, type Waiting } from './rules';

const ofContribution = (contribution: Contribution): Waiting => ({
  id: contribution.id,
  kind: contribution.changeOf ? 'change' : contribution.questionId === undefined ? 'tip' : 'answer',
  title: contribution.title,
  ownerIds: [contribution.authorId],
  since: contribution.submittedAt,
  round: contribution.round,
  sentTo: contribution.sentTo,
  ...(contribution.chase && { chase: contribution.chase }),
});

const ofQuestion = (question: Question): Waiting => ({
  id: question.id,
  kind: 'question',
  title: question.text,
  ownerIds: askersOf(question).map(({ personId }) => personId),
  since: question.askedAt,
  round: 1,
  sentTo: question.sentTo,
  ...(question.chase && { chase: question.chase }),
});

/** Everything that waits, oldest first. */
export async function allWaiting(store: Store): Promise<Waiting[]> {
  const found: Waiting[] = [];
  const [contributions, questions] = [
    store.collection(contributionsCollection),
    store.collection(questionsCollection),
  ];
  for await (const one of sweep(contributions, { state: 'inReview' }, { by: 'submittedAt' }))
    found.push(ofContribution(one));
  for await (const one of sweep(questions, { state: 'open' }, { by: 'askedAt' }))
    found.push(ofQuestion(one));
  return found.toSorted((a, b) => a.since.localeCompare(b.since) || a.id.localeCompare(b.id));
}

/** Everybody who can decide. Without programme leads, admins count as such. */
export async function teamOf(store: Store): Promise<Team> {
  const people = store.collection(peopleCollection);
  const holding = (role: 'reviewer' | 'lead' | 'admin') =>
    people.find({ roles: { $has: role }, active: true });
  const [reviewers, leads] = await Promise.all([holding('reviewer'), holding('lead')]);
  return { reviewers, leads: leads.length > 0 ? leads : await holding('admin') };
}

/** The rows of a list, with the names of the people in it. */
export async function rowsOf(
  waiting: readonly Waiting[],
  team: Team,
  people: Pick<People, 'get'>,
  now: Date,
): Promise<ListRow[]> {
  const nameOf = async (id: string | undefined) =>
    (id === undefined ? undefined : (await people.get(id))?.name) ?? '–';
  return Promise.all(
    waiting.map(async (one) => {
      const holders: readonly Person[] = holdersOf(one, team, now);
      const isQuestion = one.kind === 'question';
      return {
        id: one.id,
        title: one.title,
        kind: one.kind,
        state: 'waits',
        at: one.since,
        round: one.round,
        by: await nameOf(one.ownerIds[0]),
        ...(holders.length === 1 && { holder: holders[0]?.name ?? '' }),
        askers: one.ownerIds.length,
        buttons: [
          isQuestion
            ? ({ what: 'answer', verb: 'question.answer' } as const)
            : ({ what: 'open', verb: 'review.open' } as const),
        ],
      };
    }),
  );
}
