// Checks that data is a valid instance. What is broken is refused with its place, such as
// `mentors[3].capacity`, and with what is expected there. Oddities that the matcher can handle
// pass: cycles of managers, unknown managers and preferred people, empty lists, no seats.
import { DEFAULT_WEIGHTS, type MatchingInstance } from './instance';

export class InstanceError extends Error {
  override name = 'InstanceError';
  readonly place: string;
  readonly wanted: string;
  constructor(place: string, wanted: string) {
    super(`The matching instance is invalid at ${place}: ${wanted}.`);
    this.place = place;
    this.wanted = wanted;
  }
}

type Check = (value: unknown, place: string) => void;
type Fields = Readonly<Record<string, unknown>>;

/** The largest number of seats, wishes, minutes and points that is plausible. */
const MOST = 10_000;

/** Throws InstanceError at the first place that is broken. */
export function checkInstance(value: unknown): asserts value is MatchingInstance {
  try {
    CHECK(value, UNPLACED);
  } catch (error) {
    if (!(error instanceof InstanceError)) throw error;
    CHECK(value, 'instance');
  }
  checkReferences(value as MatchingInstance);
}

/** Most instances are whole, so the first check builds no places: they take a lot of memory. */
const UNPLACED = '';
const within = (place: string, inner: () => string) => (place === UNPLACED ? UNPLACED : inner());

const CHECK: Check = (value, place) =>
  shape({
    format: oneOf('mentor-matching/1'),
    rules: shape(rules),
    'weights?': shape(weights),
    programmes: list(shape(programme)),
    people: list(shape(person)),
    mentors: list(shape(mentor)),
    mentees: list(shape(mentee)),
    history: list(shape({ ...pair, status: oneOf('declined', 'ended', 'running', 'open') })),
    'locked?': list(shape(pair)),
    'forbidden?': list(shape(pair)),
    'lastResort?': list(shape(pair)),
  })(value, place);

const fail = (place: string, wanted: string): never => {
  throw new InstanceError(place, wanted);
};

const whole =
  (least: number, most = MOST): Check =>
  (value, place) => {
    if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) {
      fail(place, `expected a whole number from ${least} to ${most}`);
    }
  };

const text: Check = (value, place) => {
  if (typeof value !== 'string') fail(place, 'expected a string');
};

const yesOrNo: Check = (value, place) => {
  if (typeof value !== 'boolean') fail(place, 'expected true or false');
};

const oneOf =
  (...values: readonly string[]): Check =>
  (value, place) => {
    if (!values.includes(value as string)) fail(place, `expected one of ${values.join(', ')}`);
  };

const orNull =
  (check: Check): Check =>
  (value, place) => {
    if (value !== null) check(value, place);
  };

const list =
  (check: Check): Check =>
  (value, place) => {
    if (!Array.isArray(value)) return fail(place, 'expected a list');
    for (let k = 0; k < value.length; k++) {
      check(
        value[k],
        within(place, () => `${place}[${k}]`),
      );
    }
  };

const range =
  (least: number, most: number): Check =>
  (value, place) => {
    if (!Array.isArray(value) || value.length !== 2)
      return fail(place, 'expected two numbers, from and to');
    value.forEach((end, k) =>
      whole(least, most)(
        end,
        within(place, () => `${place}[${k}]`),
      ),
    );
    if (value[0] > value[1]) fail(place, 'from is after to');
  };

/** A field whose name ends in a question mark can be missing. */
function shape(fields: Readonly<Record<string, Check>>): Check {
  const all = Object.entries(fields).map(([name, check]) => ({
    name: name.replace('?', ''),
    optional: name.endsWith('?'),
    check,
  }));
  return (value, place) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return fail(place, 'expected an object');
    for (const { name, optional, check } of all) {
      const field = (value as Fields)[name];
      if (field === undefined && optional) continue;
      check(
        field,
        within(place, () => (place === 'instance' ? name : `${place}.${name}`)),
      );
    }
  };
}

const texts = list(text);
/** At most 5000, so that a pair's score fits into 16 bits. */
const points = whole(0, 5000);
const pair = { menteeId: text, mentorId: text };
const rules = {
  minOverlapMinutes: whole(0, 1440),
  minSeniorityGap: whole(-10, 10),
  requireSkill: yesOrNo,
  'allowSameManager?': yesOrNo,
};
const weights = {
  ...Object.fromEntries(Object.keys(DEFAULT_WEIGHTS).map((name) => [`${name}?`, points])),
  'mentorFromMentee?': whole(0, 1000),
};
const person = {
  id: text,
  department: text,
  location: text,
  utcOffset: whole(-1440, 1440),
  work: (value: unknown, place: string) => {
    range(-1440, 2 * 1440)(value, place);
    const [from, to] = value as [number, number];
    if (to - from > 1440) fail(place, 'a day has 1440 minutes');
  },
  languages: texts,
  seniority: whole(-100, 100),
  managerId: orNull(text),
  tags: texts,
  interests: texts,
};
const mentor = {
  id: text,
  capacity: whole(0),
  'group?': yesOrNo,
  'minGroup?': whole(1),
  programmes: texts,
  skillsOffered: list(shape({ skill: text, level: whole(0, 3) })),
  goals: texts,
  preferred: texts,
};
const mentee = {
  id: text,
  wants: whole(0),
  programme: text,
  skillsWanted: list(shape({ skill: text, weight: whole(0, 100) })),
  goals: texts,
  departmentPref: oneOf('same', 'other', 'any'),
  locationPref: oneOf('same', 'any'),
  preferred: texts,
  'turn?': whole(0, 2),
};
const programme = {
  id: text,
  audience: shape({ seniority: range(-100, 100), departments: orNull(texts), tags: orNull(texts) }),
  'rules?': shape(
    Object.fromEntries(
      Object.entries(rules).map(([name, check]) => [`${name.replace('?', '')}?`, check]),
    ),
  ),
  'weights?': shape(weights),
};

function checkReferences({
  people,
  mentors,
  mentees,
  programmes,
  locked = [],
}: MatchingInstance): void {
  const idsOf = (records: readonly { readonly id: string }[], name: string) => {
    const ids = new Set<string>();
    records.forEach(({ id }, k) => {
      if (ids.has(id)) fail(`${name}[${k}].id`, `the id "${id}" is there twice`);
      ids.add(id);
    });
    return ids;
  };
  const known = { people: idsOf(people, 'people'), programmes: idsOf(programmes, 'programmes') };
  const mentorIds = idsOf(mentors, 'mentors');
  const menteeIds = idsOf(mentees, 'mentees');
  mentors.forEach(({ id, programmes: joined }, k) => {
    if (!known.people.has(id)) fail(`mentors[${k}].id`, `there is no person "${id}"`);
    joined.forEach((programmeId, p) => {
      if (!known.programmes.has(programmeId))
        fail(`mentors[${k}].programmes[${p}]`, `there is no programme "${programmeId}"`);
    });
  });
  mentees.forEach(({ id, programme: programmeId }, k) => {
    if (!known.people.has(id)) fail(`mentees[${k}].id`, `there is no person "${id}"`);
    if (!known.programmes.has(programmeId))
      fail(`mentees[${k}].programme`, `there is no programme "${programmeId}"`);
  });
  locked.forEach(({ menteeId, mentorId }, k) => {
    if (!menteeIds.has(menteeId)) fail(`locked[${k}].menteeId`, `there is no mentee "${menteeId}"`);
    if (!mentorIds.has(mentorId)) fail(`locked[${k}].mentorId`, `there is no mentor "${mentorId}"`);
  });
}
