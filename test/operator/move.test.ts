// A move from SQLite to MongoDB takes everything along, to the last effect that was not carried
// out, and refuses whatever would be lost or done twice.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createStoppedClock } from '../../src/core/clock';
import { silentLog } from '../../src/core/log';
import { type CollectionSpec, collectionSpec, type StoreDriver } from '../../src/core/store';
import type { Doc } from '../../src/core/doc';
import { runDirectly } from '../../src/operator/directly';
import { moveCommand } from '../../src/operator/move';
import { createStoreDriver } from '../../src/storage';
import { createMongoStore } from '../../src/storage/mongodb';
import { openMoveTarget } from '../../src/storage/mongodb/target';
import { type Thing, things } from '../contract/store.contract';
import { type MongoServer, mongoService, startMongoServer } from '../support/mongo-server';
import { describeWith } from '../support/service';

interface Odd extends Doc {
  readonly [field: string]: unknown;
}
const oddities = collectionSpec<Odd>('test.oddities', {
  what: 'anything',
  people: 'none',
  keep: { until: 'the test ends' },
});
/** Of a version that is no more. */
const bygone = collectionSpec<Thing>('test.bygone', {
  what: 'things',
  people: 'none',
  keep: { until: 'the test ends' },
});
const SPECS = [things, oddities] as unknown as readonly CollectionSpec<never>[];
const ALL = [...SPECS, bygone] as unknown as readonly CollectionSpec<never>[];

const base = mkdtempSync(join(tmpdir(), 'passalong-'));
let runs = 0;
afterAll(() => rmSync(base, { recursive: true }));

