// The disk under DATA_DIR: what is left of it is told, and too little is warned of, now and then.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiskWatch, type Disk, diskOf, isLittle } from '../../src/storage/disk';
import { createReadableLog } from '../core/rig';

it.each<[string, number, number, boolean]>([
  ['half of a large disk', 500e9, 1000e9, false],
  ['one percent of a large disk', 10e9, 1000e9, false],
  ['400 MB of a large disk', 400e6, 1000e9, true],
  ['half of a small volume', 300e6, 600e6, false],
  ['a twentieth of a small volume', 30e6, 600e6, true],
  ['nothing', 0, 600e6, true],
])('%s: little is %s of %s', (_what, freeBytes, totalBytes, little) => {
  expect(isLittle({ freeBytes, totalBytes })).toBe(little);
});

it('is told at each look, warned of once an hour, and taken back', async () => {
  const log = createReadableLog();
  const told: number[] = [];
  let disk: Disk | Error = { freeBytes: 90e9, totalBytes: 100e9 };
  const look = createDiskWatch(
    async () => {
      if (disk instanceof Error) throw disk;
      return disk;
    },
    log,
    (bytes) => told.push(bytes),
  );
  await look();
  expect([told, log.lines]).toEqual([[90e9], []]);
  disk = { freeBytes: 100e6, totalBytes: 100e9 };
  for (let minute = 0; minute < 121; minute += 1) await look();
  expect(log.of('warn').map(({ fields }) => fields['freeMb'])).toEqual([100, 100, 100]);
  disk = { freeBytes: 80e9, totalBytes: 100e9 };
  await look();
  await look();
  expect(log.of('info').map(({ message }) => message)).toEqual([
    'there is enough space under DATA_DIR again',
  ]);
  disk = new Error('gone');
  await look();
  expect(log.of('warn').at(-1)?.message).toBe('the free space under DATA_DIR cannot be read');
});

it('is asked of the system', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'passalong-'));
  const { freeBytes, totalBytes } = await diskOf(folder);
  expect(freeBytes).toBeGreaterThan(0);
  expect(totalBytes).toBeGreaterThanOrEqual(freeBytes);
  rmSync(folder, { recursive: true });
});
