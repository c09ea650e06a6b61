// Messages of ours that name somebody and stand in a channel, or in somebody else's chat: taken back when that person is erased. Each is
// replaced in place by one sentence, as a delivery under a key that derives from it, so that a repeat finds its own work.
import { idFrom } from '../core/ids';
import type { Delivery, Place } from '../core/message';
import { type DeliveryRecord, outboxCollection, placeKey } from '../core/outbox/record';
import type { Whose } from '../core/personal';
import type { Collection, Store } from '../core/store';
import type { TextKey } from '../core/texts';

/** A message that could not be changed: where it stands, and since when. */
export interface PostedAt {
  readonly platform: Place['platform'];
  readonly kind: Place['kind'];
  /** The platform's id of the channel or group; empty for somebody's own chat. */
  readonly place: string;
  readonly at: string;
}

export interface TakenBack {
  /** To be stored with a change, so that they leave. */
  readonly deliveries: readonly Delivery[];
  /** Messages that are on their way out and name them still; and those whose replacement is under way. */
  readonly unsent: number;
  readonly waiting: readonly PostedAt[];
  readonly changed: number;
  readonly left: readonly PostedAt[];
}

const isOnItsWay = ({ state }: DeliveryRecord) => state === 'queued' || state === 'sending';
const messageKey = ({ ref, id }: DeliveryRecord) => (ref ? `${placeKey(ref.place)}:${ref.id}` : id);

/** What is to be taken back of somebody's, and how far that is. */
export async function takeBack(store: Store, whose: Whose, text: TextKey, now: Date): Promise<TakenBack> {
  const outbox = store.collection(outboxCollection);
  const named = new Map<string, DeliveryRecord[]>();
  let unsent = 0;
  const ids = [...new Set([whose, ...(whose.also ?? [])].map(({ personId }) => personId))];
  for (const id of ids) {
    for await (const record of outbox.scan({ names: { $has: id } })) {
      if (record.to && 'person' in record.to && ids.includes(record.to.person)) continue;
      if (isOnItsWay(record) && record.plannedAt <= now.toISOString()) unsent += 1;
      if (record.state === 'sent' && record.ref) named.set(messageKey(record), [...(named.get(messageKey(record)) ?? []), record]);
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
    else if (first.to) deliveries.push({ key: keyOf(whose, first), class: 'owed', to: first.to, message: { text }, replaces: first.id });
  }
  return { deliveries, unsent, waiting, changed, left };
}

const keyOf = ({ pseudonym }: Whose, { id }: DeliveryRecord) => idFrom(`${pseudonym}:removed`, id);

/** The delivery by which a message was sent, which updates name; once it is forgotten, the oldest of them. */
async function firstOf(outbox: Collection<DeliveryRecord>, records: readonly DeliveryRecord[]): Promise<DeliveryRecord> {
  const [oldest, ...others] = records.toSorted((a, b) => a.at.localeCompare(b.at) || a.order - b.order);
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
