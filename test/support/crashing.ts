// Pulls the plug at a named step. Each call on the store driver and on a platform is a step, before it and after it; from the
// chosen step on nothing answers any more, as if the process had been killed. The store beneath lives on, as a disk would, so that
// a second engine on it shows what a restart makes of it.
import type { Platform } from '../../src/core/platform';
import type { CollectionSpec, Doc, DriverCollection, StoreDriver } from '../../src/core/store';

export interface Plug {
  /** Names of the steps so far, e.g. `before contributions.update`. */
  readonly steps: string[];
  readonly pulled: boolean;
  /** Resolves when the plug was pulled. */
  readonly whenPulled: Promise<void>;
  driver(inner: StoreDriver): StoreDriver;
  platform<P extends Platform>(inner: P): P;
}

/** `at`: the index of the step to die at; undefined: never. */
export function createPlug(at?: number): Plug {
  const steps: string[] = [];
  let pulled = false;
  let pull: () => void = () => {};
  const whenPulled = new Promise<void>((resolve) => {
    pull = resolve;
  });
  const forever = <T>() => new Promise<T>(() => {});

  async function pass(name: string): Promise<void> {
    if (pulled) return forever();
    steps.push(name);
    if (steps.length - 1 !== at) return undefined;
    pulled = true;
    pull();
    return forever();
  }

  async function step<T>(name: string, call: () => Promise<T>): Promise<T> {
    await pass(`before ${name}`);
    const result = await call();
    await pass(`after ${name}`);
    return result;
  }

  function collection<T extends Doc>(name: string, inner: DriverCollection<T>): DriverCollection<T> {
    return {
      get: async (id) => (pulled ? forever() : inner.get(id)),
      find: async (where, page) => (pulled ? forever() : inner.find(where, page)),
      count: async (where) => (pulled ? forever() : inner.count(where)),
      changes: async (after) => (pulled ? forever() : inner.changes(after)),
      pending: async (limit) => (pulled ? forever() : inner.pending(limit)),
      scan: (where) => inner.scan(where),
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
      collection: <T extends Doc>(spec: CollectionSpec<T>) => collection(spec.name, inner.collection(spec)),
      ping: () => inner.ping(),
      // The process is dead; its disk is not.
      close: async () => {},
    }),
    platform: (inner) =>
      Object.assign(Object.create(inner) as typeof inner, {
        send: (...args: Parameters<Platform['send']>) => step(`${inner.name}.send`, () => inner.send(...args)),
        update: (...args: Parameters<Platform['update']>) => step(`${inner.name}.updateMessage`, () => inner.update(...args)),
      }),
  };
}
