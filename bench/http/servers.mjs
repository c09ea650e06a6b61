// Servers in processes of their own, on a CPU of their own where the machine has two and `taskset`
// (Linux) is at hand; the load and the stand-ins stay on the other.
import { execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const GAUGE = new URL('gauge.mjs', import.meta.url).href;
const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 10_000;

const cpus = availableParallelism();

/**
 * Puts this process on the first CPU. Gives the CPU for the servers, undefined where they can't be
 * told apart.
 */
export function separateCpus() {
  if (cpus < 2) return undefined;
  let problem;
  // A thread that ends while taskset goes through all of them fails it.
  for (let tries = 0; tries < 3; tries += 1) {
    try {
      execFileSync('taskset', ['-acp', '0', String(process.pid)], { stdio: 'ignore' });
      return cpus - 1;
    } catch (error) {
      problem = error;
    }
  }
  console.log(
    `servers share their CPUs with the load: taskset does not work here (${problem.code ?? problem.status})`,
  );
  return undefined;
}

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => {
    probe.listen(0, '127.0.0.1', resolve);
  });
  const { port } = probe.address();
  await new Promise((resolve) => {
    probe.close(resolve);
  });
  return port;
}

/** Starts a script and waits until it serves. */
export async function startServer(name, script, { env, cpu, nodeOptions = [] }) {
  const port = await freePort();
  const node = [process.execPath, '--import', GAUGE, ...nodeOptions, script];
  const [command, ...args] = cpu === undefined ? node : ['taskset', '-c', String(cpu), ...node];
  const child = spawn(command, args, {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      ...env,
      HOST: '127.0.0.1',
      PORT: String(port),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const url = `http://127.0.0.1:${port}`;
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  await untilReady(name, url, child);
  return {
    name,
    port,
    /**
     * Resident memory and heap in MB, and CPU time in ms since its start. `heap`: after a full
     * collection.
     */
    gauge: (what = 'gauge') =>
      new Promise((resolve) => {
        child.once('message', ({ rss, heapUsed, cpuMs }) =>
          resolve({ mb: rss / 2 ** 20, heapMb: heapUsed / 2 ** 20, cpuMs }),
        );
        child.send(what);
      }),
    async stop() {
      const cut = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(cut);
    },
  };
}

async function untilReady(name, url, child) {
  const until = performance.now() + READY_WITHIN_MS;
  while (performance.now() < until) {
    if (child.exitCode !== null)
      throw new Error(`${name} ended at its start with exit code ${child.exitCode}`);
    try {
      const response = await fetch(`${url}/healthz`);
      if (response.ok) return;
    } catch (error) {
      if (error.cause?.code !== 'ECONNREFUSED') throw error;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  throw new Error(`${name} was not ready within ${READY_WITHIN_MS / 1000} s`);
}

export const scriptOf = (name) => fileURLToPath(new URL(name, import.meta.url));
