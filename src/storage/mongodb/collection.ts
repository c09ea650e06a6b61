// One collection on MongoDB. Each write changes one document. A token in it shows, after a lost
// response, if the write was ours.
import { randomUUID } from 'node:crypto';
import {
  type Collection as MongoCollection,
  type Filter as MongoFilter,
  type FindCursor,
  MongoServerError,
  type UpdateFilter,
} from 'mongodb';
import type { Effects } from '../../core/effects';
import type { Changes, CollectionSpec, DriverCollection } from '../../core/store';
import type { Doc } from '../../core/doc';
import type { Connection } from './connection';
import { mongoAfter, mongoSort, revealed, type Stored, mongoFilter } from './query';
import { outlasting } from './retry';

interface Tombstone {
  readonly _id: string;
  readonly collection: string;
  readonly id: string;
  readonly _c: Date;
}

export const TOMBSTONES = '_tombstones';
const DUPLICATE_KEY = 11_000;
const SCAN_PAGE = 500;
/** Writes may become visible in another order than their timestamps within this time. */
const OVERLAP_MS = 5_000;
const KEEP_TOKENS = 10;

export function createMongoCollection<T extends Doc>(
  connection: Connection,
  spec: CollectionSpec<T>,
): DriverCollection<T> {
  const docs = (): MongoCollection<Stored> => connection.db().collection<Stored>(spec.name);
  const tombstones = (): MongoCollection<Tombstone> =>
    connection.db().collection<Tombstone>(TOMBSTONES);
  const grave = (id: string) => `${spec.name}:${id}`;
  const read = <R>(operation: () => Promise<R>) => outlasting(connection, operation);

  /** The effects to add, as a MongoDB update. `$push` creates the arrays. */
  function pushed(caused: Effects | undefined): UpdateFilter<Stored> {
    const push: Record<string, unknown> = {};
    if (caused?.deliveries?.length) push['_p.deliveries'] = { $each: caused.deliveries };
    if (caused?.events?.length) push['_p.events'] = { $each: caused.events };
    return (Object.keys(push).length > 0 ? { $push: push } : {}) as UpdateFilter<Stored>;
  }

  async function isOurs(id: string, token: string): Promise<boolean> {
    return (
      (await docs().findOne({ _id: id, _w: token } as MongoFilter<Stored>, {
        projection: { _id: 1 },
      })) !== null
    );
  }

  async function insert(doc: Omit<T, 'version'>, caused?: Effects): Promise<boolean> {
    const token = randomUUID();
    const { id, version: _ours, ...fields } = doc as Omit<T, 'version'> & Doc;
    return outlasting(connection, async (repeated) => {
      try {
        // An upsert that can only insert, so that the server sets the timestamp. A taken id fails
        // as a duplicate.
        await docs().updateOne(
          { _id: id, _v: { $exists: false } },
          {
            $set: { ...fields, _v: 1, _w: [token] },
            $currentDate: { _c: true },
            ...pushed(caused),
          } as unknown as UpdateFilter<Stored>,
          { upsert: true },
        );
      } catch (error) {
        if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) throw error;
        return repeated && (await isOurs(id, token));
      }
      if (spec.followed) await tombstones().deleteOne({ _id: grave(id) });
      return true;
    });
  }

  async function update(
    id: string,
    change: Parameters<DriverCollection<T>['update']>[1],
  ): Promise<T | undefined> {
    const token = randomUUID();
    return outlasting(connection, async () => {
      for (;;) {
        const stored = await docs().findOne({ _id: id });
        if (!stored) return undefined;
        if (stored._w.includes(token)) return revealed<T>(stored);
        const changed = change(revealed<T>(stored));
        if (!changed) return undefined;
        const { id: _id, version: _version, ...fields } = changed.doc;
        const gone = Object.keys(stored).filter(
          (name) =>
            !name.startsWith('_') && (fields as Record<string, unknown>)[name] === undefined,
        );
        const outcome = await docs().updateOne({ _id: id, _v: stored._v }, {
          $set: { ...fields, _v: stored._v + 1, _w: [...stored._w, token].slice(-KEEP_TOKENS) },
          ...(gone.length > 0 && { $unset: Object.fromEntries(gone.map((name) => [name, 1])) }),
          $currentDate: { _c: true },
          ...pushed(changed),
        } as unknown as UpdateFilter<Stored>);
        if (outcome.matchedCount === 1)
          return revealed<T>({
            ...withoutHiddenGaps(fields),
            _id: id,
            _v: stored._v + 1,
            _c: stored._c,
            _w: [],
          });
      }
    });
  }

  async function changes(after?: string): Promise<Changes<T>> {
    if (!spec.followed) throw new Error(`${spec.name} is not declared as followed`);
    return read(async () => {
      if (after === undefined) {
        const [doc, stone] = await Promise.all([
          docs().find().sort({ _c: -1 }).limit(1).next(),
          tombstones().find().sort({ _c: -1 }).limit(1).next(),
        ]);
        const stamps = [doc?._c, stone?._c].map((stamp) => stamp?.getTime() ?? 0);
        return { changed: [], removed: [], cursor: String(Math.max(...stamps)) };
      }
      const since = new Date(Number(after) - OVERLAP_MS);
      const removed = await tombstones()
        .find({ collection: spec.name, _c: { $gte: since } })
        .toArray();
      const changed = await docs()
        .find({ _c: { $gte: since } } as MongoFilter<Stored>)
        .sort({ _c: 1 })
        .toArray();
      const alive = new Set(changed.map((stored) => stored._id));
      const cursor = Math.max(
        Number(after),
        ...[...changed, ...removed].map((one) => one._c.getTime()),
      );
      return {
        changed: changed.map((stored) => revealed<T>(stored)),
        removed: removed.map(({ id }) => id).filter((id) => !alive.has(id)),
        cursor: String(cursor),
      };
    });
  }

  return {
    insert,
    update,
    changes,
    get: async (id) => {
      const stored = await read(() => docs().findOne({ _id: id }));
      return stored ? revealed<T>(stored) : undefined;
    },
    async find(where, { sort, limit, after } = {}) {
      const filter =
        after === undefined
          ? mongoFilter(where)
          : ({ $and: [mongoFilter(where), mongoAfter(after, sort)] } as MongoFilter<Stored>);
      const found = await read(() =>
        docs()
          .find(filter)
          .sort(mongoSort(sort))
          .limit(limit ?? 0)
          .toArray(),
      );
      return found.map((stored) => revealed<T>(stored));
    },
    count: (where) => read(() => docs().countDocuments(mongoFilter(where))),
    remove: (id) =>
      outlasting(connection, async (repeated) => {
        const { deletedCount } = await docs().deleteOne({ _id: id });
        if (deletedCount === 0 && !repeated) return false;
        if (!spec.followed) return true;
        await tombstones().updateOne(
          { _id: grave(id) },
          { $set: { collection: spec.name, id }, $currentDate: { _c: true } },
          { upsert: true },
        );
        return true;
      }),
    async *scan(where = {}) {
      let cursor: FindCursor<Stored> | undefined;
      let from = connection.db();
      let last = '';
      // If a cursor is lost, a new one continues after the last document.
      const nextPage = () =>
        read(async () => {
          if (from !== connection.db()) cursor = undefined;
          from = connection.db();
          cursor ??= docs()
            .find({ $and: [mongoFilter(where), { _id: { $gt: last } }] } as MongoFilter<Stored>)
            .sort({ _id: 1 })
            .batchSize(SCAN_PAGE);
          try {
            const first = await cursor.next();
            return first ? [first, ...cursor.readBufferedDocuments()] : [];
          } catch (error) {
            cursor = undefined;
            throw error;
          }
        });
      try {
        for (let page = await nextPage(); page.length > 0; page = await nextPage()) {
          last = page.at(-1)?._id ?? last;
          for (const stored of page) yield revealed<T>(stored);
        }
      } finally {
        await cursor?.close();
      }
    },
    async pending(limit) {
      const held = await read(() =>
        docs()
          .find({ _p: { $exists: true } } as MongoFilter<Stored>)
          .sort({ _c: 1 })
          .limit(limit)
          .toArray(),
      );
      return held.map(({ _id, _p }) => ({
        id: _id,
        caused: {
          deliveries: _p?.deliveries ?? [],
          events: _p?.events ?? [],
        } as unknown as Required<Effects>,
      }));
    },
    async settle(id, keys) {
      const gone = { key: { $in: [...keys] } };
      await read(async () => {
        const held = await docs().findOne({ _id: id }, { projection: { _p: 1 } });
        const parts = Object.entries(held?._p ?? {}).filter(([, effects]) => effects?.length);
        if (parts.length > 0) {
          const pull = Object.fromEntries(parts.map(([name]) => [`_p.${name}`, gone]));
          await docs().updateOne({ _id: id }, { $pull: pull } as unknown as UpdateFilter<Stored>);
        }
        const none = (name: string) => ({
          $or: [{ [name]: { $exists: false } }, { [name]: { $size: 0 } }],
        });
        const empty = {
          _id: id,
          $and: [none('_p.deliveries'), none('_p.events')],
        } as unknown as MongoFilter<Stored>;
        await docs().updateOne(empty, { $unset: { _p: 1 } } as unknown as UpdateFilter<Stored>);
      });
    },
  };
}

function withoutHiddenGaps(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
