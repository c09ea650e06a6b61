// Questions and answers from a file: what they change, how one is applied, and how it is taken
// back.
import { setImmediate as breathe } from 'node:timers/promises';
import type { Person } from '../../../../core/person';
import type { Store } from '../../../../core/store';
import { isIn } from '../../../../domain/audience';
import { type Entry, entriesCollection } from '../../../../domain/entries';
import {
  beginPlan,
  changedEntry,
  type Colleagues,
  type ImportedEntry,
  importedEntry,
  knownQuestions,
  type PlannedEntry,
  readEntries,
  readEntryRows,
  type ReadEntry,
} from '../../../../domain/entries-import';
import { knownPeople, personAt } from '../../../../domain/people/addresses';
import { personOf } from '../../../../domain/people/aliases';
import type { KnownPeople } from '../../../../domain/people/import';
import { peopleCollection } from '../../../../domain/people/record';
import { fieldChanges, hasFields, type ImportRow } from '../kept';
import type { Importer, Planned } from './importer';

/** Others have their turn after this many entries. */
const STRETCH = 200;

export function createEntriesImporter(store: Store): Importer<Entry> {
  const people = store.collection(peopleCollection);
  const entries = store.collection(entriesCollection);

  async function everyEntry(): Promise<Entry[]> {
    const known: Entry[] = [];
    for await (const entry of entries.scan()) known.push(entry);
    return known;
  }

  async function ownerOf({ ownerEmail, ownerId }: ImportedEntry): Promise<string | undefined> {
    if (ownerEmail !== undefined) return (await personAt(people, ownerEmail))?.id;
    return ownerId === undefined ? undefined : (await personOf(people, ownerId))?.id;
  }

  return {
    async plan(source, { locale }): Promise<Planned> {
      const read = typeof source === 'string' ? readEntries(source) : readEntryRows(source);
      if (!read.ok) return read;
      const { colleagues, nameOf } = await colleaguesIn(store, read.entries);
      const known = await everyEntry();
      const planning = beginPlan(known, colleagues, locale);
      for (const [at, entry] of read.entries.entries()) {
        planning.take(entry);
        if (at % STRETCH === STRETCH - 1) await breathe();
      }
      const plan = planning.plan();
      const nameIn = (field: string, value: unknown) =>
        field === 'ownerId' && typeof value === 'string' ? (nameOf(value) ?? '–') : undefined;
      const row = ({ line, entry, before, after, near }: PlannedEntry): ImportRow => ({
        line,
        entry,
        ...(before && after && { changes: fieldChanges(before, after, nameIn) }),
        ...(near && { near: near.question }),
      });
      return {
        ok: true,
        same: plan.same,
        rows: {
          new: plan.add.map(row),
          changed: plan.change.map(row),
          doubtful: plan.doubtful.map(row),
          bad: plan.bad,
          note: [...read.notes, ...plan.notes].toSorted((one, other) => one.line - other.line),
        },
      };
    },
    async begin(at, locale) {
      // Somebody may have written the same question since the preview.
      const find = knownQuestions(await everyEntry(), locale);
      return {
        async look({ entry }) {
          if (!entry) return undefined;
          const ownerId = await ownerOf(entry);
          const before =
            (await entries.get(entry.id)) ?? (await entries.get(find(entry)?.id ?? entry.id));
          if (!before) return { after: { ...importedEntry(entry, ownerId, at), version: 1 } };
          return { before, after: changedEntry(before, { ...entry, id: before.id }, ownerId, at) };
        },
        async write({ entry }, { before, after }) {
          if (!entry || (!before && (await entries.insert(after)))) return;
          const ownerId = await ownerOf(entry);
          await entries.update(after.id, (known) => ({
            doc: changedEntry(known, { ...entry, id: known.id }, ownerId, at),
          }));
        },
      };
    },
    docs: entries,
    async mayRemove(doc, { after }) {
      const { helped: _yes, notHelped: _no, ...fields } = after;
      return hasFields(doc, fields);
    },
    titleOf: ({ entry }) => entry?.question ?? '',
  };
}

/** The people that the lines name. Reads nobody if no line names an owner or an audience. */
async function colleaguesIn(
  store: Store,
  lines: readonly ReadEntry[],
): Promise<{ colleagues: Colleagues; nameOf(id: string): string | undefined }> {
  const people = store.collection(peopleCollection);
  const everybody: Person[] = [];
  let known: KnownPeople = { current: new Map(), former: new Map(), numbers: new Map() };
  if (lines.some(({ owner, audience }) => Boolean(owner || audience))) {
    known = await knownPeople(people);
    for await (const person of people.scan({ active: true })) everybody.push(person);
  }
  const byName = new Map<string, string[]>();
  for (const { id, name } of everybody)
    byName.set(folded(name), [...(byName.get(folded(name)) ?? []), id]);
  const names = new Map(everybody.map(({ id, name }) => [id, name]));
  return {
    nameOf: (id) => names.get(id),
    colleagues: {
      idOf(email) {
        const person = known.current.get(email) ?? known.former.get(email);
        return person?.active ? person.id : undefined;
      },
      idsNamed: (name) => byName.get(folded(name)) ?? [],
      isAnybodyIn: (audience) => everybody.some((person) => isIn(audience, person)),
    },
  };
}

const folded = (name: string) => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
