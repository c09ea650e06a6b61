// A disk that is soon full: a file system in memory of a few megabytes. Only where the machine lets
// us mount one.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  readonly folder: string;
  makeReadOnly(): void;
  remove(): void;
}

/** Undefined where nothing may be mounted; the test that asked is told so loudly. */
export function makeSmallDisk(megabytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'passalong-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  const remove = () => rmSync(folder, { recursive: true });
  if (mounted.status !== 0) {
    remove();
    process.stderr.write(
      '\n>>> SKIPPED: a full disk. Nothing may be mounted here; run as root to see it.\n\n',
    );
    return undefined;
  }
  return {
    folder,
    makeReadOnly: () => void spawnSync('mount', ['-o', 'remount,ro', folder]),
    remove() {
      spawnSync('umount', [folder]);
      remove();
    },
  };
}
