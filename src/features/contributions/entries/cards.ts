// The data of the cards of a published entry: what can be done with it, the form to change it, and
// that somebody finds it out of date.
import type { CardMessage } from '../../../core/message';
import { audienceShown } from '../../../domain/audience';
import type { Entry } from '../../../domain/entries';

/** `mayRestore`: a withdrawn one may be published again. */
export const entryCard = (
  entry: Entry,
  { owner, mayRestore }: { readonly owner: string | undefined; readonly mayRestore: boolean },
): CardMessage => ({
  card: 'contributions/entry',
  data: {
    id: entry.id,
    title: entry.question,
    text: entry.answer,
    owner: owner ?? '',
    hasOwner: owner !== undefined,
    updatedAt: entry.updatedAt,
    published: entry.published,
    restorable: !entry.published && mayRestore,
    ...audienceShown(entry.audience),
  },
});

/** `reviewed`: the change goes to the reviewers first. */
export const entryForm = (entry: Entry, reviewed: boolean): CardMessage => ({
  card: 'contributions/entry-form',
  data: {
    id: entry.id,
    title: entry.question,
    text: entry.answer,
    tags: entry.tags.join(', '),
    link: entry.link ?? '',
    reviewed,
  },
});

export const ownerForm = ({ id, question }: Entry): CardMessage => ({
  card: 'contributions/owner-form',
  data: { id, title: question },
});

export const outdatedForm = ({ id, question }: Entry): CardMessage => ({
  card: 'contributions/outdated-form',
  data: { id, title: question },
});

export const outdatedCard = (
  { id, question, updatedAt }: Entry,
  said: { readonly by: string; readonly reason: string; readonly at: string },
): CardMessage => ({
  card: 'contributions/outdated',
  data: { id, title: question, updatedAt, ...said },
});
