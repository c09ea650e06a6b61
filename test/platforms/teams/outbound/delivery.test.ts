// What the bot says unasked in Teams: how it reaches people and places, and what each refusal by
// Teams means for the message.
import {
  DeliveryError,
  type DeliveryErrorKind,
  LONGEST_WAIT_MS,
} from '../../../../src/core/errors';
import type { Address, MessageRef } from '../../../../src/core/message';
import type { TeamsDeps } from '../../../../src/platforms/teams';
import { retryAfter } from '../../../../src/platforms/teams/outbound/delivery-errors';
import type { Fault } from '../../../harness/fake-teams-world';
import { cardWith } from '../../../support/replies';
import { openRoom, type Room } from '../room';

/**
 * Teams' address is known from somebody. The SDK keeps tokens across rooms, so that the first call
 * may be refused: not here.
 */
async function openUsedRoom(deps: Partial<TeamsDeps> = {}): Promise<Room> {
  const room = await openRoom({ deps });
  await room.teams.install({ from: 'reviewer' });
  await room.platform.lookUp(room.last().sender);
  room.teams.reset();
  return room;
}

const GENERAL = '19:team1@thread.tacv2';

describe('deliveries to Teams', () => {
  let room: Room;
  beforeEach(async () => {
    room = await openUsedRoom();
  });
  afterEach(() => room.close());

  const tenant = () => room.teams.options.tenantId;
  const account = (key: string) =>
    ({ platform: 'teams', tenant: tenant(), user: room.teams.userOf(key).aadObjectId }) as const;
  const channel = (thread?: string): Address => ({
    place: {
      platform: 'teams',
      tenant: tenant(),
      id: GENERAL,
      kind: 'channel',
      ...(thread && { thread }),
    },
  });
  const send = (to: Address, text = 'hello'): Promise<MessageRef> =>
    room.platform.send(to, { text }, 'key');
  const failure = async (sending: Promise<unknown>): Promise<DeliveryError> => {
    const error: unknown = await sending.then(
      () => new Error('it arrived'),
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof DeliveryError)) throw error;
    return error;
  };
  const kinds = () => room.teams.log.map(({ kind }) => kind);

  describe('to a person', () => {
    it('who was never met open a chat in their tenant, once', async () => {
      const first = await send({ account: account('user1') });
      expect(first.place).toEqual({
        platform: 'teams',
        tenant: tenant(),
        id: 'a:1-user1',
        kind: 'personal',
      });
      await send({ account: account('user1') }, 'again');
      expect(kinds()).toEqual(['createConversation', 'send', 'send']);
      expect(room.teams.log[0]?.activity).toMatchObject({
        isGroup: false,
        bot: { id: room.teams.bot.id },
        members: [{ id: account('user1').user }],
        tenantId: tenant(),
        channelData: { tenant: { id: tenant() } },
      });
    });

    it('go to the chat in which they spoke, at the address that Teams gave there', async () => {
      await room.teams.message({ from: 'user1', text: 'hi' });
      await send({ account: account('user1') });
      expect(kinds()).toEqual(['send']);
    });

    it('keep that address when the bot restarts', async () => {
      await room.teams.message({ from: 'user1', text: 'hi' });
      const again = room.again();
      await again.send({ account: account('user1') }, { text: 'hello again' }, 'key');
      expect(room.teams.log.at(-1)).toMatchObject({ kind: 'send', conversationId: 'a:1-user1' });
    });

    it('whose chat is gone open another', async () => {
      await room.teams.message({ from: 'user1', text: 'hi' });
      room.teams.fault({ method: 'POST', path: /activities$/, status: 404 });
      await send({ account: account('user1') });
      expect(kinds()).toEqual(['fault', 'createConversation', 'send']);
    });

    it('who blocked the bot can’t arrive any more', async () => {
      await room.teams.message({ from: 'user1', text: 'hi' });
      room.teams.fault({
        method: 'POST',
        path: /activities$/,
        status: 403,
        times: 2,
        body: { error: { code: 'ConversationBlockedByUser' } },
      });
      const error = await failure(send({ account: account('user1') }));
      expect(error).toMatchObject({
        kind: 'gone',
        message: 'Teams answered 403 ConversationBlockedByUser',
      });
    });

    it('who took the bot out are not tried in their old chat again', async () => {
      await room.teams.message({ from: 'user1', text: 'hi' });
      room.teams.fault({ method: 'POST', path: /activities$/, status: 403 });
      room.teams.fault({ method: 'POST', path: /conversations$/, status: 403 });
      await failure(send({ account: account('user1') }));
      await send({ account: account('user1') });
      expect(kinds()).toEqual(['fault', 'fault', 'createConversation', 'send']);
    });

    it('who have not installed the bot can’t arrive', async () => {
      room.teams.fault({ method: 'POST', path: /conversations$/, status: 403 });
      expect(await failure(send({ account: account('user1') }))).toMatchObject({ kind: 'gone' });
    });

    it('who are not of this tenant can’t arrive', async () => {
      expect(
        await failure(
          send({ account: { ...account('user1'), user: 'ffffffff-0000-4000-8000-00000000000f' } }),
        ),
      ).toMatchObject({
        kind: 'gone',
      });
    });
  });

  it('to a channel begin a thread, or go on in one', async () => {
    await room.teams.install({ kind: 'channel' });
    const head = await send(channel());
    await send(channel(head.id), 'below');
    expect(room.teams.sent().map(({ conversationId }) => conversationId)).toEqual([
      GENERAL,
      `${GENERAL};messageid=${head.id}`,
    ]);
  });

  it('change a message where it stands', async () => {
    await room.teams.install({ kind: 'channel' });
    const ref = await room.platform.send(channel(), cardWith('review.approve'), 'key');
    await room.platform.update(ref, { text: 'Approved', card: cardWith().card });
    expect(room.teams.log.at(-1)).toMatchObject({
      kind: 'update',
      id: ref.id,
      activity: { summary: 'Approved' },
    });
    expect(
      await failure(room.platform.update({ ...ref, id: 'nowhere' }, { text: 'x' })),
    ).toMatchObject({ kind: 'gone' });
  });

  it.each<[number, DeliveryErrorKind]>([
    [400, 'rejected'],
    [403, 'gone'],
    [404, 'gone'],
    [405, 'rejected'],
    [408, 'inDoubt'],
    [412, 'unavailable'],
    [413, 'tooLarge'],
    [429, 'rateLimited'],
    [500, 'inDoubt'],
    [502, 'inDoubt'],
    [503, 'inDoubt'],
    [504, 'inDoubt'],
  ])(
    'that Teams answers with %d are %s, and tried no second time by themselves',
    async (status, kind) => {
      await room.teams.install({ kind: 'channel' });
      room.teams.fault({ method: 'POST', path: /activities$/, status, times: 5 });
      expect((await failure(send(channel()))).kind).toBe(kind);
      // What is too long is tried as its text alone.
      expect(kinds()).toEqual(kind === 'tooLarge' ? ['fault', 'fault'] : ['fault']);
    },
  );

  it.each([
    [429, '7', 7_000],
    [429, 0.5, 500],
    [429, 'Mon, 02 Mar 2026 09:01:00 GMT', 60_000],
    [429, 'soon', 0],
    [429, '-5', 0],
    [429, 'NaN', 0],
    [429, 'Mon, 02 Mar 2026 08:00:00 GMT', 0],
    [429, 'Mon, 09 Mar 2026 09:00:00 GMT', LONGEST_WAIT_MS],
    [429, 86_400 * 3, LONGEST_WAIT_MS],
    [429, '9'.repeat(400), LONGEST_WAIT_MS],
    [503, '120', 120_000],
  ])('that are pushed back with %d wait as long as Teams says: %s', async (status, after, ms) => {
    await room.teams.install({ kind: 'channel' });
    room.teams.fault({ method: 'POST', path: /activities$/, status, retryAfter: after });
    expect(await failure(send(channel()))).toMatchObject({
      kind: status === 429 ? 'rateLimited' : 'unavailable',
      retryAfterMs: ms,
      scope: 'unsaid',
    });
  });

  it('let the whole tenant wait if Teams limits the opening of chats', async () => {
    room.teams.fault({ method: 'POST', path: /conversations$/, status: 429, retryAfter: 3 });
    expect(await failure(send({ account: account('user1') }))).toMatchObject({
      kind: 'rateLimited',
      retryAfterMs: 3_000,
      scope: 'tenant',
    });
  });

  it.each<[string, Fault]>([
    ['take too long', { delayMs: 2_000 }],
    ['break off after Teams took them', { drop: true, taken: true }],
    ['break off before', { drop: true }],
  ])('are in doubt when they %s', async (_how, fault) => {
    const other = await openUsedRoom({ callTimeoutMs: 500 });
    await other.teams.install({ kind: 'channel' });
    other.teams.fault({ method: 'POST', path: /activities$/, ...fault });
    expect((await failure(other.platform.send(channel(), { text: 'hello' }, 'key'))).kind).toBe(
      'inDoubt',
    );
    expect(other.teams.sent().length).toBe(fault.taken ? 1 : 0);
    await other.close();
  });

  describe.each<[string, NonNullable<Fault['gateway']>]>([
    ['502', { status: 502, text: '<html>Bad gateway</html>' }],
    ['200 with a page', { status: 200, text: '<html>Log in</html>' }],
    ['201 with half an answer', { status: 201, text: '{"id":"17', type: 'application/json' }],
    ['200 without a word', { status: 200, text: '', type: 'application/json' }],
    ['202 that says nothing', { status: 202, text: '{}', type: 'application/json' }],
    ['200 with nothing', { status: 200, text: 'null', type: 'application/json' }],
  ])('if a gateway answers after Teams took the call: %s', (_what, gateway) => {
    it('are in doubt', async () => {
      await room.teams.install({ kind: 'channel' });
      room.teams.fault({ method: 'POST', path: /activities$/, gateway });
      expect((await failure(send(channel()))).kind).toBe('inDoubt');
      expect(room.teams.sent().length).toBe(1);
    });
    it('are not sent yet, if the chat was to be opened', async () => {
      room.teams.fault({ method: 'POST', path: /conversations$/, gateway });
      expect((await failure(send({ account: account('user1') }))).kind).toBe('unavailable');
    });
    it('tell nothing about who is a colleague', async () => {
      await room.teams.install({ kind: 'channel' });
      room.teams.fault({ method: 'GET', path: /members/, gateway, times: 9 });
      expect((await failure(room.platform.lookUp(account('user1')))).kind).toBe('unavailable');
      const to = channel();
      const place = 'place' in to ? to.place : undefined;
      if (!place) throw new Error('a channel is a place');
      expect((await failure(room.platform.readersOf?.(place) ?? Promise.resolve())).kind).toBe(
        'unavailable',
      );
    });
  });

  it('say that nothing was sent if Teams can’t be reached at all', async () => {
    await room.teams.install({ kind: 'channel' });
    await room.teams.close();
    // The line that stood open breaks first.
    await failure(send(channel()));
    expect((await failure(send(channel()))).kind).toBe('unavailable');
  });

  it('ask for a new token when Teams refuses the old, once', async () => {
    await room.teams.install({ kind: 'channel' });
    room.teams.fault({ method: 'POST', path: /activities$/, status: 401 });
    await send(channel());
    expect(kinds()).toEqual(['fault', 'send']);
    room.teams.fault({ method: 'POST', path: /activities$/, status: 401, times: 2 });
    expect((await failure(send(channel()))).kind).toBe('unavailable');
    expect(kinds()).toEqual(['fault', 'send', 'fault', 'fault']);
  });

  it('say that nothing was sent if there is no token', async () => {
    await room.teams.install({ kind: 'channel' });
    room.teams.fault({ method: 'POST', path: /activities$/, status: 401 });
    room.teams.fault({ path: 'oauth2/v2.0/token', status: 500 });
    expect(await failure(send(channel()))).toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(/no access token/),
    });
    expect(room.teams.sent()).toEqual([]);
  });
});

