// A room in which every cell of the matrix is tried at the bot: somebody for each role, documents
// of theirs, and the store as it was before and after each press. What an allowed press changed is
// put back.
import { createReadableLog } from '../core/rig';
import type { Place } from '../../src/core/message';
import type { PlatformName } from '../../src/core/account';
import type { RenderedReply } from '../../src/core/platform';
import { peopleCollection } from '../../src/domain/people/record';
import { slackChatsCollection } from '../../src/platforms/slack/outbound/chats';
import { conversationsCollection } from '../../src/platforms/teams/outbound/conversations';
import { features } from '../../src/features';
import { allCollections } from '../../src/manifests/data-map';
import { createSqliteStore } from '../../src/storage/sqlite';
import { textOf } from '../support/card-text';
import { startTalk, type Talk, type Talker } from '../support/talk';
import { furnish, leftBehind, type PersonIds, STANDING } from './company';
import { watchStore } from './kept';
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

const PUBLIC_URL = 'https://learn.linden.example';

export interface PermissionRoom {
  readonly talk: Talk;
  readonly ids: PersonIds;
  readonly presses: Readonly<Record<string, Press>>;
  /**
   * Presses, says or fetches what a row is about, as somebody; `forged` in place of what is usual.
   */
  try(row: Row, role: RoleName, forged?: Partial<Press>): Promise<Tried>;
  /** Says words in their own chat. */
  say(role: RoleName, words: string): Promise<Tried>;
  stop(): Promise<void>;
}

export async function openRoom(platform: PlatformName): Promise<PermissionRoom> {
  const log = createReadableLog();
  const watched = watchStore(createSqliteStore({ file: ':memory:' }));
  const { driver } = watched;
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
  for (const role of ROLES)
    people[role] = await talk.withPerson(role, {
      ...(STANDING[role] && { standing: STANDING[role] }),
    });
  const ids = Object.fromEntries(ROLES.map((role) => [role, people[role].id])) as PersonIds;
  await furnish(engine.store, ids, platform, channel);
  const all = presses(ids.learner, ids.lead);
  talk.platform.readers.set('mixed', 'mixed');
  await watched.begin(engine.store, allCollections(features));
  let events = 0;

  async function attempt(
    role: RoleName,
    act: (about: { id: string; place: Place }) => Promise<RenderedReply | string | undefined>,
    where?: Press['in'],
  ) {
    const { account } = people[role];
    const place = where
      ? talk.channel(where === 'channel' ? channel.id : where)
      : talk.platform.personal(account);
    const [shown, given, errors] = [
      talk.platform.shown.length,
      talk.platform.given.length,
      log.of('error').length,
    ];
    events += 1;
    const reply = await act({ id: `cell${events}`, place });
    await engine.bot.idle();
    await talk.settle();
    const changes = await watched.changes();
    const files = talk.platform.given
      .slice(given)
      .map(({ file }) => Buffer.from(file.bytes).toString('utf8'));
    const tried: Tried = {
      refused:
        typeof reply === 'object'
          ? reply.refused === true
          : reply === undefined && changes.length === 0,
      failed: log.of('error').length > errors,
      told: typeof reply === 'string' ? reply : [...textsOf(reply), ...files].join('\n'),
      changes,
      toOthers: talk.platform.shown.length - shown,
    };
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
  async function fetched(
    row: Row,
    role: RoleName,
    args: Press['args'],
  ): Promise<string | undefined> {
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
      const {
        words = '',
        data = {},
        inputs = {},
        in: where,
        args = {},
      } = { ...pressOf(row, all), ...forged };
      return attempt(
        role,
        ({ id, place }) => {
          if (row.what === 'word' || row.what === 'chat')
            return receive(role, words, { id, place });
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
