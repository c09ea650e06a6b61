// Carries out an operator's command: `node dist/command.js NAME ARGS`. Asks the running bot if it
// has the database open.
import { readFile, stat } from 'node:fs/promises';
import { environment, readConfig } from './config';
import { systemClock } from './core/clock';
import { ConfigError } from './core/errors';
import { MOST_FILE_BYTES } from './core/incoming-files';
import { operatorImports, features } from './features';
import type { Store } from './core/store';
import { createLog } from './http/log';
import { allCollections } from './manifests/data-map';
import { operatorCommands } from './operator';
import { askRunningBot, withFullPaths } from './operator/ask';
import { CommandError, type OperatorCommand } from './operator/command';
import { runDirectly } from './operator/directly';

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main([name, ...given]: readonly string[]): Promise<number> {
  const command = operatorCommands.find((one) => one.name === name);
  if (!command) {
    throw new CommandError(
      `Name a command: ${operatorCommands.map((one) => one.name).join(', ')}`,
      2,
    );
  }
  const config = readConfig(environment());
  const { dataDir, mongodbUri } = config;
  const args = withFullPaths(command, given, process.cwd());
  const file = await fileFor(command, given);
  const isShared = mongodbUri !== undefined && !command.alone;
  const code = isShared
    ? undefined
    : await askRunningBot(dataDir, { name: command.name, args, ...file }, say);
  if (code !== undefined) return code;
  const log = createLog('warn', process.stderr);
  const imports = (store: Store) =>
    operatorImports({
      store,
      clock: systemClock,
      log,
      defaults: { zone: config.defaultZone, locale: config.defaultLocale },
      adminsNeedTwo: config.twoPersonApproval.includes('admins'),
    });
  return runDirectly(command, args, {
    dataDir,
    ...file,
    imports,
    ...(mongodbUri !== undefined && { mongodbUri }),
    specs: allCollections(features),
    clock: systemClock,
    log,
    say,
  });
}

/** The file that the command reads, with the operator's own rights. */
async function fileFor(
  command: OperatorCommand,
  args: readonly string[],
): Promise<{ readonly file?: Uint8Array }> {
  const path = command.reads?.(args);
  if (path === undefined) return {};
  try {
    const { size } = await stat(path);
    if (size > MOST_FILE_BYTES)
      throw new CommandError(`${path} is larger than ${MOST_FILE_BYTES / 2 ** 20} MB. Split it.`);
    return { file: await readFile(path) };
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${path} cannot be read: ${(error as Error).message}`, 1, error);
  }
}

async function run(): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    const isTold = error instanceof ConfigError || error instanceof CommandError;
    process.stderr.write(
      isTold ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = error instanceof CommandError ? error.code : 1;
  }
}

void run();