describe('looking somebody up in Teams', () => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom();
  });
  afterAll(() => room.close());
  const lookUp = (key: string) =>
    room.platform.lookUp({
      platform: 'teams',
      tenant: room.teams.options.tenantId,
      user: room.teams.userOf(key).aadObjectId,
    });

  it('gives name and e-mail address, and what their client says of language and time zone', async () => {
    await room.teams.message({
      from: 'user2',
      text: 'hi',
      locale: 'de-DE',
      localTimezone: 'Europe/Vienna',
    });
    expect(await lookUp('user2')).toEqual({
      name: 'Viktor Vögel',
      email: 'viktor@contoso.example',
      locale: 'de-DE',
      zone: 'Europe/Vienna',
      active: true,
      standing: 'colleague',
    });
  });

  it('reads language and time zone from the client’s own entity too', async () => {
    const entities = [
      { type: 'clientInfo', locale: 'en-GB', timezone: 'Europe/London', platform: 'iOS' },
    ];
    await room.teams.message({ from: 'user1', text: 'hi', locale: undefined, entities });
    expect(await lookUp('user1')).toMatchObject({ locale: 'en-GB', zone: 'Europe/London' });
  });

  it.each([
    ['a guest by role', { userRole: 'guest' }],
    ['a guest by name', { userPrincipalName: 'eve_evil.example#EXT#@contoso.example' }],
    [
      'a guest by name, in small letters',
      { userRole: 'user', userPrincipalName: 'eve_evil.example#ext#@contoso.example' },
    ],
  ])('believes no address of %s', async (_who, about) => {
    const { name } = room.teams.addUser(`guest-${Object.values(about).join('')}`, {
      name: 'Eve',
      email: 'rita@contoso.example',
      ...about,
    });
    expect(name).toBe('Eve');
    expect(await lookUp(`guest-${Object.values(about).join('')}`)).toEqual({
      name: 'Eve',
      active: true,
      standing: 'guest',
    });
  });

  it('believes an address whatever case the tenant is written in', async () => {
    const other = await openRoom({
      settings: { tenantId: room.teams.options.tenantId.toUpperCase() },
    });
    await other.teams.message({ text: 'hi' });
    const { tenant, user } = other.last().sender;
    expect(await other.platform.lookUp({ platform: 'teams', tenant, user })).toMatchObject({
      email: 'uma@contoso.example',
    });
    await other.close();
  });
});

it.each([
  [undefined, 0],
  ['', 0],
  ['2', 2_000],
  ['1.5', 1_500],
  ['Mon, 02 Mar 2026 08:59:00 GMT', 0],
  ['Mon, 02 Mar 2026 09:00:10 GMT', 10_000],
  ['-1', 0],
])('Retry-After %s is %d ms', (header, ms) => {
  expect(retryAfter(header, new Date('2026-03-02T09:00:00Z'))).toBe(ms);
});
