// The guided story: who does what, in which order, and what has happened of it. Pure; guide.ts draws it.
import type { Language, TextKey } from './texts.js';

export type StepName = 'ask' | 'tip' | 'review' | 'find' | 'whatIf' | 'round' | 'accept' | 'monday' | 'thursday';

export const STEPS: readonly StepName[] = ['ask', 'tip', 'review', 'find', 'whatIf', 'round', 'accept', 'monday', 'thursday'];

export interface Cast {
  readonly asker: string;
  readonly reviewer: string;
  readonly finder: string;
  readonly lead: string;
  readonly mentor: string;
}

/** Who plays: people who speak the visitor's language. */
export const CASTS: Readonly<Record<Language, Cast>> = {
  en: { asker: 'tom', reviewer: 'rob', finder: 'emily', lead: 'oliver', mentor: 'mia' },
  de: { asker: 'lukas', reviewer: 'rita', finder: 'sabine', lead: 'lena', mentor: 'paul' },
};

/** What is said and written, by keys of the page's texts. */
export const WORDS: Readonly<Partial<Record<StepName, TextKey>>> = {
  ask: 'sayAsk',
  tip: 'sayTip',
  find: 'sayFind',
  whatIf: 'sayRound',
};
/** What the form of a step comes filled in with, by input. */
export const EXAMPLES: Readonly<Partial<Record<StepName, Readonly<Record<string, TextKey>>>>> = {
  tip: { title: 'exampleTitle', text: 'exampleText', tags: 'exampleTags' },
  whatIf: { skill: 'exampleSkill' },
};

/** What a visitor did, in the order of the story or not. */
export type Deed =
  | { readonly type: 'said'; readonly user: string; readonly words: string }
  | { readonly type: 'pressed'; readonly user: string; readonly verb: string }
  /** `weekday`: on which they arrived, 1 = Monday. */
  | { readonly type: 'travelled'; readonly weekday: number };

export interface Progress {
  readonly done: readonly StepName[];
  /** Who accepted their proposal. */
  readonly accepted: readonly string[];
}

export const BEGINNING: Progress = { done: [], accepted: [] };

const ASKS = /^(ask|faq|frag|frage)\s+\S/i;
const ASK_AND_FIND: readonly StepName[] = ['ask', 'find'];

/** The step to take next; undefined when the story is told. */
export function nextStep({ done }: Progress): StepName | undefined {
  return STEPS.find((step) => !done.includes(step));
}

/** The story after a deed; the same object when it was no part of it. */
export function after(progress: Progress, deed: Deed): Progress {
  const accepted =
    deed.type === 'pressed' && deed.verb === 'pairing.accept' ? [...new Set([...progress.accepted, deed.user])] : progress.accepted;
  const step = stepOf({ ...progress, accepted }, deed);
  if (step === undefined || progress.done.includes(step))
    return accepted.length === progress.accepted.length ? progress : { ...progress, accepted };
  return { done: [...progress.done, step], accepted };
}

function stepOf(progress: Progress, deed: Deed): StepName | undefined {
  const next = nextStep(progress);
  switch (deed.type) {
    case 'said':
      return ASKS.test(deed.words) && next !== undefined && ASK_AND_FIND.includes(next) ? next : undefined;
    case 'pressed':
      if (deed.verb === 'tip.submit') return 'tip';
      if (deed.verb === 'review.approve') return 'review';
      if (deed.verb === 'round.simulate') return 'whatIf';
      if (deed.verb === 'round.publish') return 'round';
      return progress.accepted.length >= 2 ? 'accept' : undefined;
    case 'travelled':
      return (next === 'monday' && deed.weekday === 1) || (next === 'thursday' && deed.weekday === 4) ? next : undefined;
  }
}
