// Explains errors of the file and what to do about them.
import { ConfigError } from '../../core/errors';
import { FileInUseError } from '../in-use';

/** A failed write that the file's location causes. Nothing was written. */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError';
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

/** Turns an error at the start into one that ends it. */
export function explainOpening(file: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new FileInUseError(
      `DATA_DIR: ${file} is in use by another Passalong. Stop that one, give this one a DATA_DIR of its own, or use MONGODB_URI and REDIS_URL to run several on the same data.`,
    );
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return damaged(file);
  const hasNoFolder = error instanceof TypeError && /directory does not exist/.test(error.message);
  if (
    hasNoFolder ||
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_READONLY') ||
    /^(SQLITE_PERM|EACCES|EPERM|EROFS)/.test(code)
  ) {
    return new ConfigError(
      `DATA_DIR: ${file} cannot be opened for writing. Create the folder and give the user that runs Passalong the right to write there.`,
    );
  }
  if (code === 'SQLITE_FULL') {
    return new ConfigError(
      `DATA_DIR: the disk under ${file} is full. Free some space, and start again.`,
    );
  }
  return error;
}

export function damaged(file: string): ConfigError {
  return new ConfigError(
    `DATA_DIR: ${file} is damaged and was left as it is. Restore it from the last backup, or move it away to start with an empty database; docs/operator.md, "Backup and restore", says how.`,
  );
}

export function moved(file: string): ConfigError {
  return new ConfigError(
    `DATA_DIR: all that is in ${file} was moved to MongoDB. Set MONGODB_URI. To go on with this file as it was then, run npm run move -- --undo.`,
  );
}

export function explainWrite(error: unknown): unknown {
  if (codeOf(error) !== 'SQLITE_FULL') return error;
  return new StorageFullError(
    'the disk under DATA_DIR is full: nothing was written; free some space, and it goes on by itself',
    {
      cause: error,
    },
  );
}
