// Where the running bot listens for commands: a socket in a folder of DATA_DIR that only the bot's user may enter.
import { join, resolve } from 'node:path';
import { CommandError } from './command';

/** What the systems' addresses of sockets hold: 108 bytes on Linux, 104 on macOS, with a zero at the end. */
const LONGEST = 103;
const FOLDER = 'operator';
const NAME = 'bot.sock';

export interface SocketPlace {
  readonly folder: string;
  readonly path: string;
}

/** Throws CommandError where DATA_DIR lies too deep for a socket. */
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
