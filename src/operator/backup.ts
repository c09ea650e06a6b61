// `npm run backup`: a complete, verified copy of the SQLite file, made while the bot works. It gets
// its name only when it is complete.
import {
  access,
  constants,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
  statfs,
} from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { TooLate, within } from '../core/deadline';
import type { StoreDriver } from '../core/store';
import { sqliteFile } from '../storage';
import { CommandError, type OperatorCommand, type OperatorRoom } from './command';
import { BACKUP_FOLDER, leftoversIn, removeLeftovers } from './leftovers';
import { readOptions } from './options';

const USAGE = 'npm run backup [-- --to FOLDER]';
/**
 * What lies in DATA_DIR and is in the copy, or need not be. Nothing else that people gave is kept
 * outside the database.
 */
const ACCOUNTED = [/^passalong\.db(-wal|-shm|-journal|\.new-.*)?$/, /^operator$/, /^backups$/];
const MENTIONED = 5;
/** A folder on another machine may never respond. */
const ANSWER_WITHIN_MS = 10_000;
/** The space that must stay free on the bot's own disk. */
const SPARE_BYTES = 64 * 2 ** 20;

export const backupCommand: OperatorCommand = {
  name: 'backup',
  paths: ['--to'],
  asItIs: true,
  async run(args, room) {
    const { to } = readOptions(args, USAGE, ['to']);
    const { backup } = room.driver;
    if (!backup) {
      throw new CommandError(
        'With MongoDB, use its own tool: mongodump --uri "$MONGODB_URI" --gzip --archive=passalong.gz. docs/operator.md, "Backup and restore", says more.',
      );
    }
    if (to === '' || to?.includes('\0'))
      throw new CommandError(`--to: name a folder that is there.\nUsage: ${USAGE}`, 2);
    const folder = to ?? join(room.dataDir, BACKUP_FOLDER);
    const file = join(folder, nameOf(room.clock.now()));
    const isOwn = resolve(folder) === resolve(room.dataDir, BACKUP_FOLDER);
    await write(backup, file, folder, { ...room, makesFolder: to === undefined, isOwn });
    return 0;
  },
};

type Backup = NonNullable<StoreDriver['backup']>;

/** In UTC, so that names sort by age. */
const nameOf = (now: Date) =>
  `passalong-${now.toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '')}.db`;

interface Writing extends Pick<OperatorRoom, 'dataDir' | 'say' | 'log'> {
  /** The bot's own folder; one of the operator's must be there. */
  readonly makesFolder: boolean;
  /** Nobody else writes there. */
  readonly isOwn: boolean;
}

async function write(
  backup: Backup,
  file: string,
  folder: string,
  writing: Writing,
): Promise<void> {
  const { dataDir, say, makesFolder } = writing;
  const part = `${file}.part`;
  try {
    await within(ANSWER_WITHIN_MS, expectPlace(file, folder, makesFolder));
    await within(ANSWER_WITHIN_MS, tidy(folder, writing));
    await within(ANSWER_WITHIN_MS, expectRoom(dataDir, folder));
  } catch (error) {
    throw explained(error, folder);
  }
  try {
    const counts = await backup(part, inTenths(say));
    await publish(part, file, folder);
    const documents = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const megabytes = ((await stat(file)).size / 2 ** 20).toFixed(1);
    say(
      `${file}: whole and checked, ${documents} documents in ${Object.keys(counts).length} collections, ${megabytes} MB.`,
    );
  } catch (error) {
    await rm(part, { force: true });
    throw explained(error, folder);
  }
  const left = (await readdir(dataDir)).filter(
    (name) => !ACCOUNTED.some((known) => known.test(name)),
  );
  if (left.length > 0) say(`Not in it, since it is not Passalong's: ${shortened(left)}`);
}

function shortened(names: readonly string[]): string {
  const more = names.length - MENTIONED;
  return `${names.slice(0, MENTIONED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Asks beside the event loop, so that the bot goes on whatever lies there. */
async function expectPlace(file: string, folder: string, makesFolder: boolean): Promise<void> {
  if (makesFolder && !(await isThere(folder))) await mkdir(folder, { mode: 0o700 });
  if (!(await isThere(folder)))
    throw new CommandError(
      `The folder ${folder} does not exist. Create it first, with write permission for the bot.`,
    );
  if ((await isThere(file)) || (await isThere(`${file}.part`)))
    throw new CommandError(`${file} already exists and was not changed. Try again in a second.`);
  // With a slash at the end, only a folder matches.
  await access(join(folder, '/'), constants.W_OK);
}

/**
 * Before the room is measured. In a folder of the operator's another bot may be writing: there they
 * are only named.
 */
async function tidy(folder: string, { isOwn, say, log }: Writing): Promise<void> {
  const files = isOwn ? await removeLeftovers(folder) : await leftoversIn(folder);
  if (files.length === 0) return;
  const names = files.map((file) => basename(file));
  const what = isOwn
    ? 'Removed what a backup that was cut off had left'
    : 'Not whole, left by a backup that was cut off';
  log.warn('a backup was cut off and left files', { files, removed: isOwn });
  say(
    `${what}: ${shortened(names)}.${isOwn ? '' : ' Delete it unless another bot is writing it now.'}`,
  );
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Checks the free space first: the bot must be able to go on if the copy is on its own disk. */
async function expectRoom(dataDir: string, folder: string): Promise<void> {
  const { size } = await stat(sqliteFile(dataDir));
  const needed = size + ((await stat(folder)).dev === (await stat(dataDir)).dev ? SPARE_BYTES : 0);
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free < needed)
    throw full(
      folder,
      `${Math.ceil(needed / 2 ** 20)} MB are needed, ${Math.floor(free / 2 ** 20)} MB are free`,
    );
}

/** A file with its final name is complete, even after a power cut. */
async function publish(part: string, file: string, folder: string): Promise<void> {
  await rename(part, file);
  const held = await open(folder, 'r');
  try {
    await held.sync();
  } finally {
    await held.close();
  }
}

function inTenths(say: (line: string) => void): (done: number) => void {
  let told = 0;
  return (done) => {
    const tenth = Math.floor(done * 10);
    if (tenth > told) say(`${tenth * 10} % copied`);
    told = Math.max(told, tenth);
  };
}

const full = (folder: string, why: string, cause?: unknown) =>
  new CommandError(
    `There is no room in ${folder} (${why}). Nothing was left there. Free some space, or name another folder with --to.`,
    1,
    cause,
  );

function explained(error: unknown, folder: string): unknown {
  const { code = '', message } = error as { code?: string; message: string };
  if (error instanceof TooLate)
    return new CommandError(
      `${folder} does not answer. Nothing was written. Name another folder with --to.`,
      1,
      error,
    );
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL')
    return full(folder, 'the disk is full', error);
  if (
    /^(ENOENT|ENAMETOOLONG|EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ELOOP|SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_IOERR)/.test(
      code,
    )
  ) {
    return new CommandError(
      `${folder} cannot be written to (${message}). The bot writes the file itself, with its own rights: name a folder that it may write to.`,
      1,
      error,
    );
  }
  return error;
}
