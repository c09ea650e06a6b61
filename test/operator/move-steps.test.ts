// What a move proves before it says that it is done, and in which order it closes one store and
// opens the other. No database is needed.
import { createStoppedClock } from '../../src/core/clock';
import type { Movable, Whole } from '../../src/core/contents';
import { silentLog } from '../../src/core/log';
import type { StoreDriver } from '../../src/core/store';
import { carryOut } from '../../src/operator/command';
import { moveCommand } from '../../src/operator/move';
import { openMoveTarget } from '../../src/storage/mongodb/target';
import { createSqliteStore } from '../../src/storage/sqlite';

jest.mock('../../src/storage/mongodb/target', () => ({ openMoveTarget: jest.fn() }));

const whole = (name: string): Whole => ({
  id: 'a',
  version: 1,
  fields: { name },
  caused: { deliveries: [], events: [] },
  change: 1,
});
async function* pageOf(name: string) {
  yield [whole(name)];
}

/** Moves one document, which arrives as `arrived`. */
async function move(arrived: string) {
  const steps: string[] = [];
  const said: string[] = [];
  const contents: Movable = {
    collections: async () => [{ name: 'test.things', schema: 1 }],
    pages: () => pageOf('here'),
    isMoved: () => false,
    setMoved: (moved) => void steps.push(`moved ${moved}`),
  };
  jest.mocked(openMoveTarget).mockResolvedValue({
    occupied: async () => undefined,
    begin: async () => void steps.push('begin'),
    put: async () => void steps.push('put'),
    end: async () => void steps.push('end'),
    collections: async () => [{ name: 'test.things', schema: 1 }],
    pages: () => pageOf(arrived),
    close: async () => void steps.push('close'),
  });
  const driver: StoreDriver = {
    ...createSqliteStore({ file: ':memory:' }),
    contents: () => contents,
  };
  const room = {
    driver,
    store: driver,
    clock: createStoppedClock('2026-03-02T09:00:00Z'),
    log: silentLog,
    dataDir: '.',
    specs: [],
  };
  const code = await carryOut(moveCommand, ['--to', 'mongodb'], {
    ...room,
    mongodbUri: 'mongodb://x',
    say: (line) => void said.push(line),
  });
  return { code, steps, said: said.join('\n') };
}

it('closes the file before it opens the database, so that bots never start on both', async () => {
  expect(await move('here')).toMatchObject({
    code: 0,
    steps: ['begin', 'put', 'moved true', 'end', 'close'],
  });
});

it('compares what the documents say, not only how many there are', async () => {
  const { code, steps, said } = await move('there');
  expect({ code, steps }).toEqual({ code: 1, steps: ['begin', 'put', 'close'] });
  expect(said).toMatch(
    /test\.things is not the same in both: 1 documents here, 1 there\. Nothing was changed in SQLite/,
  );
});
