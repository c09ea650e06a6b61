// Ends people on the day after their last one, as a table said it.
import type { Job } from '../../core/feature';
import { isAdmin } from '../../core/roles';
import type { Store } from '../../core/store';
import { localDate } from '../../domain/calendar';
import { imported } from '../../domain/people/import';
import { createLastAdmin } from '../../domain/people/last-admin';
import { peopleCollection } from '../../domain/people/record';
import { sweep } from '../../domain/sweep';

export function leaversJob(store: Store): Job {
  const people = store.collection(peopleCollection);
  const lastAdmin = createLastAdmin(store);
  return {
    name: 'admin.leavers',
    when: { cron: '10 * * * *', zone: 'UTC' },
    async run({ clock, log }) {
      const now = clock.now();
      const due = { active: true, leavesOn: { $lte: localDate(now, 'UTC') } };
      let ended = 0;
      for await (const person of sweep(people, due, { by: 'leavesOn' })) {
        const isOver = (person.leavesOn ?? '') < localDate(now, person.zone);
        if (!isOver || person.mergedInto !== undefined) continue;
        const isGoing = isAdmin(person);
        if (isGoing && !(await lastAdmin.goes(person, 'there'))) {
          log.warn('the last admin does not leave; name another one', { person: person.id });
          continue;
        }
        await people.update(person.id, (doc) =>
          doc.leavesOn === person.leavesOn
            ? { doc: imported(doc, { name: doc.name, standing: 'left' }) }
            : undefined,
        );
        if (isGoing) await lastAdmin.went(person.id);
        ended += 1;
      }
      if (ended > 0) log.info('ended people after their last day', { ended });
    },
  };
}
