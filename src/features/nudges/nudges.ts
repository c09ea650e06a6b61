// Enrols everybody for nudges, sends the nudges that the rules allow, and stores what people asked
// for.
import type { People } from '../../core/people';
import type { Person } from '../../core/person';
import { wholly } from '../../core/personal';
import { type Collection, collectionSpec, type New, type Store } from '../../core/store';
import { weekOf } from '../../domain/calendar';
import { peopleCollection } from '../../domain/people/record';
import { sweep } from '../../domain/sweep';
import { nudgeCard } from './cards';
import { decideNudge, type NudgeState, slotAfter } from './rules';

export const nudgesCollection = collectionSpec<NudgeState>('nudges.people', {
  indexes: [{ fields: ['dueAt'] }, { fields: ['paused', 'lastAt'] }],
  what: 'when somebody was last asked, and how often they answered',
  people: wholly<NudgeState>({
    whom: 'yes',
    purpose: 'reminders',
    find: ({ personId }) => [{ id: personId }],
  }),
  // The wish for no nudges is kept as long as the person. Otherwise it would be forgotten.
  keep: {
    days: 365,
    since: 'lastAt',
    where: { paused: false },
    when: 'after the last nudge; that somebody wants none, until removed',
  },
});

export interface Nudges {
  /** Gives a state to everybody who has none. Gives how many there were. */
  enrol(now: Date): Promise<number>;
  /** Nudges everybody who is due. Gives how many nudges were sent. */
  sweep(now: Date): Promise<number>;
  /** Changes a person's state once for each event. Gives the new state. */
  change(
    person: Person,
    cause: string,
    now: Date,
    how: (state: NudgeState) => NudgeState,
  ): Promise<NudgeState>;
}

const BATCH = 500;
const CAUSES_KEPT = 10;
const BY_DUE = { by: 'dueAt' } as const;

/** Somebody new: their first nudge is next week's. */
function newState(person: Person, now: Date): New<NudgeState> {
  return {
    id: person.id,
    dueAt: slotAfter(person, now, 0).toISOString(),
    unanswered: 0,
    paused: false,
    because: [],
  };
}

export function createNudges(store: Store, people: People, orgName: string): Nudges {
  const states: Collection<NudgeState> = store.collection(nudgesCollection);

  /** True if a nudge was sent. Sends nothing if the state changed in the meantime. */
  async function nudge(due: NudgeState, now: Date): Promise<boolean> {
    const person = await people.get(due.id);
    if (!person) {
      await states.remove(due.id);
      return false;
    }
    if (person.id !== due.id) {
      // The merged person gets nudges under their current id. This state is kept in case the merge
      // is taken back.
      await states.update(due.id, (state) => ({
        doc: { ...state, dueAt: slotAfter(person, now, 0).toISOString() },
      }));
      return false;
    }
    const decision = decideNudge(
      due,
      person,
      (await people.accountOf(person.id)) !== undefined,
      now,
    );
    const sends = decision.what === 'send';
    const week = weekOf(now, person.zone);
    const changed = await states.update(due.id, (state) => {
      if (state.version !== due.version) return undefined;
      const doc = { ...state, dueAt: decision.next.toISOString() };
      if (!sends) return { doc };
      return {
        doc: {
          ...doc,
          lastAt: now.toISOString(),
          lastWeek: week,
          unanswered: state.unanswered + 1,
        },
        deliveries: [
          {
            key: `nudge:${due.id}:${week}`,
            class: 'offer',
            to: { person: person.id },
            message: nudgeCard(week, state.unanswered, orgName),
            usefulUntil: decision.usefulUntil.toISOString(),
          },
        ],
      };
    });
    return sends && changed !== undefined;
  }

  return {
    async enrol(now) {
      // Both are read in the order of their ids, so neither is ever in memory as a whole.
      const enrolled = states.scan()[Symbol.asyncIterator]();
      let current = await enrolled.next();
      let fresh = 0;
      let waiting: Promise<boolean>[] = [];
      const settle = async () => {
        for (const inserted of await Promise.all(waiting)) fresh += inserted ? 1 : 0;
        waiting = [];
      };
      for await (const person of store.collection(peopleCollection).scan({ active: true })) {
        while (!current.done && current.value.id < person.id) current = await enrolled.next();
        if (current.done !== true && current.value.id === person.id) continue;
        waiting.push(states.insert(newState(person, now)));
        if (waiting.length >= BATCH) await settle();
      }
      await settle();
      return fresh;
    },
    async sweep(now) {
      let sent = 0;
      for await (const state of sweep(states, { dueAt: { $lte: now.toISOString() } }, BY_DUE))
        sent += (await nudge(state, now)) ? 1 : 0;
      return sent;
    },
    async change(person, cause, now, how) {
      const fresh = newState(person, now);
      await states.insert(fresh);
      const changed = await states.update(fresh.id, (state) =>
        state.because.includes(cause)
          ? undefined
          : { doc: { ...how(state), because: [...state.because, cause].slice(-CAUSES_KEPT) } },
      );
      return changed ?? (await states.get(fresh.id)) ?? { ...fresh, version: 1 };
    },
  };
}