describeWith(mongoService, 'a move to MongoDB', () => {
  let server: MongoServer;
  const closing: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    server = await startMongoServer();
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });
  afterAll(() => server.stop());

  function place() {
    runs += 1;
    const dataDir = join(base, String(runs));
    mkdirSync(dataDir);
    return { dataDir, uri: `${server.uri.replace(/\/$/, '')}/move${process.pid}x${runs}` };
  }
  async function sqlite(dataDir: string, specs = SPECS): Promise<StoreDriver> {
    const driver = await createStoreDriver({ dataDir }, silentLog);
    await driver.open(specs);
    closing.push(() => driver.close());
    return driver;
  }
  async function mongo(uri: string): Promise<StoreDriver> {
    const driver = createMongoStore({ uri });
    closing.push(() => driver.close());
    await driver.open(ALL);
    return driver;
  }
  async function command({ dataDir, uri }: { dataDir: string; uri?: string }, ...args: string[]) {
    const said: string[] = [];
    const clock = createStoppedClock('2026-03-02T09:00:00Z');
    const parts = {
      dataDir,
      specs: SPECS,
      clock,
      log: silentLog,
      say: (line: string) => void said.push(line),
    };
    const code = await runDirectly(moveCommand, args, {
      ...parts,
      ...(uri !== undefined && { mongodbUri: uri }),
    });
    return { code, said: said.join('\n') };
  }
  const move = (where: { dataDir: string; uri: string }) => command(where, '--to', 'mongodb');

  const delivery = (key: string) => ({
    key,
    class: 'owed' as const,
    to: { person: 'p' },
    message: { text: 't' },
  });

  async function filled(dataDir: string): Promise<void> {
    const driver = await sqlite(dataDir, ALL);
    const all = driver.collection(things);
    for (let n = 0; n < 1_200; n += 1)
      await all.insert(
        { id: `t${n}`, size: n, ...(n < 40 && { name: `n${n}` }) },
        n % 100 === 7 ? { deliveries: [delivery(`d${n}`)] } : {},
      );
    await all.update('t7', (doc) => ({
      doc: { ...doc, size: -1 },
      events: [{ key: 'e', name: 'person.left', data: {} } as never],
    }));
    await all.remove('t9');
    await driver.collection(bygone).insert({ id: 'kept', name: 'too' });
    const names = fc
      .stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/)
      .filter((name) => name !== 'id' && name !== 'version');
    // No name of a field holds a zero byte, and no whole text half a character.
    const json = fc
      .jsonValue({ stringUnit: 'grapheme' })
      .filter((value) => !JSON.stringify(value).includes('\\u0000'));
    const values = fc.sample(fc.dictionary(names, json), 60);
    for (const [n, fields] of values.entries())
      await driver
        .collection(oddities)
        .insert({ ...(JSON.parse(JSON.stringify(fields)) as object), id: `ö${n}😀` });
    await driver.close();
  }

  async function stateOf(driver: StoreDriver) {
    const [all, odd, old] = [
      driver.collection(things),
      driver.collection(oddities),
      driver.collection(bygone),
    ];
    const found = await Promise.all([all.find({}), odd.find({}), old.find({}), all.pending(100)]);
    return JSON.parse(JSON.stringify(found)) as unknown;
  }

  it('takes along every document, its version, what is pending in its order, and proves it', async () => {
    const where = place();
    await filled(where.dataDir);
    const before = await sqlite(where.dataDir, ALL);
    const was = await stateOf(before);
    await before.close();
    const { code, said } = await move(where);
    expect(said).toMatch(/test\.things: 1199 documents, the same in both \([0-9a-f]{16}\)\n/);
    expect(said).toMatch(/test\.bygone: 1 documents, the same in both/);
    expect(said).toMatch(/Next: set MONGODB_URI/);
    expect(code).toBe(0);
    const driver = await mongo(where.uri);
    expect(await stateOf(driver)).toEqual(was);
    const all = driver.collection(things);
    // It works like any other store: unique keys, cursors, effects.
    expect(await all.insert({ id: 't8' })).toBe(false);
    const { cursor } = await all.changes();
    expect(await all.update('t8', (doc) => ({ doc: { ...doc, size: 5 } }))).toMatchObject({
      version: 2,
    });
    expect((await all.changes(cursor)).changed.map(({ id }) => id)).toContain('t8');
    await all.settle('t7', ['d7', 'e']);
    expect((await all.pending(100)).map(({ id }) => id)).not.toContain('t7');
  });

  it('leaves a file on which no bot starts, until it is taken back', async () => {
    const where = place();
    await filled(where.dataDir);
    expect((await move(where)).code).toBe(0);
    await expect(sqlite(where.dataDir)).rejects.toThrow(
      /^DATA_DIR: all that is in .* was moved to MongoDB\. Set MONGODB_URI/,
    );
    expect(await move(where)).toEqual({
      code: 1,
      said: expect.stringMatching(/was moved already/),
    });
    expect((await command(where, '--undo')).code).toBe(0);
    // A second time there is nothing to take back.
    expect(await command(where, '--undo')).toEqual({
      code: 1,
      said: expect.stringMatching(/^This file was not moved/),
    });
    const driver = await sqlite(where.dataDir);
    expect(await driver.collection(things).count({})).toBe(1_199);
  });

  it('does not touch a database in which there is something', async () => {
    const where = place();
    await filled(where.dataDir);
    const driver = await mongo(where.uri);
    await driver.collection(things).insert({ id: 'theirs' });
    expect(await move(where)).toEqual({
      code: 1,
      said: expect.stringMatching(
        /the database is not empty \(.* has documents\)\. Nothing was changed/,
      ),
    });
    expect(await driver.collection(things).count({})).toBe(1);
    await sqlite(where.dataDir);
  });

  it('that was cut off begins again, and no bot starts on the half', async () => {
    const where = place();
    await filled(where.dataDir);
    const half = await openMoveTarget(where.uri);
    await half.begin(SPECS);
    await half.put('test.things', [
      {
        id: 't1',
        version: 9,
        fields: { name: 'stale' },
        caused: { deliveries: [], events: [] },
        change: 1,
      },
    ]);
    await half.put('test.left', [
      { id: 'x', version: 1, fields: {}, caused: { deliveries: [], events: [] }, change: 1 },
    ]);
    await half.close();
    await expect(mongo(where.uri)).rejects.toThrow(
      /a move was cut off\. Wait for its end, or run npm run move/,
    );
    expect((await move(where)).code).toBe(0);
    const driver = await mongo(where.uri);
    expect(await driver.collection(things).count({})).toBe(1_199);
    expect(await driver.collection(things).get('t1')).toMatchObject({ version: 1 });
  });

  it('needs a stopped bot, an address and a file', async () => {
    const where = place();
    await expect(move(where)).rejects.toThrow(
      /there is no database in .*the playground keeps nothing on disk/,
    );
    await filled(where.dataDir);
    expect(await command(where, '--undo')).toEqual({
      code: 1,
      said: expect.stringMatching(/^This file was not moved/),
    });
    expect(await command({ dataDir: where.dataDir }, '--to', 'mongodb')).toEqual({
      code: 2,
      said: expect.stringMatching(/MONGODB_URI is not set/),
    });
    expect(await command(where, '--to', 'oracle')).toEqual({
      code: 2,
      said: expect.stringMatching(/^Usage: /),
    });
    expect(
      await command({ ...where, uri: 'mongodb://bot:sesame@127.0.0.1:1/x' }, '--to', 'mongodb'),
    ).toEqual({
      code: 1,
      said: expect.stringMatching(/^MONGODB_URI: the database does not answer \((?!.*sesame)/),
    });
    await sqlite(where.dataDir);
    await expect(move(where)).rejects.toThrow(
      /is in use, and move cannot open it\. Stop the bot first/,
    );
  });
});
