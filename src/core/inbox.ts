// The inbox stores every event before it is acknowledged, by the platform's event id. A repeat gets
// the first answer, and recovery finds what a crash interrupted. The words of an event are deleted
// as soon as it is answered.
import type { Clock } from './clock';
import type { Inbound } from './inbound';
import { accountKey } from './account';
import { names, picked, type DataSubject } from './personal';
import type { RenderedReply } from './platform';
import { type Collection, collectionSpec, type Store } from './store';
import type { Doc } from './doc';

export interface Noted extends Doc {
  readonly state: 'open' | 'done';
  /** ISO instant. */
  readonly at: string;
  readonly event?: Inbound;
  readonly reply?: RenderedReply;
  /** `accountKey` of the sender. Missing in events that older versions stored. */
  readonly by?: string;
}

export const inboxCollection = collectionSpec<Noted>('core.inbox', {
  indexes: [{ fields: ['state', 'at'] }],
  what: 'an event until it is answered; then the answer, for repeats',
  people: {
    whom: 'yes',
    purpose: 'operation',
    show: (note, whose) =>
      isTheirs(note, whose) ? picked(note, 'at', 'event', 'reply') : undefined,
    erase({ reply: _said, ...note }, whose) {
      if (isTheirs(note, whose)) return 'remove';
      // A repeat of it still has no second effect.
      return names(_said, whose) ? note : 'keep';
    },
    erased: 'removed; an answer to somebody else that names them is emptied',
  },
  keep: { until: 'words: until answered; answer: 3 days' },
});

function isTheirs({ by, event }: Noted, { accountKeys }: DataSubject): boolean {
  return [by, event && accountKey(event.sender)].some(
    (key) => key !== undefined && accountKeys.includes(key),
  );
}

export interface Inbox {
  /** Gives false if an event with this key was stored before. */
  note(key: string, event: Inbound): Promise<boolean>;
  /** The answer that was given; undefined while the event has none. */
  answerOf(key: string): Promise<{ readonly reply: RenderedReply | undefined } | undefined>;
  close(key: string, reply: RenderedReply | undefined): Promise<void>;
  /** Events from before `instant` that were never answered. */
  open(before: Date): Promise<{ readonly key: string; readonly event: Inbound }[]>;
  /** Deletes answers to events from before `instant`. Gives how many. */
  forget(before: Date): Promise<number>;
}

export function createInbox(store: Store, clock: Clock): Inbox {
  const notes: Collection<Noted> = store.collection(inboxCollection);
  return {
    note: (key, event) =>
      notes.insert({
        id: key,
        state: 'open',
        at: clock.now().toISOString(),
        event,
        by: accountKey(event.sender),
      }),
    async answerOf(key) {
      const note = await notes.get(key);
      return note?.state === 'done' ? { reply: note.reply } : undefined;
    },
    async close(key, reply) {
      await notes.update(key, ({ event: _forgotten, ...note }) => ({
        doc: { ...note, state: 'done', ...(reply && { reply }) },
      }));
    },
    async open(before) {
      const found = await notes.find(
        { state: 'open', at: { $lte: before.toISOString() } },
        { sort: { by: 'at' }, limit: 500 },
      );
      return found.flatMap((note) => (note.event ? [{ key: note.id, event: note.event }] : []));
    },
    async forget(before) {
      let forgotten = 0;
      for await (const note of notes.scan({ state: 'done', at: { $lt: before.toISOString() } })) {
        if (await notes.remove(note.id)) forgotten += 1;
      }
      return forgotten;
    },
  };
}
