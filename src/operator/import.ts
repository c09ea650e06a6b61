// `npm run import -- people FILE`: shows what a table would change, and with `--yes` imports it.
// The command reads the file itself, because the bot may not see the operator's folders.
import { parseArgs } from 'node:util';
import { CommandError, type OperatorCommand, type OperatorRoom } from './command';
import { IMPORTED_TABLES, type TableImports, type Told } from './table-imports';

const USAGE =
  'npm run import -- people|faq|shifts FILE [--yes] [--doubtful], or npm run import -- --take-back ID';

function optionsOf(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        yes: { type: 'boolean' },
        doubtful: { type: 'boolean' },
        'take-back': { type: 'string' },
      },
      allowPositionals: true,
      strict: true,
    });
    return { ...values, positionals };
  } catch (cause) {
    throw new CommandError(`${(cause as Error).message}\nUsage: ${USAGE}`, 2, cause);
  }
}

export const importCommand: OperatorCommand = {
  name: 'import',
  reads: (args) => optionsOf(args).positionals[1],
  async run(args, room) {
    const { positionals, yes = false, doubtful = false, ...rest } = optionsOf(args);
    const { imports, file, say } = room;
    if (!imports) throw new CommandError('This bot cannot import.');
    const back = rest['take-back'];
    if (back !== undefined) return told(await imports.takeBack(back), say);
    const kind = IMPORTED_TABLES.find((one) => one === positionals[0]);
    if (!kind || positionals.length !== 2 || !file) throw new CommandError(`Usage: ${USAGE}`, 2);
    const preview = await imports.preview(kind, file);
    const code = told(preview, say);
    if (code !== 0 || preview.id === undefined) return code;
    if (!yes) {
      say('Nothing was changed. Run the command again with --yes to import it.');
      return 0;
    }
    return carryOut(preview.id, doubtful, imports, say);
  },
};

function told({ lines, ok }: Told, say: OperatorRoom['say']): number {
  for (const line of lines) say(line);
  return ok ? 0 : 1;
}

async function carryOut(
  id: string,
  doubtful: boolean,
  imports: TableImports,
  say: OperatorRoom['say'],
): Promise<number> {
  const onProgress = (done: number, of: number) => say(`${done} of ${of} lines are done.`);
  const { ok, lines } = await imports.apply(id, doubtful, onProgress);
  if (!ok) return told({ ok, lines }, say);
  say(`Imported. To take it back as a whole: npm run import -- --take-back ${id}`);
  return 0;
}
