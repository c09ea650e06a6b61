// Takes back the bot's messages that name a person, in channels or in others' chats, when that
// person is erased. One sentence replaces each message. The delivery's key derives from the
// message, so that a repeat finds its own work.
import { idFrom } from '../core/ids';
import type { Delivery, Place } from '../core/message';
import { type DeliveryRecord, outboxCollection, placeKey } from '../core/outbox/record';
import type { DataSubject } from '../core/personal';
import type { Collection, Store } from '../core/store';
import type { TextKey } from '../core/texts';

/** A message that could not be changed: its place and its time. */
export interface PostedAt {
  readonly platform: Place['platform'];
  readonly kind: Place['kind'];
  /** The platform's id of the channel or group; empty for a person's own chat. */
  readonly place: string;
  readonly at: string;
}

export interface TakenBack {
  /** Deliveries to store with a change, so that they are sent. */
  readonly deliveries: readonly Delivery[];
  /** Messages in sending that still name them, and those whose replacement is in progress. */
  readonly unsent: number;
  readonly waiting: readonly PostedAt[];
  readonly changed: number;
  readonly left: readonly PostedAt[];
}

const isOnItsWay = ({ state }: DeliveryRecord) => state === 'queued' || state === 'sending';
const messageKey = ({ ref, id }: DeliveryRecord) => (ref ? `${placeKey(ref.place)}:${ref.id}` : id);

/** What must be taken back for a person, and the progress. */
export async function takeBack(
  store: Store,
  whose: DataSubject,
  text: TextKey,
  now: Date,
): Promise<TakenBack> {
  const outbox = store.collection(outboxCollection);
  const named = new Map<string, DeliveryRecord[]>();
  let unsent = 0;
  const ids = [...new Set([whose, ...(whose.also ?? [])].map(({ personId }) => personId))];
  for (const id of ids) {
    for await (const record of outbox.scan({ names: { $has: id } })) {
      if (record.to && 'person' in record.to && ids.includes(record.to.person)) continue;
      if (isOnItsWay(record) && record.plannedAt <= now.toISOString()) unsent += 1;
      if (record.state === 'sent' && record.ref)
        named.set(messageKey(record), [...(named.get(messageKey(record)) ?? []), record]);
    }
  }
  const deliveries: Delivery[] = [];
  const waiting: PostedAt[] = [];
  const left: PostedAt[] = [];
  let changed = 0;
  for (const records of named.values()) {
    const first = await firstOf(outbox, records);
    const removal = await outbox.get(keyOf(whose, first));
    if (removal?.state === 'sent') changed += 1;
    else if (removal) (isOnItsWay(removal) ? waiting : left).push(placeOf(first));
    else if (first.to)
      deliveries.push({
        key: keyOf(whose, first),
        class: 'owed',
        to: first.to,
        message: { text },
        replaces: first.id,
      });
  }
  return { deliveries, unsent, waiting, changed, left };
}

const keyOf = ({ pseudonym }: DataSubject, { id }: DeliveryRecord) =>
  idFrom(`${pseudonym}:removed`, id);

/**
 * The delivery that sent a message, which updates refer to. Once it is deleted, the oldest update.
 */
async function firstOf(
  outbox: Collection<DeliveryRecord>,
  records: readonly DeliveryRecord[],
): Promise<DeliveryRecord> {
  const [oldest, ...others] = records.toSorted(
    (a, b) => a.at.localeCompare(b.at) || a.order - b.order,
  );
  if (!oldest) throw new Error('a message without a delivery');
  for (const { replaces } of [oldest, ...others]) {
    const first = replaces === undefined ? undefined : await outbox.get(replaces);
    if (first?.ref) return first;
  }
  return oldest;
}

function placeOf({ ref, endedAt, at }: DeliveryRecord): PostedAt {
  if (!ref) throw new Error('a message that stands nowhere');
  const { platform, kind, id } = ref.place;
  return { platform, kind, place: kind === 'personal' ? '' : id, at: endedAt ?? at };
}
