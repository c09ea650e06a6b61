// What reviewers do: open a contribution and decide it. Programme leads may, too, once it has
// waited for too long.
import { UserError } from '../../../core/errors';
import type { Action, Context, Reply } from '../../../core/feature';
import { type ActionEvent, causeOf, dataOf, inputOf } from '../../../core/inbound';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import { isLead, isReviewer } from '../../../core/roles';
import type { Contribution, Decision } from '../../../domain/contributions';
import { standingOf } from '../../../domain/decide-once';
import { commentForm, reviewCard } from './cards';
import type { Contributions, DecisionResult } from './contributions';
import { checkComment, decisionRules, isOwn } from './rules';

type Reason = 'changes' | 'rejected';

/** A lead sees only what came to the leads: `waiting`. */
const mayReview = (person: Person) => isReviewer(person) || isLead(person);

export function reviewActions(contributions: Contributions, people: People): readonly Action[] {
  async function found(event: ActionEvent, presser: Person): Promise<Contribution> {
    const contribution = await contributions.get(dataOf(event, 'id'));
    // A lead learns nothing of the others, not even whether they are there.
    if (!isReviewer(presser) && contribution?.chase?.step !== 'escalated')
      throw new UserError('contributions.notEscalated');
    if (!contribution) throw new UserError('contributions.gone');
    return contribution;
  }

  function decisionOf(
    event: ActionEvent,
    { sender, clock: now }: Context,
    what: Decision['what'],
  ): Decision {
    const comment = inputOf(event, 'comment');
    return {
      what,
      byPersonId: sender.id,
      byName: sender.name,
      round: Number(event.data['round']),
      at: now.now().toISOString(),
      because: causeOf(event),
      ...(comment !== '' && { comment }),
    };
  }

  /** Nobody reviews what they handed in themselves, under any of their ids. */
  async function refuseOwn({ authorId }: Contribution, presser: Person): Promise<void> {
    if (authorId !== presser.id && (await people.idsOf(presser)).includes(authorId))
      throw new UserError('contributions.own');
  }

  /**
   * The result of a press, as a message to the person who pressed. A delivery changes the card for
   * everybody.
   */
  async function decided(event: ActionEvent, ctx: Context, what: Decision['what']): Promise<Reply> {
    await refuseOwn(await found(event, ctx.sender), ctx.sender);
    const result = await contributions.decide(dataOf(event, 'id'), decisionOf(event, ctx, what));
    refuse(result, ctx.sender);
    const restricted = result.kind === 'done' && result.doc.audience !== undefined;
    return {
      say: { text: 'contributions.youDecided', args: { what, restricted } },
      onlyToSender: true,
    };
  }

  /**
   * The form for a wish or a reason, unless a decision is no longer possible. So nobody writes a
   * reason in vain.
   */
  async function reasonFor(event: ActionEvent, ctx: Context, what: Reason): Promise<Reply> {
    const contribution = await found(event, ctx.sender);
    await refuseOwn(contribution, ctx.sender);
    const decision = decisionOf(event, ctx, what);
    const standing = standingOf(contribution, decisionRules(decision));
    if (standing) refuse(standing, ctx.sender);
    if (isOwn(contribution, decision)) throw new UserError('contributions.own');
    return formOf(contribution, what);
  }

  return [
    {
      verb: 'review.open',
      who: mayReview,
      async run(event, { sender }) {
        const contribution = await found(event, sender);
        const author = await people.get(contribution.authorId);
        const decision = contribution.decisions.findLast((one) => one.round === contribution.round);
        return {
          say: reviewCard(contribution, { name: author?.name ?? '?' }, decision),
          onlyToSender: true,
        };
      },
    },
    {
      verb: 'review.approve',
      who: mayReview,
      run: (event, ctx) => decided(event, ctx, 'approved'),
    },
    {
      verb: 'review.askChanges',
      who: mayReview,
      opensForm: true,
      run: (event, ctx) => reasonFor(event, ctx, 'changes'),
    },
    {
      verb: 'review.submitChanges',
      who: mayReview,
      check: checkComment,
      run: (event, ctx) => decided(event, ctx, 'changes'),
    },
    {
      verb: 'review.reject',
      who: mayReview,
      opensForm: true,
      run: (event, ctx) => reasonFor(event, ctx, 'rejected'),
    },
    {
      verb: 'review.submitReject',
      who: mayReview,
      check: checkComment,
      run: (event, ctx) => decided(event, ctx, 'rejected'),
    },
  ];
}

const formOf = (contribution: Contribution, what: Reason): Reply => ({
  form:
    what === 'changes'
      ? {
          title: 'contributions.changesTitle',
          card: commentForm(contribution, 'review.submitChanges'),
          submit: { verb: 'review.submitChanges', label: 'contributions.send' },
        }
      : {
          title: 'contributions.rejectTitle',
          card: commentForm(contribution, 'review.submitReject'),
          submit: { verb: 'review.submitReject', label: 'contributions.reject' },
        },
});

/** Throws if a result is a refusal, with the reason. */
function refuse(result: DecisionResult, presser: Person): void {
  switch (result.kind) {
    case 'done':
    case 'repeated':
      return;
    case 'late': {
      const { what: first, byName, byPersonId, at } = result.decision;
      throw new UserError('contributions.late', {
        what: first,
        by: byName,
        at,
        own: byPersonId === presser.id,
      });
    }
    case 'own':
      throw new UserError('contributions.own');
    case 'stale':
      throw new UserError('contributions.outdated');
    case 'gone':
      throw new UserError('contributions.gone');
  }
}
