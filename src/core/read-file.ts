// Reads a file that somebody sent, through its platform, with limits on size and time.
import type { PlatformName } from './account';
import { FileError, type FileRef, MOST_FILE_BYTES, type ReadFile } from './incoming-files';
import type { Log } from './log';
import type { Platform } from './platform';

const FILE_WITHIN_MS = 60_000;

export function createReadFile(
  platforms: ReadonlyMap<PlatformName, Pick<Platform, 'openFile'>>,
  log: Log,
  withinMs = FILE_WITHIN_MS,
): ReadFile {
  async function read(file: FileRef): Promise<Uint8Array> {
    if (file.outOfReach) throw new FileError('outOfReach');
    const signal = AbortSignal.timeout(withinMs);
    const opened = platforms.get(file.platform)?.openFile?.(file, signal);
    if (!opened) throw new FileError('away');
    try {
      return await gathered(opened, signal);
    } catch (error) {
      throw signal.aborted && !(error instanceof FileError) ? new FileError('slow') : error;
    }
  }

  return async (file) => {
    try {
      return await read(file);
    } catch (error) {
      if (error instanceof FileError)
        log.warn('a file was not read', { platform: file.platform, why: error.problem });
      throw error;
    }
  };
}

/** Counts while it reads, because what a platform says of the size may be wrong. */
async function gathered(
  parts: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const part of parts) {
    signal.throwIfAborted();
    size += part.byteLength;
    if (size > MOST_FILE_BYTES) throw new FileError('tooLarge');
    kept.push(part);
  }
  return Buffer.concat(kept);
}
