// Instances to match: small random ones with every oddity that real data has, and one to change by
// hand.
import fc from 'fast-check';
import {
  DEFAULT_WEIGHTS,
  type MatchingInstance,
  type MatchingMentee,
  type MatchingMentor,
  type MatchingPerson,
  type MatchingWeights,
} from '../../../../src/features/mentoring/matching';

export function personOf(id: string, over: Partial<MatchingPerson> = {}): MatchingPerson {
  return {
    id,
    department: 'sales',
    location: 'berlin',
    utcOffset: 60,
    work: [540, 1020],
    languages: ['en'],
    seniority: 3,
    managerId: null,
    tags: [],
    interests: [],
    ...over,
  };
}

export function mentorOf(id: string, over: Partial<MatchingMentor> = {}): MatchingMentor {
  return {
    id,
    capacity: 1,
    programmes: ['general'],
    skillsOffered: [{ skill: 'sql', level: 2 }],
    goals: [],
    preferred: [],
    ...over,
  };
}

export function menteeOf(id: string, over: Partial<MatchingMentee> = {}): MatchingMentee {
  return {
    id,
    wants: 1,
    programme: 'general',
    skillsWanted: [{ skill: 'sql', weight: 1 }],
    goals: [],
    departmentPref: 'any',
    locationPref: 'any',
    preferred: [],
    ...over,
  };
}

/**
 * Mentors (seniority 6) and mentees (seniority 3) whom every rule allows, unless the records say
 * otherwise.
 */
export function instanceOf(
  mentors: readonly MatchingMentor[],
  mentees: readonly MatchingMentee[],
  over: Partial<MatchingInstance> = {},
): MatchingInstance {
  const people = new Map(mentees.map(({ id }) => [id, personOf(id)]));
  for (const { id } of mentors) people.set(id, personOf(id, { seniority: 6 }));
  return {
    format: 'mentor-matching/1',
    rules: { minOverlapMinutes: 60, minSeniorityGap: 1, requireSkill: true },
    programmes: [
      { id: 'general', audience: { seniority: [1, 10], departments: null, tags: null } },
    ],
    people: [...people.values()],
    mentors,
    mentees,
    history: [],
    ...over,
  };
}

/** Few different scores, so that many matchings are equally good. */
const COARSE: MatchingWeights = {
  skills: 0,
  goals: 0,
  department: 400,
  location: 200,
  interests: 0,
  seniority: 0,
  overlap: 0,
  menteeList: 0,
  mentorFromMentee: 0,
  mentorList: 0,
  mentorSkillUse: 0,
};

const LANGUAGES = Array.from({ length: 60 }, (_, k) => `l${k}`);
const someOf = (names: readonly string[], most: number) =>
  fc.uniqueArray(fc.constantFrom(...names), { maxLength: most });
const SKILLS = ['a', 'b', 'c', 'd', 'e'];
const GOALS = ['g1', 'g2', 'g3'];

/**
 * Up to `size` people with any ids, circles of managers, unknown managers, empty lists, no seats,
 * people on both sides.
 */
export function instances(size: number): fc.Arbitrary<MatchingInstance> {
  const ids = fc.uniqueArray(
    fc.oneof(fc.string({ maxLength: 4, unit: 'binary' }), fc.nat(99).map(String)),
    {
      minLength: 3,
      maxLength: size,
    },
  );
  return ids.chain((all) => {
    const anybody = fc.constantFrom(...all);
    const list = fc.uniqueArray(fc.oneof(anybody, fc.constant('nobody')), { maxLength: 4 });
    const person = (id: string): fc.Arbitrary<MatchingPerson> =>
      fc.record({
        id: fc.constant(id),
        department: fc.constantFrom('x', 'y'),
        location: fc.constantFrom('p', 'q'),
        utcOffset: fc.constantFrom(-480, 0, 330, 60),
        work: fc.constantFrom<[number, number][]>(
          [540, 1020],
          [480, 900],
          [480, 1200],
          [1200, 1680],
        ),
        languages: fc.oneof(
          { weight: 4, arbitrary: fc.constant(['en', 'de']) },
          { weight: 1, arbitrary: someOf(LANGUAGES, 60) },
        ),
        seniority: fc.integer({ min: 1, max: 6 }),
        managerId: fc.oneof(
          { weight: 8, arbitrary: fc.constant(null) },
          { weight: 2, arbitrary: anybody },
          { weight: 1, arbitrary: fc.constant('unknown') },
        ),
        tags: someOf(['t'], 1),
        interests: someOf(['i', 'j', 'k', 'l'], 4),
      });
    const mentor = (id: string): fc.Arbitrary<MatchingMentor> =>
      fc.record({
        id: fc.constant(id),
        capacity: fc.integer({ min: 0, max: 3 }),
        programmes: fc.constantFrom(['one'], ['one', 'two'], ['two'], []),
        skillsOffered: someOf(SKILLS, 4).chain((skills) =>
          fc.tuple(
            ...skills.map((skill) =>
              fc.integer({ min: 1, max: 3 }).map((level) => ({ skill, level })),
            ),
          ),
        ),
        goals: someOf(GOALS, 3),
        preferred: list,
      });
    const mentee = (id: string): fc.Arbitrary<MatchingMentee> =>
      fc.record({
        id: fc.constant(id),
        wants: fc.constantFrom(1, 1, 1, 2, 2, 0),
        programme: fc.constantFrom('one', 'one', 'two'),
        skillsWanted: someOf(SKILLS, 3).chain((skills) =>
          fc.tuple(
            ...skills.map((skill) =>
              fc.integer({ min: 1, max: 3 }).map((weight) => ({ skill, weight })),
            ),
          ),
        ),
        goals: someOf(GOALS, 3),
        departmentPref: fc.constantFrom('same', 'other', 'any'),
        locationPref: fc.constantFrom('same', 'any'),
        preferred: list,
        turn: fc.constantFrom(0, 0, 0, 1, 2),
      });
    const each = <T>(make: (id: string) => fc.Arbitrary<T>) =>
      fc
        .subarray(all, { minLength: Math.ceil(all.length / 2) })
        .chain((some) => fc.tuple(...some.map(make)));
    return fc.record({
      format: fc.constant('mentor-matching/1' as const),
      rules: fc.record({
        minOverlapMinutes: fc.constantFrom(0, 120),
        minSeniorityGap: fc.constantFrom(-5, -5, 0, 1),
        requireSkill: fc.constantFrom(true, false, false),
        allowSameManager: fc.boolean(),
      }),
      weights: fc.oneof(
        fc.constant(DEFAULT_WEIGHTS),
        fc.record({ skills: fc.constantFrom(0, 5000) }),
        fc.constant(COARSE),
      ),
      programmes: fc.constant([
        { id: 'one', audience: { seniority: [1, 6] as const, departments: null, tags: null } },
        {
          id: 'two',
          audience: { seniority: [1, 4] as const, departments: ['x'], tags: null },
          rules: { minOverlapMinutes: 30 },
        },
      ]),
      people: fc.tuple(...all.map(person)),
      mentors: each(mentor),
      mentees: each(mentee),
      history: fc.array(
        fc.record({
          menteeId: anybody,
          mentorId: anybody,
          status: fc.constantFrom('declined', 'ended', 'running'),
        }),
        {
          maxLength: 4,
        },
      ),
    });
  });
}
