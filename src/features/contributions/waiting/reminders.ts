// One reminder a day for each receiver, with all that waits for them: the reviewers' channel, a
// reviewer who was named, the programme leads. The document of the day holds the message, so that
// no crash sends it twice.
import type { Place } from '../../../core/message';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import { wholly } from '../../../core/personal';
import { collectionSpec, type Store } from '../../../core/store';
import type { Doc } from '../../../core/doc';
import { isHere, standInsFor } from '../../../domain/away';
import { isWorkingTime, type LivesBy, localDate } from '../../../domain/calendar';
import { receiverKey } from '../../../domain/channels';
import { listCard, type ListOf, ROWS_MAX } from '../lists';
import { rowsOf } from './queue';
import { holdersOf, isPast, type Team, type Waiting } from './rules';

/** That somebody was reminded on a day. The id is their key and the day. */
interface Reminder extends Doc {
  readonly at: string;
  /** Absent for a channel. */
  readonly personId?: string;
}

export const remindersCollection = collectionSpec<Reminder>('contributions.reminders', {
  indexes: [{ fields: ['at'] }, { fields: ['personId'] }],
  what: 'on which day somebody was reminded of what waits for review',
  people: wholly<Reminder>({
    whom: 'reviewers and programme leads',
    purpose: 'reminders',
    find: ({ personId }) => [{ personId }],
  }),
  keep: { days: 30, since: 'at', when: 'after the reminder' },
});

/** A receiver, why they are reminded, and what waits for them. */
interface DueReminder {
  readonly to: { readonly place: Place } | { readonly person: string };
  readonly of: ListOf;
  readonly lives: LivesBy;
  readonly waiting: readonly Waiting[];
}

const DAY_MS = 24 * 3_600_000;

/** Pure: whom to remind of what. `house`: the calendar of channels. */
export function remindersFor(
  waiting: readonly Waiting[],
  team: Team,
  house: LivesBy,
  now: Date,
): readonly DueReminder[] {
  const places = new Map<string, Place>();
  const shared = new Map<string, Waiting[]>();
  const put = (map: Map<string, Waiting[]>, key: string, one: Waiting) =>
    map.set(key, [...(map.get(key) ?? []), one]);
  const [named, led] = [new Map<string, Waiting[]>(), new Map<string, Waiting[]>()];
  for (const one of waiting) {
    for (const to of one.sentTo) {
      const key = receiverKey(to);
      if ('place' in to) places.set(key, to.place);
      const person = 'person' in to && team.reviewers.find(({ id }) => id === to.person);
      const keys = person
        ? standInsFor(person, 'reviewer', team.reviewers, now).map(({ id }) => id)
        : 'place' in to
          ? [key]
          : [];
      for (const each of keys) if (!shared.get(each)?.includes(one)) put(shared, each, one);
    }
    if (isPast(one, 'named')) for (const { id } of holdersOf(one, team, now)) put(named, id, one);
    if (isPast(one, 'escalated')) for (const { id } of leadsFor(one, team, now)) put(led, id, one);
  }
  const isDue = (all: readonly Waiting[]) => all.some((one) => isPast(one, 'reminded'));
  const inPlaces = [...places].flatMap(([key, place]) => {
    const all = shared.get(key) ?? [];
    return isDue(all)
      ? [{ to: { place }, of: 'channel' as const, lives: house, waiting: all }]
      : [];
  });
  const people = new Map([...team.leads, ...team.reviewers].map((one) => [one.id, one]));
  const forPeople = [...people.values()].flatMap((person): DueReminder[] => {
    const parts = [led, named, shared].map((map) => map.get(person.id) ?? []);
    const all = waiting.filter((one) => parts.some((part) => part.includes(one)));
    const of = parts[0]?.length ? 'lead' : parts[1]?.length ? 'named' : 'channel';
    return isDue(all) ? [{ to: { person: person.id }, of, lives: person, waiting: all }] : [];
  });
  return [...inPlaces, ...forPeople];
}

/** The leads who can do something about it: those who are here, and if nobody is, all of them. */
function leadsFor({ ownerIds }: Waiting, { leads }: Team, now: Date): readonly Person[] {
  const others = leads.filter(({ id }) => !ownerIds.includes(id));
  const here = others.filter((lead) => isHere(lead, now));
  return here.length > 0 ? here : others;
}

/** Reminds everybody who is due and works now. Gives how many reminders there were. */
export async function remind(
  store: Store,
  people: Pick<People, 'get'>,
  waiting: readonly Waiting[],
  { team, house, now }: { readonly team: Team; readonly house: LivesBy; readonly now: Date },
): Promise<number> {
  const reminders = store.collection(remindersCollection);
  let sent = 0;
  for (const { to, of, lives, waiting: theirs } of remindersFor(waiting, team, house, now)) {
    if (!isWorkingTime(lives, now)) continue;
    const id = `waiting:${receiverKey(to)}:${localDate(now, lives.zone)}`;
    if (await reminders.get(id)) continue;
    const rows = await rowsOf(theirs.slice(0, ROWS_MAX), team, people, now);
    const fresh = await reminders.insert(
      { id, at: now.toISOString(), ...('person' in to && { personId: to.person }) },
      {
        deliveries: [
          {
            key: id,
            class: 'owed',
            to,
            message: listCard({ of, rows, count: theirs.length }),
            // Tomorrow there is another one.
            usefulUntil: new Date(now.getTime() + DAY_MS).toISOString(),
          },
        ],
      },
    );
    if (fresh) sent += 1;
  }
  return sent;
}
