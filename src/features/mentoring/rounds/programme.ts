// The rules that a lead sets for all rounds, as they are kept.
import type { Doc } from '../../../core/doc';
import { collectionSpec, type Store } from '../../../core/store';
import { deedDone } from '../../../domain/audit';

export interface ProgrammeRules extends Doc {
  /** How many days two people whose pair ended wait until they can be paired again. */
  readonly waitDays: number;
}

/** What a lead can choose. `NEVER_AGAIN` is longer than anything is kept. */
export const NEVER_AGAIN = 36_500;
export const WAITS = [0, 30, 90, 180, 365, 730, NEVER_AGAIN] as const;
const DEFAULT_WAIT = 365;
const EVERYBODY = 'everybody';

export const programmeRulesCollection = collectionSpec<ProgrammeRules>('mentoring.rules', {
  indexes: [],
  what: 'after how long a pair that ended can be proposed again',
  people: 'none',
  keep: { until: 'until changed' },
});

export interface Programme {
  waitDays(): Promise<number>;
  setWaitDays(days: number, byPersonId: string, now: Date, cause: string): Promise<void>;
}

export function createProgramme(store: Store): Programme {
  const rules = store.collection(programmeRulesCollection);
  return {
    waitDays: async () => (await rules.get(EVERYBODY))?.waitDays ?? DEFAULT_WAIT,
    async setWaitDays(waitDays, byPersonId, now, cause) {
      const deed = {
        at: now.toISOString(),
        byPersonId,
        what: 'round.rules',
        whom: EVERYBODY,
        detail: String(waitDays),
      };
      const caused = { events: [deedDone(`${cause}:rules`, deed)] };
      if (await rules.insert({ id: EVERYBODY, waitDays }, caused)) return;
      await rules.update(EVERYBODY, (before) =>
        before.waitDays === waitDays ? undefined : { doc: { ...before, waitDays }, ...caused },
      );
    },
  };
}
