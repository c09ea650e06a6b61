// A room in which every cell of the matrix is tried at the bot: somebody for each role, documents of theirs, and the store as it was before and
// after each press. What an allowed press changed is put back.
import { createReadableLog } from '../core/rig';
import type { Place } from '../../src/core/message';
import type { PlatformName } from '../../src/core/person';
import type { RenderedReply } from '../../src/core/platform';
import type { Collection, Doc, Store, StoreDriver } from '../../src/core/store';
import { inboxCollection } from '../../src/core/inbox';
import { peopleCollection } from '../../src/domain/person-record';
import { slackChatsCollection } from '../../src/platforms/slack/chats';
import { conversationsCollection } from '../../src/platforms/teams/conversations';
import { features } from '../../src/features';
import { allCollections } from '../../src/manifests/data-map';
import { createSqliteStore } from '../../src/storage/sqlite';
import { textOf } from '../support/card-text';
import { startTalk, type Talk, type Talker } from '../support/talk';
import { furnish, leftBehind, type PersonIds, STANDING } from './company';
import { type RoleName, ROLES, type Row } from './matrix';
import { type Press, presses, pressOf } from './presses';

export interface Tried {
  readonly refused: boolean;
  /** An error of our own. */
  readonly failed: boolean;
  /** All that the presser reads, or gets as a file. */
  readonly told: string;
  /** Documents that differ afterwards, `collection/id: fields`. */
  readonly changes: readonly string[];
  /** What others were told meanwhile. */
  readonly toOthers: number;
}

const everything = allCollections(features).filter(({ name }) => name !== inboxCollection.name);
const PUBLIC_URL = 'https://learn.linden.example';

type Kept = ReadonlyMap<string, { readonly of: Collection<Doc>; readonly doc: Doc }>;

export async function keptIn(store: Store): Promise<Kept> {
  const kept = new Map<string, { of: Collection<Doc>; doc: Doc }>();
  for (const spec of everything) {
    const of = store.collection(spec);
    for (const doc of await of.find({})) kept.set(`${spec.name}/${doc.id}`, { of, doc });
  }
  return kept;
}

/** What somebody said last, and where, is no change of what they may see. */
const ASIDE = new Set(['version', 'lastAccountKey']);

export function changesBetween(before: Kept, after: Kept): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [old, now] = [before.get(key)?.doc ?? {}, after.get(key)?.doc ?? {}] as Record<string, unknown>[];
    const fields = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])].filter(
      (field) => !ASIDE.has(field) && JSON.stringify(old?.[field]) !== JSON.stringify(now?.[field]),
    );
    return fields.length > 0 ? [`${key}: ${fields.join(', ')}`] : [];
  });
}

export async function putBack(before: Kept, store: Store): Promise<void> {
  const after = await keptIn(store);
  for (const [key, { of, doc }] of after) if (!before.has(key)) await of.remove(doc.id);
  for (const [key, { of, doc }] of before) {
    const now = after.get(key)?.doc;
    if (!now) await of.insert(doc);
    else if (now.version !== doc.version) await of.update(doc.id, () => ({ doc }));
  }
}

/** A driver that knows whether anything was written since it was last asked; what is noted of the event itself aside. */
function watched(driver: StoreDriver): { readonly driver: StoreDriver; wasWritten(): boolean } {
  let written = false;
  const writes = new Set<string | symbol>(['insert', 'update', 'remove', 'settle']);
  const watching = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(of, name) {
        const value: unknown = Reflect.get(of, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          written ||= writes.has(name);
          return value.apply(of, args) as unknown;
        };
      },
    });
  const collection: StoreDriver['collection'] = (spec) =>
    spec.name === inboxCollection.name ? driver.collection(spec) : watching(driver.collection(spec));
  return {
    driver: { ...driver, collection },
    wasWritten() {
      const was = written;
      written = false;
      return was;
    },
  };
}

export interface PermissionRoom {
  readonly talk: Talk;
  readonly ids: PersonIds;
  readonly presses: Readonly<Record<string, Press>>;
  /** Presses, says or fetches what a row is about, as somebody; `forged` in place of what is usual. */
  try(row: Row, role: RoleName, forged?: Partial<Press>): Promise<Tried>;
  /** Says words in their own chat. */
  say(role: RoleName, words: string): Promise<Tried>;
  stop(): Promise<void>;
}

