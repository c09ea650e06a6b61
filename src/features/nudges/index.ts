// Nudges: once a week at most, a quiet question what one learned that a colleague could use. A sweep finds who is due; who does not
// react is asked less often.
import type { MakeFeature } from '../../core/feature';
import type { CardMessage } from '../../core/message';
import { isColleague } from '../../core/person';
import { isWorkingTime, nextWorkingInstant, weekOf } from '../../domain/calendar';
import { contributionsCollection } from '../../domain/contributions';
import { peopleCollection } from '../../domain/people';
import { isEligible, momentIn, nudgesCollection, type NudgeState, weeksUntilNext } from './rules';
import de from './texts.de.json';
import en from './texts.en.json';

const BATCH = 500;
/** A nudge is of use while its day lasts. */
const USEFUL_MS = 6 * 3_600_000;
const MONTH_WEEKS = 5;

export const makeNudges: MakeFeature = ({ store, people, settings }) => {
  const states = store.collection(nudgesCollection);
  const everybody = store.collection(peopleCollection);

  /** Whoever is new is asked from next week on. */
  async function enrol(now: Date): Promise<void> {
    for await (const person of everybody.scan({ active: true })) {
      if (await states.get(person.id)) continue;
      await states.insert({ id: person.id, dueAt: momentIn(person, now, 1).toISOString(), ignored: 0 });
    }
  }

  async function nudge(due: NudgeState, now: Date): Promise<void> {
    const person = await people.get(due.id);
    if (!person) {
      await states.remove(due.id);
      return;
    }
    const week = weekOf(now, person.zone);
    const account = await people.accountOf(person.id);
    const wanted = account !== undefined && due.off !== true && isEligible(person, now) && due.lastWeek !== week;
    await states.update(due.id, (state) => {
      if (state.version !== due.version) return undefined;
      if (!wanted) return { doc: { ...state, dueAt: momentIn(person, now, 1).toISOString() } };
      if (!isWorkingTime(person, now)) return { doc: { ...state, dueAt: nextWorkingInstant(person, now).toISOString() } };
      const ignored = state.ignored + 1;
      const message: CardMessage = { card: 'nudges/nudge', data: { org: settings.orgName } };
      return {
        doc: { ...state, ignored, lastWeek: week, dueAt: momentIn(person, now, weeksUntilNext(ignored)).toISOString() },
        deliveries: [
          {
            key: `nudge:${person.id}:${week}`,
            to: { person: person.id },
            message,
            usefulUntil: new Date(now.getTime() + USEFUL_MS).toISOString(),
          },
        ],
      };
    });
  }

  async function reacted(personId: string): Promise<void> {
    await states.update(personId, (state) => (state.ignored === 0 ? undefined : { doc: { ...state, ignored: 0 } }));
  }

  return {
    name: 'nudges',
    texts: { en, de },
    collections: [nudgesCollection],
    words: [],
    actions: [
      {
        verb: 'nudge.pause',
        who: isColleague,
        async run(_event, { sender }) {
          await states.update(sender.id, (state) => ({ doc: { ...state, off: true, ignored: 0 } }));
          return { replace: { text: 'nudges.pausedText' } };
        },
      },
      {
        verb: 'nudge.notThisMonth',
        who: isColleague,
        async run(_event, { sender, clock }) {
          const dueAt = momentIn(sender, clock.now(), MONTH_WEEKS).toISOString();
          await states.update(sender.id, (state) => ({ doc: { ...state, dueAt, ignored: 0 } }));
          return { replace: { text: 'nudges.notThisMonthText' } };
        },
      },
    ],
    jobs: [
      { name: 'nudges.enrol', when: { cron: '40 2 * * *', zone: 'UTC' }, run: ({ clock }) => enrol(clock.now()) },
      {
        name: 'nudges.send',
        when: { cron: '*/10 * * * *', zone: 'UTC' },
        async run({ clock }) {
          const now = clock.now();
          for (const due of await states.find({ dueAt: { $lte: now.toISOString() } }, { sort: { by: 'dueAt' }, limit: BATCH }))
            await nudge(due, now);
        },
      },
    ],
    hears: {
      async 'contribution.submitted'({ contributionId }) {
        const contribution = await store.collection(contributionsCollection).get(contributionId);
        if (contribution) await reacted(contribution.authorId);
      },
    },
  };
};
