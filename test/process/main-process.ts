// Passalong as the process that an operator starts: `main.ts` with settings of its own and nothing
// else around it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

export interface Ended {
  /** Null: killed by a signal. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface MainProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** What it wrote so far. */
  stdout(): string;
  /** The port that it listens on; throws when it ends instead. */
  port(): Promise<number>;
}

export interface Machine {
  /** An empty folder, in which the processes run. */
  readonly folder: string;
  start(env: Readonly<Record<string, string>>): MainProcess;
  /** Carries out an operator's command. */
  command(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>;
  /** Ends what still runs. */
  cleanUp(): Promise<void>;
}

const MAIN = resolve('src/main.ts');
const COMMAND = resolve('src/command.ts');
const TYPESCRIPT = resolve('test/support/run-typescript.cjs');

export function createMachine(): Machine {
  const folder = mkdtempSync(join(tmpdir(), 'passalong-'));
  const started: MainProcess[] = [];

  function start(env: Readonly<Record<string, string>>, ...args: readonly string[]): MainProcess {
    const child = spawn(
      process.execPath,
      ['--require', TYPESCRIPT, ...(args.length > 0 ? args : [MAIN])],
      {
        cwd: folder,
        env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: join(folder, 'data'), ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let stdout = '';
    const { promise, resolve: found, reject } = Promise.withResolvers<number>();
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
      const ready = /"port":(\d+).*"msg":"Passalong is ready"/.exec(stdout);
      if (ready) found(Number(ready[1]));
    });
    async function end(): Promise<Ended> {
      const [stderr, [code]] = await Promise.all([
        text(child.stderr),
        once(child, 'close') as Promise<[number | null]>,
      ]);
      reject(new Error(`it ended with ${code} before it was ready: ${stderr}${stdout}`));
      return { code, stdout, stderr };
    }
    promise.catch(() => 'whoever waits for the port hears of it');
    const one: MainProcess = { child, ended: end(), stdout: () => stdout, port: () => promise };
    started.push(one);
    return one;
  }

  return {
    folder,
    start: (env) => start(env),
    command: (args, env = {}) => start(env, COMMAND, ...args).ended,
    async cleanUp() {
      for (const { child } of started) child.kill('SIGKILL');
      await Promise.all(started.map(({ ended }) => ended));
      rmSync(folder, { recursive: true });
    },
  };
}
