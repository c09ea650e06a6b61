// An operator's commands: `node dist/command.js NAME ARGS`. The running bot carries them out,
// because only it has the SQLite file open. If the bot is stopped, or on MongoDB, the command opens
// the database itself.
import type { Clock } from '../core/clock';
import { ConfigError } from '../core/errors';
import type { Log } from '../core/log';
import type { CollectionSpec, Store, StoreDriver } from '../core/store';
import type { TableImports } from './table-imports';

/** What a command works with. */
export interface OperatorRoom {
  readonly driver: StoreDriver;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly dataDir: string;
  /**
   * The address in MONGODB_URI and all collections in the code, for commands that open another
   * store.
   */
  readonly mongodbUri?: string;
  readonly specs?: readonly CollectionSpec<never>[];
  /** The file that the command reads. */
  readonly file?: Uint8Array;
  /** What imports tables. */
  readonly imports?: TableImports;
  /** Shows one line to the operator. */
  say(line: string): void;
}

export interface OperatorCommand {
  readonly name: string;
  /**
   * Options with a path, e.g. `--to`. The path is relative to the operator's folder, not the bot's.
   */
  readonly paths?: readonly string[];
  /** The path of a file of the operator's that it reads, relative to their folder. */
  reads?(args: readonly string[]): string | undefined;
  /** The file is opened for it without migrations. */
  readonly asItIs?: true;
  /** It needs the SQLite file for itself, so the bot must be stopped. */
  readonly alone?: true;
  /**
   * Gives the exit code: 0 for success, 1 for a failure, 2 for wrong usage. Throws CommandError.
   */
  run(args: readonly string[], room: OperatorRoom): Promise<number>;
}

/** An error that the operator can fix. They see its message, and the command ends with `code`. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: number;
  constructor(message: string, code = 1, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** Runs a command and handles all its errors. Gives the exit code. */
export async function carryOut(
  command: OperatorCommand,
  args: readonly string[],
  room: OperatorRoom,
): Promise<number> {
  const { say, log } = room;
  try {
    return await command.run(args, room);
  } catch (error) {
    if (error instanceof CommandError || error instanceof ConfigError) {
      say(error.message);
      return error instanceof CommandError ? error.code : 1;
    }
    log.error("an operator's command failed", { command: command.name, error });
    say(`${command.name} failed because of a fault that the log describes. Please report it.`);
    return 1;
  }
}
