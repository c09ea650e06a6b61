// Cards and forms about offers and wishes.
import { shortened } from '../../../cards/shortened';
import type { CardMessage } from '../../../core/message';
import type { Person } from '../../../core/person';
import type { Offer, Wish } from './records';

const SKILL_SHOWN = 40;
const SAID_MAX = 200;

/** Asks what a person wants who named a skill: look for a mentor, or ask a question. */
export function skillCard(skill: string, said: string): CardMessage {
  return {
    card: 'mentoring/skill',
    data: { skill: shortened(skill, SKILL_SHOWN), said: shortened(said, SAID_MAX) },
  };
}

/** The skills of before, and those named now that are new. */
const together = (before: readonly string[] = [], said: readonly string[]) =>
  [...before, ...said.filter((skill) => !before.includes(skill.toLowerCase()))].join(', ');

export function offerForm(
  person: Person,
  offer: Offer | undefined,
  skills: readonly string[] = [],
): CardMessage {
  return {
    card: 'mentoring/offer-form',
    data: {
      skills: together(offer?.skills, skills),
      capacity: offer?.capacity ?? 2,
      format: offer?.minGroup === undefined ? 'each' : 'group',
      minGroup: offer?.minGroup ?? 2,
      languages: (offer?.languages ?? person.languages).join(','),
    },
  };
}

export function wishForm(wish: Wish | undefined, skills: readonly string[] = []): CardMessage {
  return {
    card: 'mentoring/wish-form',
    data: {
      skills: together(wish?.skills, skills),
      goal: wish?.goal ?? '',
      rhythm: wish?.rhythm ?? 'twoWeekly',
    },
  };
}
