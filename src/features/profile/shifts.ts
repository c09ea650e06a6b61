// Gives people of a crew the working hours of their present or next shift, unless they chose hours
// of their own.
import type { Job } from '../../core/feature';
import type { Person } from '../../core/person';
import type { Store } from '../../core/store';
import { addDays, localDate } from '../../domain/calendar';
import { peopleCollection } from '../../domain/people/record';
import { crewKey, hoursNow, type Shift, shiftsCollection } from '../../domain/shifts';
import { sweep } from '../../domain/sweep';

/** A plan that ends sooner is enough; the next table continues it. */
const DAYS_AHEAD = 28;

export function shiftsJob(store: Store): Job {
  const people = store.collection(peopleCollection);
  const shifts = store.collection(shiftsCollection);

  async function shiftsOf(crew: string, today: string): Promise<readonly Shift[]> {
    const found = await shifts.find({
      crew,
      date: { $gte: addDays(today, -2), $lte: addDays(today, DAYS_AHEAD) },
    });
    return found.toSorted((one, other) => one.date.localeCompare(other.date));
  }

  return {
    name: 'profile.shifts',
    when: { cron: '*/15 * * * *', zone: 'UTC' },
    async run({ clock, log }) {
      const now = clock.now();
      const today = localDate(now, 'UTC');
      const known = new Map<string, readonly Shift[]>();
      let changed = 0;
      const due = { active: true, crew: { $exists: true } };
      for await (const person of sweep(people, due, { by: 'id' })) {
        const crew = crewKey(person.crew ?? '');
        const ofCrew = known.get(crew) ?? (await shiftsOf(crew, today));
        known.set(crew, ofCrew);
        const hours = hoursNow(ofCrew, person.zone, now);
        if (!hours || !differs(person, hours)) continue;
        await people.update(person.id, (doc) =>
          differs(doc, hours) ? { doc: { ...doc, workingHours: hours } } : undefined,
        );
        changed += 1;
      }
      if (changed > 0) log.debug('gave people the hours of their shifts', { changed });
    },
  };
}

function differs({ workingHours: known, chosen }: Person, hours: Person['workingHours']): boolean {
  const isSame =
    known.from === hours.from && known.to === hours.to && known.days.join() === hours.days.join();
  return !isSame && !chosen.includes('workingHours');
}
