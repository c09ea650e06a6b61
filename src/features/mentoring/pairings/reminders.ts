// What mentoring says by itself: reminders and the question whether they met, each in the person's own working time; once more a
// proposal that waits for an answer. A sweep: it looks what is due and does it once.
import type { Job } from '../../../core/feature';
import type { Delivery } from '../../../core/message';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import { type Collection, cursorOf, type Filter, type Sort, type Store } from '../../../core/store';
import type { TextKey } from '../../../core/texts';
import { isPaused, isWorkingTime, nextWorkingInstant } from '../../../domain/calendar';
import { bothOf, chaseDelivery, groupSayingDelivery, outcomeDeliveries, sayingDelivery, tell } from './notifications';
import { membersOf, otherOf, type Pairing, pairingsCollection } from './pairing';
import { leadOf, roundsCollection } from '../rounds/round';
import { advance, type Saying } from './sessions';
import { meeting, sessionIn } from './small-groups';
import { end, lapse } from './transitions';

const DAY_MS = 24 * 3_600_000;
/** After a week whoever has not answered is asked once more; after two the proposal lapses. */
const CHASE_AFTER_MS = 7 * DAY_MS;
const LAPSES_AFTER_MS = 14 * DAY_MS;
const BATCH = 500;

export function createReminders(store: Store, people: People): Job {
  const pairings: Collection<Pairing> = store.collection(pairingsCollection);
  const rounds = store.collection(roundsCollection);

  /** All that match, page by page: what is changed on the way does not come twice. */
  async function* each(where: Filter<Pairing>, sort: Sort<Pairing>): AsyncGenerator<Pairing> {
    for (let after: string | undefined; ; ) {
      const page = await pairings.find(where, { sort, limit: BATCH, ...(after !== undefined && { after }) });
      yield* page;
      const last = page.at(-1);
      if (!last || page.length < BATCH) return;
      after = cursorOf(last, sort);
    }
  }

  /** Whoever changed the pairing in the meantime comes first: the next sweep looks again. */
  const unchanged = (seen: Pairing, current: Pairing) => seen.version === current.version;

  async function goOn(due: Pairing, now: Date): Promise<void> {
    const two = await bothOf(people, due);
    const gone = two.find(({ active }) => !active);
    if (gone) {
      const other = otherOf(due, gone.id);
      await pairings.update(due.id, (pairing) => {
        const doc = unchanged(due, pairing) ? end(pairing, gone.id, now, '') : undefined;
        return (
          doc && {
            doc,
            deliveries: [atWork(tell(doc, two, other, 'left', 'mentoring.otherLeft'), two, now)],
            events: [{ key: `${doc.id}:ended`, name: 'pairing.ended', data: { pairingId: doc.id } }],
          }
        );
      });
      return;
    }
    const { pairing: next, say } = advance(due, two, now);
    const deliveries = await Promise.all(
      say.map(async (saying) =>
        next.inGroup && saying.personId === next.mentorId ? groupSaying(next, saying) : sayingDelivery(next, two, saying),
      ),
    );
    const told = await toldOf(due, 'mentoring.sayingsNotDelivered');
    const said = deliveries.map((delivery) => ({ ...delivery, ...told }));
    await pairings.update(due.id, (pairing) => (unchanged(due, pairing) ? { doc: next, deliveries: said } : undefined));
  }

  /** Whoever published the round set up what comes of it. */
  async function toldOf({ roundId }: Pairing, text: TextKey): Promise<Pick<Delivery, 'tell'>> {
    const round = await rounds.get(roundId);
    return round ? { tell: { person: leadOf(round), text } } : {};
  }

  /** What the mentor of a small group hears once for all who meet. */
  async function groupSaying(pairing: Pairing, saying: Saying): Promise<Delivery> {
    const ofMentor = await pairings.find({ mentorId: pairing.mentorId, state: 'running' });
    const who = meeting(pairing, ofMentor).filter((one) => sessionIn(one, pairing, saying.session) >= 1);
    const names = await Promise.all(who.map(async ({ menteeId }) => (await people.get(menteeId))?.name ?? '?'));
    return groupSayingDelivery(who, names.toSorted((a, b) => a.localeCompare(b)).join(', '), { ...saying, pairing });
  }

  async function chase(waiting: Pairing, now: Date): Promise<void> {
    const two = await bothOf(people, waiting);
    if (Date.parse(waiting.proposedAt) + LAPSES_AFTER_MS <= now.getTime()) {
      await pairings.update(waiting.id, (pairing) => {
        const doc = lapse(pairing, now);
        const cards = membersOf(pairing).flatMap((personId) => outcomeDeliveries(pairing, two, personId, 'lapsed'));
        const told = pairing.acceptedBy.map((personId) =>
          atWork(tell(pairing, two, personId, 'lapsed', 'mentoring.otherSilent'), two, now),
        );
        return doc && { doc, deliveries: [...cards, ...told] };
      });
      return;
    }
    const told = await toldOf(waiting, 'mentoring.proposalsNotDelivered');
    for (const person of two) {
      if (!isSilent(waiting, person.id) || !isWorkingTime(person, now) || isPaused(person, now)) continue;
      await pairings.update(waiting.id, (pairing) =>
        pairing.state === 'proposed' && isSilent(pairing, person.id)
          ? {
              doc: { ...pairing, chased: [...pairing.chased, person.id] },
              deliveries: [{ ...chaseDelivery(pairing, two, person.id), ...told }],
            }
          : undefined,
      );
    }
  }

  return {
    name: 'mentoring.reminders',
    when: { cron: '*/15 * * * *', zone: 'UTC' },
    async run({ clock, log }) {
      const now = clock.now();
      const before = new Date(now.getTime() - CHASE_AFTER_MS).toISOString();
      const failed = (pairing: Pairing) => (error: unknown) => log.error('a pairing could not go on', { pairing: pairing.id, error });
      for await (const due of each({ state: 'running', dueAt: { $lte: now.toISOString() } }, { by: 'dueAt' }))
        await goOn(due, now).catch(failed(due));
      for await (const waiting of each({ state: 'proposed', proposedAt: { $lte: before } }, { by: 'proposedAt' }))
        await chase(waiting, now).catch(failed(waiting));
    },
  };
}

/** Whether somebody has neither answered nor been asked once more. */
function isSilent(pairing: Pairing, personId: string): boolean {
  return !pairing.acceptedBy.includes(personId) && !pairing.chased.includes(personId);
}

/** A delivery to one of the two that waits for their working time. */
function atWork(delivery: Delivery, two: readonly Person[], now: Date): Delivery {
  const reader = two.find(({ id }) => 'person' in delivery.to && delivery.to.person === id);
  return reader ? { ...delivery, notBefore: nextWorkingInstant(reader, now).toISOString() } : delivery;
}
