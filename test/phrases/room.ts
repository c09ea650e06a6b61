// A room in which phrases are said: a colleague with a tip of their own, a reviewer and a lead;
// what each phrase leads to, and what it changes.
import { createDispatch } from '../../src/core/dispatch';
import type { WordsEvent } from '../../src/core/inbound';
import { silentLog } from '../../src/core/log';
import { outboxCollection } from '../../src/core/outbox/record';
import { createRouter } from '../../src/core/routing/router';
import type { CollectionSpec } from '../../src/core/store';
import type { Doc } from '../../src/core/doc';
import { collections } from '../../src/domain';
import { features } from '../../src/features';
import { startTalk, type Talker } from '../support/talk';

export interface Said {
  /** Template or key of the answer. */
  readonly leadsTo: string;
  /** Values of the answer's data. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly kind: string;
  readonly isForm: boolean;
  readonly foreseen: boolean;
  /** Documents that differ afterwards, as `collection/id: fields`. */
  readonly changes: readonly string[];
}

export async function openRoom() {
  const talk = await startTalk({ features });
  const tina = await talk.withPerson('tina', { locale: 'en' });
  const udo = await talk.withPerson('udo', { locale: 'de' });
  const rita = await talk.withPerson('rita', { roles: ['reviewer'] });
  const vera = await talk.withPerson('vera', { locale: 'en' });
  const lena = await talk.withPerson('lena', { roles: ['lead'] });
  const cora = await talk.withPerson('cora', { roles: ['council'] });
  const ada = await talk.withPerson('ada');
  await talk.withPerson('ashworth', { name: 'Tom Ashworth' });
  await talk.withPerson('ashford', { name: 'Tom Ashford' });
  for (const one of [tina, udo, rita, vera]) {
    await one.says('tip');
    await one.presses('tip.submit', {
      title: `A tip of ${one.name}`,
      text: 'Press Ctrl and T in a list, and it becomes a table.',
    });
  }
  const router = createRouter(talk.engine.features);
  const dispatch = createDispatch({
    router,
    clock: talk.clock,
    log: silentLog,
    placeChanged: async () => {},
    readersOf: async () => 'colleagues',
    redact: (message) => message,
    giveFile: async () => ({ text: 'core.fileTitle' }),
    readFile: async () => new Uint8Array(),
  });
  const specs = [
    ...collections,
    outboxCollection,
    ...talk.engine.features.flatMap((feature) => feature.collections),
  ] as CollectionSpec<never>[];

  async function documents(): Promise<ReadonlyMap<string, Doc>> {
    const found = new Map<string, Doc>();
    for (const spec of specs) {
      const all = await talk.engine.store.collection(spec as unknown as CollectionSpec).find({});
      for (const doc of all) found.set(`${spec.name}/${doc.id}`, doc);
    }
    return found;
  }

  let events = 0;
  return {
    tina,
    udo,
    rita,
    vera,
    lena,
    cora,
    ada,
    words: talk.engine.features.flatMap((feature) => feature.words),
    intents: talk.engine.features.flatMap((feature) => feature.intents ?? []),
    async say(who: Talker, words: string): Promise<Said> {
      const before = await documents();
      const person = await who.person();
      const event: WordsEvent = {
        type: 'words',
        id: `phrase${(events += 1)}`,
        at: talk.clock.now().toISOString(),
        sender: who.account,
        place: who.platform.personal(who.account),
        words,
        mentions: [],
      };
      const { reply, kind } = await dispatch.answer(event, person, 'REF');
      const message = reply.form?.card ?? reply.say ?? reply.replace;
      const meaning = router.meaning(words, () => true);
      return {
        leadsTo:
          message === undefined ? 'nothing' : 'card' in message ? message.card : message.text,
        data: message === undefined ? {} : 'card' in message ? message.data : (message.args ?? {}),
        kind,
        isForm: reply.form !== undefined,
        foreseen: meaning.kind === 'word' && meaning.word.opensForm(meaning.rest),
        changes: changesBetween(before, await documents()),
      };
    },
    stop: () => talk.stop(),
  };
}
export type PhraseRoom = Awaited<ReturnType<typeof openRoom>>;

function changesBetween(
  before: ReadonlyMap<string, Doc>,
  after: ReadonlyMap<string, Doc>,
): string[] {
  const changed: string[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(key), after.get(key)] as [
      Record<string, unknown> | undefined,
      Record<string, unknown> | undefined,
    ];
    const fields = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])].filter(
      (field) =>
        field !== 'version' &&
        field !== 'lastAccountKey' &&
        JSON.stringify(old?.[field]) !== JSON.stringify(now?.[field]),
    );
    if (fields.length > 0) changed.push(`${key}: ${fields.join(', ')}`);
  }
  return changed;
}
