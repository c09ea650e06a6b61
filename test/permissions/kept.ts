// The store before and after a press: what changed, and how it is put back.
import type { Collection, CollectionSpec, Store, StoreDriver } from '../../src/core/store';
import type { Doc } from '../../src/core/doc';
import { inboxCollection } from '../../src/core/inbox';

type Kept = ReadonlyMap<string, { readonly of: Collection<Doc>; readonly doc: Doc }>;

async function keptIn(name: string, of: Collection<Doc>): Promise<Kept> {
  const found = await of.find({});
  return new Map(found.map((doc) => [`${name}/${doc.id}`, { of, doc }]));
}

/** What somebody said last, and where, is no change of what they may see. */
const ASIDE = new Set(['version', 'lastAccountKey']);

function changesBetween(before: Kept, after: Kept): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [old, now] = [before.get(key)?.doc ?? {}, after.get(key)?.doc ?? {}] as Record<
      string,
      unknown
    >[];
    const fields = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])].filter(
      (field) => !ASIDE.has(field) && JSON.stringify(old?.[field]) !== JSON.stringify(now?.[field]),
    );
    return fields.length > 0 ? [`${key}: ${fields.join(', ')}`] : [];
  });
}

async function putBack(before: Kept, after: Kept): Promise<void> {
  for (const [key, { of, doc }] of after) if (!before.has(key)) await of.remove(doc.id);
  for (const [key, { of, doc }] of before) {
    const now = after.get(key)?.doc;
    if (!now) await of.insert(doc);
    else if (now.version !== doc.version) await of.update(doc.id, () => ({ doc }));
  }
}

export interface WatchedStore {
  readonly driver: StoreDriver;
  /** From now on changes count; of these collections. */
  begin(store: Store, specs: readonly CollectionSpec[]): Promise<void>;
  /** Documents that differ since then, `collection/id: fields`; they are put back. */
  changes(): Promise<string[]>;
}

/**
 * A driver around another, that knows what was written. What is noted of an event itself is left
 * aside.
 */
export function watchStore(driver: StoreDriver): WatchedStore {
  const written = new Set<string>();
  let watched: ReadonlyMap<string, Collection<Doc>> = new Map();
  /** What each collection held. */
  const before = new Map<string, Kept>();
  const writes = new Set<string | symbol>(['insert', 'update', 'remove', 'settle']);
  const watching = <T extends object>(target: T, collection: string): T =>
    new Proxy(target, {
      get(of, name) {
        const value: unknown = Reflect.get(of, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          if (writes.has(name)) written.add(collection);
          return value.apply(of, args) as unknown;
        };
      },
    });
  return {
    driver: { ...driver, collection: (spec) => watching(driver.collection(spec), spec.name) },
    async begin(store, all) {
      watched = new Map(
        all
          .filter(({ name }) => name !== inboxCollection.name)
          .map((spec) => [spec.name, store.collection(spec)]),
      );
      for (const [name, of] of watched) before.set(name, await keptIn(name, of));
      written.clear();
    },
    async changes() {
      const found: string[] = [];
      for (const [name, of] of watched) {
        if (!written.delete(name)) continue;
        const [held, after] = [before.get(name) ?? new Map(), await keptIn(name, of)];
        found.push(...changesBetween(held, after));
        await putBack(held, after);
        before.set(name, await keptIn(name, of));
        written.delete(name);
      }
      return found;
    },
  };
}
