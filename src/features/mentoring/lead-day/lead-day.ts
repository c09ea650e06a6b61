// The message that a lead gets once a working day about the pairs of their rounds: who said yes,
// what was declined or lapsed, what ended. Nothing happened: no message.
import type { Job } from '../../../core/feature';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import { isLead } from '../../../core/roles';
import type { Collection, Store } from '../../../core/store';
import { isPaused, isWorkingTime, localDate } from '../../../domain/calendar';
import { peopleCollection } from '../../../domain/people/record';
import { type Pairing, pairingsCollection } from '../pairings';
import { type DayPair, leadDayCard } from './card';
import { type LeadDay, leadDaysCollection, leadDayId } from './record';

const SETTLED_MS = 60_000;

interface LeadDayDeps {
  readonly people: People;
  readonly everybody: Collection<Person>;
  readonly days: Collection<LeadDay>;
  readonly pairings: Collection<Pairing>;
  leadOf(roundId: string): Promise<string | undefined>;
}

/** Begins the days of a lead: what happens from now on is told. */
export async function beginDays(store: Store, personId: string, now: Date): Promise<void> {
  const at = now.toISOString();
  await store
    .collection(leadDaysCollection)
    .insert({ id: leadDayId(personId), personId, until: at, day: '' });
}

export function createLeadDays(store: Store, people: People, leadOf: LeadDayDeps['leadOf']): Job {
  const deps: LeadDayDeps = {
    people,
    everybody: store.collection(peopleCollection),
    days: store.collection(leadDaysCollection),
    pairings: store.collection(pairingsCollection),
    leadOf,
  };
  return {
    name: 'mentoring.leadDays',
    when: { cron: '*/15 * * * *', zone: 'UTC' },
    async run({ clock, log }) {
      const now = clock.now();
      const leads = await leadsOf(deps);
      for (const lead of leads) {
        await beginDays(store, lead.id, now);
        await tellLead(deps, lead, leads, now).catch((error: unknown) =>
          log.error('could not tell a lead what happened', { lead: lead.id, error }),
        );
      }
    },
  };
}

async function leadsOf({ everybody }: LeadDayDeps): Promise<Person[]> {
  const found = await Promise.all(
    (['lead', 'admin'] as const).map((role) =>
      everybody.find({ roles: { $has: role }, active: true }),
    ),
  );
  return [...new Map(found.flat().map((person) => [person.id, person])).values()];
}

async function tellLead(
  deps: LeadDayDeps,
  lead: Person,
  leads: readonly Person[],
  now: Date,
): Promise<void> {
  const { days } = deps;
  const today = localDate(now, lead.zone);
  if (!isWorkingTime(lead, now) || isPaused(lead, now)) return;
  const before = await days.get(leadDayId(lead.id));
  if (!before || before.day === today) return;
  // What is being stored at this moment is told the next time.
  const until = new Date(now.getTime() - SETTLED_MS).toISOString();
  const pairs = await happened(deps, lead, leads, { $gte: before.until, $lt: until });
  await days.update(before.id, (day) => {
    if (day.version !== before.version) return undefined;
    const doc = { ...day, until, day: today };
    if (pairs.length === 0) return { doc };
    return {
      doc,
      deliveries: [
        {
          key: `${before.id}:${today}`,
          class: 'owed',
          to: { person: lead.id },
          message: leadDayCard(pairs, before.until),
        },
      ],
    };
  });
}

/** What happened to the pairs of a lead's rounds. Rounds whose lead is gone are every lead's. */
async function happened(
  deps: LeadDayDeps,
  lead: Person,
  leads: readonly Person[],
  window: { readonly $gte: string; readonly $lt: string },
): Promise<DayPair[]> {
  const { pairings, people } = deps;
  const changed = [
    ...(await pairings.find({ startedAt: window })).map((pairing) => ({
      what: 'accepted' as const,
      pairing,
    })),
    ...(await pairings.find({ endedAt: window })).flatMap((pairing) =>
      pairing.state === 'declined' || pairing.state === 'lapsed' || pairing.state === 'ended'
        ? [{ what: pairing.state, pairing }]
        : [],
    ),
  ];
  const theirs: DayPair[] = [];
  for (const { what, pairing } of changed) {
    const responsible = await responsibleFor(deps, pairing, leads);
    if (responsible !== undefined && responsible !== lead.id) continue;
    const [mentor, mentee] = [
      await people.get(pairing.mentorId),
      await people.get(pairing.menteeId),
    ];
    theirs.push({ what, pairing, mentor: mentor ?? GONE, mentee: mentee ?? GONE });
  }
  return theirs;
}

const GONE = { name: '?' };

/** The lead who published the round, if they still are a lead. */
async function responsibleFor(
  { people, leadOf }: LeadDayDeps,
  { roundId }: Pairing,
  leads: readonly Person[],
): Promise<string | undefined> {
  const id = await leadOf(roundId);
  const person = id === undefined ? undefined : await people.get(id);
  return person && isLead(person) && leads.some((one) => one.id === person.id)
    ? person.id
    : undefined;
}
