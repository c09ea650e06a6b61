// Asks the running bot to carry out a command, and shows its output.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { resolve } from 'node:path';
import { CommandError, type OperatorCommand } from './command';
import { type CommandRequest, readLines, readReply, writeRequest } from './protocol';
import { socketPlace } from './socket-path';

/** How a connection beyond the bot's limit ends. */
const CUT_AT_ONCE: ReadonlySet<string> = new Set(['EPIPE', 'ECONNRESET']);

/** The exit code from the bot; undefined if no bot is running. */
export async function askRunningBot(
  dataDir: string,
  request: CommandRequest,
  say: (line: string) => void,
): Promise<number | undefined> {
  const socket = await reached(socketPlace(dataDir).path);
  if (!socket) return undefined;
  let exit: number | undefined;
  let isHeard = false;
  let broken: NodeJS.ErrnoException | undefined;
  readLines(socket, (value) => {
    isHeard = true;
    const line = readReply(value);
    if (line && 'say' in line) say(line.say);
    else exit = line?.exit;
  });
  socket.on('error', (error) => (broken = error));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  writeRequest(socket, request);
  await closed;
  if (exit === undefined && !isHeard && CUT_AT_ONCE.has(broken?.code ?? ''))
    throw new CommandError(
      'The bot is busy with other commands and did not take this one. Try again in ten seconds.',
      1,
      broken,
    );
  if (exit === undefined) {
    throw new CommandError(
      'The connection to the bot broke before the command ended. The bot may still carry it out: look at its log.',
      1,
      broken,
    );
  }
  return exit;
}

/** Undefined: nothing listens on the socket, so no bot uses this DATA_DIR. */
async function reached(path: string): Promise<Socket | undefined> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return socket;
  } catch (cause) {
    socket.destroy();
    const { code = '', message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ECONNREFUSED' || code === 'ENOTDIR') return undefined;
    throw new CommandError(
      `The running bot cannot be reached (${message}). Run the command as the user that runs the bot.`,
      1,
      cause,
    );
  }
}

/**
 * Resolves paths from the operator's folder, because the bot runs elsewhere. An empty path stays
 * empty and is refused.
 */
export function withFullPaths(
  { paths = [] }: Pick<OperatorCommand, 'paths'>,
  args: readonly string[],
  from: string,
): string[] {
  const full = (path: string) => (path === '' ? '' : resolve(from, path));
  return args.map((arg, at) => {
    const [option = '', ...value] = arg.split('=');
    if (value.length > 0 && paths.includes(option)) return `${option}=${full(value.join('='))}`;
    return paths.includes(args[at - 1] ?? '') ? full(arg) : arg;
  });
}
