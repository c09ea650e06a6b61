// What is due about the sessions of a running pairing: reminders and check-ins. If a member has
// left the company, the pairing ends.
import type { Delivery } from '../../../core/message';
import {
  advance,
  type DueTask,
  end,
  groupSessionDelivery,
  loadMembers,
  meeting,
  type Members,
  noticeTo,
  otherOf,
  type Pairing,
  sessionDelivery,
  sessionIn,
} from '../pairings';
import { inWorkingTime, type ReminderDeps, toldLead } from './deliveries';

export async function continuePairing(deps: ReminderDeps, due: Pairing, now: Date): Promise<void> {
  const members = await loadMembers(deps.people, due);
  const gone = members.find(({ active }) => !active);
  if (gone) return endWithout(deps, due, members, gone.id, now);
  const { pairing: next, say } = advance(due, members, now);
  const messages = await Promise.all(
    say.map(async (task) =>
      next.inGroup && task.personId === next.mentorId
        ? groupMessage(deps, next, task)
        : sessionDelivery(next, members, task),
    ),
  );
  const told = await toldLead(deps, due, 'mentoring.sayingsNotDelivered');
  const deliveries = messages.map((delivery) => ({ ...delivery, ...told }));
  await deps.pairings.update(due.id, (pairing) =>
    isUnchanged(due, pairing) ? { doc: next, deliveries } : undefined,
  );
}

/** If the pairing was changed in the meantime, the next sweep looks at it again. */
const isUnchanged = (seen: Pairing, current: Pairing) => seen.version === current.version;

async function endWithout(
  { pairings }: ReminderDeps,
  due: Pairing,
  members: Members,
  goneId: string,
  now: Date,
): Promise<void> {
  const other = otherOf(due, goneId);
  await pairings.update(due.id, (pairing) => {
    const doc = isUnchanged(due, pairing) ? end(pairing, goneId, now) : undefined;
    return (
      doc && {
        doc,
        deliveries: [
          inWorkingTime(noticeTo(doc, members, other, 'left', 'mentoring.otherLeft'), members, now),
        ],
      }
    );
  });
}

/** The message that the mentor of a small group gets once for everyone who meets. */
async function groupMessage(
  { pairings, people }: ReminderDeps,
  pairing: Pairing,
  task: DueTask,
): Promise<Delivery> {
  const ofMentor = await pairings.find({ mentorId: pairing.mentorId, state: 'running' });
  const who = meeting(pairing, ofMentor).filter(
    (one) => sessionIn(one, pairing, task.session) >= 1,
  );
  const names = await Promise.all(
    who.map(async ({ menteeId }) => (await people.get(menteeId))?.name ?? '?'),
  );
  return groupSessionDelivery(who, names.toSorted((a, b) => a.localeCompare(b)).join(', '), {
    ...task,
    pairing,
  });
}
