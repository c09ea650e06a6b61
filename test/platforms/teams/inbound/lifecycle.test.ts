// What Teams reports about places and people: who joins, who leaves, new names. The tests check
// what the bot can do afterwards.
import type { LifecycleEvent } from '../../../../src/core/inbound';
import { openRoom, type Room } from '../room';

const REVIEWERS = '19:reviewers@thread.tacv2';
const GENERAL = '19:team1@thread.tacv2';

describe('lifecycle', () => {
  let room: Room;
  beforeEach(async () => {
    room = await openRoom();
  });
  afterEach(() => room.close());

  /** What Teams took; the SDK keeps tokens across rooms, so that a first call may be refused. */
  const done = () => room.teams.log.flatMap(({ kind, status }) => (status < 400 ? [kind] : []));
  const news = () =>
    room.bot.events.filter((event): event is LifecycleEvent => event.type === 'lifecycle');
  const account = (key: string) =>
    ({
      platform: 'teams',
      tenant: room.teams.options.tenantId,
      user: room.teams.userOf(key).aadObjectId,
    }) as const;
  const teamEvent = (eventType: string, about: object = {}) => {
    const { channelData } = room.teams.envelope('conversationUpdate', { kind: 'channel' }) as {
      channelData: object;
    };
    return room.teams.send(
      room.teams.envelope('conversationUpdate', {
        kind: 'channel',
        channelData: { ...channelData, eventType, ...about },
      }),
    );
  };

  it('an installation is told with its place, and lets the bot write first', async () => {
    await room.teams.install({ from: 'user1' });
    expect(news()).toMatchObject([
      { what: 'installed', sender: account('user1'), place: { id: 'a:1-user1', kind: 'personal' } },
    ]);
    const ref = await room.platform.send({ account: account('user1') }, { text: 'welcome' }, 'k1');
    expect(ref.place.id).toBe('a:1-user1');
    expect(done()).toEqual(['send']);
  });

  it('an upgrade of the app is no news', async () => {
    await room.teams.install({ action: 'add-upgrade' });
    await room.teams.install({ action: 'remove-upgrade' });
    expect(news()).toEqual([]);
  });

  it('the coming of the bot into a team is told once, although Teams tells it twice', async () => {
    await room.teams.membersAdded({ kind: 'channel' });
    await room.teams.install({ kind: 'channel' });
    expect(news()).toMatchObject([
      { what: 'installed', place: { id: GENERAL, kind: 'channel' }, name: 'Contoso Support' },
    ]);
  });

  it('people who come and go are told one by one, and looked up where they were met', async () => {
    await room.teams.membersAdded({
      from: 'reviewer',
      kind: 'channel',
      members: ['user1', 'user2'],
      localTimezone: 'Asia/Tokyo',
    });
    // What is said of the client is Rita's, who brought them.
    for (const event of news()) expect(event).not.toHaveProperty('zone');
    expect(news().map(({ what, sender }) => [what, sender])).toEqual([
      ['joined', account('user1')],
      ['joined', account('user2')],
    ]);
    expect(new Set(news().map(({ id }) => id)).size).toBe(2);
    // No chat is opened with somebody only to learn their name.
    expect(await room.platform.lookUp(account('user2'))).toMatchObject({
      name: 'Viktor Vögel',
      email: 'viktor@contoso.example',
    });
    expect(done()).toEqual([]);

    await room.teams.membersRemoved({ from: 'reviewer', kind: 'channel', members: ['user2'] });
    expect(news().at(-1)).toMatchObject({ what: 'left', sender: account('user2') });
  });

  it('an unknown person who leaves is nobody', async () => {
    await room.teams.membersRemoved({ from: 'reviewer', kind: 'channel', members: ['user2'] });
    expect(news()).toEqual([]);
  });

  it('a removed personal app is forgotten with its chat', async () => {
    await room.teams.install({ from: 'user1' });
    await room.teams.install({ from: 'user1', action: 'remove' });
    expect(news().at(-1)).toMatchObject({
      what: 'removed',
      sender: account('user1'),
      place: { kind: 'personal' },
    });
    await room.platform.send({ account: account('user1') }, { text: 'hi' }, 'k1');
    expect(done()).toEqual(['createConversation', 'send']);
  });

  it.each([
    ['the app is taken out of it', () => room.teams.install({ kind: 'channel', action: 'remove' })],
    ['it is deleted', () => teamEvent('teamDeleted')],
  ])('a team is lost with all of its channels when %s', async (_how, lose) => {
    await room.teams.install({ kind: 'channel' });
    await room.teams.message({
      text: 'admin reviewers here',
      kind: 'channel',
      channel: REVIEWERS,
      rootId: '17',
    });
    await room.teams.message({ text: 'hi', kind: 'groupChat', group: 'lunch' });
    await lose();
    const lost = news().filter(({ what }) => what === 'removed');
    expect(lost.map(({ place }) => place.id).toSorted()).toEqual([REVIEWERS, GENERAL].toSorted());
    expect(new Set(lost.map(({ id }) => id)).size).toBe(2);
    await lose();
    expect(
      news().filter(({ what, place }) => what === 'removed' && place.id === REVIEWERS),
    ).toHaveLength(1);
  });

  it('a person who joins a team reads in all of its channels', async () => {
    const tenant = room.teams.options.tenantId;
    const place = { platform: 'teams', tenant, id: REVIEWERS, kind: 'channel' } as const;
    await room.teams.message({ text: 'help', kind: 'channel', channel: REVIEWERS, rootId: '17' });
    expect(await room.platform.readersOf(place)).toBe('colleagues');
    room.teams.addUser('gina', { name: 'Gina Guest', userRole: 'guest' });
    room.teams.conversation('channel', { channel: REVIEWERS });
    expect(await room.platform.readersOf(place)).toBe('colleagues');
    await room.teams.membersAdded({
      from: 'user1',
      kind: 'channel',
      channel: GENERAL,
      members: ['gina'],
    });
    expect(await room.platform.readersOf(place)).toBe('mixed');
    expect(news().map(({ what, place: where }) => [what, where.id])).toEqual([
      ['joined', GENERAL],
      ['joined', REVIEWERS],
    ]);
  });

  it('a stranger who speaks in a channel reads there', async () => {
    const tenant = room.teams.options.tenantId;
    const place = { platform: 'teams', tenant, id: REVIEWERS, kind: 'channel' } as const;
    await room.teams.message({ text: 'help', kind: 'channel', channel: REVIEWERS, rootId: '17' });
    expect(await room.platform.readersOf(place)).toBe('colleagues');
    room.platform.noteStranger?.(place, account('user1'));
    expect(await room.platform.readersOf(place)).toBe('mixed');
  });

  it('a team is lost with all of its channels also where the first telling failed', async () => {
    await room.teams.message({
      text: 'admin reviewers here',
      kind: 'channel',
      channel: REVIEWERS,
      rootId: '17',
    });
    const { accept } = room.bot;
    let calls = 0;
    room.bot.accept = (event) =>
      (calls += 1) === 2 ? Promise.reject(new Error('the store is away')) : accept(event);
    const remove = () => room.teams.install({ kind: 'channel', action: 'remove', id: 'removal' });
    expect((await remove()).status).toBe(500);
    expect((await remove()).status).toBe(200);
    expect(
      news().filter(({ what, place }) => what === 'removed' && place.id === REVIEWERS),
    ).toHaveLength(1);
  });

  it('a deleted channel is lost alone', async () => {
    await room.teams.install({ kind: 'channel' });
    await teamEvent('channelDeleted', { channel: { id: REVIEWERS, name: 'Reviewers' } });
    expect(news().filter(({ what }) => what === 'removed')).toMatchObject([
      { place: { id: REVIEWERS, kind: 'channel' } },
    ]);
  });

  it.each([
    ['channelRenamed', { channel: { id: REVIEWERS, name: 'Quality' } }, REVIEWERS, 'Quality'],
    ['teamRenamed', { team: { id: GENERAL, name: 'Contoso Help' } }, GENERAL, 'Contoso Help'],
  ])('a new name is told: %s', async (eventType, about, id, name) => {
    await teamEvent(eventType, about);
    expect(news()).toMatchObject([{ what: 'renamed', name, place: { id, kind: 'channel' } }]);
  });

  it('other news of a team are none', async () => {
    await teamEvent('teamArchived');
    await teamEvent('channelCreated', { channel: { id: '19:new@thread.tacv2', name: 'New' } });
    expect(news()).toEqual([]);
  });
});
