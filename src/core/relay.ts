// The relay. The driver writes a change and its effects in one atomic write. The relay then carries
// the effects out and removes them from the document. `recover` finishes what a crash left. So
// every effect happens at least once, and its receiver (the outbox, the event handlers) uses its
// key to detect a repeat.
import type { DomainEvent } from './events';
import { withinRequestDeadline } from './request-deadline';
import type { Log } from './log';
import type { Delivery } from './message';
import type { Effects } from './effects';
import type {
  Changed,
  Collection,
  CollectionSpec,
  DriverCollection,
  Store,
  StoreDriver,
} from './store';
import type { Doc } from './doc';

export interface CarryOut {
  /** Accepts a delivery. The same key again is ignored. */
  deliver(delivery: Delivery): Promise<void>;
  /** Calls all handlers of an event. Throws if one of them fails; the event then comes again. */
  publish(event: DomainEvent): Promise<void>;
}

export interface Relay extends Store {
  /** Carries out the effects that a crash or a failed handler left. Gives how many. */
  recover(specs: readonly CollectionSpec<never>[]): Promise<number>;
}

const BATCH = 100;

export function createRelay(driver: StoreDriver, carryOut: CarryOut, log: Log): Relay {
  /** Carries the effects out in order, deliveries first. Gives how many are done. */
  async function settleAll(
    collection: Pick<DriverCollection<Doc>, 'settle'>,
    name: string,
    id: string,
    caused: Effects,
  ): Promise<number> {
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
      log.error('an effect could not be carried out and is kept for the next sweep', {
        collection: name,
        document: id,
        error,
      });
    }
    if (done.length > 0) await settle(collection, name, id, done);
    return done.length;
  }

  /**
   * The change is stored even if this fails: an effect that stays is carried out again, and finds
   * its earlier work.
   */
  async function settle(
    ...[collection, name, id, done]: [
      Pick<DriverCollection<Doc>, 'settle'>,
      string,
      string,
      string[],
    ]
  ): Promise<void> {
    try {
      await collection.settle(id, done);
    } catch (error) {
      log.error('effects could not be removed and will be carried out again', {
        collection: name,
        document: id,
        error,
      });
    }
  }

  /**
   * Opens the driver's collection at first use, because features declare collections before the
   * driver is open.
   */
  function relayed<T extends Doc>(spec: CollectionSpec<T>): Collection<T> {
    let opened: DriverCollection<T> | undefined;
    const inner = () => (opened ??= driver.collection(spec));
    const after = async (id: string, caused: Effects | undefined) => {
      if (caused?.deliveries?.length || caused?.events?.length)
        await settleAll(inner(), spec.name, id, caused);
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
        // A failing effect stays first in the list. The others must not wait for it.
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
