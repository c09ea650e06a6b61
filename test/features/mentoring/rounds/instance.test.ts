// Who takes part in a round, and how: seats that are taken, proposals that wait for an answer,
// languages, managers, and hours of any kind.
import type { Person } from '../../../../src/core/person';
import {
  checkInstance,
  matchGroups,
  type MatchingPerson,
  matchInstance,
  prepare,
} from '../../../../src/features/mentoring/matching';
import { loadSolver } from '../../../../src/features/mentoring/matching/program';
import type { Pairing } from '../../../../src/features/mentoring/pairings';
import {
  type RoundPeople,
  roundInstance,
} from '../../../../src/features/mentoring/rounds/instance';
import type { Offer, Wish } from '../../../../src/features/mentoring/seekers';
import { bare } from '../../../contract/samples/people';
import { somePairing } from '../pairings/pairing';

const NOW = new Date('2026-03-02T09:00:00Z');
const AT = NOW.toISOString();
const person = (id: string, over: Partial<Person> = {}): Person => ({
  ...bare,
  id,
  languages: ['en'],
  active: true,
  ...over,
});
const offer = (personId: string, over: Partial<Offer> = {}): Offer => ({
  id: `offer-${personId}`,
  version: 1,
  personId,
  skills: ['sql'],
  capacity: 2,
  languages: ['en'],
  open: true,
  at: AT,
  ...over,
});
const wish = (personId: string): Wish => ({
  id: `wish-${personId}`,
  version: 1,
  personId,
  skills: ['sql'],
  goal: '',
  rhythm: 'weekly',
  open: true,
  at: AT,
});
const pairing = (mentorId: string, menteeId: string, state: Pairing['state']) =>
  somePairing({ id: `${mentorId}-${menteeId}`, mentorId, menteeId, state });

function round(people: readonly Person[], over: Partial<RoundPeople> = {}) {
  const of = {
    people: new Map(people.map((one) => [one.id, one])),
    managersOf: {},
    offers: [],
    wishes: [],
    pairings: [],
    waitDays: 365,
    ...over,
  };
  const instance = roundInstance(of, NOW);
  checkInstance(instance);
  const made = matchInstance(instance);
  const who = (id: string) => instance.people.find((one) => one.id === id) as MatchingPerson;
  return {
    instance,
    who,
    pairs: made.pairs.map(({ mentorId, menteeId }) => `${mentorId}-${menteeId}`),
    figures: made.figures,
  };
}

it('takes the seats of pairings under way, and gives nobody the same mentor again', () => {
  const { instance, pairs } = round([person('m'), person('a'), person('b'), person('c')], {
    offers: [offer('m')],
    wishes: [wish('a'), wish('b')],
    pairings: [pairing('m', 'c', 'running'), pairing('m', 'a', 'ended')],
  });
  expect(instance.mentors).toEqual([expect.objectContaining({ id: 'm', capacity: 1 })]);
  expect(pairs).toEqual(['m-b']);
});

describe('what was tried before', () => {
  const people = [person('m'), person('a')];
  const seekers = { offers: [offer('m', { capacity: 2 })], wishes: [wish('a')] };
  const DAYS_AGO = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();

  it.each<[string, Partial<Pairing>, number, boolean]>([
    ['a proposal that lapsed', { state: 'lapsed', endedAt: DAYS_AGO(0) }, 365, true],
    ['a decline, long ago', { state: 'declined', endedAt: DAYS_AGO(900) }, 0, false],
    ['an end within the time', { state: 'ended', endedAt: DAYS_AGO(89) }, 90, false],
    ['an end before it', { state: 'ended', endedAt: DAYS_AGO(91) }, 90, true],
    ['an end, if nobody has to wait', { state: 'ended', endedAt: DAYS_AGO(0) }, 0, true],
    ['a pair that runs', { state: 'running' }, 0, false],
    ['a pair that pauses', { state: 'paused' }, 0, false],
  ])('%s', (_case, before, waitDays, isPossible) => {
    const pairings = [somePairing({ mentorId: 'm', menteeId: 'a', ...before })];
    const { pairs } = round(people, { ...seekers, waitDays, pairings });
    expect(pairs).toEqual(isPossible ? ['m-a'] : []);
  });

  it('gives a no more weight than a later proposal that lapsed', () => {
    const pairings = [
      pairing('m', 'a', 'declined'),
      { ...pairing('m', 'a', 'lapsed'), proposedAt: DAYS_AGO(1) },
    ];
    expect(round(people, { ...seekers, pairings }).pairs).toEqual([]);
  });

  const lapsed = (menteeId: string, over: Partial<Pairing> = {}) =>
    somePairing({ mentorId: 'gone', menteeId, state: 'lapsed', acceptedBy: [], ...over });
  it.each<[string, readonly Pairing[], number]>([
    ['nobody answered', [lapsed('a')], 1],
    ['they said yes, and the mentor nothing', [lapsed('a', { acceptedBy: ['a'] })], 2],
    ['they let two lapse', [lapsed('a'), lapsed('a', { proposedAt: DAYS_AGO(400) })], 0],
    [
      'they said yes once, and nothing now',
      [lapsed('a'), lapsed('a', { proposedAt: DAYS_AGO(400), acceptedBy: ['a'] })],
      1,
    ],
    ['they have declined since', [lapsed('a'), pairing('x', 'a', 'declined')], 0],
    ['it was somebody else’s', [lapsed('b')], 0],
  ])('gives somebody a turn if %s', (_case, pairings, turn) => {
    const latest = pairings.map((one) =>
      one.state === 'declined' ? { ...one, proposedAt: '2027-01-01T00:00:00.000Z' } : one,
    );
    const { instance } = round(people, { ...seekers, pairings: latest });
    expect(instance.mentees[0]?.turn).toBe(turn);
  });
});

