// What the crash tests say of a world after a restart: nothing is left undone, and nothing was
// shown twice where that can be known.
import { inboxCollection } from '../../src/core/inbox';
import { outboxCollection } from '../../src/core/outbox/record';
import type { Talk } from '../support/talk';

/** How often each delivery is shown, by its key. */
export function timesShown({ platforms }: Pick<Talk, 'platforms'>): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { shown } of platforms.values())
    for (const { key } of shown) if (key !== undefined) times.set(key, (times.get(key) ?? 0) + 1);
  return times;
}

/**
 * Every event is answered and every delivery arrived. Gives the keys of those that are shown twice:
 * each of them is marked as in doubt.
 */
export async function expectAllDone(talk: Talk): Promise<string[]> {
  expect(await talk.engine.store.collection(inboxCollection).count({ state: 'open' })).toBe(0);
  const deliveries = await talk.engine.store.collection(outboxCollection).find({});
  expect(deliveries.filter(({ state }) => state !== 'sent')).toEqual([]);
  const doubled = [...timesShown(talk)].filter(([, times]) => times > 1);
  for (const [key, times] of doubled) {
    const record = deliveries.find(({ id }) => id === key);
    expect(record).toMatchObject({ inDoubt: true });
    expect(record?.doubts).toBeGreaterThanOrEqual(times - 1);
  }
  return doubled.map(([key]) => key);
}
