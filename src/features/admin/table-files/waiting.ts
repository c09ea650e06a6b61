// A file whose headers do not tell what it is waits here until its sender says it. Only where it
// lies is kept; it is fetched again then.
import type { FileRef } from '../../../core/incoming-files';
import type { CardMessage } from '../../../core/message';
import { names } from '../../../core/personal';
import { collectionSpec, type Store } from '../../../core/store';
import type { Doc } from '../../../core/doc';

interface WaitingFile extends Doc {
  readonly byPersonId: string;
  readonly at: string;
  readonly file: FileRef;
}

export const waitingFilesCollection = collectionSpec<WaitingFile>('admin.files', {
  indexes: [{ fields: ['at'] }],
  what: 'where a file lies that waits until its sender says what is in it, without the file',
  people: {
    whom: 'yes',
    purpose: 'operation',
    find: ({ personId }) => [{ byPersonId: personId }],
    show({ byPersonId, at, file }, { personId }) {
      const { handle: link, ...said } = file;
      return byPersonId === personId ? { at, link, ...said } : undefined;
    },
    erase: (doc, whose) =>
      doc.byPersonId === whose.personId || names({ ...doc.file }, whose) ? 'remove' : 'keep',
    erased: 'removed',
  },
  keep: { days: 1, most: 1, since: 'at', when: 'after it was sent' },
});

export interface WaitingFiles {
  keep(id: string, file: FileRef, personId: string, now: Date): Promise<void>;
  /** Undefined if there is none, or if somebody else sent it. */
  of(id: string, personId: string): Promise<FileRef | undefined>;
  remove(id: string): Promise<void>;
}

export function createWaitingFiles(store: Store): WaitingFiles {
  const files = store.collection(waitingFilesCollection);
  return {
    async keep(id, file, byPersonId, now) {
      await files.insert({ id, byPersonId, at: now.toISOString(), file });
    },
    async of(id, personId) {
      const doc = await files.get(id);
      return doc?.byPersonId === personId ? doc.file : undefined;
    },
    async remove(id) {
      await files.remove(id);
    },
  };
}

/** Asks what is in a file. */
export const whichImportCard = (id: string): CardMessage => ({
  card: 'admin/import-which',
  data: { id },
});
