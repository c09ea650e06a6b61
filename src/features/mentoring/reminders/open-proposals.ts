// Proposals without an answer: after a week the bot asks again, after two weeks the proposal
// lapses.
import { isPaused, isWorkingTime } from '../../../domain/calendar';
import {
  chaseDelivery,
  lapse,
  loadMembers,
  type Members,
  membersOf,
  noticeTo,
  outcomeDeliveries,
  type Pairing,
} from '../pairings';
import { inWorkingTime, type ReminderDeps, toldLead } from './deliveries';

const DAY_MS = 24 * 3_600_000;
export const CHASE_AFTER_MS = 7 * DAY_MS;
const LAPSES_AFTER_MS = 14 * DAY_MS;

export async function chaseProposal(deps: ReminderDeps, open: Pairing, now: Date): Promise<void> {
  const members = await loadMembers(deps.people, open);
  if (Date.parse(open.proposedAt) + LAPSES_AFTER_MS <= now.getTime())
    return lapseProposal(deps, open, members, now);
  const told = await toldLead(deps, open, 'mentoring.proposalsNotDelivered');
  for (const person of members) {
    if (!isSilent(open, person.id) || !isWorkingTime(person, now) || isPaused(person, now))
      continue;
    await deps.pairings.update(open.id, (pairing) =>
      pairing.state === 'proposed' && isSilent(pairing, person.id)
        ? {
            doc: { ...pairing, chased: [...pairing.chased, person.id] },
            deliveries: [{ ...chaseDelivery(pairing, members, person.id), ...told }],
          }
        : undefined,
    );
  }
}

/** Closes the proposal. A member who had accepted is told. */
async function lapseProposal(
  { pairings }: ReminderDeps,
  open: Pairing,
  members: Members,
  now: Date,
): Promise<void> {
  await pairings.update(open.id, (pairing) => {
    const doc = lapse(pairing, now);
    const cards = membersOf(pairing).flatMap((personId) =>
      outcomeDeliveries(pairing, members, personId, 'lapsed'),
    );
    const told = pairing.acceptedBy.map((personId) =>
      inWorkingTime(
        noticeTo(pairing, members, personId, 'lapsed', 'mentoring.otherSilent'),
        members,
        now,
      ),
    );
    return doc && { doc, deliveries: [...cards, ...told] };
  });
}

/** Whether a person has not answered and was not asked a second time. */
function isSilent(pairing: Pairing, personId: string): boolean {
  return !pairing.acceptedBy.includes(personId) && !pairing.chased.includes(personId);
}