it('counts who is in a small group already towards its minimum, and nobody else', () => {
  const people = ['m', 'n', 'a', 'b', 'c'].map((id) => person(id));
  const { instance } = round(people, {
    offers: [offer('m', { capacity: 5, minGroup: 3 }), offer('n', { capacity: 5, minGroup: 3 })],
    pairings: [
      ...['a', 'b', 'c'].map((id) => ({ ...pairing('m', id, 'running'), inGroup: true as const })),
      { ...pairing('n', 'a', 'running'), inGroup: true },
      pairing('n', 'b', 'running'),
      { ...pairing('n', 'c', 'ended'), inGroup: true },
    ],
  });
  expect(instance.mentors).toMatchObject([
    { id: 'm', capacity: 2, group: true, minGroup: 1 },
    { id: 'n', capacity: 3, group: true, minGroup: 2 },
  ]);
});

it('leaves out who has a proposal to answer, and who has gone', () => {
  const { figures } = round([person('m'), person('a'), person('b', { active: false })], {
    offers: [offer('m'), offer('b')],
    wishes: [wish('a'), wish('b')],
    pairings: [pairing('x', 'a', 'proposed')],
  });
  expect(figures).toMatchObject({ seeking: 0, pairs: 0 });
});

it('pairs in languages that the offer names, never in another of the mentor’s', () => {
  const people = [person('m', { languages: ['en', 'de'] }), person('a', { languages: ['de'] })];
  expect(
    round(people, { offers: [offer('m', { languages: ['en'] })], wishes: [wish('a')] }).pairs,
  ).toEqual([]);
  expect(
    round(people, { offers: [offer('m', { languages: ['de'] })], wishes: [wish('a')] }).pairs,
  ).toEqual(['m-a']);
});

it('keeps managers at any distance apart, those between who take no part included; colleagues of one team may be a pair', () => {
  const people = [person('m'), person('a'), person('b')];
  const seekers = { offers: [offer('m')], wishes: [wish('a'), wish('b')] };
  const { pairs, who } = round(people, {
    ...seekers,
    managersOf: { a: ['between', 'm', 'top'], b: ['top'], m: ['top'] },
  });
  expect(pairs).toEqual(['m-b']);
  expect(who('between').managerId).toBe('m');
  expect(who('m').managerId).toBe('top');
});

it('copes with hours through the night and with a manager whom nobody knows', () => {
  const night = { from: 1320, to: 360, days: [1] };
  const { who } = round(
    [person('a', { workingHours: night, managerEmail: 'who@linden.example' })],
    { wishes: [wish('a')] },
  );
  expect(who('a')).toMatchObject({ work: [1320, 1800], managerId: 'who@linden.example' });
});

it('pairs two people the other way round only if somebody would go without a mentor', async () => {
  const both = { offers: [offer('m'), offer('a')], wishes: [wish('m'), wish('a')] };
  const running = [pairing('m', 'a', 'running')];
  const people = [person('m'), person('a'), person('n')];
  const solver = await loadSolver();
  const pairsOf = (over: Partial<RoundPeople>) => {
    const { instance } = round(people, { pairings: running, ...over });
    return matchGroups(prepare(instance), { solver }).matching.pairs.map(
      ({ mentorId, menteeId }) => `${mentorId}-${menteeId}`,
    );
  };
  // Only Anna's offer is there for m, who has a pair with a already.
  expect(pairsOf({ ...both, wishes: [wish('m')] })).toEqual(['a-m']);
  const more = { ...both, offers: [...both.offers, offer('n')], wishes: [wish('m')] };
  expect(pairsOf(more)).toEqual(['n-m']);
});
