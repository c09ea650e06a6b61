// Removes the rows of imports that are gone, however short a company keeps its imports.
import type { Job } from '../../../core/feature';
import type { Store } from '../../../core/store';
import { importPartsCollection, importsCollection } from './kept';

/** A preview stores its rows before it stores itself. */
const GRACE_MS = 24 * 3_600_000;

export function cleanUp(store: Store): Job {
  const imports = store.collection(importsCollection);
  const parts = store.collection(importPartsCollection);
  return {
    name: 'admin.imports.parts',
    when: { cron: '45 3 * * *', zone: 'UTC' },
    async run({ clock }) {
      const before = new Date(clock.now().getTime() - GRACE_MS).toISOString();
      let [last, isGone] = ['', false];
      for await (const { id, importId } of parts.scan({ at: { $lt: before } })) {
        if (importId !== last) isGone = (await imports.get(importId)) === undefined;
        last = importId;
        if (isGone) await parts.remove(id);
      }
    },
  };
}
