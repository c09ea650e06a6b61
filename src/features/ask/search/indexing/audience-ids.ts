// Numbers the audiences of the indexed entries. An audience keeps its number while an entry has it.
// Everybody is number 0.
import type { Audience } from '../../../../domain/audience';

export interface AudienceIds {
  /** Counts one more entry with this audience and gives its number. */
  acquire(audience: Audience | undefined): number;
  /** Counts one entry less. */
  release(id: number): void;
  /** All audiences but everybody, by number. */
  restricted(): ReadonlyMap<number, Audience>;
}

export const EVERYBODY_ID = 0;
export const EVERY_COLLEAGUE: Audience = {};

/** The same text for the same traits in any order; empty for everybody. */
export function keyOfAudience(audience: Audience | undefined): string {
  const traits = Object.entries(audience ?? EVERY_COLLEAGUE).flatMap(([trait, values]) => {
    const listed = Array.isArray(values) ? values.map(String) : [String(values)];
    return values === undefined || listed.length === 0
      ? []
      : [JSON.stringify([trait, ...listed.sort()])];
  });
  return traits.sort().join();
}

export function createAudienceIds(): AudienceIds {
  const idByKey = new Map<string, number>();
  const restricted = new Map<number, Audience>();
  const entriesById = new Map<number, number>();
  /** A number is never reused: an asker who sees one audience need not see the next. */
  let last = EVERYBODY_ID;

  return {
    restricted: () => restricted,
    acquire(audience) {
      const key = keyOfAudience(audience);
      if (audience === undefined || key === '') return EVERYBODY_ID;
      const id = idByKey.get(key) ?? ++last;
      idByKey.set(key, id);
      if (!restricted.has(id)) restricted.set(id, audience);
      entriesById.set(id, (entriesById.get(id) ?? 0) + 1);
      return id;
    },
    release(id) {
      const left = (entriesById.get(id) ?? 0) - 1;
      entriesById.set(id, left);
      const audience = restricted.get(id);
      if (audience === undefined || left > 0) return;
      entriesById.delete(id);
      restricted.delete(id);
      idByKey.delete(keyOfAudience(audience));
    },
  };
}
