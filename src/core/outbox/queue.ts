// Due deliveries of one class, in sending order: kinds take turns, and so do addresses within a
// kind. One address gets its messages in order.
import { addressKey, type DeliveryRecord, messageKind } from './record';

export interface Queue {
  /** Takes the next delivery whose address and tenant are free; undefined if there is none. */
  next(isFree: (record: DeliveryRecord) => boolean): DeliveryRecord | undefined;
  /** Removes everything that goes to an address. */
  takeAddress(address: string): DeliveryRecord[];
  /** Whether the next delivery of any address matches. */
  some(test: (record: DeliveryRecord) => boolean): boolean;
}

/**
 * `start`: where the rotation starts, as a share, so that two instances do not try the same
 * delivery.
 */
export function createQueue(records: readonly DeliveryRecord[], start = 0): Queue {
  const byAddress = Map.groupBy(
    records.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt) || a.order - b.order),
    addressKey,
  );
  /** The addresses of each kind: those whose next delivery is of that kind. */
  const turns = new Map<string, Set<string>>();
  const waiting = [...byAddress.keys()];
  const first = Math.floor(start * waiting.length);
  for (const address of [...waiting.slice(first), ...waiting.slice(0, first)]) line(address);

  function line(address: string): void {
    const head = byAddress.get(address)?.[0];
    if (!head) return void byAddress.delete(address);
    const kind = messageKind(head);
    const addresses = turns.get(kind) ?? new Set();
    turns.set(kind, addresses.add(address));
  }

  function leave(address: string): void {
    for (const [kind, addresses] of turns)
      if (addresses.delete(address) && addresses.size === 0) turns.delete(kind);
  }

  function takeAddress(address: string): DeliveryRecord[] {
    const all = byAddress.get(address) ?? [];
    byAddress.delete(address);
    leave(address);
    return all;
  }

  return {
    next(isFree) {
      for (const [kind, addresses] of turns) {
        for (const address of addresses) {
          const [head, ...rest] = byAddress.get(address) ?? [];
          if (!head || !isFree(head)) continue;
          leave(address);
          // The kind had its turn, even if more deliveries of it wait.
          turns.delete(kind);
          if (addresses.size > 0) turns.set(kind, addresses);
          byAddress.set(address, rest);
          line(address);
          return head;
        }
      }
      return undefined;
    },
    takeAddress,
    some: (test) => [...byAddress.values()].some(([head]) => head !== undefined && test(head)),
  };
}
