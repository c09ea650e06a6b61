// Imports: checks a table, stores it as a preview, and applies exactly that preview once it is
// confirmed.
import { idFrom } from '../../core/ids';
import type { JsonObject } from '../../core/json';
import type { Person } from '../../core/person';
import { ERASED_ID, ERASED_NAME, names, picked, type DataSubject } from '../../core/personal';
import { collectionSpec, type Store } from '../../core/store';
import type { Doc } from '../../core/doc';
import type { Locale } from '../../core/texts';
import { type Entry, entriesCollection } from '../../domain/entries';
import {
  changedEntry,
  type Colleagues,
  ENTRY_COLUMNS,
  type ImportedEntry,
  importedEntry,
  planEntries,
} from '../../domain/entries-import';
import { newPerson, peopleCollection } from '../../domain/people/record';
import {
  type ImportedPerson,
  imported,
  type KnownPeople,
  PEOPLE_COLUMNS,
  planPeople,
} from '../../domain/people/import';
import { freeIdFor, holderOf, knownPeople, personAt } from '../../domain/people/addresses';
import { personOf } from '../../domain/people/aliases';
import { isIn } from '../../domain/audience';
import { type TableRow, readTable } from '../../domain/table';

export type ImportKind = 'people' | 'faq';

export interface ShownLine {
  readonly line: number;
  readonly problem: string;
  readonly value: string;
}

export interface ImportDoc extends Doc {
  readonly kind: ImportKind;
  readonly byPersonId: string;
  readonly at: string;
  readonly people: readonly ImportedPerson[];
  readonly entries: readonly ImportedEntry[];
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly bad: readonly ShownLine[];
  readonly done?: {
    readonly byName: string;
    readonly byPersonId?: string;
    readonly at: string;
    readonly because: string;
  };
}

export const importsCollection = collectionSpec<ImportDoc>('admin.imports', {
  indexes: [{ fields: ['at'] }],
  what: 'tables that were imported, with their preview',
  people: {
    whom: 'yes',
    purpose: 'operation',
    show,
    erase,
    erased: 'their line and their address are taken out; the rest stays without who imported it',
  },
  keep: { days: 30, most: 30, since: 'at', when: 'after the preview' },
});

function show(doc: ImportDoc, whose: DataSubject): JsonObject | undefined {
  const lines = doc.people.filter((line) => isTheirs(line, whose));
  const bad = doc.bad.filter((line) => names(line, whose));
  if (lines.length + bad.length === 0 && doc.byPersonId !== whose.personId) return undefined;
  return {
    ...picked(doc, 'at', 'kind'),
    imported: doc.byPersonId === whose.personId,
    lines: lines.map((line) => ({ ...line })),
    bad: bad.map((line) => ({ ...line })),
  };
}

function erase(doc: ImportDoc, whose: DataSubject): ImportDoc {
  const { email, personId } = whose;
  return {
    ...doc,
    byPersonId: doc.byPersonId === personId ? ERASED_ID : doc.byPersonId,
    people: doc.people
      .filter((line) => !isTheirs(line, whose))
      .map(({ managerEmail, ...line }) => ({
        ...line,
        ...(managerEmail !== undefined && managerEmail !== email && { managerEmail }),
      })),
    entries: doc.entries.map(({ ownerEmail, ...line }) => ({
      ...line,
      ...(ownerEmail !== undefined && ownerEmail !== email && { ownerEmail }),
    })),
    bad: doc.bad.filter((line) => !names(line, whose)),
    ...(doc.done && { done: doneWithout(doc.done, doc.byPersonId, personId) }),
  };
}

const isTheirs = ({ email, means }: ImportedPerson, whose: DataSubject) =>
  email === whose.email || means === whose.personId;

/**
 * Version 0.1 stored only the name of the person who imported the table. That was always the person
 * who saw the preview.
 */
function doneWithout(
  done: NonNullable<ImportDoc['done']>,
  shownTo: string,
  personId: string,
): NonNullable<ImportDoc['done']> {
  const { byPersonId = shownTo, ...rest } = done;
  return byPersonId === personId ? { ...rest, byName: ERASED_NAME } : done;
}

export type Previewed =
  | { readonly ok: true; readonly preview: ImportDoc }
  | { readonly ok: false; readonly missing: readonly string[]; readonly line?: number };

/** `gone`: there is none, or it was shown to somebody else. */
export type Applied =
  | { readonly kind: 'done'; readonly preview: ImportDoc }
  | { readonly kind: 'gone' };

