// Indexes, and forward migrations under a lock, so that instances which start together migrate once.
import type { Db } from 'mongodb';
import { ConfigError } from '../../core/errors';
import type { Log } from '../../core/log';
import type { CollectionSpec } from '../../core/store';
import { fieldOf, type Stored } from './query';

interface SchemaDoc {
  readonly _id: string;
  readonly version?: number;
  readonly until?: Date;
}

const SCHEMA = '_schema';
const LOCK = '_lock';
const LOCK_MS = 10 * 60_000;
const ASK_AGAIN_MS = 200;

export async function migrate(db: Db, specs: readonly CollectionSpec<never>[], log: Log): Promise<void> {
  const schema = db.collection<SchemaDoc>(SCHEMA);
  await lock();
  try {
    for (const spec of specs) {
      const wanted = spec.migrations.length + 1;
      // A collection that was never noted is new, whatever the code's version.
      const found = (await schema.findOne({ _id: spec.name }))?.version ?? wanted;
      if (found > wanted) {
        throw new ConfigError(
          `MONGODB_URI: the data was written by a newer Passalong (${spec.name} is at version ${found}, this one knows ${wanted}). Install that version again, or restore the backup from before the upgrade.`,
        );
      }
      for (const step of spec.migrations.slice(found - 1)) await rewrite(spec.name, step);
      await schema.updateOne({ _id: spec.name }, { $set: { version: wanted } }, { upsert: true });
      await createIndexes(spec as unknown as CollectionSpec);
    }
  } finally {
    await schema.deleteOne({ _id: LOCK });
  }

  async function lock(): Promise<void> {
    for (;;) {
      const now = new Date();
      try {
        await schema.updateOne(
          { _id: LOCK, until: { $lt: now } },
          { $set: { until: new Date(now.getTime() + LOCK_MS) } },
          { upsert: true },
        );
        return;
      } catch (error) {
        if ((error as { code?: unknown }).code !== 11_000) throw error;
        log.info('another instance prepares the database; waiting for it');
        await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
      }
    }
  }

  async function rewrite(name: string, step: (doc: Readonly<Record<string, unknown>>) => Record<string, unknown>): Promise<void> {
    const docs = db.collection<Stored>(name);
    for await (const stored of docs.find().sort({ _id: 1 })) {
      const hidden = Object.fromEntries(Object.entries(stored).filter(([field]) => field.startsWith('_')));
      const fields = Object.fromEntries(Object.entries(stored).filter(([field]) => !field.startsWith('_')));
      const { id: _id, ...next } = step({ ...fields, id: stored._id });
      await docs.replaceOne({ _id: stored._id }, { ...hidden, ...next });
    }
  }

  async function createIndexes(spec: CollectionSpec): Promise<void> {
    const docs = db.collection(spec.name);
    await docs.createIndex({ _c: 1 });
    await docs.createIndex({ _p: 1 }, { sparse: true });
    for (const index of spec.indexes) {
      const keys = Object.fromEntries(index.fields.map((field) => [fieldOf(field), 1]));
      const [only, ...more] = Object.keys(keys);
      const where =
        more.length === 0
          ? { sparse: true }
          : { partialFilterExpression: Object.fromEntries([only, ...more].map((name) => [name, { $exists: true }])) };
      await docs.createIndex(keys, index.unique ? { unique: true, ...where } : {});
    }
  }
}
