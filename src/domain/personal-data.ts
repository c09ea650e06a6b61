// A person's data in all collections: shown to them, counted before an erasure, erased. The
// collections declare how; this file does it.
import { setImmediate as breathe } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../core/json';
import { type Account, accountKey } from '../core/account';
import type { Person } from '../core/person';
import type { Equals, Erasure, PeoplePart, Purpose, DataSubject } from '../core/personal';
import type { Collection, CollectionSpec, Store } from '../core/store';
import type { Doc } from '../core/doc';
import { holderOf } from './people/addresses';
import { recordsOf } from './people/aliases';
import { createAuditNames } from './audit/names';
import { accountsCollection, peopleCollection } from './people/record';

/** What a collection holds about a person. */
export interface TheirPart {
  readonly collection: string;
  readonly what: string;
  readonly purpose: Purpose;
  /**
   * The retention in days; absent if nothing deletes the documents automatically, or another rule
   * does.
   */
  readonly days?: number;
  readonly documents: readonly JsonObject[];
}

/** What an erasure does, or did, to a collection. */
export interface Erased {
  readonly collection: string;
  readonly removed: number;
  readonly changed: number;
}

export interface PersonalData {
  /**
   * `pseudonym`: the person's pseudonym in the audit. If it is empty, the audit's own record is
   * used.
   */
  whoIs(person: Person, pseudonym: string): Promise<DataSubject>;
  show(whose: DataSubject): Promise<readonly TheirPart[]>;
  /** What `erase` would do. Changes nothing. */
  plan(whose: DataSubject, how: Erasure): Promise<readonly Erased[]>;
  /** Safe to repeat: it finds what a crash left. `but`: collections to leave unchanged. */
  erase(whose: DataSubject, how: Erasure, but?: readonly string[]): Promise<readonly Erased[]>;
}

/** A scan gives other work its turn after this many documents. */
const STRETCH = 200;

interface Held {
  readonly spec: CollectionSpec;
  readonly part: PeoplePart<Doc>;
  readonly docs: Collection<Doc>;
}