const BATCH = 200;

export interface Imports {
  preview(kind: ImportKind, text: string, by: Person, cause: string, now: Date): Promise<Previewed>;
  apply(id: string, by: Person, cause: string, now: Date): Promise<Applied>;
}

export function createImports(
  store: Store,
  defaults: { readonly zone: string; readonly locale: Locale },
): Imports {
  const imports = store.collection(importsCollection);
  const people = store.collection(peopleCollection);
  const entries = store.collection(entriesCollection);

  async function plan(kind: ImportKind, text: string, locale: Locale) {
    const table = readTable(text, kind === 'people' ? PEOPLE_COLUMNS : ENTRY_COLUMNS);
    if (!table.ok) return table;
    if (kind === 'people') {
      const { add, change, same, bad } = planPeople(table.lines, await knownPeople(people));
      return {
        ok: true,
        people: [...add, ...change],
        entries: [],
        added: add.length,
        changed: change.length,
        same,
        bad,
      } as const;
    }
    const known = new Map<string, Entry>();
    for await (const entry of entries.scan({ kind: 'faq' })) known.set(entry.id, entry);
    const { add, change, same, bad } = planEntries(
      table.lines,
      known,
      await colleaguesIn(table.lines),
      locale,
    );
    return {
      ok: true,
      people: [],
      entries: [...add, ...change],
      added: add.length,
      changed: change.length,
      same,
      bad,
    } as const;
  }

  /** The people that the lines name. Reads nobody if no line names an owner or an audience. */
  async function colleaguesIn(lines: readonly TableRow[]): Promise<Colleagues> {
    const everybody: Person[] = [];
    let known: KnownPeople = { current: new Map(), former: new Map() };
    if (lines.some(({ cells }) => Boolean(cells['owner'] || cells['audience']))) {
      known = await knownPeople(people);
      for await (const person of people.scan({ active: true })) everybody.push(person);
    }
    const activeAt = (email: string) => {
      const person = known.current.get(email) ?? known.former.get(email);
      return person?.active ? person.id : undefined;
    };
    return {
      idOf: activeAt,
      isAnybodyIn: (audience) => everybody.some((person) => isIn(audience, person)),
    };
  }

  async function putPerson(one: ImportedPerson): Promise<void> {
    const holder = await holderOf(people, one.email);
    const known = await personOf(people, one.means ?? holder?.id ?? '');
    const id =
      known?.id ?? (await freeIdFor(people, one.email, idFrom('person', 'imported', one.email)));
    if (!known) await people.insert(newPerson({ id, name: one.name, email: one.email }, defaults));
    await people.update(id, (person) => ({ doc: imported(person, one) }));
  }

  async function putEntry(one: ImportedEntry, at: string): Promise<void> {
    const owner = one.ownerEmail === undefined ? undefined : await personAt(people, one.ownerEmail);
    const fresh = importedEntry(one, owner?.id, at);
    if (await entries.insert(fresh)) return;
    await entries.update(one.id, (entry) => ({ doc: changedEntry(entry, one, owner?.id, at) }));
  }

  return {
    async preview(kind, text, by, cause, now) {
      const planned = await plan(kind, text, by.locale);
      if (!planned.ok) return planned;
      const { ok: _ok, ...rest } = planned;
      const preview: ImportDoc = {
        id: idFrom('import', cause),
        version: 1,
        kind,
        byPersonId: by.id,
        at: now.toISOString(),
        ...rest,
      };
      await imports.insert(preview);
      return { ok: true, preview };
    },
    async apply(id, by, cause, now) {
      const known = await imports.get(id);
      if (!known || known.byPersonId !== by.id) return { kind: 'gone' };
      if (known.done) return { kind: 'done', preview: known };
      // A repeat does no harm. If a crash interrupts an import, a second press finishes it.
      for (let from = 0; from < known.people.length; from += BATCH)
        await Promise.all(known.people.slice(from, from + BATCH).map(putPerson));
      for (let from = 0; from < known.entries.length; from += BATCH)
        await Promise.all(
          known.entries.slice(from, from + BATCH).map((one) => putEntry(one, now.toISOString())),
        );
      const done = await imports.update(id, (doc) =>
        doc.done
          ? undefined
          : {
              doc: {
                ...doc,
                done: { byName: by.name, byPersonId: by.id, at: now.toISOString(), because: cause },
              },
            },
      );
      return { kind: 'done', preview: done ?? (await imports.get(id)) ?? known };
    },
  };
}
