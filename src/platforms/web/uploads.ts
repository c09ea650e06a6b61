// Files that people chose on the page, in memory until they are read. The newest ones stay.
import { randomUUID } from 'node:crypto';
import { FileError, type FileRef } from '../../core/incoming-files';

export interface Uploads {
  /** Gives the id under which the page sends it with words or a form. */
  add(userId: string, name: string, bytes: Uint8Array): string;
  /** Those of these files that the person chose. */
  of(userId: string, ids: readonly string[]): readonly FileRef[];
  open(file: FileRef): AsyncGenerator<Uint8Array>;
  clear(): void;
}

const MOST_KEPT = 8;
const NAME_MAX = 200;

export function createUploads(): Uploads {
  const kept = new Map<string, { userId: string; name: string; bytes: Uint8Array }>();
  return {
    add(userId, name, bytes) {
      const id = randomUUID();
      kept.set(id, { userId, name: name.slice(0, NAME_MAX), bytes });
      for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT)))
        kept.delete(oldest);
      return id;
    },
    of: (userId, ids) =>
      ids.flatMap((id) => {
        const upload = kept.get(id);
        return upload?.userId === userId
          ? [{ platform: 'web', handle: id, name: upload.name }]
          : [];
      }),
    async *open({ handle }) {
      const upload = kept.get(handle);
      if (!upload) throw new FileError('gone');
      yield upload.bytes;
    },
    clear() {
      kept.clear();
    },
  };
}
