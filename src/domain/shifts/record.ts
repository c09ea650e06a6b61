// Rotating shifts: when a crew works on a day. Tables say it; people belong to a crew.
import { idFrom } from '../../core/ids';
import { collectionSpec } from '../../core/store';
import type { Doc } from '../../core/doc';

export interface Shift extends Doc {
  /** The crew as it was written, and its key. */
  readonly name: string;
  readonly crew: string;
  /** Local date on which the shift begins, ISO. */
  readonly date: string;
  /** As in working hours; absent if the crew is off. */
  readonly from?: number;
  readonly to?: number;
}

export const shiftsCollection = collectionSpec<Shift>('people.shifts', {
  indexes: [{ fields: ['crew', 'date'] }, { fields: ['date'] }],
  what: 'when a crew works, by day',
  people: 'none',
  keep: { days: 60, since: 'date', when: 'after the shift' },
});

/** `Crew A` and `crew a ` are one crew. */
export const crewKey = (crew: string): string =>
  crew
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

export const shiftId = (crew: string, date: string): string => idFrom('shift', crewKey(crew), date);
