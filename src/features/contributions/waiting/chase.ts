// The job that chases what waits: a reminder after two working days, then a named reviewer, then
// the programme leads. Its author or asker is told once that it takes longer. A sweep: safe to
// run at any moment.
import type { Job } from '../../../core/feature';
import type { Delivery } from '../../../core/message';
import type { People } from '../../../core/people';
import type { Store } from '../../../core/store';
import { type LivesBy, nextWorkingInstant } from '../../../domain/calendar';
import { reviewersOf } from '../../../domain/channels';
import type { Chase } from '../../../domain/chase';
import { contributionsCollection } from '../../../domain/contributions';
import { OFFICE_HOURS } from '../../../domain/people/record';
import { questionsCollection } from '../../../domain/questions';
import { allWaiting, teamOf } from './queue';
import { remind } from './reminders';
import { chooseReviewer, isPast, stepDue, type Team, type Waiting } from './rules';

export interface ChaseDeps {
  readonly store: Store;
  readonly people: Pick<People, 'get'>;
  /** The zone of channels, which have none of their own. */
  readonly zone: string;
}

export function createChase({ store, people, zone }: ChaseDeps): Job {
  const house: LivesBy = { zone, workingHours: OFFICE_HOURS };
  const contributions = store.collection(contributionsCollection);
  const questions = store.collection(questionsCollection);

  /** That it takes longer: once, in the working time of the person who waits. */
  async function toldOwners(one: Waiting, now: Date): Promise<Delivery[]> {
    const told: Delivery[] = [];
    for (const id of one.ownerIds) {
      const person = await people.get(id);
      if (person)
        told.push({
          key: `${one.id}:slow:${one.round}:${id}`,
          class: 'owed',
          to: { person: id },
          message: {
            text: 'contributions.takesLonger',
            args: { what: one.kind, title: one.title, since: one.since },
          },
          notBefore: nextWorkingInstant(person, now).toISOString(),
        });
    }
    return told;
  }

  /** Stores how far it was chased. Nothing happens if somebody decided in the meantime. */
  async function keep(one: Waiting, chase: Chase, deliveries: Delivery[]): Promise<Waiting> {
    if (one.kind === 'question')
      await questions.update(one.id, (doc) =>
        doc.state === 'open' ? { doc: { ...doc, chase }, deliveries } : undefined,
      );
    else
      await contributions.update(one.id, (doc) =>
        doc.state === 'inReview' && doc.round === one.round
          ? { doc: { ...doc, chase }, deliveries }
          : undefined,
      );
    return { ...one, chase };
  }

  async function advance(
    one: Waiting,
    team: Team,
    loads: Map<string, number>,
    now: Date,
  ): Promise<Waiting> {
    const due = stepDue(new Date(one.since), now, house);
    if (due === undefined) return one;
    const step = isPast(one, due) && one.chase ? one.chase.step : due;
    const before = one.chase?.namedId;
    const stays = team.reviewers.some(({ id }) => id === before);
    const named =
      step === 'reminded' || stays
        ? undefined
        : chooseReviewer(one, team, (id) => loads.get(id) ?? 0, now);
    const namedId = stays ? before : named?.id;
    if (step === one.chase?.step && namedId === before) return one;
    if (named) loads.set(named.id, (loads.get(named.id) ?? 0) + 1);
    const isFirst = one.chase === undefined;
    return keep(
      one,
      { step, ...(namedId !== undefined && { namedId }) },
      isFirst ? await toldOwners(one, now) : [],
    );
  }

  return {
    name: 'contributions.waiting',
    when: { cron: '*/15 * * * *', zone: 'UTC' },
    async run({ clock, log }) {
      const now = clock.now();
      const [found, team] = [await allWaiting(store), await teamOf(store)];
      const loads = new Map<string, number>();
      for (const { chase } of found)
        if (chase?.namedId !== undefined)
          loads.set(chase.namedId, (loads.get(chase.namedId) ?? 0) + 1);
      // What was handed in while nobody could decide goes to those who can now.
      const current = await reviewersOf(store, now);
      const waiting: Waiting[] = [];
      for (const one of found) {
        const chased = await advance(one, team, loads, now).catch((error: unknown) => {
          log.error('could not chase what waits for review', { id: one.id, error });
          return one;
        });
        waiting.push(chased.sentTo.length > 0 ? chased : { ...chased, sentTo: current });
      }
      const sent = await remind(store, people, waiting, { team, house, now });
      if (sent > 0) log.info('reminded of what waits for review', { reminders: sent });
    },
  };
}
