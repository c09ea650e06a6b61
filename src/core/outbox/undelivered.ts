// Tells the person who set up deliveries about those that did not arrive, once a day for each kind
// of message and cause. People who could not be reached get no notice. A notice that does not
// arrive causes no further notice.
import type { Job } from '../feature';
import type { Delivery, Told } from '../message';
import { type DeliveryRecord, outboxCollection } from './record';
import type { People } from '../people';
import type { Store } from '../store';

/** Deliveries that fail together are reported together. */
export const GATHER_MS = 15 * 60_000;
const DAY_MS = 86_400_000;
const BATCH = 1_000;
const NAMES = 3;

/** `late`: its time was over. `refused`: the platform never accepted it. */
type Cause = 'late' | 'refused';
const causeOf = ({ state }: DeliveryRecord): Cause => (state === 'missed' ? 'late' : 'refused');

/** When to report a delivery that did not arrive (ISO); undefined if nobody is told. */
export function tellAt(
  { tell, to }: Pick<DeliveryRecord, 'tell' | 'to'>,
  state: DeliveryRecord['state'],
  now: Date,
): string | undefined {
  if (!tell || (state !== 'missed' && state !== 'failed')) return undefined;
  // The features of a lost place learn of it themselves, and send the message elsewhere.
  if (!to || !('person' in to) || to.person === tell.person) return undefined;
  return new Date(now.getTime() + GATHER_MS).toISOString();
}

export function createUndelivered(store: Store, people: Pick<People, 'get'>): Job {
  const records = store.collection(outboxCollection);

  async function namesOf(all: readonly DeliveryRecord[]): Promise<string> {
    const ids = new Set(all.flatMap(({ to }) => (to && 'person' in to ? [to.person] : [])));
    const names = await Promise.all(
      [...ids].slice(0, NAMES).map(async (id) => (await people.get(id))?.name ?? '?'),
    );
    return [...names, ...(ids.size > NAMES ? ['…'] : [])].join(', ');
  }

  async function tell(
    { person, text }: Told,
    why: Cause,
    all: readonly DeliveryRecord[],
    now: Date,
  ): Promise<void> {
    const key = `undelivered:${person}:${text}:${why}:${now.toISOString().slice(0, 10)}`;
    const tomorrow = new Date(now.getTime() + DAY_MS).toISOString();
    const known = (await records.get(key)) !== undefined;
    const message = { text, args: { count: all.length, names: await namesOf(all), why } };
    const delivery: Delivery = { key, class: 'owed', to: { person }, message };
    // The delivery that carries the notice comes last, so a crash in between loses no report.
    for (const { id } of all.toReversed())
      await records.update(id, ({ tellAt: due, ...record }) => {
        if (due === undefined) return undefined;
        if (known) return { doc: { ...record, tellAt: tomorrow } };
        return { doc: record, ...(id === all[0]?.id && { deliveries: [delivery] }) };
      });
  }

  return {
    name: 'core.undelivered',
    when: { cron: '*/15 * * * *', zone: 'UTC' },
    async run({ clock }) {
      const now = clock.now();
      const due = await records.find(
        { tellAt: { $lte: now.toISOString() } },
        { sort: { by: 'tellAt' }, limit: BATCH },
      );
      const alike = Map.groupBy(due, (record) =>
        JSON.stringify([record.tell?.person, record.tell?.text, causeOf(record)]),
      );
      for (const all of alike.values()) {
        const [first] = all;
        if (first?.tell) await tell(first.tell, causeOf(first), all, now);
      }
    },
  };
}
