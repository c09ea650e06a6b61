// Creates indexes and migrates forward under a lock, so that instances that start together migrate
// once. A migration that a crash interrupted continues where it stopped, because each document
// stores its schema version.
import type { Db } from 'mongodb';
import { ConfigError } from '../../core/errors';
import type { Log } from '../../core/log';
import type { CollectionSpec } from '../../core/store';
import { withLock } from './lock';
import { documentField, type Stored } from './query';

export interface SchemaDoc {
  readonly _id: string;
  readonly version?: number;
}

export const SCHEMA = '_schema';

export async function migrateMongo(
  db: Db,
  specs: readonly CollectionSpec<never>[],
  log: Log,
): Promise<void> {
  await withLock(db, log, async () => {
    for (const spec of specs) {
      await bringForward(db, spec);
      await createIndexes(db, spec as unknown as CollectionSpec);
    }
  });
}

async function bringForward(db: Db, spec: CollectionSpec<never>): Promise<void> {
  const schema = db.collection<SchemaDoc>(SCHEMA);
  const wanted = spec.migrations.length + 1;
  // A collection without a note is new, whatever the code's version.
  const found = (await schema.findOne({ _id: spec.name }))?.version ?? wanted;
  if (found > wanted) {
    throw new ConfigError(
      `MONGODB_URI: the data was written by a newer Passalong (${spec.name} is at version ${found}, this one knows ${wanted}). Install that version again, or restore the backup from before the upgrade.`,
    );
  }
  const note = (version: number) =>
    schema.updateOne({ _id: spec.name }, { $set: { version } }, { upsert: true });
  for (const [index, step] of spec.migrations.slice(found - 1).entries()) {
    const version = found + 1 + index;
    await rewrite(db, spec.name, version, step);
    await note(version);
  }
  await note(wanted);
}

/** Brings every older document to `version`. */
async function rewrite(
  db: Db,
  name: string,
  version: number,
  step: CollectionSpec['migrations'][number],
): Promise<void> {
  const docs = db.collection<Stored>(name);
  for await (const stored of docs.find({ _s: { $ne: version } }).sort({ _id: 1 })) {
    const hidden = Object.fromEntries(
      Object.entries(stored).filter(([field]) => field.startsWith('_')),
    );
    const fields = Object.fromEntries(
      Object.entries(stored).filter(([field]) => !field.startsWith('_')),
    );
    const { id: _id, ...next } = step({ ...fields, id: stored._id });
    await docs.replaceOne({ _id: stored._id }, { ...hidden, ...next, _s: version });
  }
}

export async function createIndexes(db: Db, spec: CollectionSpec): Promise<void> {
  const docs = db.collection(spec.name);
  await docs.createIndex({ _c: 1 });
  await docs.createIndex({ _p: 1 }, { sparse: true });
  for (const index of spec.indexes) {
    const keys = Object.fromEntries(index.fields.map((field) => [documentField(field), 1]));
    const [only, ...more] = Object.keys(keys);
    const where =
      more.length === 0
        ? { sparse: true }
        : {
            partialFilterExpression: Object.fromEntries(
              [only, ...more].map((name) => [name, { $exists: true }]),
            ),
          };
    await docs.createIndex(keys, index.unique ? { unique: true, ...where } : {});
  }
}
