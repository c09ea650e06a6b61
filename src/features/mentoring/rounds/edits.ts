// The changes that a lead can make to a draft: keep a pair, rule one out, choose another mentor, or
// take that back. Pure. The round is matched again afterwards.
import type { Inputs } from '../../../core/inbound';
import type { InputProblems } from '../../../core/feature';
import type { PairIds, WhatIf } from '../matching';
import type { Round } from './round';

export type RoundChoices = Pick<Round, 'locked' | 'forbidden'>;

export type RoundEdit =
  | { readonly kind: 'lock' | 'forbid'; readonly pair: PairIds }
  /** Takes back everything that was set about the mentee. */
  | { readonly kind: 'free'; readonly menteeId: string }
  /** Matches again with the programme's present rules. */
  | { readonly kind: 'again' };

export const EDIT_KINDS = ['keep', 'forbid', 'swap', 'free'] as const;
export type EditKind = (typeof EDIT_KINDS)[number];

const NAME_MAX = 200;
const HOURS_MAX = 8;
/** The form's value for "hours as they are": clients reject an empty number. */
const HOURS_AS_NOW = '0';
const MENTORS_MAX = 100;

export function withEdit({ locked, forbidden }: RoundChoices, edit: RoundEdit): RoundChoices {
  if (edit.kind === 'again') return { locked, forbidden };
  const menteeId = edit.kind === 'free' ? edit.menteeId : edit.pair.menteeId;
  const others = (pair: PairIds) => pair.menteeId !== menteeId;
  switch (edit.kind) {
    case 'lock':
      return {
        locked: [...locked.filter(others), edit.pair],
        forbidden: forbidden.filter((pair) => !isSame(pair, edit.pair)),
      };
    case 'forbid':
      return {
        locked: locked.filter((pair) => !isSame(pair, edit.pair)),
        forbidden: [...forbidden.filter((pair) => !isSame(pair, edit.pair)), edit.pair],
      };
    case 'free':
      return { locked: locked.filter(others), forbidden: forbidden.filter(others) };
  }
}

function isSame(a: PairIds, b: PairIds): boolean {
  return a.menteeId === b.menteeId && a.mentorId === b.mentorId;
}

export function checkEdit(inputs: Inputs): InputProblems {
  const [mentee, mentor] = [(inputs['mentee'] ?? '').trim(), (inputs['mentor'] ?? '').trim()];
  return {
    ...((mentee === '' || mentee.length > NAME_MAX) && {
      mentee: { key: 'mentoring.editMenteeMissing' },
    }),
    ...(inputs['kind'] === 'swap' &&
      mentor === '' && { mentor: { key: 'mentoring.editMentorMissing' } }),
  };
}

export function checkWhy(inputs: Inputs): InputProblems {
  const mentee = (inputs['mentee'] ?? '').trim();
  return mentee === '' || mentee.length > NAME_MAX
    ? { mentee: { key: 'mentoring.whyMissing' } }
    : {};
}

export function editKindOf(typed: string): EditKind {
  return EDIT_KINDS.find((kind) => kind === typed) ?? 'keep';
}

export function checkWhatIf(inputs: Inputs): InputProblems {
  const { hours, skill, count } = whatIfInputs(inputs);
  const isWhole = (number: number, most: number) =>
    Number.isInteger(number) && number >= 1 && number <= most;
  return {
    ...(hours !== '' &&
      !isWhole(Number(hours), HOURS_MAX) && {
        hours: { key: 'mentoring.hoursWrong', args: { max: HOURS_MAX } },
      }),
    ...(skill !== '' &&
      !isWhole(Number(count), MENTORS_MAX) && {
        count: { key: 'mentoring.countWrong', args: { max: MENTORS_MAX } },
      }),
    ...(hours === '' && skill === '' && { hours: { key: 'mentoring.whatIfEmpty' } }),
  };
}

export function whatIfOf(inputs: Inputs): WhatIf {
  const { hours, skill, count } = whatIfInputs(inputs);
  return {
    ...(hours !== '' && { rules: { minOverlapMinutes: Number(hours) * 60 } }),
    ...(skill !== '' && { moreMentors: { skill: skill.toLowerCase(), count: Number(count) } }),
  };
}

function whatIfInputs(inputs: Inputs) {
  const typed = (name: string) => (inputs[name] ?? '').trim();
  return {
    hours: typed('hours') === HOURS_AS_NOW ? '' : typed('hours'),
    skill: typed('skill'),
    count: typed('count'),
  };
}
