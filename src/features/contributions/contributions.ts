// Submits, resubmits, decides and publishes contributions. Deliveries to the people concerned are
// stored with the change.
import { UserError } from '../../core/errors';
import { idFrom } from '../../core/ids';
import type { Delivery, Place, Receiver } from '../../core/message';
import type { People } from '../../core/people';
import type { Person } from '../../core/person';
import type { Changed, Store } from '../../core/store';
import { deedDone } from '../../domain/audit';
import { isAt, receiverKey, reviewersOf } from '../../domain/channels';
import type { Audience } from '../../domain/audience';
import {
  type Contribution,
  contributionsCollection,
  type Decision,
} from '../../domain/contributions';
import { decideOnce, type Outcome } from '../../domain/decide-once';
import { entriesCollection } from '../../domain/entries';
import { questionsCollection } from '../../domain/questions';
import { decidedCard, reviewCard } from './cards';
import { decisionRules, isOwn, withDecision } from './rules';

export interface TipContent {
  readonly title: string;
  readonly text: string;
  readonly tags: readonly string[];
  readonly link?: string;
  readonly audience?: Audience;
}

export type DecisionResult = Outcome<Contribution, Decision> | { readonly kind: 'own' };

export interface Contributions {
  get(id: string): Promise<Contribution | undefined>;
  submit(draft: TipContent, author: Person, cause: string, now: Date): Promise<Contribution>;
  /**
   * Submits a changed contribution. Refused unless a reviewer asked for changes. `ids`: all ids of
   * the author.
   */
  resubmit(
    id: string,
    draft: TipContent,
    author: Person,
    ids: readonly string[],
    now: Date,
  ): Promise<Contribution>;
  decide(id: string, decision: Decision): Promise<DecisionResult>;
  waiting(
    limit: number,
  ): Promise<{ readonly contributions: Contribution[]; readonly count: number }>;
  ofAuthor(ids: readonly string[], limit: number): Promise<Contribution[]>;
  /** Shows what waits in a lost place to other reviewers. */
  rescue(place: Place): Promise<void>;
  /** Makes the entry of an approved contribution. A repeat makes the same entry. */
  publish(id: string, now: Date): Promise<void>;
  /** Makes a contribution of an answered question. */
  fromQuestion(questionId: string, now: Date): Promise<void>;
}

const reviewKey = (id: string, round: number, to: Receiver) =>
  `${id}:review:${round}:${receiverKey(to)}`;

/**
 * A decided contribution, with what the decision causes: the cards of all reviewers change, the
 * author is told, the audit notes it.
 */
function decided(doc: Contribution, decision: Decision, author: Person): Changed<Contribution> {
  const { id, round } = doc;
  const shown: Delivery[] = doc.sentTo.map((to) => ({
    key: `${id}:decided:${round}:${receiverKey(to)}`,
    class: 'answer',
    to,
    message: reviewCard(doc, author, decision),
    replaces: reviewKey(id, round, to),
  }));
  const told: Delivery = {
    key: `${id}:told:${round}`,
    class: 'owed',
    to: { person: doc.authorId },
    message: decidedCard(doc, decision),
    tell: { person: decision.byPersonId, text: 'contributions.decisionNotDelivered' },
  };
  const approved = {
    key: `${id}:approved`,
    name: 'contribution.approved',
    data: { contributionId: id },
  } as const;
  const deed = {
    at: decision.at,
    byPersonId: decision.byPersonId,
    what: `contribution.${decision.what}`,
    whom: id,
  };
  const noted = deedDone(`${id}:decided:${round}`, deed);
  return {
    doc,
    deliveries: [...shown, told],
    events: decision.what === 'approved' ? [approved, noted] : [noted],
  };
}

