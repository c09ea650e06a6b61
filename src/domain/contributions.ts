// Contributions: entries during review. The feature conducts the conversation around them.
import type { JsonObject } from '../core/json';
import type { Receiver } from '../core/message';
import { ERASED_ID, ERASED_NAME, type Erasure, picked, type DataSubject } from '../core/personal';
import { collectionSpec } from '../core/store';
import type { Doc } from '../core/doc';
import type { Locale } from '../core/texts';
import type { Audience } from './audience';
import { type Chase, withoutNamed } from './chase';
import type { EntryKind } from './entries';

/** `changes`: returned to the author with a request. `approved` and `rejected` are final. */
export type ContributionState = 'inReview' | 'changes' | 'approved' | 'rejected';

export interface Decision {
  /** `withdrawn`: by its author, who then is `by`. Its state is `rejected`. */
  readonly what: 'approved' | 'changes' | 'rejected' | 'withdrawn';
  readonly byPersonId: string;
  readonly byName: string;
  /** The round that the decision ended. */
  readonly round: number;
  /** ISO instant. */
  readonly at: string;
  /** The request or the reason. */
  readonly comment?: string;
  /** The event of the decision. A repeat of it finds its own decision. */
  readonly because: string;
}

/** What an entry says, as its authors write it. */
export interface EntryContent {
  readonly title: string;
  readonly text: string;
  readonly tags: readonly string[];
  readonly link?: string;
}

/** The entry that a contribution changes, as it was. */
export interface ChangeOf {
  readonly entryId: string;
  /** Of the version that the author saw. */
  readonly updatedAt: string;
  /** Until it is decided. */
  readonly before?: EntryContent;
}

export interface Contribution extends Doc {
  readonly kind: EntryKind;
  readonly authorId: string;
  readonly title: string;
  readonly text: string;
  readonly alternates: readonly string[];
  readonly tags: readonly string[];
  readonly link?: string;
  readonly language: Locale;
  /** Who will see the entry; absent: everyone. */
  readonly audience?: Audience;
  readonly state: ContributionState;
  /** How often it was submitted, starting at 1. */
  readonly round: number;
  readonly submittedAt: string;
  readonly decisions: readonly Decision[];
  /** Where reviewers see it, in this round. */
  readonly sentTo: readonly Receiver[];
  /** How far the bot chased it, in this round. */
  readonly chase?: Chase;
  /** Absent: it is a new entry. */
  readonly changeOf?: ChangeOf;
  /** The question to a colleague from which it came. */
  readonly questionId?: string;
}

export const contributionsCollection = collectionSpec<Contribution>('contributions', {
  indexes: [{ fields: ['state', 'submittedAt'] }, { fields: ['authorId'] }],
  what: "tips on their way, author, reviewers' decisions and comments",
  people: {
    whom: 'yes',
    purpose: 'knowledge',
    show,
    erase,
    erased: 'unfinished ones are removed; approved ones stay without a name, or go',
  },
  keep: {
    days: 365,
    since: 'submittedAt',
    where: { state: 'rejected' },
    when: 'after a rejected one was handed in; others until removed',
  },
});

function show(contribution: Contribution, { personId }: DataSubject): JsonObject | undefined {
  const { authorId, decisions, id } = contribution;
  if (authorId === personId)
    return {
      ...picked(
        contribution,
        'kind',
        'title',
        'text',
        'alternates',
        'tags',
        'link',
        'language',
        'state',
        'submittedAt',
      ),
      decisions: decisions.map((decision) => picked(decision, 'what', 'at', 'comment')),
    };
  const theirs = decisions.filter(({ byPersonId }) => byPersonId === personId);
  return theirs.length > 0
    ? {
        reviewed: id,
        decisions: theirs.map((decision) => picked(decision, 'what', 'at', 'comment')),
      }
    : undefined;
}

/** A contribution that never became an entry belongs only to its author. */
function erase(
  contribution: Contribution,
  { personId }: DataSubject,
  how: Erasure,
): Contribution | 'remove' | 'keep' {
  const isAuthor = contribution.authorId === personId;
  if (isAuthor && (how === 'gone' || contribution.state !== 'approved')) return 'remove';
  const sentTo = contribution.sentTo.filter((to) => !('person' in to && to.person === personId));
  const isReviewer = contribution.decisions.some(({ byPersonId }) => byPersonId === personId);
  const { chase } = contribution;
  const isNamed = sentTo.length < contribution.sentTo.length || chase?.namedId === personId;
  if (!isAuthor && !isReviewer && !isNamed) return 'keep';
  return {
    ...contribution,
    sentTo,
    ...(chase && { chase: withoutNamed(chase, personId) }),
    authorId: isAuthor ? ERASED_ID : contribution.authorId,
    decisions: contribution.decisions.map((decision) => {
      if (decision.byPersonId !== personId) return decision;
      const { comment, ...rest } = decision;
      return {
        ...rest,
        byPersonId: ERASED_ID,
        byName: ERASED_NAME,
        ...(comment !== undefined && how === 'anonymous' && { comment }),
      };
    }),
  };
}
