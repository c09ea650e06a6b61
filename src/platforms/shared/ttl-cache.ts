// A bounded cache with a time to live. It saves a look at the store for every message. After that
// time, another instance may have changed the store.
import type { Clock } from '../../core/clock';
import { setBounded } from '../../core/bounded-map';

const FOR_MS = 60_000;
const MOST = 5_000;

export interface TtlCache<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  forget(key: string): void;
}

export function createTtlCache<Value>(clock: Clock, most = MOST): TtlCache<Value> {
  /** The oldest first. */
  const values = new Map<string, { readonly value: Value; readonly until: number }>();
  return {
    get(key) {
      const found = values.get(key);
      return found && found.until > clock.now().getTime() ? found.value : undefined;
    },
    set(key, value) {
      setBounded(values, key, { value, until: clock.now().getTime() + FOR_MS }, most);
    },
    forget(key) {
      values.delete(key);
    },
  };
}
