// A collection's digest: a count, and a hash that is the same for the same documents in any order
// and store.
import { createHash } from 'node:crypto';
import type { Whole } from '../core/contents';

export interface Digest {
  readonly count: number;
  readonly hash: string;
}

/**
 * Sorts by name, because stores order fields differently. Half a character, which MongoDB cannot
 * store, becomes the replacement character.
 */
function ordered(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, ordered(part)]));
}

/** The sum of the documents' hashes, so that their order does not matter. */
export async function digestOf(pages: AsyncIterable<readonly Whole[]>): Promise<Digest> {
  let count = 0;
  let sum = 0n;
  for await (const page of pages) {
    for (const { id, version, fields, caused } of page) {
      const hash = createHash('sha256').update(
        JSON.stringify(ordered([id, version, fields, caused])),
      );
      sum = BigInt.asUintN(256, sum + BigInt(`0x${hash.digest('hex')}`));
    }
    count += page.length;
  }
  return { count, hash: sum.toString(16).padStart(64, '0') };
}
