// `npm run backup`: a complete, checked copy of the SQLite file, made while the bot works. It gets its name only when it is whole.
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreDriver } from '../core/store';
import { sqliteFile } from '../storage';
import { CommandError, type OperatorCommand, type OperatorRoom } from './command';
import { readOptions } from './options';

const USAGE = 'npm run backup [-- --to FOLDER]';
const FOLDER = 'backups';
/** What lies in DATA_DIR and is in the copy, or need not be. Nothing else that people gave is kept outside the database. */
const ACCOUNTED = [/^passalong\.db(-wal|-shm|-journal)?$/, /^operator$/, /^backups$/];
const MENTIONED = 5;

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
    const folder = to ?? join(room.dataDir, FOLDER);
    const file = join(folder, nameOf(room.clock.now()));
    await write(backup, file, folder, room);
    return 0;
  },
};

type Backup = NonNullable<StoreDriver['backup']>;

/** By UTC, so that names sort by age. */
const nameOf = (now: Date) => `passalong-${now.toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '')}.db`;

async function write(backup: Backup, file: string, folder: string, { dataDir, say }: OperatorRoom): Promise<void> {
  const part = `${file}.part`;
  if (existsSync(file) || existsSync(part)) {
    throw new CommandError(`${file} is there already and was left as it is. Try again in a second.`);
  }
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    expectRoom(dataDir, folder);
    const counts = await backup(part, inTenths(say));
    publish(part, file, folder);
    const documents = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const megabytes = (statSync(file).size / 2 ** 20).toFixed(1);
    say(`${file}: whole and checked, ${documents} documents in ${Object.keys(counts).length} collections, ${megabytes} MB.`);
  } catch (error) {
    if (existsSync(part)) rmSync(part);
    throw explained(error, folder);
  }
  const left = readdirSync(dataDir).filter((name) => !ACCOUNTED.some((known) => known.test(name)));
  if (left.length > 0) say(`Not in it, since it is not Passalong's: ${shortened(left)}`);
}

function shortened(names: readonly string[]): string {
  const more = names.length - MENTIONED;
  return `${names.slice(0, MENTIONED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Better said now than when the disk is full, since the bot may work on the same one. */
function expectRoom(dataDir: string, folder: string): void {
  const needed = statSync(sqliteFile(dataDir), { throwIfNoEntry: false })?.size ?? 0;
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < needed)
    throw full(folder, `${Math.ceil(needed / 2 ** 20)} MB are needed, ${Math.floor((bavail * bsize) / 2 ** 20)} MB are free`);
}

/** A name stands for a file that is whole, also after a power cut. */
function publish(part: string, file: string, folder: string): void {
  renameSync(part, file);
  const held = openSync(folder, 'r');
  fsyncSync(held);
  closeSync(held);
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
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') return full(folder, 'the disk is full', error);
  if (/^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ELOOP|SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_IOERR)/.test(code)) {
    return new CommandError(
      `${folder} cannot be written to (${message}). The bot writes the file itself, with its own rights: name a folder that it may write to.`,
      1,
      error,
    );
  }
  return error;
}
