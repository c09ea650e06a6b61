// A MongoDB-wire server of our own for one suite: started on a free port, ended with it.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

const HOME = '.cache/mongo-wire';

export const mongoService = {
  name: 'the MongoDB-wire server',
  there: Boolean(process.env['MONGODB_TEST_URI']) || existsSync(`${HOME}/MongoWire.class`),
  how: 'run .ci/mongo-server.sh (needs Maven and a JDK), or set MONGODB_TEST_URI to a server whose databases may be dropped',
};

export interface MongoServer {
  /** Without a database's name. */
  readonly uri: string;
  stop(): Promise<void>;
}

export async function startMongoServer(): Promise<MongoServer> {
  const given = process.env['MONGODB_TEST_URI'];
  if (given) return { uri: given, stop: async () => {} };
  const child: ChildProcess = spawn(
    'java',
    ['-Xmx256m', '-cp', `${HOME}:${HOME}/lib/*`, 'MongoWire'],
    {
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const uri = await new Promise<string>((resolve, reject) => {
    if (child.stdout) createInterface(child.stdout).once('line', resolve);
    child.once('error', reject);
    void ended.then(() => reject(new Error('the MongoDB-wire server ended at once')));
  });
  return {
    uri,
    async stop() {
      child.stdin?.end();
      await ended;
    },
  };
}
