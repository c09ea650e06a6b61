// What an entry learns from its askers: a question that it answered becomes one more phrasing, in
// the asker's words. The list is bounded, records who said what, and can be undone: a question that
// a lead removed is not learned again. One person alone teaches nothing. Pure.
import type { LearnedQuestion } from '../../../domain/entries';
import { counts, datesOf, supportOf } from '../../../domain/learned';
import { isSmall, languageOf, stem, wordsOf } from '../search';

/** What a person did with an entry that was shown for their question. */
export interface Feedback {
  readonly question: string;
  readonly byPersonId: string;
  /** All ids of that person. */
  readonly ids?: readonly string[];
  readonly what: 'helped' | 'notHelped' | 'opened' | 'given';
  /** ISO instant. */
  readonly at: string;
}

/** How many questions an entry stores, and how many of them count. */
const KEPT = 40;
const HEEDED = 20;
const PEOPLE = 20;
/** Feedback that is stronger than opening. */
const SAYING = ['helped', 'notHelped', 'given'] as const;

/**
 * Questions with the same key are the same, apart from small words, order and endings. An empty
 * key: nothing to learn from.
 */
export function keyOf(question: string): string {
  const words = wordsOf(question);
  const language = languageOf(words.map(({ folded }) => folded)) ?? 'en';
  const telling = words
    .filter(({ folded }) => !isSmall(folded))
    .map(({ folded, exact }) => (exact ? folded : stem(folded, language)));
  return [...new Set(telling)].sort().join(' ');
}

/**
 * The stored questions after the feedback. Each person counts once per question, with their last
 * feedback.
 */
export function learn(
  learned: readonly LearnedQuestion[],
  { question, byPersonId, ids = [byPersonId], what, at }: Feedback,
): readonly LearnedQuestion[] {
  const key = keyOf(question);
  if (key === '') return learned;
  const known = learned.find((one) => one.key === key) ?? {
    key,
    text: question,
    helped: [],
    notHelped: [],
    opened: [],
    forgotten: false,
  };
  const before = { given: [], ...known };
  if (what === 'opened' && SAYING.some((one) => before[one].some((id) => ids.includes(id))))
    return learned;
  const without = (people: readonly string[]) => people.filter((id) => !ids.includes(id));
  const now: LearnedQuestion = {
    ...before,
    helped: without(before.helped),
    notHelped: without(before.notHelped),
    opened: without(before.opened),
    given: without(before.given),
    [what]: [...without(before[what]), byPersonId].slice(-PEOPLE),
    saidAt: { ...before.saidAt, [byPersonId]: at.slice(0, 10) },
  };
  return bounded([...learned.filter((one) => one.key !== key), { ...now, saidAt: datesOf(now) }]);
}

/** A lead decides that this question teaches nothing, now and later. */
export function forget(
  learned: readonly LearnedQuestion[],
  key: string,
): readonly LearnedQuestion[] {
  return learned.map((one) => (one.key === key ? { ...one, forgotten: true } : one));
}

/** The questions that count, the best supported first. */
export function heeded(
  learned: readonly LearnedQuestion[] | undefined,
): readonly LearnedQuestion[] {
  return (learned ?? [])
    .filter(counts)
    .sort((a, b) => supportOf(b) - supportOf(a))
    .slice(0, HEEDED);
}

/**
 * If there are too many, the oldest of the least supported goes. Questions that a lead removed
 * stay, so as not to be learned again.
 */
function bounded(learned: readonly LearnedQuestion[]): readonly LearnedQuestion[] {
  if (learned.length <= KEPT) return learned;
  const least = Math.min(
    ...learned.slice(0, -1).map((one) => (one.forgotten ? Infinity : supportOf(one))),
  );
  const gone = learned.find((one) => !one.forgotten && supportOf(one) === least) ?? learned[0];
  return learned.filter((one) => one !== gone);
}
