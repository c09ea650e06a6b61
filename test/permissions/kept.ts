// The store before and after a press: what changed, and how it is put back.
import type { Collection, CollectionSpec, Store, StoreDriver } from '../../src/core/store';
import type { Doc } from '../../src/core/doc';
import { inboxCollection } from '../../src/core/inbox';

type Kept = ReadonlyMap<string, { readonly of: Collection<Doc>; readonly doc: Doc }>;

async function keptIn(store: Store, specs: readonly CollectionSpec[]): Promise<Kept> {
  const kept = new Map<string, { of: Collection<Doc>; doc: Doc }>();
  for (const spec of specs) {
    const of = store.collection(spec);
    for (const doc of await of.find({})) kept.set(`${spec.name}/${doc.id}`, { of, doc });
  }
  return kept;
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
  let written = false;
  let [store, specs, before]: [Store, readonly CollectionSpec[], Kept] = [driver, [], new Map()];
  const writes = new Set<string | symbol>(['insert', 'update', 'remove', 'settle']);
  const watching = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(of, name) {
        const value: unknown = Reflect.get(of, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          written ||= writes.has(name);
          return value.apply(of, args) as unknown;
        };
      },
    });
  const collection: StoreDriver['collection'] = (spec) =>
    spec.name === inboxCollection.name
      ? driver.collection(spec)
      : watching(driver.collection(spec));
  return {
    driver: { ...driver, collection },
    async begin(of, all) {
      [store, specs] = [of, all.filter(({ name }) => name !== inboxCollection.name)];
      before = await keptIn(store, specs);
      written = false;
    },
    async changes() {
      if (!written) return [];
      const after = await keptIn(store, specs);
      const found = changesBetween(before, after);
      await putBack(before, after);
      before = await keptIn(store, specs);
      written = false;
      return found;
    },
  };
}
