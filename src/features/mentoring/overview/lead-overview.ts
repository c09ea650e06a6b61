// What programme leads see of mentoring in `admin`: pairs by state, and how many mentors are free
// for each skill that people look for. Counts only, no names.
import type { OverviewPart } from '../../../core/feature';
import type { People } from '../../../core/people';
import type { Store } from '../../../core/store';
import { type Pairing, pairingsCollection, type PairingState, takesSeat } from '../pairings';
import { type Offer, offersCollection, type Wish, wishesCollection } from '../seekers';

const STATES: readonly PairingState[] = [
  'proposed',
  'running',
  'paused',
  'ended',
  'declined',
  'lapsed',
];
const SKILLS_SHOWN = 8;

export function createLeadOverview(store: Store, people: People): () => Promise<OverviewPart[]> {
  const offers = store.collection(offersCollection);
  const wishes = store.collection(wishesCollection);
  const pairings = store.collection(pairingsCollection);
  async function present<Seeker extends Offer | Wish>(seekers: readonly Seeker[]) {
    const here: Seeker[] = [];
    for (const seeker of seekers) {
      const person = await people.get(seeker.personId);
      if (person?.active && person.id === seeker.personId) here.push(seeker);
    }
    return here;
  }
  return async () => {
    const open = await pairings.find({ state: { $in: ['proposed', 'running', 'paused'] } });
    const counts = await Promise.all(
      STATES.map(async (state) => ({ state, count: await pairings.count({ state }) })),
    );
    const looking = await present(await wishes.find({ open: true }));
    const offering = await present(await offers.find({ open: true }));
    return [
      {
        heading: 'mentoring.leadPairs',
        rows: counts.map(({ state, count }) => ({
          says: 'mentoring.leadPairsState',
          kind: state,
          value: count,
        })),
      },
      ...seekersShown(looking, offering, open),
    ];
  };
}

/** Wishes that wait, free places, and for the most wanted skills how many mentors are free. */
export function seekersShown(
  looking: readonly Wish[],
  offering: readonly Offer[],
  pairings: readonly Pairing[],
): OverviewPart[] {
  const taken = Map.groupBy(pairings.filter(takesSeat), ({ mentorId }) => mentorId);
  const placesOf = ({ personId, capacity }: Offer) =>
    Math.max(0, capacity - (taken.get(personId)?.length ?? 0));
  const answering = new Set(
    pairings.filter(({ state }) => state === 'proposed').map(({ menteeId }) => menteeId),
  );
  const waiting = looking.filter(({ personId }) => !answering.has(personId));
  const free = offering.filter((offer) => placesOf(offer) > 0);
  const wanted = bySkill(waiting);
  const offered = bySkill(free);
  const skills = [...new Set([...wanted.keys(), ...offered.keys()])].sort(
    (a, b) =>
      (wanted.get(b) ?? 0) - (wanted.get(a) ?? 0) ||
      (offered.get(b) ?? 0) - (offered.get(a) ?? 0) ||
      a.localeCompare(b),
  );
  const places = free.reduce((sum, offer) => sum + placesOf(offer), 0);
  const bySkillShown = {
    heading: 'mentoring.leadFree',
    rows: skills.slice(0, SKILLS_SHOWN).map((skill) => ({
      says: 'mentoring.leadFreeSkill',
      name: skill,
      count: wanted.get(skill) ?? 0,
      value: offered.get(skill) ?? 0,
    })),
  };
  return [
    {
      heading: 'mentoring.leadSeekers',
      rows: [
        { says: 'mentoring.leadSeekersCount', kind: 'wishes', value: waiting.length },
        { says: 'mentoring.leadSeekersCount', kind: 'places', value: places },
      ],
    },
    ...(skills.length > 0 ? [bySkillShown] : []),
  ];
}

function bySkill(seekers: readonly Pick<Offer, 'skills'>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { skills } of seekers)
    for (const skill of new Set(skills)) counts.set(skill, (counts.get(skill) ?? 0) + 1);
  return counts;
}
