// Watches the disk under DATA_DIR, so that an operator is warned before it is full.
import { statfs } from 'node:fs/promises';
import type { Log } from '../core/log';

/** Space is low below a tenth of the disk, and below this many bytes. */
const LITTLE_BYTES = 500e6;
const LITTLE_PART = 0.1;
const LOOK_EVERY_MS = 60_000;
/** While space is low, the warning repeats after this many checks. */
const SAY_AGAIN_AFTER = 60;

export interface Disk {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

export async function diskOf(folder: string): Promise<Disk> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

export function isLittle({ freeBytes, totalBytes }: Disk): boolean {
  return freeBytes < Math.min(LITTLE_BYTES, totalBytes * LITTLE_PART);
}

/** Gives a function that checks once: it sets the metric, and warns if space is low. */
export function createDiskWatch(
  look: () => Promise<Disk>,
  log: Log,
  tell: (freeBytes: number) => void,
): () => Promise<void> {
  let warnedFor = 0;
  return async () => {
    try {
      const disk = await look();
      tell(disk.freeBytes);
      const megabytes = Math.floor(disk.freeBytes / 1e6);
      if (!isLittle(disk)) {
        if (warnedFor > 0)
          log.info('there is enough space under DATA_DIR again', { freeMb: megabytes });
        warnedFor = 0;
        return;
      }
      if (warnedFor % SAY_AGAIN_AFTER === 0)
        log.warn(
          'little space is left under DATA_DIR; when it is full, the bot accepts nothing: free some space',
          {
            freeMb: megabytes,
          },
        );
      warnedFor += 1;
    } catch (error) {
      log.warn('the free space under DATA_DIR cannot be read', { error });
    }
  };
}

/** Checks now and every minute. Gives a function that stops the watch. */
export function watchDisk(folder: string, log: Log, tell: (freeBytes: number) => void): () => void {
  const look = createDiskWatch(() => diskOf(folder), log, tell);
  void look();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
