// Guests and people of other companies on Slack, over real HTTP: they are told one sentence, are
// never taken for a colleague, and read nothing along that is not theirs to read.
import { outboxCollection } from '../../src/core/outbox/record';
import { accountsCollection, peopleCollection } from '../../src/domain/people/record';
import { slackPerson } from '../support/slack-person';
import { describeWithCase, readCase } from '../support/shared-cases';
import { openSlackRoom, type SlackRoom } from './slack-room';
import { deedsOf } from '../support/deeds';

const ALONE = /only to the person who asked/;
const ADMIN = 'u0review@contoso.example';
const TABLE = [
  'admin import faq',
  'question,answer,audience',
  'How do I reach the safe?,Ask Rita for the key.,',
  'How much discount may I give?,Up to fifteen per cent.,department: Sales',
  'Where is the wifi for visitors?,At the front desk.,guests',
].join('\n');

let room: SlackRoom;
async function open(settings = {}): Promise<void> {
  room = await openSlackRoom('en', settings);
  await room.rita.says(
    'admin import people\nemail,name,department\nu0user1@contoso.example,Uma Unger,Sales',
  );
  await room.rita.presses('import.apply');
  await room.rita.told(/Imported/);
  room.chapter();
  await room.rita.says(TABLE);
  await room.rita.presses('import.apply');
  await room.rita.told(/Imported/);
  room.chapter();
}
afterEach(async () => {
  expect(room.slack.problems).toEqual([]);
  await room.close();
});

/** Everything that the store holds of people. */
async function kept(): Promise<string> {
  const { store } = room.app.engine;
  const docs: unknown[] = [];
  for (const collection of [
    store.collection(peopleCollection),
    store.collection(accountsCollection),
    store.collection(outboxCollection),
  ])
    for await (const doc of collection.scan()) docs.push(doc);
  return JSON.stringify(docs);
}

/** What somebody is shown in the chapter. */
const shownTo = (user: string) =>
  slackPerson(room.slack, user)
    .sees()
    .map(({ text, onlyFor }) => ({ text, alone: onlyFor === user }));

const foreign = { team: 'T9OTHER', user_team: 'T9OTHER', source_team: 'T9OTHER' };

