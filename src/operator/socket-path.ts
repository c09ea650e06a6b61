// The path of the running bot's socket for commands: in a folder of DATA_DIR that only the bot's
// user may enter.
import { join, resolve } from 'node:path';
import { CommandError } from './command';

/** The size limit of socket addresses: 108 bytes on Linux, 104 on macOS, including a final zero. */
const LONGEST = 103;
const FOLDER = 'operator';
const NAME = 'bot.sock';

export interface SocketPlace {
  readonly folder: string;
  readonly path: string;
}

/** Throws CommandError if the path of DATA_DIR is too long for a socket. */
export function socketPlace(dataDir: string): SocketPlace {
  const folder = join(resolve(dataDir), FOLDER);
  const path = join(folder, NAME);
  const over = Buffer.byteLength(path) - LONGEST;
  if (over > 0) {
    throw new CommandError(
      `DATA_DIR: the full path of ${dataDir} is ${over} bytes too long for a socket, so a running bot cannot be asked. Use a shorter path (a link will do), or stop the bot first.`,
    );
  }
  return { folder, path };
}
