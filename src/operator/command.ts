// What an operator asks on the command line: `node dist/command.js NAME ARGS`. The running bot carries it out, since it alone holds the SQLite
// file; only the file of a stopped bot, or MongoDB, is opened by the command itself.
import type { Clock } from '../core/clock';
import { ConfigError } from '../core/errors';
import type { Log } from '../core/log';
import type { CollectionSpec, Store, StoreDriver } from '../core/store';

/** What a command works with. */
export interface OperatorRoom {
  readonly driver: StoreDriver;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly dataDir: string;
  /** Where MONGODB_URI leads, and every collection that the code knows: for what opens another store. */
  readonly mongodbUri?: string;
  readonly specs?: readonly CollectionSpec<never>[];
  /** Shows the operator one line. */
  say(line: string): void;
}

export interface OperatorCommand {
  readonly name: string;
  /** Options that are followed by a path, e.g. `--to`: it is meant from where the operator is, not from where the bot runs. */
  readonly paths?: readonly string[];
  /** A file that is opened for it is not migrated first. */
  readonly asItIs?: true;
  /** It needs the SQLite file for itself: the bot must be stopped. */
  readonly alone?: true;
  /** Gives the exit code: 0 when all is well, 1 when it is not, 2 when it was asked wrongly. Throws CommandError. */
  run(args: readonly string[], room: OperatorRoom): Promise<number>;
}

/** What the operator can mend: its message is shown to them, and the command ends with `code`. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: number;
  constructor(message: string, code = 1, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** Runs a command to its end, whatever becomes of it. Gives the exit code. */
export async function carryOut(command: OperatorCommand, args: readonly string[], room: OperatorRoom): Promise<number> {
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