export function createPersonalData(
  store: Store,
  specs: () => readonly CollectionSpec<never>[],
): PersonalData {
  const people = store.collection(peopleCollection);
  const auditNames = createAuditNames(store);

  function held(): readonly Held[] {
    return (specs() as unknown as readonly CollectionSpec[]).flatMap((spec) => {
      const { people: part } = spec.kept;
      return part === 'none' ? [] : [{ spec, part, docs: store.collection(spec) }];
    });
  }

  /** Every document that may be about them, once. */
  async function* candidates({ part, docs }: Held, whose: DataSubject): AsyncGenerator<Doc> {
    const filters: readonly Equals<Doc>[] = part.find?.(whose) ?? [];
    const seen = new Set<string>();
    for (const filter of filters) {
      for (const doc of await docs.find(filter)) {
        if (!seen.has(doc.id)) yield doc;
        seen.add(doc.id);
      }
    }
    if (part.find) return;
    let looked = 0;
    for await (const doc of docs.scan()) {
      yield doc;
      if ((looked += 1) % STRETCH === 0) await breathe();
    }
  }

  function judge(
    { part }: Held,
    doc: Doc,
    whose: DataSubject,
    how: Erasure,
  ): Doc | 'remove' | 'keep' {
    const left = part.erase(doc, whose, how);
    return typeof left === 'object' && isDeepStrictEqual(left, doc) ? 'keep' : left;
  }

  async function eraseFrom(
    one: Held,
    id: string,
    whose: DataSubject,
    how: Erasure,
  ): Promise<'removed' | 'changed' | 'kept'> {
    let verdict: Doc | 'remove' | 'keep' = 'keep';
    await one.docs.update(id, (doc) => {
      verdict = judge(one, doc, whose, how);
      return typeof verdict === 'object' ? { doc: verdict } : undefined;
    });
    const last = verdict as Doc | 'remove' | 'keep';
    if (last === 'remove') return (await one.docs.remove(id)) ? 'removed' : 'kept';
    return last === 'keep' ? 'kept' : 'changed';
  }

  /**
   * Their part of a collection's documents. If two of their ids give the same part, it is shown
   * once.
   */
  async function partsIn(one: Held, whose: DataSubject): Promise<readonly JsonObject[]> {
    const byDoc = new Map<string, JsonObject[]>();
    for (const self of selvesOf(whose)) {
      for await (const doc of candidates(one, self)) {
        const part = one.part.show(doc, self);
        const before = byDoc.get(doc.id) ?? [];
        if (part && !before.some((other) => isDeepStrictEqual(other, part)))
          byDoc.set(doc.id, [...before, part]);
      }
    }
    return [...byDoc.values()].flat();
  }

  /** The earlier addresses of a record, except those that now belong to someone else. */
  async function formerOf({ formerEmails = [] }: Person): Promise<string[]> {
    const theirs: string[] = [];
    for (const email of formerEmails) if (!(await holderOf(people, email))) theirs.push(email);
    return theirs;
  }

  /** What happens to each document. If there are several verdicts, removal wins. */
  async function verdictsOf(
    one: Held,
    whose: DataSubject,
    how: Erasure,
  ): Promise<readonly ('remove' | 'change')[]> {
    const verdicts = new Map<string, 'remove' | 'change'>();
    for (const self of selvesOf(whose)) {
      for await (const doc of candidates(one, self)) {
        const verdict = judge(one, doc, self, how);
        if (verdict === 'remove') verdicts.set(doc.id, 'remove');
        else if (verdict !== 'keep' && !verdicts.has(doc.id)) verdicts.set(doc.id, 'change');
      }
    }
    return [...verdicts.values()];
  }

  return {
    async whoIs(person, pseudonym) {
      const records = await recordsOf(people, person);
      const theirs = await store
        .collection(accountsCollection)
        .find({ personId: { $in: records.map(({ id }) => id) } });
      const accounts: Account[] = [
        ...records.flatMap((record) => record.accounts),
        ...theirs.map(({ account }) => account),
      ];
      const byKey = new Map(accounts.map((account) => [accountKey(account), account]));
      const always = { accounts: [...byKey.values()], accountKeys: [...byKey.keys()] };
      const selves: Omit<DataSubject, 'also'>[] = [];
      for (const record of records) {
        const { id: personId, name } = record;
        const [email, ...others] = [record.email, ...(await formerOf(record))];
        const self = {
          personId,
          name,
          ...always,
          pseudonym:
            personId === person.id && pseudonym !== ''
              ? pseudonym
              : await auditNames.known(personId),
        };
        selves.push({ ...self, ...(email !== undefined && { email }) });
        for (const other of others) if (other !== undefined) selves.push({ ...self, email: other });
      }
      const [self = { personId: person.id, name: person.name, ...always, pseudonym }, ...also] =
        selves;
      return { ...self, ...(also.length > 0 && { also }) };
    },
    async show(whose) {
      const parts: TheirPart[] = [];
      for (const one of held()) {
        const documents = await partsIn(one, whose);
        const { name: collection, kept } = one.spec;
        const days = 'days' in kept.keep ? { days: kept.keep.days } : {};
        if (documents.length > 0)
          parts.push({
            collection,
            what: kept.what,
            purpose: one.part.purpose,
            ...days,
            documents,
          });
      }
      return parts;
    },
    async plan(whose, how) {
      const planned: Erased[] = [];
      for (const one of held()) {
        const verdicts = await verdictsOf(one, whose, how);
        const removed = verdicts.filter((verdict) => verdict === 'remove').length;
        planned.push({ collection: one.spec.name, removed, changed: verdicts.length - removed });
      }
      return planned.filter(({ removed, changed }) => removed + changed > 0);
    },
    async erase(whose, how, but = []) {
      const done: Erased[] = [];
      for (const one of held().filter(({ spec }) => !but.includes(spec.name))) {
        const counts = { removed: 0, changed: 0, kept: 0 };
        for (const self of selvesOf(whose)) {
          for await (const doc of candidates(one, self)) {
            // Each write needs a flush, so only documents that change are written.
            if (judge(one, doc, self, how) !== 'keep')
              counts[await eraseFrom(one, doc.id, self, how)] += 1;
          }
        }
        done.push({ collection: one.spec.name, removed: counts.removed, changed: counts.changed });
      }
      return done.filter(({ removed, changed }) => removed + changed > 0);
    },
  };
}

/** Once for each identity of the person, so that no collection has to know about them. */
const selvesOf = (whose: DataSubject): readonly DataSubject[] => [whose, ...(whose.also ?? [])];
