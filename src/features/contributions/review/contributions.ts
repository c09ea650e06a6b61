// Submits, resubmits, decides and withdraws contributions. Deliveries to the people concerned are
// stored with the change.
import { UserError } from '../../../core/errors';
import { idFrom } from '../../../core/ids';
import type { Place } from '../../../core/message';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import type { Store } from '../../../core/store';
import type { Audience } from '../../../domain/audience';
import { isAt, reviewersOf } from '../../../domain/channels';
import {
  type ChangeOf,
  type Contribution,
  contributionsCollection,
  type Decision,
  type EntryContent,
} from '../../../domain/contributions';
import { decideOnce, type Outcome } from '../../../domain/decide-once';
import { entriesCollection } from '../../../domain/entries';
import { decided, reviewDeliveries, supersededDeliveries, withdrawn } from './deliveries';
import { decisionRules, isChangeable, isOwn, withDecision, withdrawalRules } from './rules';

export interface TipContent extends EntryContent {
  readonly audience?: Audience;
}

export type DecisionResult = Outcome<Contribution, Decision> | { readonly kind: 'own' };
type Draft = Omit<Contribution, 'version' | 'sentTo'>;

export interface Contributions {
  get(id: string): Promise<Contribution | undefined>;
  submit(draft: TipContent, author: Person, cause: string, now: Date): Promise<Contribution>;
  /** Sends a contribution to the reviewers. One with the same id stays as it is. */
  insert(draft: Draft, author: Person, now: Date): Promise<Contribution>;
  /**
   * Submits a changed contribution. Refused once it is decided for good. `ids`: all ids of the
   * author.
   */
  resubmit(
    id: string,
    draft: TipContent,
    author: Person,
    ids: readonly string[],
    now: Date,
  ): Promise<Contribution>;
  decide(id: string, decision: Decision): Promise<DecisionResult>;
  /** Its author takes it back before it is published. */
  withdraw(id: string, decision: Decision): Promise<Outcome<Contribution, Decision>>;
  ofAuthor(ids: readonly string[]): Promise<Contribution[]>;
  /** Shows what waits in a lost place to other reviewers. */
  rescue(place: Place, now: Date): Promise<void>;
}

const submitted = ({ id, round }: Contribution) =>
  ({
    key: `${id}:submitted:${round}`,
    name: 'contribution.submitted',
    data: { contributionId: id, round },
  }) as const;

export function createContributions(store: Store, people: People): Contributions {
  const contributions = store.collection(contributionsCollection);
  const entries = store.collection(entriesCollection);

  async function insert(draft: Draft, author: Person, now: Date): Promise<Contribution> {
    const sentTo = await reviewersOf(store, now);
    const contribution: Contribution = { ...draft, version: 1, sentTo };
    const fresh = await contributions.insert(contribution, {
      deliveries: reviewDeliveries(contribution, author),
      events: [submitted(contribution)],
    });
    return fresh ? contribution : ((await contributions.get(draft.id)) ?? contribution);
  }

  /** Its author, who is still there. */
  async function withAuthor(id: string) {
    const before = await contributions.get(id);
    const author = before && (await people.get(before.authorId));
    if (!before || !author) throw new UserError('contributions.gone');
    return { before, author };
  }

  /** The entry has changed or gone since its owner proposed the change. */
  async function refuseMoved({ entryId, updatedAt, before }: ChangeOf): Promise<void> {
    // Without what was before, it is decided already.
    if (!before) return;
    const entry = await entries.get(entryId);
    if (entry?.updatedAt !== updatedAt) throw new UserError('contributions.entryMoved');
  }

  return {
    get: (id) => contributions.get(id),
    insert,
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
        now,
      ),
    async resubmit(id, draft, author, ids, now) {
      const sentTo = await reviewersOf(store, now);
      const updated = await contributions.update(id, (before) => {
        const { link: _link, audience: _audience, chase: _chase, ...contribution } = before;
        if (!ids.includes(contribution.authorId) || !isChangeable(contribution)) return undefined;
        const doc: Contribution = {
          ...contribution,
          ...draft,
          state: 'inReview',
          round: contribution.round + 1,
          submittedAt: now.toISOString(),
          sentTo,
        };
        const stale = before.state === 'inReview' ? supersededDeliveries(before, author) : [];
        return {
          doc,
          deliveries: [...stale, ...reviewDeliveries(doc, author)],
          events: [submitted(doc)],
        };
      });
      if (!updated) throw new UserError('contributions.notYoursToChange');
      return updated;
    },
    async decide(id, decision) {
      const { before, author } = await withAuthor(id);
      if (isOwn(before, decision)) return { kind: 'own' };
      if (before.changeOf && decision.what === 'approved') await refuseMoved(before.changeOf);
      return decideOnce(contributions, id, {
        ...decisionRules(decision),
        decided: (contribution) => decided(withDecision(contribution, decision), decision, author),
      });
    },
    async withdraw(id, decision) {
      const { author } = await withAuthor(id);
      return decideOnce(contributions, id, {
        ...withdrawalRules(decision),
        decided: (contribution) =>
          withdrawn(withDecision(contribution, decision), decision, author),
      });
    },
    ofAuthor: (ids) =>
      contributions.find(
        { authorId: { $in: ids } },
        { sort: { by: 'submittedAt', order: 'descending' } },
      ),
    async rescue(place, now) {
      const others = await reviewersOf(store, now, place);
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
  };
}
