// Debian's redis-server for one suite: on a free port, in memory, ended with it.
import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = 'redis-server';

export const redisService = {
  name: 'redis-server',
  there: (process.env['PATH'] ?? '')
    .split(delimiter)
    .some((folder) => isExecutable(join(folder, PROGRAM))),
  how: 'apt-get install redis-server, or brew install redis',
};

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

export async function startRedisServer(port?: number): Promise<RedisServer> {
  const at = port ?? (await freePort());
  const child: ChildProcess = spawn(
    PROGRAM,
    ['--port', String(at), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    if (child.stdout)
      createInterface(child.stdout).on(
        'line',
        (line) => /Ready to accept connections/.test(line) && resolve(),
      );
    child.once('error', reject);
    void ended.then(() => reject(new Error(`${PROGRAM} ended at once`)));
  });
  return {
    url: `redis://127.0.0.1:${at}`,
    port: at,
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
