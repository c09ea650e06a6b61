// Runs a command on a database that no running bot has locked: the SQLite file of a stopped bot, or
// MongoDB.
import { existsSync } from 'node:fs';
import type { Clock } from '../core/clock';
import type { Log } from '../core/log';
import type { CollectionSpec, Store } from '../core/store';
import { createStoreDriver, sqliteFile } from '../storage';
import { FileInUseError } from '../storage/in-use';
import { carryOut, CommandError, type OperatorCommand } from './command';
import type { TableImports } from './table-imports';

const WHERE =
  'Name the folder that the bot uses. If it runs as the playground, there is nothing to name: the playground keeps nothing on disk.';

export interface Directly {
  readonly dataDir: string;
  readonly mongodbUri?: string;
  readonly specs: readonly CollectionSpec<never>[];
  readonly clock: Clock;
  readonly log: Log;
  readonly file?: Uint8Array;
  readonly imports?: (store: Store) => TableImports;
  say(line: string): void;
}

export async function runDirectly(
  command: OperatorCommand,
  args: readonly string[],
  place: Directly,
): Promise<number> {
  const { dataDir, mongodbUri, specs, clock, log, file, say } = place;
  const onMongo = mongodbUri !== undefined && !command.alone;
  if (!onMongo && !existsSync(sqliteFile(dataDir))) {
    throw new CommandError(`DATA_DIR: there is no database in ${dataDir}. ${WHERE}`);
  }
  const driver = await createStoreDriver(
    { dataDir, evenMoved: true, ...(onMongo && { mongodbUri }) },
    log,
  );
  try {
    await driver.open(command.asItIs ? [] : specs);
  } catch (error) {
    if (!(error instanceof FileInUseError)) throw error;
    const remedy = command.alone
      ? 'Stop the bot first.'
      : 'The bot may be starting or stopping: try again in a moment.';
    throw new CommandError(
      `${sqliteFile(dataDir)} is in use, and ${command.name} cannot open it. ${remedy}`,
      1,
      error,
    );
  }
  try {
    return await carryOut(command, args, {
      driver,
      store: driver,
      clock,
      log,
      dataDir,
      specs,
      say,
      ...(place.imports && { imports: place.imports(driver) }),
      ...(file && { file }),
      ...(mongodbUri !== undefined && { mongodbUri }),
    });
  } finally {
    await driver.close();
  }
}
