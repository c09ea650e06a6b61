// What an entry learns from its askers: a question that it answered, as they said, becomes one more phrasing of it. Bounded, explainable by
// who said what, and revertible: a question that a lead forgot is not learned again. One person alone teaches nothing. Pure.
import type { LearnedQuestion } from '../../domain/entries';
import { counts, datesOf, supportOf } from '../../domain/learned';
import { isSmall, languageOf } from './search/language';
import { stem } from './search/stem';
import { wordsOf } from './search/words';

/** What somebody did with an entry that was shown for their question. */
export interface Heard {
  readonly question: string;
  readonly byPersonId: string;
  /** All ids that stand for them. */
  readonly ids?: readonly string[];
  readonly what: 'helped' | 'notHelped' | 'opened' | 'given';
  /** ISO instant. */
  readonly at: string;
}

/** How many questions an entry remembers, and how many of them count. */
const KEPT = 40;
const HEEDED = 20;
const PEOPLE = 20;
/** What says more than opening. */
const SAYING = ['helped', 'notHelped', 'given'] as const;

/** Questions of the same key are the same question: small words, order and endings aside. Empty: there is nothing to learn from. */
export function keyOf(question: string): string {
  const words = wordsOf(question);
  const language = languageOf(words.map(({ folded }) => folded)) ?? 'en';
  const telling = words.filter(({ folded }) => !isSmall(folded)).map(({ folded, exact }) => (exact ? folded : stem(folded, language)));
  return [...new Set(telling)].sort().join(' ');
}

/** What the entry remembers after that. Each person counts once for each question, with what they said last. */
export function learn(
  learned: readonly LearnedQuestion[],
  { question, byPersonId, ids = [byPersonId], what, at }: Heard,
): readonly LearnedQuestion[] {
  const key = keyOf(question);
  if (key === '') return learned;
  const known = learned.find((one) => one.key === key) ?? { key, text: question, helped: [], notHelped: [], opened: [], forgotten: false };
  const before = { given: [], ...known };
  if (what === 'opened' && SAYING.some((one) => before[one].some((id) => ids.includes(id)))) return learned;
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

/** A lead's word: this question teaches nothing, now and later. */
export function forget(learned: readonly LearnedQuestion[], key: string): readonly LearnedQuestion[] {
  return learned.map((one) => (one.key === key ? { ...one, forgotten: true } : one));
}

/** The questions that count, the best supported first. */
export function heeded(learned: readonly LearnedQuestion[] | undefined): readonly LearnedQuestion[] {
  return (learned ?? [])
    .filter(counts)
    .sort((a, b) => supportOf(b) - supportOf(a))
    .slice(0, HEEDED);
}

/** When there are too many, the oldest of the least supported go; what a lead forgot stays, so that it stays forgotten. */
function bounded(learned: readonly LearnedQuestion[]): readonly LearnedQuestion[] {
  if (learned.length <= KEPT) return learned;
  const least = Math.min(...learned.slice(0, -1).map((one) => (one.forgotten ? Infinity : supportOf(one))));
  const gone = learned.find((one) => !one.forgotten && supportOf(one) === least) ?? learned[0];
  return learned.filter((one) => one !== gone);
}
