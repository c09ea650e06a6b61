// Shifts of crews from a table: what they change, how one is applied, and how it is taken back.
import type { Store } from '../../../../core/store';
import {
  crewKey,
  type ReadShift,
  readShifts,
  type Shift,
  shiftId,
  shiftsCollection,
} from '../../../../domain/shifts';
import { formatClock } from '../../../../domain/working-hours';
import { fieldChanges, hasFields } from '../kept';
import type { Importer, Planned } from './importer';
import { dayOrderOf } from './day-order';

export function createShiftsImporter(store: Store): Importer<Shift> {
  const shifts = store.collection(shiftsCollection);

  async function stepOf(shift: ReadShift) {
    const before = await shifts.get(shiftId(shift.crew, shift.date));
    const after = shiftFrom(shift, before?.version ?? 1);
    return before ? { before, after } : { after };
  }

  return {
    async plan(source, by): Promise<Planned> {
      const read = readShifts(source, dayOrderOf(by));
      if (!read.ok) return read;
      const rows = await Promise.all(
        read.shifts.map(async ({ line, shift }) => {
          const { before, after } = await stepOf(shift);
          return {
            isNew: !before,
            line,
            shift,
            changes: before ? fieldChanges(before, after, clockOf) : [],
          };
        }),
      );
      const changed = rows.filter(({ isNew, changes }) => !isNew && changes.length > 0);
      const added = rows.filter(({ isNew }) => isNew);
      return {
        ok: true,
        same: rows.length - changed.length - added.length,
        rows: {
          new: added.map(({ line, shift }) => ({ line, shift })),
          changed: changed.map(({ line, shift, changes }) => ({ line, shift, changes })),
          doubtful: [],
          bad: read.bad.map((line) => ({ ...line })),
          note: read.warnings.map((note) => ({ ...note })),
        },
      };
    },
    async begin() {
      return {
        look: async ({ shift }) => shift && stepOf(shift),
        async write({ shift }, { before, after }) {
          if (!shift || (!before && (await shifts.insert(after)))) return;
          await shifts.update(after.id, ({ version }) => ({ doc: shiftFrom(shift, version) }));
        },
      };
    },
    docs: shifts,
    mayRemove: async (doc, { after }) => hasFields(doc, after),
    titleOf: ({ shift }) => (shift ? `${shift.crew}, ${shift.date}` : ''),
  };
}

/** Minutes after midnight as a time; other values as they are. */
const clockOf = (_field: string, value: unknown) =>
  typeof value === 'number' ? formatClock(value) : undefined;

function shiftFrom({ crew, date, from, to }: ReadShift, version: number): Shift {
  return {
    id: shiftId(crew, date),
    version,
    name: crew,
    crew: crewKey(crew),
    date,
    ...(from !== undefined && to !== undefined && { from, to }),
  };
}
