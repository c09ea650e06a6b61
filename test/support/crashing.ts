// Pulls the plug at a named step. Each call on the store driver and on a platform is a step, before
// it and after it; from the chosen step on nothing answers any more, as if the process had been
// killed. The store beneath lives on, as a disk would, so that a second engine on it shows what a
// restart makes of it.
import type { Platform } from '../../src/core/platform';
import type { CollectionSpec, DriverCollection, StoreDriver } from '../../src/core/store';
import type { Doc } from '../../src/core/doc';

export interface Plug {
  /** Names of the steps so far, e.g. `before contributions.update`. */
  readonly steps: string[];
  readonly pulled: boolean;
  /**
   * Resolves when the plug was pulled and calls that had reached the disk or the platform by then
   * are through.
   */
  readonly whenPulled: Promise<void>;
  driver(inner: StoreDriver): StoreDriver;
  platform<P extends Platform>(inner: P): P;
}

/**
 * `at`: the index of the step to die at, or whether to die at a step, asked at each; undefined:
 * never.
 */
export function createPlug(at?: number | ((step: string) => boolean)): Plug {
  const steps: string[] = [];
  let pulled = false;
  let underWay = 0;
  const { promise: whenPulled, resolve: dead } = Promise.withResolvers<void>();
  const forever = <T>() => new Promise<T>(() => {});

  /** Whether the process is dead at this step. */
  function diesAt(name: string): boolean {
    if (pulled) return true;
    steps.push(name);
    if (typeof at === 'function' ? !at(name) : steps.length - 1 !== at) return false;
    pulled = true;
    if (underWay === 0) dead();
    return true;
  }

  async function step<T>(name: string, call: () => Promise<T>): Promise<T> {
    if (diesAt(`before ${name}`)) return forever();
    underWay += 1;
    const result = await call().finally(() => {
      underWay -= 1;
      if (pulled && underWay === 0) dead();
    });
    return diesAt(`after ${name}`) ? forever() : result;
  }

  function collection<T extends Doc>(
    name: string,
    inner: DriverCollection<T>,
  ): DriverCollection<T> {
    return {
      get: async (id) => (pulled ? forever() : inner.get(id)),
      find: async (where, page) => (pulled ? forever() : inner.find(where, page)),
      count: async (where) => (pulled ? forever() : inner.count(where)),
      changes: async (after) => (pulled ? forever() : inner.changes(after)),
      pending: async (limit) => (pulled ? forever() : inner.pending(limit)),
      async *scan(where) {
        if (pulled) await forever();
        yield* inner.scan(where);
      },
      insert: (doc, caused) => step(`${name}.insert`, () => inner.insert(doc, caused)),
      update: (id, change) => step(`${name}.update`, () => inner.update(id, change)),
      remove: (id) => step(`${name}.remove`, () => inner.remove(id)),
      settle: (id, keys) => step(`${name}.settle`, () => inner.settle(id, keys)),
    };
  }

  return {
    steps,
    whenPulled,
    get pulled() {
      return pulled;
    },
    driver: (inner) => ({
      name: inner.name,
      open: (specs) => inner.open(specs),
      collection: <T extends Doc>(spec: CollectionSpec<T>) =>
        collection(spec.name, inner.collection(spec)),
      scrub: () => inner.scrub(),
      ping: () => inner.ping(),
      // The process is dead; its disk is not.
      close: async () => {},
    }),
    platform: (inner) =>
      Object.assign(Object.create(inner) as typeof inner, {
        send: (...args: Parameters<Platform['send']>) =>
          step(`${inner.name}.send`, () => inner.send(...args)),
        update: (...args: Parameters<Platform['update']>) =>
          step(`${inner.name}.updateMessage`, () => inner.update(...args)),
        findSent: async (...args: Parameters<Platform['findSent']>) =>
          pulled ? forever() : inner.findSent(...args),
        lookUp: async (...args: Parameters<Platform['lookUp']>) =>
          pulled ? forever() : inner.lookUp(...args),
      }),
  };
}
