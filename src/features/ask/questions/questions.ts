// Questions handed to colleagues. People who ask the same join the first one. Each is answered
// once; the answer goes back to all who asked.
import { idFrom } from '../../../core/ids';
import type { Place } from '../../../core/message';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import type { Store } from '../../../core/store';
import { isAt, reviewersOf } from '../../../domain/channels';
import { decideOnce } from '../../../domain/decide-once';
import type { Entry } from '../../../domain/entries';
import {
  type Answer,
  askersOf,
  type Question,
  questionsCollection,
  reworded,
  withAsker,
  withoutAsker,
} from '../../../domain/questions';
import { answerDeliveries, askedDeliveries, changedDeliveries, eventsOf } from './deliveries';
import { sameAs } from './similar';

export type Answered =
  | { readonly kind: 'answered'; readonly question: Question }
  | { readonly kind: 'late'; readonly answer: Answer }
  | { readonly kind: 'gone' };

/** `joined`: somebody asked the same before. `again`: it was the asker themselves. */
export type Handed = 'asked' | 'joined' | 'again' | 'nobody';

export interface Questions {
  /** Sends a question to the reviewers, or joins the asker to one that is open. */
  hand(text: string, asker: Person, cause: string, now: Date): Promise<Handed>;
  get(id: string): Promise<Question | undefined>;
  /** Those that a person asked or joined: first the open ones, then the newest. */
  ofAsker(ids: readonly string[]): Promise<Question[]>;
  /** Records that a person opened the answer form. */
  open(id: string, personId: string): Promise<void>;
  /** `entry`: the one with the id `answer.entryId`. */
  answer(id: string, answer: Answer, entry?: Entry): Promise<Answered>;
  /**
   * An asker needs no answer any more. If nobody else waits for it, the question is cancelled.
   * False if it is not open. `ids`: all ids of the asker.
   */
  cancel(id: string, ids: readonly string[], cause: string): Promise<boolean>;
  /** An asker puts their question in other words. False if it is not open. */
  reword(id: string, ids: readonly string[], text: string, cause: string): Promise<boolean>;
  /** Sends the open questions of a lost place elsewhere. */
  rescue(place: Place, now: Date): Promise<void>;
}

/** How many open questions are looked at for the same one. */
const LOOKED_AT = 500;

