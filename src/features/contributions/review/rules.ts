// What may be contributed, and who may decide it: pure decisions.
import type { InputProblems } from '../../../core/feature';
import type { Inputs } from '../../../core/inbound';
import type { Rules } from '../../../domain/decide-once';
import type { Contribution, Decision } from '../../../domain/contributions';

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
    ...(title.length > TITLE_MAX && {
      title: { key: 'contributions.titleLong', args: { max: TITLE_MAX } },
    }),
    ...(text.length < TEXT_MIN && {
      text: { key: 'contributions.textShort', args: { min: TEXT_MIN } },
    }),
    ...(text.length > TEXT_MAX && {
      text: { key: 'contributions.textLong', args: { max: TEXT_MAX } },
    }),
    ...(tagsOf(inputs['tags']).length > TAGS_MAX && {
      tags: { key: 'contributions.tagsMany', args: { max: TAGS_MAX } },
    }),
    ...(link !== '' && !isWebAddress(link) && { link: { key: 'contributions.linkWrong' } }),
  };
}

/** Tags from what somebody typed: split at commas, without `#`, lower case, each once. */
export function tagsOf(typed: string | undefined): string[] {
  const tags = (typed ?? '')
    .split(/[,;\n]/)
    .map((tag) => tag.trim().replace(/^#+/, '').toLowerCase());
  return [...new Set(tags.filter((tag) => tag !== ''))];
}

export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** Problems of a wish or a reason. */
export function checkComment(inputs: Inputs): InputProblems {
  return (inputs['comment'] ?? '').trim() === ''
    ? { comment: { key: 'contributions.commentMissing' } }
    : {};
}

/**
 * A round is decided once. The decision of an earlier or later round is stale, and so is one on
 * what waits for nobody.
 */
export const decisionRules = (
  decision: Decision,
): Omit<Rules<Contribution, Decision>, 'decided'> => ({
  decisionOf: ({ decisions }) =>
    decisions.find(({ because }) => because === decision.because) ??
    decisions.find(({ round }) => round === decision.round),
  isRepeat: (first) =>
    first.because === decision.because ||
    (first.byPersonId === decision.byPersonId && first.what === decision.what),
  isStale: ({ round, state }) => round !== decision.round || state !== 'inReview',
});

/** Nobody decides about their own. */
export const isOwn = (
  { authorId }: Contribution,
  { byPersonId }: Pick<Decision, 'byPersonId'>,
): boolean => authorId === byPersonId;

/** Its author may still change or withdraw it. */
export const isChangeable = ({ state }: Pick<Contribution, 'state'>): boolean =>
  state === 'inReview' || state === 'changes';

/** The author withdraws once, and only what is not decided for good. */
export const withdrawalRules = (
  withdrawal: Decision,
): Omit<Rules<Contribution, Decision>, 'decided'> => ({
  decisionOf: (contribution) =>
    isChangeable(contribution) ? undefined : contribution.decisions.at(-1),
  isRepeat: ({ what, because }) => what === 'withdrawn' || because === withdrawal.because,
});

const STATE_AFTER = {
  approved: 'approved',
  changes: 'changes',
  rejected: 'rejected',
  withdrawn: 'rejected',
} as const;

export function withDecision(contribution: Contribution, decision: Decision): Contribution {
  const { changeOf } = contribution;
  const isOver = decision.what !== 'changes';
  return {
    ...contribution,
    state: STATE_AFTER[decision.what],
    decisions: [...contribution.decisions, decision],
    // What the entry said before is needed only until then.
    ...(changeOf &&
      isOver && { changeOf: { entryId: changeOf.entryId, updatedAt: changeOf.updatedAt } }),
  };
}

/** What became of it, for its author. */
export function standingOfTip({
  state,
  decisions,
}: Contribution): Contribution['state'] | 'withdrawn' {
  return state === 'rejected' && decisions.at(-1)?.what === 'withdrawn' ? 'withdrawn' : state;
}