describe('somebody of another company', () => {
  it.each<[string, object, object]>([
    ['by the fields of the event', { team_id: 'T9OTHER' }, foreign],
    ['by user_team alone', { team_id: 'T9OTHER' }, { user_team: 'T9OTHER' }],
    ['by their account alone, in an envelope of ours', { team_id: 'T9OTHER' }, {}],
    ['a stranger', { team_id: 'T0TEAM1', is_stranger: true }, {}],
    ['a bot', { is_bot: true }, {}],
    ['a guest of several channels', { is_restricted: true }, {}],
    ['a guest of one channel', { is_restricted: true, is_ultra_restricted: true }, {}],
    [
      'somebody of another organisation on Grid',
      { team_id: 'T9OTHER', enterprise_user: { enterprise_id: 'E9' } },
      {},
    ],
  ])('%s: is told one sentence, and nothing is kept', async (_who, account, fields) => {
    await open();
    room.slack.addUser('U9STRANGER', { real_name: 'Eve Stranger', email: ADMIN, ...account });
    room.slack.state.channels.get('C0GENERAL').members.push('U9STRANGER');
    const eve = slackPerson(room.slack, 'U9STRANGER');
    const first = room.slack.log.length;
    for (const words of [
      'ask how do I reach the safe',
      'admin',
      'admin role admin <@U9STRANGER>',
      'profile',
      'tip x',
    ]) {
      const since = room.slack.log.length;
      await room.slack.mention(words, { user: 'U9STRANGER', event: fields });
      expect(await eve.told(/I only work for the colleagues/, { since })).toMatchObject({
        onlyFor: 'U9STRANGER',
      });
    }
    await room.settle();
    const said = room.slack.log.filter(
      ({ n, method }) => n >= first && method?.startsWith('chat.'),
    );
    expect(said.map(({ args }) => args.text)).toEqual(
      Array(5).fill(expect.stringMatching(/I only work for the colleagues/)),
    );
    expect(await kept()).not.toMatch(/U9STRANGER|Eve/);
  });

  it('is told in the channel where Slack shows nothing to them alone, and in no chat of their own', async () => {
    await open();
    const since = room.slack.log.length;
    await room.slack.mention('ask how do I reach the safe', { user: 'U9STRANGER', event: foreign });
    const { args } = await room.slack.waitFor(
      ({ method, ok }) => method === 'chat.postMessage' && ok === true,
      { since },
    );
    expect(args).toMatchObject({
      channel: 'C0GENERAL',
      text: expect.stringMatching(/I only work for the colleagues/),
    });
    expect(room.slack.calls('conversations.open').filter(({ n }) => n >= since)).toEqual([]);
    expect(room.slack.problems.splice(0)).toEqual(['chat.postEphemeral -> user_not_in_channel ""']);
  });

  it('presses in vain, also with what a card carried', async () => {
    await open();
    room.slack.addUser('U9STRANGER', { real_name: 'Eve', team_id: 'T9OTHER', email: ADMIN });
    room.slack.state.channels.get('C0GENERAL').members.push('U9STRANGER');
    await room.uma.mentions('ask how do I reach the safe');
    const answer = await room.uma.told('Ask Rita for the key');
    room.chapter();
    const { log } = room.slack;
    for (const verb of [
      'ask.handOver',
      'ask.why',
      'ask.helped',
      'ask.show',
      'review.approve',
      'import.apply',
      'admin.overview',
      'tip.start',
    ])
      await room.slack.action({
        user: 'U9STRANGER',
        team: 'T9OTHER',
        message: { channel: 'C0GENERAL', ts: answer.ts },
        action: { action_id: `${verb}:0`, value: '{"question":"x","id":"x","entryId":"x"}' },
      });
    await room.settle();
    const said = log.filter(
      ({ method, n }) =>
        n > answer.n &&
        ['chat.postMessage', 'chat.update', 'views.open', 'views.update'].includes(method ?? ''),
    );
    expect(
      said
        .map(({ args }) => JSON.stringify(args))
        // The modal is opened before anybody knows who presses.
        .filter((text) => !/I only work for the colleagues|One moment/.test(text)),
    ).toEqual([]);
    expect(await kept()).not.toMatch(/U9STRANGER/);
    room.slack.problems.length = 0;
  });

  it('has an address that counts only once they have shown that it is theirs', async () => {
    await open();
    room.slack.addUser('U0NEW', { real_name: 'Nora New', email: ADMIN, is_email_confirmed: false });
    await room.slack.dm('admin', { user: 'U0NEW' });
    await room.settle();
    await slackPerson(room.slack, 'U0NEW').told(/not open to you/);
    expect((await room.rita.person()).accounts).toHaveLength(1);
  });
});

it('whom an earlier version took for the admin is switched off before they hear anything, and admins see it', async () => {
  await open();
  const { store } = room.app.engine;
  const rita = await room.rita.person();
  room.slack.addUser('U9STRANGER', { real_name: 'Eve Stranger', team_id: 'T9OTHER', email: ADMIN });
  const account = { platform: 'slack' as const, tenant: 'T0TEAM1', user: 'U9STRANGER' };
  const key = 'slack:T0TEAM1:U9STRANGER';
  await store.collection(accountsCollection).insert({
    id: key,
    personId: rita.id,
    account,
    lookedUpAt: '2026-03-02T08:00:00.000Z',
    reachable: true,
  });
  await store.collection(peopleCollection).update(rita.id, (doc) => ({
    doc: {
      ...doc,
      accounts: [...doc.accounts, account],
      accountKeys: [...doc.accountKeys, key],
      lastAccountKey: key,
    },
  }));
  await room.uma.says('ask who feeds the fish');
  await room.rita.mentions('admin reviewers here', 'C0REVIEW');
  await room.travelTo('2026-03-02T10:00:00.000Z');
  await room.rita.told(/I have switched them off/);
  expect(shownTo('U9STRANGER')).toEqual([]);
  await room.rita.says('admin guests');
  await room.rita.told(/Eve Stranger \(U9STRANGER\) · outside the company/);
  expect((await deedsOf(store)).map(({ what }) => what)).toContain('account.barred');
  expect(await room.rita.person()).toMatchObject({ active: true, roles: ['admin'] });
});

