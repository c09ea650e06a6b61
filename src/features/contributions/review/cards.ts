// The data of the cards of a contribution: for reviewers, for its author, and the forms.
import type { CardMessage } from '../../../core/message';
import type { Person } from '../../../core/person';
import { shortened } from '../../../cards/shortened';
import { audienceShown, type Audience } from '../../../domain/audience';
import type { Contribution, Decision } from '../../../domain/contributions';
import { differences, type Stretch } from './differences';
import { type AudienceChoice, choiceOf, choicesOf } from './audience';

/** The contribution answers a colleague's question. */
const isAnswer = ({ questionId }: Contribution) => questionId !== undefined;
const kindOf = ({ changeOf }: Contribution) => (changeOf ? 'change' : 'new');

/** What a change does, part by part: the old words and the new ones. */
function changesShown({ changeOf, title, text, tags, link }: Contribution) {
  const { before } = changeOf ?? {};
  const after = { title, text, tags, ...(link !== undefined && { link }) };
  const run = ({ text: words, changed }: Stretch) => ({
    text: words,
    weight: changed ? 'bolder' : 'default',
  });
  return {
    compared: before !== undefined,
    changes: (before ? differences(before, after) : []).map((one) => ({
      part: one.part,
      before: one.before.map(run),
      after: one.after.map(run),
    })),
  };
}

/**
 * The card in the reviewers' channel: with buttons while the round is open, with the decision
 * afterwards. `superseded`: its author sent a newer version, which has a card of its own.
 */
export function reviewCard(
  contribution: Contribution,
  author: Pick<Person, 'name'>,
  end?: Decision | 'superseded',
): CardMessage {
  const decision = end === 'superseded' ? undefined : end;
  return {
    card: 'contributions/review',
    data: {
      id: contribution.id,
      round: contribution.round,
      again: contribution.round > 1,
      kind: kindOf(contribution),
      ...changesShown(contribution),
      answer: isAnswer(contribution),
      title: contribution.title,
      text: contribution.text,
      tags: contribution.tags.join(', '),
      hasTags: contribution.tags.length > 0,
      link: contribution.link ?? '',
      hasLink: contribution.link !== undefined,
      ...audienceShown(contribution.audience),
      author: author.name,
      at: contribution.submittedAt,
      open: end === undefined,
      superseded: end === 'superseded',
      decided: decision !== undefined,
      what: decision?.what ?? 'none',
      by: decision?.byName ?? '',
      decidedAt: decision?.at ?? contribution.submittedAt,
      comment: decision?.comment ?? '',
      hasComment: decision?.comment !== undefined,
    },
  };
}

/**
 * The card that tells the author the decision. If changes are asked for, it also says how to go on.
 */
export function decidedCard(contribution: Contribution, decision: Decision): CardMessage {
  return {
    card: 'contributions/decided',
    data: {
      id: contribution.id,
      title: contribution.title,
      kind: kindOf(contribution),
      answer: isAnswer(contribution),
      what: decision.what,
      changes: decision.what === 'changes',
      by: decision.byName,
      comment: decision.comment ?? '',
      hasComment: decision.comment !== undefined,
      restricted: contribution.audience !== undefined,
    },
  };
}

const CHOICE_MAX = 40;

/** The parts of a tip that are filled in already. */
export type TipKnown = Partial<
  Pick<Contribution, 'id' | 'title' | 'text' | 'tags' | 'link' | 'audience'>
>;

/** The form of a tip, empty or with the parts that are filled in already. */
export function tipForm(known: TipKnown, author: Person): CardMessage {
  const choices = Object.entries(choicesOf(author, known.audience)) as [AudienceChoice, Audience][];
  return {
    card: 'contributions/tip-form',
    data: {
      id: known.id ?? '',
      title: known.title ?? '',
      text: known.text ?? '',
      tags: (known.tags ?? []).join(', '),
      link: known.link ?? '',
      choices: choices.map(([choice, audience]) => ({
        choice,
        names: shortened(audienceShown(audience).names, CHOICE_MAX),
      })),
      choosable: choices.length > 1,
      choice: choiceOf(author, known.audience),
      verb: known.id ? 'tip.resubmit' : 'tip.submit',
    },
  };
}

export function commentForm(
  contribution: Contribution,
  verb: 'review.submitChanges' | 'review.submitReject',
): CardMessage {
  return {
    card: 'contributions/comment-form',
    data: {
      id: contribution.id,
      round: contribution.round,
      title: contribution.title,
      verb,
      changes: verb === 'review.submitChanges',
      reject: verb === 'review.submitReject',
    },
  };
}
