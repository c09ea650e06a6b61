// Reads the arguments after a command's name.
import { parseArgs } from 'node:util';
import { CommandError } from './command';

/** The values of options; `flags` have none. Throws CommandError with `usage` on anything else. */
export function readOptions<Name extends string, Flag extends string = never>(
  args: readonly string[],
  usage: string,
  names: readonly Name[],
  flags: readonly Flag[] = [],
): { readonly [N in Name]?: string } & { readonly [F in Flag]?: boolean } {
  try {
    const options = Object.fromEntries([
      ...names.map((name) => [name, { type: 'string' as const }]),
      ...flags.map((flag) => [flag, { type: 'boolean' as const }]),
    ]);
    return parseArgs({ args: [...args], options, strict: true }).values as {
      [N in Name]?: string;
    } & { [F in Flag]?: boolean };
  } catch (cause) {
    throw new CommandError(`${(cause as Error).message}\nUsage: ${usage}`, 2, cause);
  }
}
