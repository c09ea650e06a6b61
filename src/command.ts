// Carries out an operator's command: `node dist/command.js NAME ARGS`. Asks the running bot if it
// has the database open.
import { environment, readConfig } from './config';
import { systemClock } from './core/clock';
import { ConfigError } from './core/errors';
import { features } from './features';
import { createLog } from './http/log';
import { allCollections } from './manifests/data-map';
import { operatorCommands } from './operator';
import { askRunningBot, withFullPaths } from './operator/ask';
import { CommandError } from './operator/command';
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
  const { dataDir, mongodbUri } = readConfig(environment());
  const args = withFullPaths(command, given, process.cwd());
  const isShared = mongodbUri !== undefined && !command.alone;
  const code = isShared
    ? undefined
    : await askRunningBot(dataDir, { name: command.name, args }, say);
  if (code !== undefined) return code;
  return runDirectly(command, args, {
    dataDir,
    ...(mongodbUri !== undefined && { mongodbUri }),
    specs: allCollections(features),
    clock: systemClock,
    log: createLog('warn', process.stderr),
    say,
  });
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
