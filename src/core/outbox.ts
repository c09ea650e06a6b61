// The outbox: everything that the bot says unasked goes through it. A delivery is kept until a platform took it; it is marked
// `sending` before the call, so that after a crash one knows which may have arrived. outbox-send.ts makes a single try.
import type { Clock } from './clock';
import type { DomainEvent } from './events';
import type { Log } from './log';
import type { Address, Delivery, MessageRef, Outbound } from './message';
import type { Metrics } from './metrics';
import { createSender, type SenderDeps } from './outbox-send';
import { addressKey, type DeliveryRecord, outboxCollection, type Outcome } from './outbox-record';
import type { Collection, Store } from './store';

/** How long a `sending` mark holds: a call that takes longer is in doubt. */
export const SENDING_LEASE_MS = 2 * 60_000;
const BATCH = 200;
const AT_ONCE = 8;

export interface Outbox {
  /** Takes a delivery over; false when its key is known already. */
  deliver(delivery: Delivery): Promise<boolean>;
  /** Takes over a message that is rendered already: an answer that could not be given at once. */
  hand(to: Address, message: Outbound, key: string): Promise<void>;
  /** Likewise one that takes the place of a known message. */
  handUpdate(ref: MessageRef, message: Outbound, key: string): Promise<void>;
  /** Tries everything that is due once; gives how many deliveries ended. */
  sweep(): Promise<number>;
  /** Sweeps until nothing that is due moves any more. */
  drain(): Promise<void>;
  /** After a crash: deliveries left `sending`. `all`: no other instance can be at work, so none of them is. */
  recover(all: boolean): Promise<number>;
  /** Called after each delivery that was taken over, so that somebody sweeps soon. */
  onWaiting(wake: () => void): void;
  /** Forgets what ended before `instant`. Gives how many. */
  forget(before: Date): Promise<number>;
}

export interface OutboxDeps extends Omit<SenderDeps, 'records'> {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

export function createOutbox(deps: OutboxDeps): Outbox {
  const { clock, log, metrics } = deps;
  const records: Collection<DeliveryRecord> = deps.store.collection(outboxCollection);
  const sender = createSender({ ...deps, records });
  let wake: () => void = () => {};
  let order = 0;
  const underWay = new Set<Promise<boolean>>();

  async function put(record: Omit<DeliveryRecord, 'version' | 'state' | 'attempts' | 'at' | 'order' | 'plannedAt'>): Promise<boolean> {
    order += 1;
    const fresh = await records.insert({
      ...record,
      state: 'queued',
      attempts: 0,
      plannedAt: record.dueAt,
      at: clock.now().toISOString(),
      order,
    });
    if (fresh) wake();
    return fresh;
  }

  /** One try of one delivery. True when it ended or was put off, false when somebody else has it. */
  async function attempt(record: DeliveryRecord): Promise<boolean> {
    const leaseUntil = new Date(clock.now().getTime() + SENDING_LEASE_MS).toISOString();
    const claimed = await records.update(record.id, (current) =>
      current.state === 'queued' && current.version === record.version
        ? { doc: { ...current, state: 'sending', leaseUntil, attempts: current.attempts + 1 } }
        : undefined,
    );
    if (!claimed) return false;
    await conclude(claimed, await sender.tryOnce(claimed));
    return true;
  }

  async function conclude(record: DeliveryRecord, outcome: Outcome): Promise<void> {
    const { leaseUntil: _done, ...rest } = record;
    const next: DeliveryRecord = { ...(outcome.change.endedAt === undefined ? rest : withoutWords(rest)), ...outcome.change };
    await records.update(record.id, (current) => {
      const isOurs = current.state === 'sending' && current.version === record.version;
      // Our time was over and somebody has taken it up again; that it arrived all the same is worth knowing.
      const arrivedLate = next.state === 'sent' && (current.state === 'sending' || current.state === 'queued');
      return isOurs || arrivedLate ? { doc: { ...next, version: current.version }, events: lostIn(record, outcome) } : undefined;
    });
    const platform = outcome.platform ?? 'none';
    metrics.delivery(platform, next.state);
    if (next.state === 'failed') log.warn('a delivery failed for good', { delivery: record.id, platform, reason: next.reason });
    if (outcome.change.inDoubt) log.warn('a delivery is repeated in doubt: it may arrive twice', { delivery: record.id, platform });
  }

  async function sweep(): Promise<number> {
    const now = clock.now().toISOString();
    const due = await records.find({ state: 'queued', dueAt: { $lte: now } }, { sort: { by: 'dueAt' }, limit: BATCH });
    const oldest = due[0] ? (clock.now().getTime() - Date.parse(due[0].dueAt)) / 1000 : 0;
    metrics.queue(due.length, Math.max(0, oldest));
    // One address is served in order, several addresses at once.
    const byAddress = Map.groupBy(
      due.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt) || a.order - b.order),
      addressKey,
    );
    const queues = [...byAddress.values()];
    let moved = 0;
    const worker = async () => {
      for (let queue = queues.shift(); queue; queue = queues.shift()) {
        for (const record of queue) {
          const trying = attempt(record).finally(() => underWay.delete(trying));
          underWay.add(trying);
          moved += (await trying) ? 1 : 0;
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return moved;
  }

  return {
    deliver: (delivery) => {
      const { key, notBefore, ...rest } = delivery;
      return put({ ...rest, id: key, dueAt: notBefore ?? clock.now().toISOString() });
    },
    async hand(to, message, key) {
      await put({ id: key, address: to, rendered: message, dueAt: clock.now().toISOString() });
    },
    async handUpdate(ref, message, key) {
      await put({ id: key, ref, rendered: message, dueAt: clock.now().toISOString() });
    },
    sweep,
    async drain() {
      // Another sweep may hold some still.
      while ((await sweep()) > 0 || underWay.size > 0) await Promise.allSettled(underWay);
    },
    async recover(all) {
      const stuck = await records.find(
        { state: 'sending', ...(!all && { leaseUntil: { $lt: clock.now().toISOString() } }) },
        { limit: BATCH },
      );
      for (const record of stuck) await conclude(record, await sender.resolveDoubt(record));
      return stuck.length;
    },
    onWaiting(call) {
      wake = call;
    },
    async forget(before) {
      let forgotten = 0;
      for await (const record of records.scan({ endedAt: { $lt: before.toISOString() } })) {
        if (await records.remove(record.id)) forgotten += 1;
      }
      return forgotten;
    },
  };
}

/** Whoever had it said there hears that the place is lost, and can say it elsewhere. */
function lostIn({ id }: DeliveryRecord, { lost }: Outcome): DomainEvent[] {
  if (!lost) return [];
  const { thread: _thread, ...place } = lost;
  return [{ key: `${id}:lost`, name: 'place.changed', data: { what: 'removed', place } }];
}

/** What was said is forgotten as soon as it arrived or never can; where it stands is kept, to change it later. */
function withoutWords({ message: _message, rendered: _rendered, ...record }: DeliveryRecord): DeliveryRecord {
  return record;
}
