// People from a table: what the lines change, how one line is applied, and how it is taken back.
import type { Person } from '../../../../core/person';
import type { Store } from '../../../../core/store';
import type { Locale } from '../../../../core/texts';
import { localDate } from '../../../../domain/calendar';
import { entriesCollection } from '../../../../domain/entries';
import { isBeingErased } from '../../../../domain/erasures';
import { knownPeople } from '../../../../domain/people/addresses';
import { mayEnd, stepOf, writeStep } from '../../../../domain/people/from-table';
import { imported, type PlannedPerson, readPeople } from '../../../../domain/people/import';
import { accountsCollection, peopleCollection } from '../../../../domain/people/record';
import { fieldChanges, type ImportRow, isAsMade } from '../kept';
import type { Importer, Planned } from './importer';

/** Zones of people who write the month first. */
const MONTH_FIRST = /^(?:America|US)\//;

export function createPeopleImporter(
  store: Store,
  defaults: { readonly zone: string; readonly locale: Locale },
  /** A second admin has to confirm that somebody loses the role. */
  adminsNeedTwo: boolean,
): Importer<Person> {
  const people = store.collection(peopleCollection);

  /** Nobody but the import ever named them. */
  async function isUnused({ id }: Person): Promise<boolean> {
    const [accounts, entries, isLeaving] = await Promise.all([
      store.collection(accountsCollection).count({ personId: id }),
      store.collection(entriesCollection).count({ ownerId: id }),
      isBeingErased(store, id),
    ]);
    return accounts + entries === 0 && !isLeaving;
  }

  return {
    async plan(source, by, now): Promise<Planned> {
      const isAmerican = by.locale === 'en' && MONTH_FIRST.test(by.zone);
      const read = readPeople(source, await knownPeople(people), {
        today: localDate(now, by.zone),
        order: isAmerican ? 'monthFirst' : 'dayFirst',
        mayEnd: (person) => mayEnd(person, by, adminsNeedTwo),
      });
      if (!read.ok) return read;
      const { add, change, end, same, gone, bad } = read.plan;
      return {
        ok: true,
        same,
        ended: end.length,
        gone,
        rows: {
          new: add.map(rowOf),
          changed: change.map(rowOf),
          doubtful: [],
          bad: bad.map((line) => ({ ...line })),
          note: read.notes.map((note) => ({ ...note })),
        },
      };
    },
    async begin() {
      return {
        async look({ person }) {
          return person && stepOf(people, person, defaults);
        },
        async write({ person }, step) {
          if (person) await writeStep(store, person, step);
        },
      };
    },
    docs: people,
    async mayRemove(doc, undo) {
      return isAsMade(doc, undo) && (await isUnused(doc));
    },
    titleOf: ({ person }) => person?.name ?? '',
  };
}

function rowOf({ line, person, before }: PlannedPerson): ImportRow {
  const changes = before && fieldChanges(before, imported(before, person), yesOrNo);
  return { line, person, ...(changes && { changes }) };
}

const yesOrNo = (_field: string, value: unknown) =>
  typeof value === 'boolean' ? (value ? '✓' : '–') : undefined;
