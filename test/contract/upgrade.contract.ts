// What every storage driver must do with data of another version: bring old documents forward, once
// each, whatever breaks on the way, and refuse what is newer than the code.
import { ConfigError } from '../../src/core/errors';
import { type CollectionSpec, collectionSpec, type StoreDriver } from '../../src/core/store';
import type { Doc } from '../../src/core/doc';
import { NOBODYS } from '../support/nobodys';

interface Note extends Doc {
  readonly text?: string;
  readonly words?: number;
  readonly moved?: number;
}

type Step = CollectionSpec['migrations'][number];

/** Counts how often it was applied to a document: not safe to repeat, as a real step may be. */
const count: Step = (doc) => ({ ...doc, moved: Number(doc['moved'] ?? 0) + 1 });
const countWords: Step = ({ text, ...doc }) => ({ ...doc, words: String(text).split(' ').length });

const notes = (...steps: readonly Step[]) =>
  collectionSpec<Note>('test.notes', {
    ...NOBODYS,
    indexes: [{ fields: ['words'] }],
    migrations: steps,
  });

export interface Disk {
  /** A driver on the same data as the one before, which is closed. */
  readonly open: () => StoreDriver;
}

export function describeUpgrades(name: string, make: () => Promise<Disk>): void {
  describe(`data of another version on ${name}`, () => {
    let disk: Disk;
    let current: StoreDriver | undefined;
    beforeEach(async () => {
      disk = await make();
    });
    afterEach(() => current?.close());

    async function start(spec: CollectionSpec<Note>) {
      await current?.close();
      current = disk.open();
      await current.open([spec]);
      return current.collection(spec);
    }

    async function written(spec: CollectionSpec<Note>, size = 3) {
      const old = await start(spec);
      for (let n = 0; n < size; n += 1) await old.insert({ id: `n${n}`, text: 'two words' });
      return old;
    }

    it('is brought forward step by step, each document once', async () => {
      await written(notes());
      for (let restarts = 0; restarts < 2; restarts += 1) {
        const forward = await start(notes(count, countWords));
        expect(await forward.find({ words: 2 })).toEqual(
          ['n0', 'n1', 'n2'].map((id) => ({ id, version: 1, words: 2, moved: 1 })),
        );
      }
      const further = await start(notes(count, countWords, count));
      expect((await further.find({})).map(({ moved }) => moved)).toEqual([2, 2, 2]);
    });

    it('keeps versions and effects that are not carried out yet', async () => {
      const old = await written(notes(), 1);
      const delivery = {
        key: 'k',
        class: 'owed' as const,
        to: { person: 'p' },
        message: { text: 't' },
      };
      await old.update('n0', (doc) => ({ doc, deliveries: [delivery] }));
      const forward = await start(notes(countWords));
      expect(await forward.get('n0')).toEqual({ id: 'n0', version: 2, words: 2 });
      expect((await forward.pending(1))[0]?.caused.deliveries).toEqual([delivery]);
    });

    it('is not touched where it was written by this version', async () => {
      const fresh = await written(notes(count));
      await fresh.insert({ id: 'more' });
      const again = await start(notes(count));
      expect((await again.find({})).map(({ moved }) => moved)).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
    });

    it('is brought forward once, even where the first try broke off', async () => {
      await written(notes(), 5);
      let left = 8;
      const breaking: Step = (doc) => {
        if (left === 0) throw new Error('out of breath');
        left -= 1;
        return count(doc);
      };
      await expect(start(notes(breaking, breaking))).rejects.toThrow('out of breath');
      const mended = await start(notes(count, count));
      expect((await mended.find({})).map(({ moved }) => moved)).toEqual([2, 2, 2, 2, 2]);
    });

    it('is refused where it is newer, and left as it is', async () => {
      await written(notes(count, countWords), 1);
      const refusal = await start(notes(count)).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(ConfigError);
      expect(String(refusal)).toMatch(
        /newer Passalong \(test\.notes is at version 3, this one knows 2\)\. Install that version again/,
      );
      const newer = await start(notes(count, countWords));
      expect(await newer.get('n0')).toEqual({ id: 'n0', version: 1, text: 'two words' });
    });
  });
}
