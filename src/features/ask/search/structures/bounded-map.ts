// A map with a maximum size: it drops the entry that was set longest ago.

/** Sets a value as the newest entry and drops the oldest ones beyond `max`. */
export function setBounded<Key, Value>(
  map: Map<Key, Value>,
  key: Key,
  value: Value,
  max: number,
): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= max) return;
    map.delete(oldest);
  }
}
