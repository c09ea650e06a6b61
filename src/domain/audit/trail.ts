// Reads the audit for people: newest first, with the names of people who are not erased. After the
// first entry of the chain come the deeds of version 0.1.
import { cursorOf, readCursor, type Sort, type Store } from '../../core/store';
import { type EarlierDeed, earlierAuditCollection } from './before';
import { auditCollection, type DeedKind, entryId } from './chain';
import { createAuditNames, isPseudonym } from './names';
import { peopleCollection } from '../people/record';

/** A deed as it is shown. `whom` is absent if it is about no person. */
export interface ShownDeed {
  /** Absent: from before the chain. */
  readonly seq?: number;
  readonly at: string;
  readonly what: string;
  readonly detail?: string;
  readonly by: ShownName;
  readonly whom?: ShownName;
}

/** A name, or the pseudonym of an erased person. `nobody`: it happened automatically. */
export type ShownName =
  | { readonly kind: 'name' | 'pseudonym'; readonly text: string }
  | { readonly kind: 'nobody' };

export interface TrailPage {
  readonly deeds: readonly ShownDeed[];
  /** Where the next page starts; absent on the last page. */
  readonly next?: TrailPlace;
}

/**
 * A position before a number of the chain, or in the time before the chain: a cursor, or empty for
 * the newest deed.
 */
export type TrailPlace = { readonly before: number } | { readonly earlier: string };

export interface Trail {
  page(size: number, from?: TrailPlace, kind?: DeedKind): Promise<TrailPage>;
}

/** A deed as the audit stored it. */
interface Held {
  readonly seq?: number;
  readonly at: string;
  readonly what: string;
  readonly detail?: string;
  readonly by: string;
  readonly whom: string;
}

const NEWEST: Sort<EarlierDeed> = { by: 'at', order: 'descending' };

/** The position comes back from a card, and may be forged. */
function isCursor(text: string): boolean {
  try {
    return readCursor(text).id !== '';
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return false;
    throw error;
  }
}

export function createTrail(store: Store): Trail {
  const chain = store.collection(auditCollection);
  const earlier = store.collection(earlierAuditCollection);
  const people = store.collection(peopleCollection);
  const names = createAuditNames(store);

  /** Undefined if it stands for no person. */
  async function named(held: string): Promise<ShownName | undefined> {
    if (held === 'nobody') return { kind: 'nobody' };
    const subject = await names.subjectOf(held);
    const person = await people.get(subject ?? held);
    if (person) return { kind: 'name', text: person.name };
    return subject === undefined ? { kind: 'pseudonym', text: held } : undefined;
  }

  /** Replaces pseudonyms by names and leaves out what stands for no person. */
  async function revealed(detail: string): Promise<string> {
    const parts = detail.split(':').map(async (part) => {
      if (!isPseudonym(part)) return part;
      const name = await named(part);
      return name && name.kind !== 'nobody' ? name.text : '';
    });
    return (await Promise.all(parts)).filter((part) => part !== '').join(': ');
  }

  async function shown({ by, whom, seq, at, what, detail }: Held): Promise<ShownDeed> {
    const [about, more] = [await named(whom), detail === undefined ? '' : await revealed(detail)];
    return {
      ...(seq !== undefined && { seq }),
      at,
      what,
      ...(more !== '' && { detail: more }),
      by: (await named(by)) ?? { kind: 'pseudonym', text: by },
      ...(about && about.kind !== 'nobody' && { whom: about }),
    };
  }

  const shownAll = async (held: readonly Held[]) => {
    const deeds: ShownDeed[] = [];
    for (const one of held) deeds.push(await shown(one));
    return deeds;
  };

  async function ofChain(
    size: number,
    before: number | undefined,
    kind: DeedKind | undefined,
  ): Promise<TrailPage> {
    const where = {
      ...(kind && { kind }),
      ...(before !== undefined && { id: { $lt: entryId(before) } }),
    };
    const found = await chain.find(where, {
      sort: { by: 'id', order: 'descending' },
      limit: size + 1,
    });
    const page = found.slice(0, size);
    const [last] = page.slice(-1);
    const deeds = await shownAll(page);
    if (found.length > size && last) return { deeds, next: { before: last.seq } };
    // These deeds have no kind.
    const hasEarlier = kind === undefined && (await earlier.find({}, { limit: 1 })).length > 0;
    return { deeds, ...(hasEarlier && { next: { earlier: '' } }) };
  }

  async function ofBefore(size: number, before: string): Promise<TrailPage> {
    const found = await earlier.find(
      {},
      { sort: NEWEST, limit: size + 1, ...(isCursor(before) && { after: before }) },
    );
    const page = found.slice(0, size);
    const [last] = page.slice(-1);
    const deeds = await shownAll(
      page.map(({ byPersonId, ...deed }) => ({ ...deed, by: byPersonId })),
    );
    return {
      deeds,
      ...(found.length > size && last && { next: { earlier: cursorOf(last, NEWEST) } }),
    };
  }

  return {
    page: (size, from, kind) =>
      from && 'earlier' in from ? ofBefore(size, from.earlier) : ofChain(size, from?.before, kind),
  };
}
