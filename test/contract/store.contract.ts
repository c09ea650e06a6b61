// What every storage driver must do, the same to the letter. `describeStore` runs it on one driver.
import fc from 'fast-check';
import type { Delivery } from '../../src/core/message';
import {
  type Collection,
  collectionSpec,
  cursorOf,
  type DriverCollection,
  type Filter,
  type StoreDriver,
} from '../../src/core/store';
import type { Doc } from '../../src/core/doc';
import { NOBODYS } from '../support/nobodys';

export interface Thing extends Doc {
  readonly name?: string;
  readonly size?: number;
  readonly open?: boolean;
  readonly tags?: readonly string[];
}

export const things = collectionSpec<Thing>('test.things', {
  followed: true,
  ...NOBODYS,
  indexes: [{ fields: ['name'], unique: true }, { fields: ['size'] }],
});
const others = collectionSpec<Thing>('test.others', {
  ...NOBODYS,
  indexes: [{ fields: ['open', 'size'] }],
});
const delivery = (key: string): Delivery => ({
  key,
  class: 'owed',
  to: { person: 'p' },
  message: { text: 't' },
});

export interface Bench {
  readonly driver: StoreDriver;
  close(): Promise<void>;
}

export function describeStore(name: string, make: () => Promise<Bench>): void {
  describe(`the store on ${name}`, () => {
    let bench: Bench;
    let all: DriverCollection<Thing>;
    beforeEach(async () => {
      bench = await make();
      await bench.driver.open([things, others]);
      all = bench.driver.collection(things);
    });
    afterEach(() => bench.close());

    it('gives back what was put in, and nothing of its own', async () => {
      expect(
        await all.insert({ id: 'a', name: 'Ä', size: 1.5, open: false, tags: ['x', 'y'] }),
      ).toBe(true);
      expect(await all.get('a')).toEqual({
        id: 'a',
        version: 1,
        name: 'Ä',
        size: 1.5,
        open: false,
        tags: ['x', 'y'],
      });
      expect(await all.get('b')).toBeUndefined();
    });

    it('gives copies: changing one changes nothing in the store', async () => {
      await all.insert({ id: 'a', tags: ['x'] });
      const copy = await all.get('a');
      (copy?.tags as string[] | undefined)?.push('y');
      expect((await all.get('a'))?.tags).toEqual(['x']);
    });

    it('takes an id once, and a unique key once, where it is there at all', async () => {
      expect(await all.insert({ id: 'a', name: 'n' })).toBe(true);
      expect(await all.insert({ id: 'a', name: 'm' })).toBe(false);
      expect(await all.insert({ id: 'b', name: 'n' })).toBe(false);
      expect(await Promise.all([all.insert({ id: 'c' }), all.insert({ id: 'd' })])).toEqual([
        true,
        true,
      ]);
      expect(await all.count({})).toBe(3);
    });

    it('refuses a change that takes a unique key of another', async () => {
      await all.insert({ id: 'a', name: 'n' });
      await all.insert({ id: 'b', name: 'm' });
      await expect(all.update('b', (doc) => ({ doc: { ...doc, name: 'n' } }))).rejects.toThrow();
      expect((await all.get('b'))?.name).toBe('m');
    });

    it('lets exactly one of 50 racers win', async () => {
      await all.insert({ id: 'a', size: 0 });
      const wins = await Promise.all(
        Array.from({ length: 50 }, (_, racer) =>
          all.update('a', (doc) =>
            doc.size === 0 ? { doc: { ...doc, size: racer + 1 } } : undefined,
          ),
        ),
      );
      expect(wins.filter(Boolean)).toHaveLength(1);
      expect(await all.get('a')).toMatchObject({ version: 2, size: wins.find(Boolean)?.size });
    });

    it('loses no change of 50 that all count', async () => {
      await all.insert({ id: 'a', size: 0 });
      await Promise.all(
        Array.from({ length: 50 }, () =>
          all.update('a', (doc) => ({ doc: { ...doc, size: (doc.size ?? 0) + 1 } })),
        ),
      );
      expect(await all.get('a')).toMatchObject({ version: 51, size: 50 });
    });

    it('drops a field that a change leaves out', async () => {
      await all.insert({ id: 'a', name: 'n', size: 1 });
      await all.update('a', ({ name: _gone, ...doc }) => ({ doc }));
      expect(await all.get('a')).toEqual({ id: 'a', version: 2, size: 1 });
    });

    it('changes nothing that is not there, and removes once', async () => {
      expect(await all.update('a', (doc) => ({ doc }))).toBeUndefined();
      await all.insert({ id: 'a' });
      expect([await all.remove('a'), await all.remove('a')]).toEqual([true, false]);
    });

    const sample: readonly Omit<Thing, 'version'>[] = [
      { id: 'a', name: 'ant', size: 1, open: true, tags: ['x'] },
      { id: 'b', name: 'bee', size: 2, open: false, tags: ['x', 'y'] },
      { id: 'c', name: 'cat', size: 2, tags: [] },
      { id: 'd', open: true },
    ];
    it.each<[string, Filter<Thing>, string]>([
      ['everything', {}, 'abcd'],
      ['equality', { size: 2 }, 'bc'],
      ['a boolean', { open: false }, 'b'],
      ['the id', { id: 'c' }, 'c'],
      ['$in', { name: { $in: ['ant', 'cat', 'dog'] } }, 'ac'],
      ['an empty $in', { name: { $in: [] } }, ''],
      ['$ne, also without the field', { size: { $ne: 2 } }, 'ad'],
      ['$lt', { size: { $lt: 2 } }, 'a'],
      ['$gte on text', { name: { $gte: 'bee' } }, 'bc'],
      ['a range', { size: { $gt: 1, $lte: 2 } }, 'bc'],
      ['$exists', { name: { $exists: true } }, 'abc'],
      ['not $exists', { size: { $exists: false } }, 'd'],
      ['$has', { tags: { $has: 'x' } }, 'ab'],
      ['$has and equality', { tags: { $has: 'x' }, open: true }, 'a'],
    ])('finds by %s', async (_case, where, ids) => {
      for (const doc of sample) await all.insert(doc);
      expect((await all.find(where)).map((doc) => doc.id).join('')).toBe(ids);
      expect(await all.count(where)).toBe(ids.length);
    });

    it.each([
      ['ascending', 'dacb'],
      ['descending', 'bcad'],
    ] as const)('sorts %s, ties by id, and pages by cursor', async (order, ids) => {
      for (const doc of [
        { id: 'a', size: 1 },
        { id: 'c', size: 2 },
        { id: 'b', size: 3 },
        { id: 'd' },
      ])
        await all.insert(doc);
      const sort = { by: 'size', order } as const;
      expect((await all.find({}, { sort })).map((doc) => doc.id).join('')).toBe(ids);
      let walked = '';
      for (
        let page = await all.find({}, { sort, limit: 1 });
        page[0];
        page = await all.find({}, { sort, limit: 1, after: cursorOf(page[0], sort) })
      )
        walked += page[0].id;
      expect(walked).toBe(ids);
    });

    it('answers any filter as a plain look through all documents would (property)', async () => {
      const docs = Array.from({ length: 40 }, (_, n) => ({
        id: `id${n}`,
        ...(n % 3 && { size: n % 7 }),
        ...(n % 2 && { open: n % 4 === 1 }),
        tags: n % 5 ? [`t${n % 5}`] : [],
      }));
      const mixed = bench.driver.collection(others);
      await Promise.all(docs.map((doc) => mixed.insert(doc)));
      const compare = fc.record({
        operator: fc.constantFrom('$lt', '$lte', '$gt', '$gte', '$ne'),
        operand: fc.integer({ min: -1, max: 8 }),
      });
      const check = (value: number | undefined, operator: string, operand: number) => {
        if (operator === '$ne') return value !== operand;
        if (value === undefined) return false;
        return (
          {
            $lt: value < operand,
            $lte: value <= operand,
            $gt: value > operand,
            $gte: value >= operand,
          }[operator] ?? false
        );
      };
      await fc.assert(
        fc.asyncProperty(
          compare,
          fc.option(fc.boolean()),
          fc.option(fc.constantFrom('t1', 't2', 't9')),
          async ({ operator, operand }, open, tag) => {
            const where = {
              size: { [operator]: operand },
              ...(open !== null && { open }),
              ...(tag !== null && { tags: { $has: tag } }),
            };
            const expected = docs.filter(
              (doc) =>
                check(doc.size, operator, operand) &&
                (open === null || doc.open === open) &&
                (tag === null || doc.tags.includes(tag)),
            );
            expect((await mixed.find(where)).map((doc) => doc.id)).toEqual(
              expected.map((doc) => doc.id).sort(),
            );
          },
        ),
        { numRuns: 60 },
      );
    });

    it('keeps effects with the change until they are settled', async () => {
      await all.insert({ id: 'a' }, { deliveries: [delivery('k1')] });
      await all.update('a', (doc) => ({
        doc: { ...doc, size: 1 },
        deliveries: [delivery('k2')],
        events: [{ key: 'k3', name: 'pairing.started', data: { pairingId: 'x' } }],
      }));
      const [held] = await all.pending(10);
      expect(held?.caused.deliveries.map(({ key }) => key)).toEqual(['k1', 'k2']);
      expect(held?.caused.events.map(({ key }) => key)).toEqual(['k3']);
      expect(Object.keys((await all.get('a')) ?? {})).toEqual(
        expect.arrayContaining(['id', 'version', 'size']),
      );
      expect(Object.keys((await all.get('a')) ?? {})).toHaveLength(3);
      await all.settle('a', ['k1', 'k3']);
      expect((await all.pending(10))[0]?.caused).toEqual({
        deliveries: [delivery('k2')],
        events: [],
      });
      await all.settle('a', ['k2']);
      expect(await all.pending(10)).toEqual([]);
      expect((await all.get('a'))?.version).toBe(2);
    });

    it('tells what changed since a cursor', async () => {
      await all.insert({ id: 'a' });
      const { cursor } = await all.changes();
      await all.insert({ id: 'b', size: 1 });
      await all.update('a', (doc) => ({ doc: { ...doc, size: 2 } }));
      await all.insert({ id: 'c' });
      await all.remove('c');
      const next = await all.changes(cursor);
      expect(
        next.changed
          .toSorted((one, other) => one.id.localeCompare(other.id))
          .map((doc) => [doc.id, doc.size]),
      ).toEqual([
        ['a', 2],
        ['b', 1],
      ]);
      expect(next.removed).toEqual(['c']);
      await all.remove('b');
      const last = await all.changes(next.cursor);
      expect(last.removed).toContain('b');
    });

    it('tells what was changed by another hand on the same collection, and only on it', async () => {
      const elsewhere = bench.driver.collection(things);
      const { cursor } = await all.changes();
      await bench.driver.collection(others).insert({ id: 'x' });
      const next = await all.changes(cursor);
      expect(next).toMatchObject({ changed: [], removed: [] });
      await elsewhere.insert({ id: 'a' });
      await bench.driver.open([things, others]);
      expect((await all.changes(next.cursor)).changed).toMatchObject([{ id: 'a' }]);
    });

    it('does not call gone what was inserted again under the same id', async () => {
      await all.insert({ id: 'a', size: 1 });
      const { cursor } = await all.changes();
      await all.remove('a');
      await all.insert({ id: 'a', size: 2 });
      expect(await all.changes(cursor)).toMatchObject({
        changed: [{ id: 'a', size: 2 }],
        removed: [],
      });
    });

    it('keeps no ids of what was removed where nobody follows', async () => {
      const unfollowed = bench.driver.collection(others);
      await unfollowed.insert({ id: 'x' });
      expect(await unfollowed.remove('x')).toBe(true);
      await expect(unfollowed.changes()).rejects.toThrow('test.others is not declared as followed');
      const followed = bench.driver.collection({ ...others, followed: true });
      expect((await followed.changes('0')).removed).toEqual([]);
    });

    it('is still there after it was opened again with the same collections', async () => {
      await all.insert({ id: 'a', name: 'n' });
      await bench.driver.open([things, others]);
      expect(await bench.driver.collection(things).count({ name: 'n' })).toBe(1);
    });
  });
}

/** Fills a collection with `count` small documents, some hundred at a time. */
export async function fill(collection: Collection<Thing>, count: number): Promise<void> {
  for (let from = 0; from < count; from += 1000) {
    await Promise.all(
      Array.from({ length: Math.min(1000, count - from) }, (_, n) =>
        collection.insert({
          id: `id${String(from + n).padStart(7, '0')}`,
          size: n,
          tags: ['some', 'words'],
        }),
      ),
    );
  }
}