export function createQuestions(store: Store, people: Pick<People, 'get' | 'idsOf'>): Questions {
  const questions = store.collection(questionsCollection);
  const nameOf = async (id: string) => (await people.get(id))?.name ?? '–';
  /** One question at a time, so that two at once do not both find nothing to join. */
  let handing: Promise<unknown> = Promise.resolve();

  async function join(
    same: Question,
    text: string,
    asker: Person,
    now: Date,
  ): Promise<Handed | undefined> {
    const ids = await people.idsOf(asker);
    let handed: Handed | undefined;
    const name = await nameOf(same.askerId);
    await questions.update(same.id, (question) => {
      handed = undefined;
      if (question.state !== 'open') return undefined;
      handed = 'again';
      if (askersOf(question).some(({ personId }) => ids.includes(personId))) return undefined;
      handed = 'joined';
      const doc = withAsker(question, { personId: asker.id, text, at: now.toISOString() });
      return { doc, deliveries: changedDeliveries(doc, name, `joined:${asker.id}`) };
    });
    return handed;
  }

  async function handOver(text: string, asker: Person, cause: string, now: Date): Promise<Handed> {
    const id = idFrom('question', cause);
    // A repeat of the same event.
    if (await questions.get(id)) return 'asked';
    const { locale: language } = asker;
    const open = await questions.find(
      { state: 'open' },
      { sort: { by: 'askedAt' }, limit: LOOKED_AT },
    );
    const same = await sameAs({ text, language }, open);
    const handed = same && (await join(same, text, asker, now));
    if (handed) return handed;
    const sentTo = await reviewersOf(store, now);
    if (sentTo.length === 0) return 'nobody';
    const question: Question = {
      id,
      version: 1,
      text,
      askerId: asker.id,
      language,
      askedAt: now.toISOString(),
      state: 'open',
      sentTo,
    };
    await questions.insert(question, {
      deliveries: askedDeliveries(question, asker.name, sentTo),
    });
    return 'asked';
  }

  /** Changes an open question of an asker, and the cards that receivers have. */
  async function change(
    id: string,
    how: (question: Question) => Question | undefined,
    step: string,
  ): Promise<boolean> {
    const before = await questions.get(id);
    const after = before && how(before);
    if (!after || before.state !== 'open') return false;
    const name = await nameOf(after.askerId);
    let changed = false;
    await questions.update(id, (question) => {
      const doc = question.state === 'open' ? how(question) : undefined;
      changed = doc !== undefined;
      return doc && { doc, deliveries: changedDeliveries(doc, name, step) };
    });
    return changed;
  }

  return {
    get: (id) => questions.get(id),
    async ofAsker(ids) {
      const own = await questions.find({ askerId: { $in: ids } });
      const joined = await Promise.all(ids.map((id) => questions.find({ joinedBy: { $has: id } })));
      const all = new Map([...own, ...joined.flat()].map((one) => [one.id, one]));
      const rank = ({ state }: Question) => (state === 'open' ? 0 : 1);
      return [...all.values()].toSorted(
        (a, b) => rank(a) - rank(b) || b.askedAt.localeCompare(a.askedAt),
      );
    },
    async open(id, personId) {
      await questions.update(id, (question) => {
        const { openedBy = [] } = question;
        return openedBy.includes(personId)
          ? undefined
          : { doc: { ...question, openedBy: [...openedBy, personId] } };
      });
    },
    hand(text, asker, cause, now) {
      const handed = handing.then(() => handOver(text, asker, cause, now));
      // The caller gets the failure; the next question does not wait for it to be mended.
      handing = handed.catch(() => undefined);
      return handed;
    },
    async answer(id, answer, entry) {
      const outcome = await decideOnce<Question, Answer>(questions, id, {
        decisionOf: (question) => question.answer,
        isRepeat: (first) => isRepeat(first, answer),
        isStale: ({ state }) => state !== 'open',
        decided(question) {
          const doc: Question = { ...question, state: 'answered', answer };
          return {
            doc,
            deliveries: answerDeliveries(doc, answer, entry),
            events: eventsOf(id, answer),
          };
        },
      });
      if (outcome.kind === 'done' || outcome.kind === 'repeated')
        return { kind: 'answered', question: outcome.doc };
      return outcome.kind === 'late'
        ? { kind: 'late', answer: outcome.decision }
        : { kind: 'gone' };
    },
    cancel: (id, ids, cause) =>
      change(
        id,
        (question) => {
          const left = withoutAsker(question, ids);
          return left === 'nobody' ? { ...question, state: 'answered' } : left;
        },
        `cancelled:${cause}`,
      ),
    reword: (id, ids, text, cause) =>
      change(id, (question) => reworded(question, ids, text), `reworded:${cause}`),
    async rescue(place, now) {
      const others = await reviewersOf(store, now, place);
      for await (const { id, askerId } of questions.scan({ state: 'open' })) {
        const asker = await people.get(askerId);
        await questions.update(id, (question) => {
          const { sentTo, state } = question;
          if (!asker || state !== 'open' || !sentTo.some((to) => isAt(to, place))) return undefined;
          const doc = {
            ...question,
            sentTo: [...sentTo.filter((to) => !isAt(to, place)), ...others],
          };
          return { doc, deliveries: askedDeliveries(doc, asker.name, others) };
        });
      }
    },
  };
}

/** The same event again, or the same answer sent twice. */
const isRepeat = (first: Answer, again: Answer) =>
  first.because === again.because ||
  (first.byPersonId === again.byPersonId &&
    first.text === again.text &&
    first.entryId === again.entryId);
