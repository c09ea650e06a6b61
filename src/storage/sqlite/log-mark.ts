// Checks that the file and its write-ahead log belong together. The file's header stores which log
// it was opened with, and if it was closed since. So a missing or foreign log is noticed before
// SQLite goes on without it, or writes it into the file.
// A log is identified by the difference of two numbers in its header: one is random at its
// creation, and both grow by one with each new round.
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { ConfigError } from '../../core/errors';

/** The header's `user_version`, one bit for each. `application_id` then holds the log's number. */
export const ZEROED = 1;
const OPEN = 2;
const MARKED = 4;
/** The contents were moved to another database. */
export const MOVED = 8;

const LOG_HEAD = 32;
const FRAME_HEAD = 24;
/** A log of at most this size may come from an interrupted opening. */
const MARKS_MAX = 8;
const LOG_MAGIC = [0x377f0682, 0x377f0683];

const logOf = (file: string) => `${file}-wal`;
const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size;

/**
 * Runs before the file is opened. Throws ConfigError if a part is missing or belongs to another
 * file.
 */
export function expectTogether(file: string): void {
  for (const needed of [dirname(file), file])
    if (existsSync(needed)) accessSync(needed, constants.W_OK);
  const [size, logSize] = [sizeOf(file), sizeOf(logOf(file))];
  if (size === undefined) {
    if (logSize) throw lost(file, `is missing, but its log ${logOf(file)} is there`);
    return;
  }
  if (size === 0 && !logSize) expectUnheld(file);
  if (size === 0)
    throw lost(file, logSize ? `is empty, but its log ${logOf(file)} is not` : 'is empty');
  const mark = markIn(file);
  if (!mark) return;
  if (logSize === undefined && mark.isOpen) {
    throw new ConfigError(
      `DATA_DIR: ${file} was not closed, and its log ${logOf(file)} is missing. The newest changes are in the log. Put it back beside the file, or restore the last backup. To go on without these changes, create an empty file with the log's name.`,
    );
  }
  if (logSize === undefined || logSize < LOG_HEAD || numberOf(logOf(file)) === mark.log) return;
  // The opening was interrupted before anything else was written. The log is emptied, not removed,
  // because a missing log is refused.
  if (holdsOnlyMarks(logOf(file))) truncateSync(logOf(file));
  else {
    throw new ConfigError(
      `DATA_DIR: ${logOf(file)} is damaged, or it is the log of another database or of another copy of this one. Nothing was changed. ${
        mark.isOpen
          ? 'Put back the two files that belong together, or restore the last backup.'
          : 'The database was closed and is complete without it: move the log away.'
      }`,
    );
  }
}

/** Another process may be about to create it. Throws SQLite's error then. */
function expectUnheld(file: string): void {
  const db = new Database(file, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE; ROLLBACK');
  } finally {
    db.close();
  }
}

function lost(file: string, how: string): ConfigError {
  return new ConfigError(
    `DATA_DIR: ${file} ${how}. Nothing was changed. Put the database back, or restore the last backup; docs/operator.md, "Backup and restore", says how. To start with an empty database, move the remaining files away.`,
  );
}

/** Stores in the file which log it has, and that it needs that log. */
export function markOpen(db: Database.Database, file: string): void {
  db.pragma(`user_version = ${flagsOf(db) | OPEN | MARKED}`);
  db.pragma(`application_id = ${numberOf(logOf(file)) ?? 0}`);
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/** Marks the file as closed: it no longer needs its log. */
export function closeMarked(db: Database.Database, file: string): void {
  let isMarked = true;
  try {
    // First, because a full disk may have room for the mark only now.
    db.pragma('wal_checkpoint(TRUNCATE)');
    markClosed(db);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'SQLITE_FULL') throw error;
    isMarked = false;
  } finally {
    db.close();
  }
  // Closing removed the log, so it must not count as missing.
  if (!isMarked && !existsSync(logOf(file))) writeFileSync(logOf(file), '', { mode: 0o600 });
}

export function markClosed(db: Database.Database): void {
  db.pragma(`user_version = ${flagsOf(db) & ~OPEN}`);
}

export const flagsOf = (db: Database.Database): number =>
  Number(db.pragma('user_version', { simple: true }));

/** Undefined: not a SQLite file, or one of an older version. */
function markIn(file: string): { readonly isOpen: boolean; readonly log: number } | undefined {
  const head = headOf(file, 100);
  if (!head.toString('latin1').startsWith('SQLite format 3\0')) return undefined;
  const flags = head.readUInt32BE(60);
  return flags & MARKED ? { isOpen: (flags & OPEN) !== 0, log: head.readInt32BE(68) } : undefined;
}

/** Undefined if there is no log header. */
function numberOf(log: string): number | undefined {
  const head = headOf(log, LOG_HEAD);
  if (!LOG_MAGIC.includes(head.readUInt32BE(0))) return undefined;
  return (head.readUInt32BE(16) - head.readUInt32BE(12)) | 0;
}

/** The mark is in the first page. Nothing else is written then. */
function holdsOnlyMarks(log: string): boolean {
  if (numberOf(log) === undefined) return false;
  const pageSize = headOf(log, LOG_HEAD).readUInt32BE(8);
  const frames = Math.ceil(((sizeOf(log) ?? 0) - LOG_HEAD) / (FRAME_HEAD + pageSize));
  if (frames > MARKS_MAX) return false;
  const bytes = readFileSync(log);
  return Array.from({ length: frames }, (_, n) => LOG_HEAD + n * (FRAME_HEAD + pageSize)).every(
    (at) => at + 4 > bytes.length || bytes.readUInt32BE(at) === 1,
  );
}

function headOf(file: string, length: number): Buffer {
  const head = Buffer.alloc(length);
  const opened = openSync(file, 'r');
  try {
    readSync(opened, head, 0, length, 0);
  } finally {
    closeSync(opened);
  }
  return head;
}
