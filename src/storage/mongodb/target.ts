// A MongoDB database that receives the contents of another store. Until the move is complete, a
// note in the database keeps bots from starting on it, and lets an interrupted move start again.
import type { Db } from 'mongodb';
import type { Contents, Whole } from '../../core/contents';
import type { JsonObject } from '../../core/json';
import { ConfigError } from '../../core/errors';
import { silentLog } from '../../core/log';
import type { CollectionSpec } from '../../core/store';
import { openConnection } from './connection';
import { createIndexes, type SchemaDoc, SCHEMA } from './migrate';
import type { Stored } from './query';

const NOTE = { _id: 'moving' };
const PAGE = 500;

export interface MoveTarget extends Contents {
  /**
   * The first collection that is not empty; undefined if there is none, or if a move was
   * interrupted.
   */
  occupied(): Promise<string | undefined>;
  /** Starts with an empty database. */
  begin(specs: readonly CollectionSpec<never>[]): Promise<void>;
  put(collection: string, documents: readonly Whole[]): Promise<void>;
  /** Allows bots to start on the database. */
  end(schemas: Awaited<ReturnType<Contents['collections']>>): Promise<void>;
  close(): Promise<void>;
}

const schemaIn = (db: Db) => db.collection<SchemaDoc>(SCHEMA);

/** Throws ConfigError if a move into the database started and did not end. */
export async function expectNoMove(db: Db): Promise<void> {
  if (await schemaIn(db).findOne(NOTE))
    throw new ConfigError(
      'MONGODB_URI: data is being moved into this database, or a move was cut off. Wait for its end, or run npm run move -- --to mongodb again.',
    );
}

export async function openMoveTarget(uri: string): Promise<MoveTarget> {
  const connection = openConnection(uri, silentLog);
  const db = connection.db();
  try {
    await db.client.connect();
  } catch (cause) {
    await connection.close();
    throw new ConfigError(
      `MONGODB_URI: the database does not answer (${(cause as Error).message.split('\n')[0]}).`,
    );
  }
  const names = async () =>
    (await db.listCollections({}, { nameOnly: true }).toArray())
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('system.'));

  return {
    async occupied() {
      if (await schemaIn(db).findOne(NOTE)) return undefined;
      for (const name of await names())
        if (await db.collection(name).findOne({}, { projection: { _id: 1 } })) return name;
      return undefined;
    },
    async begin(specs) {
      await schemaIn(db).updateOne(NOTE, { $set: { version: 0 } }, { upsert: true });
      for (const name of await names()) if (name !== SCHEMA) await db.collection(name).drop();
      await schemaIn(db).deleteMany({ _id: { $ne: NOTE._id } });
      for (const spec of specs) await createIndexes(db, spec as unknown as CollectionSpec);
    },
    async put(collection, documents) {
      await db
        .collection<Stored>(collection)
        .insertMany(documents.map(storedOf), { ordered: false });
    },
    async end(schemas) {
      for (const { name, schema } of schemas)
        await schemaIn(db).updateOne(
          { _id: name },
          { $set: { version: schema } },
          { upsert: true },
        );
      await schemaIn(db).deleteOne(NOTE);
    },
    async collections() {
      const ours = (await names()).filter((name) => !name.startsWith('_'));
      return ours.map((name) => ({ name, schema: 0 }));
    },
    async *pages(collection) {
      const cursor = db.collection<Stored>(collection).find().sort({ _id: 1 }).batchSize(PAGE);
      for (let first = await cursor.next(); first; first = await cursor.next()) {
        yield [first, ...cursor.readBufferedDocuments()].map(wholeOf);
      }
    },
    close: () => connection.close(),
  };
}

/**
 * The timestamp is the change number, long ago. So pending effects keep their order, and all later
 * changes come after them.
 */
function storedOf({ id, version, fields, caused, change }: Whole): Stored {
  const pending = Object.fromEntries(
    Object.entries(caused).filter(([, effects]) => effects.length > 0),
  );
  return {
    ...fields,
    _id: id,
    _v: version,
    _c: new Date(change),
    _w: [],
    ...(Object.keys(pending).length > 0 && { _p: pending }),
  };
}

function wholeOf({ _id, _v, _c, _p, ...stored }: Stored): Whole {
  const fields = Object.fromEntries(
    Object.entries(stored).filter(([name]) => !name.startsWith('_')),
  ) as JsonObject;
  const { deliveries = [], events = [] } = (_p ?? {}) as Partial<Whole['caused']>;
  return { id: _id, version: _v, fields, caused: { deliveries, events }, change: _c.getTime() };
}
