// What mentoring says by itself: reminders for a session, the question whether they met, a nudge for unanswered proposals. A sweep: it
// looks what is due and says it once, in each person's own working time.
import type { Job } from '../../core/feature';
import type { Delivery } from '../../core/message';
import type { People, Person } from '../../core/person';
import type { Collection, Store } from '../../core/store';
import { instantAt, isPaused, nextWorkingInstant } from '../../domain/calendar';
import { checkInCard, proposalCard, reminderCard } from './cards';
import { checkInAsked, lapse, otherOf, type Pairing, pairingsCollection, reminded } from './pairing';

const HOUR_MS = 3_600_000;
/** A reminder is of use until the middle of its week, the question whether they met until the next reminder. */
const REMINDER_USEFUL_MS = 60 * HOUR_MS;
const CHECK_IN_USEFUL_MS = 96 * HOUR_MS;
const PROPOSAL_REMINDER_MS = 7 * 24 * HOUR_MS;
export const PROPOSAL_LAPSES_MS = 14 * 24 * HOUR_MS;
const BATCH = 500;

export function createReminders(store: Store, people: People): Job {
  const pairings: Collection<Pairing> = store.collection(pairingsCollection);

  /** One message for each of the two, at the beginning of their own working time on `date`. */
  async function forBoth(
    pairing: Pairing,
    step: string,
    date: string,
    usefulMs: number,
    card: typeof reminderCard,
    now: Date,
  ): Promise<Delivery[]> {
    const deliveries: Delivery[] = [];
    for (const personId of pairing.personIds) {
      const [person, other] = [await people.get(personId), await people.get(otherOf(pairing, personId))];
      if (!person || !other) continue;
      const at = momentFor(person, date, now);
      const usefulUntil = new Date(instantAt(date, person.workingHours.from, person.zone).getTime() + usefulMs);
      if (isPaused(person, at) || at > usefulUntil) continue;
      deliveries.push({
        key: `${pairing.id}:${step}:${pairing.session}:${personId}`,
        to: { person: personId },
        message: card(pairing, other),
        notBefore: at.toISOString(),
        usefulUntil: usefulUntil.toISOString(),
      });
    }
    return deliveries;
  }

  async function remind(now: Date): Promise<void> {
    for (const due of await pairings.find(
      { state: 'running', dueAt: { $lte: now.toISOString() } },
      { sort: { by: 'dueAt' }, limit: BATCH },
    )) {
      const next = reminded(due, now);
      if (!next || !due.nextDate) continue;
      const deliveries = await forBoth(next, 'reminder', due.nextDate, REMINDER_USEFUL_MS, reminderCard, now);
      await pairings.update(due.id, (pairing) => (pairing.version === due.version ? { doc: next, deliveries } : undefined));
    }
  }

  async function askWhetherTheyMet(now: Date): Promise<void> {
    for (const due of await pairings.find(
      { state: 'running', checkInDueAt: { $lte: now.toISOString() } },
      { sort: { by: 'checkInDueAt' }, limit: BATCH },
    )) {
      const next = checkInAsked(due, now);
      if (!next || !due.checkInDate) continue;
      const deliveries = await forBoth(next, 'check-in', due.checkInDate, CHECK_IN_USEFUL_MS, checkInCard, now);
      await pairings.update(due.id, (pairing) => (pairing.version === due.version ? { doc: next, deliveries } : undefined));
    }
  }

  /** After a week whoever has not answered is reminded once; after two the proposal lapses. */
  async function chaseProposals(now: Date): Promise<void> {
    const before = new Date(now.getTime() - PROPOSAL_REMINDER_MS).toISOString();
    for (const proposed of await pairings.find({ state: 'proposed', proposedAt: { $lte: before } }, { limit: BATCH })) {
      if (Date.parse(proposed.proposedAt) + PROPOSAL_LAPSES_MS <= now.getTime()) {
        await pairings.update(proposed.id, (pairing) => {
          const doc = lapse(pairing, now);
          return doc && { doc };
        });
        continue;
      }
      const silent = proposed.personIds.filter((personId) => !proposed.acceptedBy.includes(personId));
      for (const personId of silent) {
        const [person, other] = [await people.get(personId), await people.get(otherOf(proposed, personId))];
        if (!person || !other || isPaused(person, now)) continue;
        const key = `${proposed.id}:proposed-again:${personId}`;
        const message = proposalCard(proposed, personId === proposed.mentorId ? 'mentor' : 'mentee', other);
        await pairings.update(proposed.id, (pairing) =>
          pairing.state !== 'proposed' || pairing.because.includes(key)
            ? undefined
            : {
                doc: { ...pairing, because: [...pairing.because, key] },
                deliveries: [{ key, to: { person: personId }, message, notBefore: nextWorkingInstant(person, now).toISOString() }],
              },
        );
      }
    }
  }

  return {
    name: 'mentoring.reminders',
    when: { cron: '*/15 * * * *', zone: 'UTC' },
    async run({ clock }) {
      const now = clock.now();
      await remind(now);
      await askWhetherTheyMet(now);
      await chaseProposals(now);
    },
  };
}

/** The beginning of the person's working time on a date, or the next moment at which they work if that has passed. */
function momentFor(person: Person, date: string, now: Date): Date {
  const begin = instantAt(date, person.workingHours.from, person.zone);
  return nextWorkingInstant(person, begin > now ? begin : now);
}
