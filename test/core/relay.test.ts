// What a change causes is carried out right after it, at least once, and taken out of the document;
// what failed comes again.
import type { DomainEvent } from '../../src/core/events';
import type { Delivery } from '../../src/core/message';
import { createRelay } from '../../src/core/relay';
import { collectionSpec } from '../../src/core/store';
import type { Doc } from '../../src/core/doc';
import { createSqliteStore } from '../../src/storage/sqlite';
import { createFailingDriver } from '../support/failing-driver';
import { createReadableLog } from './rig';
import { NOBODYS } from '../support/nobodys';

interface Thing extends Doc {
  readonly size: number;
}
const things = collectionSpec<Thing>('test.things', NOBODYS);
const delivery = (key: string): Delivery => ({
  key,
  class: 'owed',
  to: { person: 'p' },
  message: { text: 't' },
});
const event = (key: string): DomainEvent => ({
  key,
  name: 'pairing.started',
  data: { pairingId: key },
});

async function rig() {
  const driver = createFailingDriver(createSqliteStore({ file: ':memory:' }));
  await driver.open([things]);
  const log = createReadableLog();
  const done: string[] = [];
  const failing = new Set<string>();
  const carry = async ({ key }: { key: string }) => {
    if (failing.has(key)) throw new Error(`${key} failed`);
    done.push(key);
  };
  const relay = createRelay(driver, { deliver: carry, publish: carry }, log);
  const held = async () =>
    (await driver.collection(things).pending(1_000)).flatMap(({ caused }) =>
      [...caused.deliveries, ...caused.events].map(({ key }) => key),
    );
  return {
    driver,
    log,
    done,
    failing,
    relay,
    things: relay.collection(things),
    held,
    recover: () => relay.recover([things]),
  };
}

describe('the relay', () => {
  it('carries out what an insert and an update cause, deliveries first', async () => {
    const { things: all, done, held } = await rig();
    await all.insert(
      { id: 'a', size: 1 },
      { events: [event('e1')], deliveries: [delivery('d1'), delivery('d2')] },
    );
    expect(done).toEqual(['d1', 'd2', 'e1']);
    await all.update('a', (doc) => ({ doc, deliveries: [delivery('d3')] }));
    expect(done).toEqual(['d1', 'd2', 'e1', 'd3']);
    expect(await held()).toEqual([]);
  });

  it('carries out nothing where nothing changed', async () => {
    const { things: all, done } = await rig();
    await all.insert({ id: 'a', size: 1 });
    expect(await all.insert({ id: 'a', size: 2 }, { deliveries: [delivery('d')] })).toBe(false);
    expect(await all.update('a', () => undefined)).toBeUndefined();
    expect(await all.update('b', (doc) => ({ doc, deliveries: [delivery('d')] }))).toBeUndefined();
    expect(done).toEqual([]);
  });

  it('keeps what failed and what comes after it, and carries it out later', async () => {
    const { things: all, done, held, failing, recover, log } = await rig();
    failing.add('e1');
    const inserted = await all.insert(
      { id: 'a', size: 1 },
      { deliveries: [delivery('d1')], events: [event('e1'), event('e2')] },
    );
    expect(inserted).toBe(true);
    expect(done).toEqual(['d1']);
    expect(await held()).toEqual(['e1', 'e2']);
    expect(log.of('error')).toHaveLength(1);
    expect(await recover()).toBe(0);
    failing.clear();
    expect(await recover()).toBe(2);
    expect(done).toEqual(['d1', 'e1', 'e2']);
    expect(await recover()).toBe(0);
  });

  it('lets a change stand whose effects could not be taken out, and carries them out again', async () => {
    const { driver, things: all, done, recover, log } = await rig();
    driver.fail('test.things', 'settle');
    expect(await all.insert({ id: 'a', size: 1 }, { deliveries: [delivery('d')] })).toBe(true);
    expect(log.of('error').map(({ message }) => message)).toEqual([
      expect.stringContaining('carried out again'),
    ]);
    driver.mend();
    expect(await recover()).toBe(1);
    expect(done).toEqual(['d', 'd']);
    expect(await recover()).toBe(0);
  });

  it('does not let what fails again hold up those behind it', async () => {
    const { things: all, done, failing, recover } = await rig();
    const ids = Array.from({ length: 250 }, (_, n) => `k${n}`);
    for (const id of ids) failing.add(id);
    await Promise.all(ids.map((id) => all.insert({ id, size: 1 }, { events: [event(id)] })));
    for (const id of ids.slice(240)) failing.delete(id);
    expect(await recover()).toBe(10);
    expect(done.toSorted()).toEqual(ids.slice(240).toSorted());
  });
});
