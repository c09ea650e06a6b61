// The audit: who did what to whom and when, for what admins, leads and reviewers do to others. Each
// deed becomes an entry of a chain (chain.ts) under pseudonyms (names.ts). verify.ts finds changed
// entries.
import type { DomainEvent } from '../../core/events';
import { idFrom } from '../../core/ids';
import type { Effects } from '../../core/effects';
import type { Store } from '../../core/store';
import {
  auditCollection,
  type AuditEntry,
  CUT,
  cutText,
  cuttable,
  entryAfter,
  type Head,
  kindOf,
  PREVIEWED,
} from './chain';
import { createAuditNames, type UsedName } from './names';
import type { Deed } from '../events';

export interface Audit {
  /** Notes a deed with its effects, once for each cause. */
  note(deed: Deed, cause: string, effects?: Effects): Promise<void>;
  /** The place of the newest entry; undefined if there is none. */
  head(): Promise<Head | undefined>;
  /** The pseudonym of a person in the audit. */
  pseudonymOf(personId: string, now: Date): Promise<string>;
  /**
   * Removes older entries from the front, if what is left can prove their age. A new entry says
   * where, so that the rest can still be verified. Gives how many entries were removed.
   */
  cut(before: Date, now: Date): Promise<number>;
}

/**
 * The audit accepts no text that people wrote: only our own words, counts, and the proof of age of
 * a cut.
 */
const DETAIL = /^[\w.:-]{1,100}$/;
/** An id of ours, which may be a person's. In a detail, a pseudonym replaces it too. */
const ID = /^[a-z]+-[\w-]{22}$/i;
/** Each failed try means that another writer added an entry. */
const TRIES_MAX = 1_000;
const BATCH = 200;

export function createAudit(store: Store): Audit {
  const chain = store.collection(auditCollection);
  const names = createAuditNames(store);

  async function head(): Promise<AuditEntry | undefined> {
    return (await chain.find({}, { sort: { by: 'id', order: 'descending' }, limit: 1 }))[0];
  }

  /**
   * A writer whose number is taken uses the next one. A cause that has an entry gets no second one.
   */
  async function append(fields: Parameters<typeof entryAfter>[1], effects: Effects): Promise<void> {
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      if (await chain.insert(entryAfter(await head(), fields), effects)) return;
      if ((await chain.count({ key: fields.key })) > 0) return;
    }
    throw new Error('no number was free for an entry of the audit');
  }

  async function partsOf(detail: string, at: string): Promise<readonly UsedName[]> {
    return Promise.all(
      detail
        .split(':')
        .map(async (part) => (ID.test(part) ? names.use(part, at) : { pseudonym: part, salt: '' })),
    );
  }

  async function note(
    { at, byPersonId, what, whom: subject, detail }: Deed,
    cause: string,
    effects: Effects = {},
  ): Promise<void> {
    if (detail !== undefined && what !== CUT && !DETAIL.test(detail))
      throw new TypeError(`the audit takes no free text: ${what}`);
    const [by, whom] = [await names.use(byPersonId, at), await names.use(subject, at)];
    const parts = detail === undefined ? [] : await partsOf(detail, at);
    // A cause may contain ids, which are hashes of addresses. With the salts, nobody can guess it
    // once one of the people named is erased.
    const salts = [by, whom, ...parts].map(({ salt }) => salt);
    const key = idFrom('deed', cause, what, whom.pseudonym, ...salts);
    // The first versions used no salts. What they noted may come again after an upgrade.
    const earlierKey = idFrom('deed', cause, what, whom.pseudonym);
    if ((await chain.count({ key: earlierKey })) > 0) return;
    const more =
      detail === undefined ? {} : { detail: parts.map(({ pseudonym }) => pseudonym).join(':') };
    await append(
      { at, kind: kindOf(what), what, by: by.pseudonym, whom: whom.pseudonym, ...more, key },
      effects,
    );
  }

  return {
    note,
    async head() {
      const newest = await head();
      return newest && { seq: newest.seq, hash: newest.hash };
    },
    pseudonymOf: async (personId, now) => (await names.use(personId, now.toISOString())).pseudonym,
    async cut(before, now) {
      let removed = 0;
      for (;;) {
        const oldest = await chain.find({}, { limit: BATCH });
        const gone = cuttable(oldest, before.toISOString(), now);
        const last = gone.at(-1);
        if (!last) return removed;
        const deed = {
          at: now.toISOString(),
          byPersonId: 'nobody',
          what: CUT,
          whom: 'audit',
          detail: cutText(last),
        };
        await note(deed, `cut:${last.seq}`);
        // In order, so that the rest after a crash still leads to the cut.
        for (const { id } of gone) if (await chain.remove(id)) removed += 1;
      }
    },
  };
}

/** An admin saw counts about one person before an export, an erasure or a merge. */
export function previewOf(
  personId: string,
  before: 'export' | 'erase' | 'merge',
  byPersonId: string,
  now: Date,
): Deed {
  return { at: now.toISOString(), byPersonId, what: PREVIEWED, whom: personId, detail: before };
}

/** The event that has a deed noted, for storing with the change. */
export function deedDone(key: string, deed: Deed): DomainEvent {
  return { key: `${key}:deed`, name: 'deed.done', data: deed };
}
