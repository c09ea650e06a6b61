// The relay: a change and what it causes are one atomic write in the driver; the relay carries the effects out right after it and
// takes them out of the document. What a crash leaves behind, `recover` finishes. So every effect happens at least once, and what
// carries it out (the outbox, the listeners) makes a repeat find its own earlier work by key.
import type { DomainEvent } from './events';
import { withinRequestDeadline } from './request-deadline';
import type { Log } from './log';
import type { Delivery } from './message';
import type { Caused } from './effects';
import type { Changed, Collection, CollectionSpec, DriverCollection, Store, StoreDriver } from './store';
import type { Doc } from './doc';

export interface CarryOut {
  /** Takes a delivery over; the same key again is no new one. */
  deliver(delivery: Delivery): Promise<void>;
  /** Tells all who hear; throws when one of them failed, then it comes again. */
  publish(event: DomainEvent): Promise<void>;
}

export interface Relay extends Store {
  /** Carries out what a crash or a failed listener left in documents. Gives how many effects. */
  recover(specs: readonly CollectionSpec<never>[]): Promise<number>;
}

const BATCH = 100;

export function createRelay(driver: StoreDriver, carryOut: CarryOut, log: Log): Relay {
  /** Carries out in order, deliveries first; gives the keys that are done. */
  async function settleAll(collection: Pick<DriverCollection<Doc>, 'settle'>, name: string, id: string, caused: Caused): Promise<number> {
    const done: string[] = [];
    try {
      for (const delivery of caused.deliveries ?? []) {
        await carryOut.deliver(delivery);
        done.push(delivery.key);
      }
      for (const event of caused.events ?? []) {
        await carryOut.publish(event);
        done.push(event.key);
      }
    } catch (error) {
      log.error('an effect could not be carried out and is kept for the next sweep', { collection: name, document: id, error });
    }
    if (done.length > 0) await settle(collection, name, id, done);
    return done.length;
  }

  /** The change itself is made, whatever becomes of this: an effect that stays is carried out again and finds its own work. */
  async function settle(...[collection, name, id, done]: [Pick<DriverCollection<Doc>, 'settle'>, string, string, string[]]): Promise<void> {
    try {
      await collection.settle(id, done);
    } catch (error) {
      log.error('effects could not be taken out and are carried out again', { collection: name, document: id, error });
    }
  }

  /** The driver's collection is asked for at first use: features declare theirs before the driver is open. */
  function relayed<T extends Doc>(spec: CollectionSpec<T>): Collection<T> {
    let opened: DriverCollection<T> | undefined;
    const inner = () => (opened ??= driver.collection(spec));
    const after = async (id: string, caused: Caused | undefined) => {
      if (caused?.deliveries?.length || caused?.events?.length) await settleAll(inner(), spec.name, id, caused);
    };
    return {
      get: (id) => withinRequestDeadline(() => inner().get(id)),
      find: (where, page) => withinRequestDeadline(() => inner().find(where, page)),
      count: (where) => withinRequestDeadline(() => inner().count(where)),
      scan: (where) => inner().scan(where),
      changes: (cursor) => inner().changes(cursor),
      remove: (id) => withinRequestDeadline(() => inner().remove(id)),
      async insert(doc, caused) {
        const inserted = await withinRequestDeadline(() => inner().insert(doc, caused));
        if (inserted) await after(doc.id, caused);
        return inserted;
      },
      async update(id, change) {
        let last: Changed<T> | undefined;
        const updated = await withinRequestDeadline(() =>
          inner().update(id, (doc) => {
            last = change(doc);
            return last;
          }),
        );
        if (updated) await after(id, last);
        return updated;
      },
    };
  }

  return {
    collection: relayed,
    async recover(specs) {
      let settled = 0;
      for (const spec of specs) {
        const collection = driver.collection(spec as unknown as CollectionSpec);
        const seen = new Set<string>();
        // What fails again stays at the head: those behind it must not wait for it.
        for (let limit = BATCH; ; limit = seen.size + BATCH) {
          const held = await collection.pending(limit);
          for (const { id, caused } of held.filter((one) => !seen.has(one.id))) {
            seen.add(id);
            settled += await settleAll(collection, spec.name, id, caused);
          }
          if (held.length < limit) break;
        }
      }
      return settled;
    },
  };
}
