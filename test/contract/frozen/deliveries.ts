// Deliveries as this version queues them: one for each card and text that it says unasked, and one
// of each other kind of record.
import type { JsonValue } from '../../../src/core/json';
import type { CardMessage, Delivery, MessageRef } from '../../../src/core/message';
import { outboxCollection } from '../../../src/core/outbox/record';
import { features } from '../../../src/features';
import { startTalk } from '../../support/talk';
import type { FrozenDelivery } from './files';
import { addReader, chatOf, READER } from './reader';
import { CARDS_SENT, TEXTS_SENT } from './unasked';

/** All of them are due then. */
export const DUE = '2026-03-02T10:00:00.000Z';
/** The message that updates change: it stands in the reader's chat already. */
export const SHOWN = 'm1';
const SHOWN_BY = 'frozen:shown';
/** Cards that differ in what they show, at most so many of each. */
const KINDS_MAX = 4;

type Said = Pick<Delivery, 'key' | 'class' | 'message'>;

/** Every message that is said unasked, without a receiver. */
export function saidUnasked(samples: readonly CardMessage[]): readonly Said[] {
  const ofCards = Object.entries(CARDS_SENT).flatMap(([card, kind]) =>
    unlike(samples.filter((sample) => sample.card === card)).map((message) => ({
      kind,
      name: card,
      message,
    })),
  );
  const ofTexts = Object.entries(TEXTS_SENT).flatMap(([text, { class: kind, args }]) =>
    args.map((one) => ({ kind, name: text, message: { text, args: one } })),
  );
  const counted = Map.groupBy([...ofCards, ...ofTexts], ({ name }) => name);
  return [...counted.values()].flatMap((all) =>
    all.map(({ kind, name, message }, n) => ({
      key: `frozen:${name}:${n + 1}`,
      class: kind,
      message,
    })),
  );
}

/** The first, and then those that bring something which none before them had. */
function unlike(samples: readonly CardMessage[]): readonly CardMessage[] {
  const seen = new Set<string>();
  const kept = samples.filter(({ data }) => {
    const traits = traitsOf(data, '');
    const isNew = traits.some((trait) => !seen.has(trait));
    for (const trait of traits) seen.add(trait);
    return isNew;
  });
  return kept.slice(0, KINDS_MAX);
}

/** Which fields there are, and what those hold that choose. */
function traitsOf(value: JsonValue | undefined, path: string): string[] {
  if (Array.isArray(value))
    return value.length === 0
      ? [`${path}[]`]
      : value.flatMap((one) => traitsOf(one as JsonValue, `${path}[0]`));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, one]) => traitsOf(one, `${path}.${name}`));
  const chooses = typeof value === 'boolean' || value === '' || value === null;
  return [`${path}=${chooses ? JSON.stringify(value) : typeof value}`];
}

/** What the outbox stores of them. */
export async function queued(samples: readonly CardMessage[]): Promise<readonly FrozenDelivery[]> {
  const talk = await startTalk({ features, platform: 'slack' });
  const { outbox, store } = talk.engine;
  const reader = await addReader(store, 'slack', 'en');
  const to = { person: READER } as const;
  const messages = saidUnasked(samples);
  for (const said of messages) await outbox.deliver({ ...said, to, notBefore: DUE });

  const [first] = messages;
  if (!first) throw new Error('nothing is said unasked');
  const place = talk.channel('reviewers');
  const later = { ...first, notBefore: DUE };
  await outbox.deliver({ ...later, key: 'frozen:inChannel', to: { place } });
  await outbox.deliver({ ...later, key: 'frozen:replaces', to, replaces: SHOWN_BY });
  await outbox.deliver({ ...later, key: 'frozen:under', to: { place }, under: 'frozen:inChannel' });
  const tell = { person: READER, text: 'ask.questionNotDelivered' };
  await outbox.deliver({
    ...later,
    key: 'frozen:tells',
    to,
    usefulUntil: '2026-03-03T09:00:00.000Z',
    tell,
  });
  const answer = { text: 'An answer that Slack did not take at once.', locale: 'en' } as const;
  const ref: MessageRef = { place: chatOf(reader), id: SHOWN };
  const wait = Date.parse(DUE) - talk.clock.now().getTime();
  await outbox.enqueue({ account: reader }, answer, 'frozen:answer', wait);
  await outbox.enqueueUpdate(ref, answer, 'frozen:answerChanged', wait);

  const records = await store
    .collection(outboxCollection)
    .find({ state: 'queued' }, { sort: { by: 'order' } });
  await talk.stop();
  const shown = {
    id: SHOWN_BY,
    state: 'sent',
    at: DUE,
    order: 0,
    plannedAt: DUE,
    dueAt: DUE,
  } as const;
  return [
    { ...shown, class: 'answer', attempts: 1, tenant: 'slack:T1', to, ref, endedAt: DUE },
    ...records.map(({ version: _version, ...record }) => record),
  ];
}