export async function openRoom(platform: PlatformName): Promise<PermissionRoom> {
  const log = createReadableLog();
  const { driver, wasWritten } = watched(createSqliteStore({ file: ':memory:' }));
  const talk = await startTalk({
    features,
    platform,
    driver,
    guests: 'ask',
    publicUrl: PUBLIC_URL,
    log,
    collections: [slackChatsCollection, conversationsCollection],
  });
  const { engine } = talk;
  const channel = talk.channel('reviewers');
  const people = {} as Record<RoleName, Talker>;
  for (const role of ROLES) people[role] = await talk.withPerson(role, { ...(STANDING[role] && { standing: STANDING[role] }) });
  const ids = Object.fromEntries(ROLES.map((role) => [role, people[role].id])) as PersonIds;
  await furnish(engine.store, ids, platform, channel);
  const all = presses(ids.learner);
  talk.platform.readers.set('mixed', 'mixed');
  let before = await keptIn(engine.store);
  let events = 0;

  async function attempt(
    role: RoleName,
    act: (about: { id: string; place: Place }) => Promise<RenderedReply | string | undefined>,
    where?: Press['in'],
  ) {
    const { account } = people[role];
    const place = where ? talk.channel(where === 'channel' ? channel.id : where) : talk.platform.personal(account);
    const [shown, given, errors] = [talk.platform.shown.length, talk.platform.given.length, log.of('error').length];
    events += 1;
    const reply = await act({ id: `cell${events}`, place });
    await engine.bot.idle();
    await talk.settle();
    const changes = wasWritten() ? changesBetween(before, await keptIn(engine.store)) : [];
    const files = talk.platform.given.slice(given).map(({ file }) => Buffer.from(file.bytes).toString('utf8'));
    const tried: Tried = {
      refused: typeof reply === 'object' ? reply.refused === true : reply === undefined && changes.length === 0,
      failed: log.of('error').length > errors,
      told: typeof reply === 'string' ? reply : [...textsOf(reply), ...files].join('\n'),
      changes,
      toOthers: talk.platform.shown.length - shown,
    };
    if (changes.length > 0) {
      await putBack(before, engine.store);
      before = await keptIn(engine.store);
      wasWritten();
    }
    talk.platform.shown.length = shown;
    return tried;
  }

  const receive = (role: RoleName, words: string, { id, place }: { id: string; place: Place }) =>
    talk.platform.bot.receive({
      type: 'words',
      id,
      at: talk.clock.now().toISOString(),
      sender: people[role].account,
      place,
      words,
      mentions: [],
    });

  /** As the page behind a link gives it, or as a platform sends it. */
  async function fetched(row: Row, role: RoleName, args: Press['args']): Promise<string | undefined> {
    const { account } = people[role];
    const person = await engine.store.collection(peopleCollection).get(ids[role]);
    if (!person) return undefined;
    let url = '';
    const offer = {
      maker: row.name,
      args: args ?? {},
      sent: { text: 'privacy.fileSent' },
      linked(to: string) {
        url = to;
        return { text: 'privacy.fileSent' };
      },
    };
    try {
      await engine.files.give(offer, account, person);
    } catch {
      return undefined;
    }
    if (url === '') return 'a file';
    const file = await engine.files.fetch(url.slice(url.lastIndexOf('/') + 1));
    return file && Buffer.from(file.bytes).toString('utf8');
  }

  return {
    talk,
    ids,
    presses: all,
    try(row, role, forged = {}) {
      const { words = '', data = {}, inputs = {}, in: where, args = {} } = { ...pressOf(row, all), ...forged };
      return attempt(
        role,
        ({ id, place }) => {
          if (row.what === 'word' || row.what === 'chat') return receive(role, words, { id, place });
          if (row.what === 'file') return fetched(row, role, args);
          const at = talk.clock.now().toISOString();
          return talk.platform.bot.receive({
            type: 'action',
            id,
            at,
            sender: people[role].account,
            place,
            verb: row.name,
            data: role === 'deactivated' ? leftBehind(data) : data,
            inputs,
          });
        },
        where,
      );
    },
    say: (role, words) => attempt(role, (about) => receive(role, words, about)),
    stop: () => talk.stop(),
  };
}

function textsOf(reply: RenderedReply | undefined): string[] {
  const { say, replace, openly, form } = reply ?? {};
  return [say, replace, openly, form?.card].flatMap((message) =>
    message ? [message.text, textOf(message), JSON.stringify(message.card ?? '')] : [],
  );
}
