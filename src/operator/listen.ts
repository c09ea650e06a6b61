// The running bot accepts an operator's commands on a socket in DATA_DIR. A command that started
// runs to its end, even if nobody listens any more.
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { soon } from '../core/deadline';
import { carryOut, type OperatorCommand, type OperatorRoom } from './command';
import {
  type CommandRequest,
  createRequestReader,
  LONGEST_LINE,
  readLines,
  write,
} from './protocol';
import { socketPlace } from './socket-path';

export interface Listening {
  /** Accepts no more commands, and waits for the running one. */
  stop(withinMs: number): Promise<void>;
}

/** A client that connects and sends nothing is disconnected after this time. */
const ASK_WITHIN_MS = 10_000;
const CONNECTIONS_MAX = 8;
/** How many bytes may wait for a client that does not read. */
const UNREAD_MAX = 1024 * 1024;

export interface ListenDeps {
  readonly commands: readonly OperatorCommand[];
  /** What commands get, except `say`. */
  readonly room: () => Omit<OperatorRoom, 'say'>;
}

/**
 * Call this only while holding the store: an existing socket then belongs to a dead bot. If no
 * socket can be made, the bot goes on without one.
 */
export async function listenForCommands({ commands, room }: ListenDeps): Promise<Listening> {
  const { dataDir, log } = room();
  const sockets = new Set<Socket>();
  let running: Promise<unknown> | undefined;

  async function runFor(socket: Socket, request: CommandRequest | 'broken'): Promise<number> {
    const say = (line: string) => {
      write(socket, { say: line.slice(0, LONGEST_LINE / 8) });
      if (socket.writableLength > UNREAD_MAX) socket.destroy();
    };
    const command = commands.find(({ name }) => request !== 'broken' && name === request.name);
    if (request === 'broken' || !command) {
      say('The running bot does not know this command. It may be another version.');
      return 2;
    }
    if (command.alone) {
      say(`${command.name} needs exclusive access to the database. Stop the bot first.`);
      return 1;
    }
    if (running) {
      say('Another command is running. Wait until it ends.');
      return 1;
    }
    log.info("an operator's command began", { command: command.name });
    const { args, file } = request;
    const work = carryOut(command, args, { ...room(), say, ...(file && { file }) });
    running = work;
    const code = await work;
    running = undefined;
    log.info("an operator's command ended", { command: command.name, code });
    return code;
  }

  async function answer(socket: Socket, request: CommandRequest | 'broken'): Promise<void> {
    write(socket, { exit: await runFor(socket, request) });
    socket.end();
  }

  function serve(socket: Socket): void {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', (error) => log.debug('an operator’s connection broke', { error }));
    const cut = setTimeout(() => socket.destroy(), ASK_WITHIN_MS);
    let isAsked = false;
    const read = createRequestReader();
    socket.once('close', () => clearTimeout(cut));
    readLines(socket, (value) => {
      if (isAsked) return;
      const request = read(value);
      if (request === 'more') return;
      isAsked = true;
      clearTimeout(cut);
      void answer(socket, request);
    });
  }

  const server = createServer(serve);
  server.maxConnections = CONNECTIONS_MAX;
  try {
    await begin(server, dataDir);
    server.on('error', (error) => log.warn('the socket for commands failed', { error }));
  } catch (error) {
    log.warn(
      'commands cannot reach the running bot: backup and others work only while it is stopped',
      { error },
    );
    return { stop: async () => {} };
  }
  return {
    async stop(withinMs) {
      const closed = new Promise((resolve) => server.close(resolve));
      await soon(withinMs, Promise.resolve(running));
      for (const socket of sockets) socket.end();
      await soon(100, closed);
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function begin(server: Server, dataDir: string): Promise<void> {
  const { folder, path } = socketPlace(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  rmSync(path, { force: true });
  server.listen(path);
  await once(server, 'listening');
  chmodSync(path, 0o600);
}
