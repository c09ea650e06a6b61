// A store whose writes fail when a test says so.
import type { CollectionSpec, DriverCollection, StoreDriver } from '../../src/core/store';
import type { Doc } from '../../src/core/doc';

type Write = 'insert' | 'update' | 'remove' | 'settle';

export interface FailingDriver extends StoreDriver {
  /** Every such write of this collection fails until `mend`. */
  fail(collection: string, write: Write): void;
  /** So many writes succeed, and all after them fail until `mend`. */
  failAfter(writes: number): void;
  mend(): void;
}

export function createFailingDriver(inner: StoreDriver): FailingDriver {
  const failing = new Set<string>();
  let left = Number.POSITIVE_INFINITY;
  const check = async (name: string, write: Write) => {
    left -= 1;
    if (left < 0 || failing.has(`${name}.${write}`)) throw new Error(`${name}.${write} failed`);
  };
  return {
    name: inner.name,
    open: (specs) => inner.open(specs),
    scrub: () => inner.scrub(),
    ping: () => inner.ping(),
    close: () => inner.close(),
    fail: (collection, write) => void failing.add(`${collection}.${write}`),
    failAfter: (writes) => void (left = writes),
    mend() {
      failing.clear();
      left = Number.POSITIVE_INFINITY;
    },
    collection<T extends Doc>(spec: CollectionSpec<T>): DriverCollection<T> {
      const { name } = spec;
      const all = inner.collection(spec);
      return {
        ...all,
        insert: (doc, caused) => check(name, 'insert').then(() => all.insert(doc, caused)),
        update: (id, change) => check(name, 'update').then(() => all.update(id, change)),
        remove: (id) => check(name, 'remove').then(() => all.remove(id)),
        settle: (id, keys) => check(name, 'settle').then(() => all.settle(id, keys)),
      };
    },
  };
}