describeWithCase('slack-connect-outsider', 'event.json', () => {
  it('is told one sentence, and nothing of what the company knows', async () => {
    await open();
    const since = room.slack.log.length;
    const event = JSON.parse(readCase('slack-connect-outsider', 'event.json')) as object;
    await room.slack.event(event);
    await room.slack.waitFor(({ method, ok }) => method === 'chat.postMessage' && ok === true, {
      since,
    });
    await room.settle();
    const said = room.slack.log.filter(
      ({ n, method, ok }) => n >= since && ok && method?.startsWith('chat.'),
    );
    expect(said.map(({ args }) => args.text)).toEqual([
      expect.stringMatching(/I only work for the colleagues/),
    ]);
    expect(await kept()).not.toMatch(/U9STRANGER/);
    room.slack.problems.length = 0;
  });
});

describe('a channel', () => {
  /** How often the answer was said for all to read. */
  async function askedInPublic(): Promise<number> {
    room.chapter();
    await room.uma.mentions('ask how do I reach the safe');
    const { onlyFor } = await room.uma.told('Ask Rita for the key', { in: 'C0GENERAL' });
    if (onlyFor !== undefined) await room.uma.told(ALONE, { in: 'C0GENERAL' });
    return room.said(/Ask Rita for the key/, 'C0GENERAL').filter((one) => one.onlyFor === undefined)
      .length;
  }

  it('of colleagues reads what is for everybody, and not what is for a department', async () => {
    await open();
    expect(await askedInPublic()).toBe(1);
    await room.uma.mentions('ask how much discount may I give');
    await room.uma.told('fifteen per cent', { in: 'C0GENERAL' });
    expect(room.said(/fifteen per cent/).every(({ onlyFor }) => onlyFor === room.uma.user)).toBe(
      true,
    );
    await room.uma.told(ALONE, { in: 'C0GENERAL' });
    // A command is answered for its sender's eyes alone anyway: there is nothing to explain.
    room.chapter();
    await room.uma.types('/faq how much discount may I give');
    await room.uma.told('fifteen per cent');
    expect(room.said(ALONE)).toEqual([]);
  });

  it.each<[string, (channel: Record<string, unknown>) => void]>([
    [
      'that is shared with another company',
      (channel) => Object.assign(channel, { is_ext_shared: true }),
    ],
    ['that will be shared', (channel) => Object.assign(channel, { is_pending_ext_shared: true })],
    [
      'with a guest',
      (channel) => {
        room.slack.addUser('U9GUEST', { is_restricted: true });
        (channel['members'] as string[]).push('U9GUEST');
      },
    ],
    [
      'with a guest far down a long list',
      (channel) => {
        room.slack.options.usersPage = 2;
        room.slack.addUser('U9GUEST', { is_restricted: true, is_ultra_restricted: true });
        (channel['members'] as string[]).push('U9GUEST');
      },
    ],
    [
      'of which Slack tells nothing',
      () => room.slack.fault({ method: 'conversations.info', status: 503, times: 5 }),
    ],
  ])('%s reads only what is open to guests', async (_where, change) => {
    await open();
    change(room.slack.state.channels.get('C0GENERAL'));
    expect(await askedInPublic()).toBe(0);
    expect(room.said(ALONE, 'C0GENERAL')).toHaveLength(1);
    await room.uma.mentions('ask where is the wifi for visitors');
    const open_ = await room.uma.told('At the front desk', { in: 'C0GENERAL' });
    if (change.length > 0) expect(open_.onlyFor).toBeUndefined();
    room.slack.problems.length = 0;
  });

  it('is asked about once in a while, and again when somebody joins', async () => {
    await open();
    expect(await askedInPublic()).toBe(1);
    const asked = () => room.slack.calls('conversations.info').length;
    const before = asked();
    await askedInPublic();
    expect(asked()).toBe(before);
    room.slack.addUser('U9GUEST', { is_restricted: true });
    room.slack.state.channels.get('C0GENERAL').members.push('U9GUEST');
    expect(await askedInPublic()).toBe(1);
    await room.slack.event({
      type: 'member_joined_channel',
      user: 'U9GUEST',
      channel: 'C0GENERAL',
    });
    await room.settle();
    expect(await askedInPublic()).toBe(0);
    expect(await kept()).not.toMatch(/U9GUEST/);
  });
});

