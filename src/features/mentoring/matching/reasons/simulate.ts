// What would happen with other rules, or with more mentors for a skill. The changed instance is
// matched again, starting from the prices of the present matching.
import {
  type MatchChoices,
  type MatchFigures,
  matchGroups,
  type Matching,
  prepareChecked,
} from '../matcher';
import type { MatchingInstance, MatchingMentor, MatchingPerson, MatchingRules } from '../instance';

export interface WhatIf {
  readonly rules?: Partial<MatchingRules>;
  /** The programme whose rules change. Absent: all of them. */
  readonly programmeId?: string;
  /** Mentors like those who offer the skill, or like all mentors if nobody offers it. */
  readonly moreMentors?: { readonly skill: string; readonly count: number };
}

export interface Simulated {
  readonly figures: MatchFigures;
  /** Compared with the present matching. Positive is more. */
  readonly change: {
    readonly served: number;
    readonly pairs: number;
    readonly total: number;
    readonly average: number;
  };
}

export function simulate(
  instance: MatchingInstance,
  standing: Matching,
  whatIf: WhatIf,
  choices: MatchChoices = {},
): Simulated {
  const changed = withMoreMentors(withRules(instance, whatIf), whatIf);
  const { figures } = matchGroups(prepareChecked(changed), {
    ...choices,
    prices: standing.prices,
    stake: standing.stake,
  }).matching;
  const before = standing.figures;
  return {
    figures,
    change: {
      served: figures.served - before.served,
      pairs: figures.pairs - before.pairs,
      total: figures.total - before.total,
      average: average(figures) - average(before),
    },
  };
}

/** The mean score of a pair, rounded. */
export function average({ pairs, total }: MatchFigures): number {
  return pairs === 0 ? 0 : Math.round(total / pairs);
}

function withRules(instance: MatchingInstance, { rules, programmeId }: WhatIf): MatchingInstance {
  if (!rules) return instance;
  const programmes = instance.programmes.map((programme) =>
    programmeId === undefined || programme.id === programmeId
      ? { ...programme, rules: { ...programme.rules, ...rules } }
      : programme,
  );
  return { ...instance, programmes };
}

function withMoreMentors(
  instance: MatchingInstance,
  { moreMentors, programmeId }: WhatIf,
): MatchingInstance {
  if (!moreMentors) return instance;
  const { skill, count } = moreMentors;
  const people = new Map(instance.people.map((person) => [person.id, person]));
  const offering = instance.mentors.filter(({ skillsOffered }) =>
    skillsOffered.some((offer) => offer.skill === skill),
  );
  const models = (offering.length > 0 ? offering : instance.mentors).toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  const added = Array.from({ length: models.length > 0 ? count : 0 }, (_, k) => {
    // Spread over the models, so that ten of them are not all in one location.
    const model = models[Math.floor((k * models.length) / count)]!;
    return extra(model, people.get(model.id)!, skill, newId(k, people), programmeId);
  });
  return {
    ...instance,
    people: [...instance.people, ...added.map(({ person }) => person)],
    mentors: [...instance.mentors, ...added.map(({ mentor }) => mentor)],
  };
}

function extra(
  model: MatchingMentor,
  like: MatchingPerson,
  skill: string,
  id: string,
  programmeId: string | undefined,
) {
  const offers = model.skillsOffered.some((offer) => offer.skill === skill);
  const mentor: MatchingMentor = {
    ...model,
    id,
    skillsOffered: offers ? model.skillsOffered : [...model.skillsOffered, { skill, level: 2 }],
    programmes:
      programmeId === undefined || model.programmes.includes(programmeId)
        ? model.programmes
        : [...model.programmes, programmeId],
    capacity: Math.max(1, model.capacity),
    preferred: [],
  };
  return { mentor, person: { ...like, id, managerId: null } };
}

function newId(number: number, taken: ReadonlyMap<string, MatchingPerson>): string {
  let id = `extra-${number + 1}`;
  while (taken.has(id)) id = `${id}'`;
  return id;
}