export function createContributions(store: Store, people: People): Contributions {
  const contributions = store.collection(contributionsCollection);
  const entries = store.collection(entriesCollection);

  /** The review card for all reviewers. The card of a later round is a reply to the first. */
  function reviewDeliveries(contribution: Contribution, author: Person): Delivery[] {
    return contribution.sentTo.map((to) => ({
      key: reviewKey(contribution.id, contribution.round, to),
      class: 'answer',
      to,
      message: reviewCard(contribution, author),
      ...(contribution.round > 1 && { under: reviewKey(contribution.id, 1, to) }),
    }));
  }

  async function insert(
    doc: Omit<Contribution, 'version' | 'sentTo'>,
    author: Person,
  ): Promise<Contribution> {
    const contribution: Contribution = { ...doc, version: 1, sentTo: await reviewersOf(store) };
    const fresh = await contributions.insert(contribution, {
      deliveries: reviewDeliveries(contribution, author),
      events: [
        {
          key: `${doc.id}:submitted:1`,
          name: 'contribution.submitted',
          data: { contributionId: doc.id, round: 1 },
        },
      ],
    });
    return fresh ? contribution : ((await contributions.get(doc.id)) ?? contribution);
  }

  return {
    get: (id) => contributions.get(id),
    submit: (draft, author, cause, now) =>
      insert(
        {
          ...draft,
          id: idFrom('contribution', cause),
          kind: 'tip',
          authorId: author.id,
          alternates: [],
          language: author.locale,
          state: 'inReview',
          round: 1,
          submittedAt: now.toISOString(),
          decisions: [],
        },
        author,
      ),
    async resubmit(id, draft, author, ids, now) {
      const sentTo = await reviewersOf(store);
      const updated = await contributions.update(
        id,
        ({ link: _link, audience: _audience, ...contribution }) => {
          if (!ids.includes(contribution.authorId) || contribution.state !== 'changes')
            return undefined;
          const doc: Contribution = {
            ...contribution,
            ...draft,
            state: 'inReview',
            round: contribution.round + 1,
            submittedAt: now.toISOString(),
            sentTo,
          };
          return {
            doc,
            deliveries: reviewDeliveries(doc, author),
            events: [
              {
                key: `${id}:submitted:${doc.round}`,
                name: 'contribution.submitted',
                data: { contributionId: id, round: doc.round },
              },
            ],
          };
        },
      );
      if (!updated) throw new UserError('contributions.notYoursToChange');
      return updated;
    },
    async decide(id, decision) {
      const before = await contributions.get(id);
      const author = before && (await people.get(before.authorId));
      if (!before || !author) throw new UserError('contributions.gone');
      if (isOwn(before, decision)) return { kind: 'own' };
      return decideOnce(contributions, id, {
        ...decisionRules(decision),
        decided: (contribution) => decided(withDecision(contribution, decision), decision, author),
      });
    },
    async waiting(limit) {
      const where = { state: 'inReview' } as const;
      const [found, count] = await Promise.all([
        contributions.find(where, { sort: { by: 'submittedAt' }, limit }),
        contributions.count(where),
      ]);
      return { contributions: found, count };
    },
    ofAuthor: (ids, limit) =>
      contributions.find(
        { authorId: { $in: ids } },
        { sort: { by: 'submittedAt', order: 'descending' }, limit },
      ),
    async rescue(place) {
      const others = await reviewersOf(store, place);
      for await (const { id, authorId } of contributions.scan({ state: 'inReview' })) {
        const author = await people.get(authorId);
        await contributions.update(id, (contribution) => {
          const { sentTo, state } = contribution;
          if (!author || state !== 'inReview' || !sentTo.some((to) => isAt(to, place)))
            return undefined;
          const doc = {
            ...contribution,
            sentTo: [...sentTo.filter((to) => !isAt(to, place)), ...others],
          };
          return { doc, deliveries: reviewDeliveries({ ...doc, sentTo: others }, author) };
        });
      }
    },
    async publish(id, now) {
      const contribution = await contributions.get(id);
      if (contribution?.state !== 'approved') return;
      const { kind, title, text, alternates, tags, link, language, audience, authorId } =
        contribution;
      await entries.insert({
        id: idFrom('entry', id),
        kind,
        question: title,
        answer: text,
        alternates,
        tags,
        language,
        ...(link !== undefined && { link }),
        ...(audience !== undefined && { audience }),
        ownerId: authorId,
        contributionId: id,
        published: true,
        publishedAt: now.toISOString(),
        updatedAt: now.toISOString(),
        helped: 0,
        notHelped: 0,
      });
    },
    async fromQuestion(questionId, now) {
      const question = await store.collection(questionsCollection).get(questionId);
      const author = question?.answer && (await people.get(question.answer.byPersonId));
      if (!question?.answer || !author) return;
      await insert(
        {
          id: idFrom('contribution', questionId),
          kind: 'faq',
          authorId: author.id,
          title: question.text,
          text: question.answer.text,
          alternates: [],
          tags: [],
          language: question.language,
          state: 'inReview',
          round: 1,
          submittedAt: now.toISOString(),
          decisions: [],
          questionId,
        },
        author,
      );
    },
  };
}