it.each<[string, () => Promise<unknown>]>([
  [
    'when a guest joins while Slack does not say who they are',
    async () => {
      room.slack.addUser('U9GUEST', { is_restricted: true });
      room.slack.state.channels.get('C0REVIEW').members.push('U9GUEST');
      room.slack.fault({ method: 'users.info', status: 429, retryAfter: 5 });
      await room.slack.event({
        type: 'member_joined_channel',
        user: 'U9GUEST',
        channel: 'C0REVIEW',
      });
    },
  ],
  [
    'when a message says that it is shared with another company',
    () =>
      room.slack.mention('help', {
        user: 'U0REVIEW',
        channel: 'C0REVIEW',
        envelope: { is_ext_shared_channel: true },
      }),
  ],
  [
    'when it is shared and nothing tells of it',
    async () => Object.assign(room.slack.state.channels.get('C0REVIEW'), { is_ext_shared: true }),
  ],
  [
    'when somebody joins by the envelope of another workspace',
    async () => {
      room.slack.addUser('U9OTHER', { team_id: 'T9OTHER' });
      const channel = room.slack.state.channels.get('C0REVIEW');
      channel.is_ext_shared = true;
      channel.members.push('U9OTHER');
      const envelope = { team_id: 'T9OTHER', is_ext_shared_channel: true };
      await room.slack.event(
        { type: 'member_joined_channel', user: 'U9OTHER', channel: 'C0REVIEW', team: 'T9OTHER' },
        { envelope },
      );
    },
  ],
])('the reviewers’ channel is one no more %s', async (_when, change) => {
  await open();
  await room.rita.mentions('admin reviewers here', 'C0REVIEW');
  await room.rita.told(/review/i, { in: 'C0REVIEW' });
  await change();
  await room.settle();
  // The job runs every minute; what is known of a channel counts for five.
  for (const minutes of [1, 5])
    await room.travelTo(new Date(room.now().getTime() + minutes * 60_000).toISOString());
  await room.rita.told(/guest or somebody from another company can now read/);
  await room.uma.says('ask who feeds the fish');
  await room.uma.presses('ask.handOver');
  await room.settle();
  expect(room.said(/feeds the fish/, 'C0REVIEW')).toEqual([]);
});

it.each([
  ['may ask', { GUESTS: 'ask' }],
  ['may do nothing', {}],
])(
  'a guest who speaks in a channel, and %s, proves that not only colleagues read there',
  async (_what, settings) => {
    await open(settings);
    await room.uma.mentions('ask how do I reach the safe');
    await room.uma.told('Ask Rita for the key', { in: 'C0GENERAL' });
    expect(room.said(/Ask Rita for the key/, 'C0GENERAL').map(({ onlyFor }) => onlyFor)).toEqual([
      undefined,
    ]);
    room.slack.addUser('U9GUEST', { real_name: 'Gina Guest', is_restricted: true });
    room.slack.state.channels.get('C0GENERAL').members.push('U9GUEST');
    room.chapter();
    await room.slack.mention('ask how do I reach the safe', { user: 'U9GUEST' });
    await room.settle();
    await slackPerson(room.slack, 'U9GUEST').told(
      /do not know that for sure|I only work for the colleagues/,
    );
    for (const instant of ['2026-03-02T09:01:00.000Z', '2026-03-02T09:20:00.000Z']) {
      await room.travelTo(instant);
      await room.uma.mentions('ask how do I reach the safe');
      await room.uma.told(ALONE, { in: 'C0GENERAL' });
    }
    expect(
      room
        .said(/Ask Rita for the key/, 'C0GENERAL')
        .every(({ onlyFor }) => onlyFor === room.uma.user),
    ).toBe(true);
  },
);

it('a guest finds what is open to guests, where the company lets them ask', async () => {
  await open({ GUESTS: 'ask' });
  room.slack.addUser('U9GUEST', { is_restricted: true, real_name: 'Gina Guest' });
  const gina = slackPerson(room.slack, 'U9GUEST');
  await room.slack.dm('ask where is the wifi for visitors', { user: 'U9GUEST' });
  await gina.told(/front desk/);
  await room.slack.dm('ask how do I reach the safe', { user: 'U9GUEST' });
  await gina.told(/do not know that for sure/);
  await room.slack.dm('tip x', { user: 'U9GUEST' });
  await gina.told(/As a guest you can ask/);
  expect(JSON.stringify(gina.sees())).not.toMatch(/Rita|the key|ask\.handOver/);
  expect(await kept()).not.toMatch(/Gina|U9GUEST/);
});
