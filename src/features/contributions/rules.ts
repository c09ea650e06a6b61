// What may be contributed, and who may decide it: pure decisions.
import type { InputProblems } from '../../core/feature';
import type { Inputs } from '../../core/inbound';
import type { Contribution, Decision } from '../../domain/contributions';

export const TITLE_MAX = 150;
export const TEXT_MAX = 2500;
export const TAGS_MAX = 8;
const TEXT_MIN = 20;

/** Problems of a tip's form; pure and quick. */
export function checkTip(inputs: Inputs): InputProblems {
  const title = (inputs['title'] ?? '').trim();
  const text = (inputs['text'] ?? '').trim();
  const link = (inputs['link'] ?? '').trim();
  return {
    ...(title === '' && { title: { key: 'contributions.titleMissing' } }),
    ...(title.length > TITLE_MAX && { title: { key: 'contributions.titleLong', args: { max: TITLE_MAX } } }),
    ...(text.length < TEXT_MIN && { text: { key: 'contributions.textShort', args: { min: TEXT_MIN } } }),
    ...(text.length > TEXT_MAX && { text: { key: 'contributions.textLong', args: { max: TEXT_MAX } } }),
    ...(tagsOf(inputs['tags']).length > TAGS_MAX && { tags: { key: 'contributions.tagsMany', args: { max: TAGS_MAX } } }),
    ...(link !== '' && !isWebAddress(link) && { link: { key: 'contributions.linkWrong' } }),
  };
}

/** Tags from what somebody typed: split at commas, without `#`, lower case, each once. */
export function tagsOf(typed: string | undefined): string[] {
  const tags = (typed ?? '').split(/[,;\n]/).map((tag) => tag.trim().replace(/^#+/, '').toLowerCase());
  return [...new Set(tags.filter((tag) => tag !== ''))];
}

export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** Problems of a wish or a reason. */
export function checkComment(inputs: Inputs): InputProblems {
  return (inputs['comment'] ?? '').trim() === '' ? { comment: { key: 'contributions.commentMissing' } } : {};
}

export type DecisionResult =
  | { readonly kind: 'decided'; readonly contribution: Contribution }
  /** The same event again, or a second press of the same person: their own decision stands. */
  | { readonly kind: 'repeated'; readonly decision: Decision }
  /** Somebody else was first, or the author has changed it again. */
  | { readonly kind: 'late'; readonly decision: Decision }
  | { readonly kind: 'own' }
  /** The card is of an earlier round. */
  | { readonly kind: 'outdated' };

const isSame = (one: Decision, other: Decision) => one.byPersonId === other.byPersonId && one.what === other.what;

const STATE_AFTER = { approved: 'approved', changes: 'changes', rejected: 'rejected' } as const;

/**
 * Decides round `decision.round` of a contribution; a round is decided once, and never by its
 * author.
 */
export function decide(contribution: Contribution, decision: Decision): DecisionResult {
  const repeated = contribution.decisions.find((one) => one.because === decision.because);
  if (repeated) return { kind: 'repeated', decision: repeated };
  if (contribution.authorId === decision.byPersonId) return { kind: 'own' };
  const first = contribution.decisions.find((one) => one.round === decision.round);
  if (first) return { kind: isSame(first, decision) ? 'repeated' : 'late', decision: first };
  if (contribution.round !== decision.round || contribution.state !== 'inReview') return { kind: 'outdated' };
  return {
    kind: 'decided',
    contribution: { ...contribution, state: STATE_AFTER[decision.what], decisions: [...contribution.decisions, decision] },
  };
}
