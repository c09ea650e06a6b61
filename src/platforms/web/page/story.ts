// The guided story: who does what, in which order, and what has happened of it. Pure; guide.ts
// draws it.
import type { Language, TextKey } from './texts/index.js';

export type StepName =
  | 'ask'
  | 'tip'
  | 'review'
  | 'find'
  | 'teach'
  | 'learnt'
  | 'whatIf'
  | 'round'
  | 'accept'
  | 'monday'
  | 'thursday';

export const STEPS: readonly StepName[] = [
  'ask',
  'tip',
  'review',
  'find',
  'teach',
  'learnt',
  'whatIf',
  'round',
  'accept',
  'monday',
  'thursday',
];

export interface Cast {
  readonly asker: string;
  readonly reviewer: string;
  readonly finder: string;
  /** Two who teach it a question in their own words, and one who asks it then. */
  readonly teachers: readonly [string, string];
  readonly learner: string;
  readonly lead: string;
  readonly mentor: string;
}

/** Who plays: people who speak the visitor's language. */
export const CASTS: Readonly<Record<Language, Cast>> = {
  en: {
    asker: 'tom',
    reviewer: 'rob',
    finder: 'emily',
    teachers: ['chloe', 'liam'],
    learner: 'grace',
    lead: 'oliver',
    mentor: 'mia',
  },
  de: {
    asker: 'lukas',
    reviewer: 'rita',
    finder: 'sabine',
    teachers: ['carla', 'yusuf'],
    learner: 'martin',
    lead: 'lena',
    mentor: 'paul',
  },
};

/** What is said and written, by keys of the page's texts. */
export const WORDS: Readonly<Partial<Record<StepName, TextKey>>> = {
  ask: 'sayAsk',
  tip: 'sayTip',
  find: 'sayFind',
  teach: 'sayTeach',
  learnt: 'sayTeach',
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
  /** Who said that an answer helped, while that was the step. */
  readonly helped: readonly string[];
}

export const BEGINNING: Progress = { done: [], accepted: [], helped: [] };

/** Progress as it was kept; the beginning where that is none. */
export function readProgress(kept: string | undefined): Progress {
  try {
    const { done, accepted, helped } = JSON.parse(kept ?? '{}') as Partial<Progress>;
    return {
      done: STEPS.filter((step) => done?.includes(step)),
      accepted: accepted ?? [],
      helped: helped ?? [],
    };
  } catch (error) {
    if (error instanceof SyntaxError) return BEGINNING;
    throw error;
  }
}

/** With the word for it, or plainly. */
const ASKS = /^(ask|faq|frag|frage)\s+\S|\S\s+\S.*\?\s*$/i;
const BY_ASKING: readonly StepName[] = ['ask', 'find', 'learnt'];
const TEACHERS = 2;

/** The step to take next; undefined when the story is told. */
export function nextStep({ done }: Progress): StepName | undefined {
  return STEPS.find((step) => !done.includes(step));
}

/** The story after a deed; the same object when it was no part of it. */
export function after(progress: Progress, deed: Deed): Progress {
  const known = withPresser(progress, deed);
  const step = stepOf(known, deed);
  return step === undefined || known.done.includes(step)
    ? known
    : { ...known, done: [...known.done, step] };
}

/** Notes who accepted, and who taught. */
function withPresser(progress: Progress, deed: Deed): Progress {
  if (deed.type !== 'pressed') return progress;
  const noted = (people: readonly string[]) =>
    people.includes(deed.user) ? people : [...people, deed.user];
  const [accepted, helped] = [noted(progress.accepted), noted(progress.helped)];
  if (deed.verb === 'pairing.accept' && accepted !== progress.accepted)
    return { ...progress, accepted };
  if (deed.verb === 'ask.helped' && helped !== progress.helped && nextStep(progress) === 'teach')
    return { ...progress, helped };
  return progress;
}

function stepOf(progress: Progress, deed: Deed): StepName | undefined {
  const next = nextStep(progress);
  switch (deed.type) {
    case 'said':
      return ASKS.test(deed.words) && next !== undefined && BY_ASKING.includes(next)
        ? next
        : undefined;
    case 'pressed':
      if (deed.verb === 'tip.submit') return 'tip';
      if (deed.verb === 'review.approve') return 'review';
      if (deed.verb === 'round.simulate') return 'whatIf';
      if (deed.verb === 'round.publish') return 'round';
      if (deed.verb === 'ask.helped')
        return next === 'teach' && progress.helped.length >= TEACHERS ? 'teach' : undefined;
      return progress.accepted.length >= 2 ? 'accept' : undefined;
    case 'travelled':
      return (next === 'monday' && deed.weekday === 1) ||
        (next === 'thursday' && deed.weekday === 4)
        ? next
        : undefined;
  }
}
