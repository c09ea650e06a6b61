// Which files of a message can be tables, as far as their names tell.
import { UserError } from '../../../core/errors';
import type { FileRef } from '../../../core/incoming-files';

/** File extensions. */
export const TABLE_TYPES = ['csv', 'tsv', 'txt', 'json', 'md', 'xlsx'] as const;
const READ = new Set<string>([...TABLE_TYPES, 'tab', 'markdown', 'xlsm', 'jsonl']);
/** Tables that people have to save in another format. Reading them says so. */
const ALMOST = new Set(['xls', 'ods', 'numbers', 'xlsb']);

const extensionOf = ({ name }: FileRef) => /\.(\w{1,10})$/.exec(name.trim())?.[1]?.toLowerCase();

/** A file without a name may be anything that its type does not exclude. */
function mayBeTable(file: FileRef): boolean {
  if (file.outOfReach) return true;
  const extension = extensionOf(file);
  if (extension !== undefined) return READ.has(extension) || ALMOST.has(extension);
  return !/^(?:image|video|audio|font)\//.test(file.type ?? '');
}

export const hasTable = (files: readonly FileRef[]): boolean => files.some(mayBeTable);

/** The one table among the files. Throws UserError if it is none that can be read, or several. */
export function onlyTable(files: readonly FileRef[]): FileRef {
  const [table, ...others] = files.filter(mayBeTable);
  if (!table) throw new UserError('admin.fileKinds');
  if (others.length > 0) throw new UserError('admin.oneFile');
  if (ALMOST.has(extensionOf(table) ?? '')) throw new UserError('admin.fileKinds');
  return table;
}
