// Deliveries to Slack: posts with their key, changes in place, look-ups, and every way in which
// Slack can fail.
import { WebAPIRequestError } from '@slack/web-api';
import { type DeliveryError, LONGEST_WAIT_MS } from '../../../../src/core/errors';
import type { Address, Place } from '../../../../src/core/message';
import { slackDeliveryError } from '../../../../src/platforms/slack/calls/delivery-errors';
import { cardWith } from '../../../support/replies';
import { openRoom, type Room } from '../room';

const account = (user: string) => ({ platform: 'slack' as const, tenant: 'T0TEAM1', user });
const uma: Address = { account: account('U0USER1') };
const place = (id: string, thread?: string): Place => ({
  platform: 'slack',
  tenant: 'T0TEAM1',
  id,
  kind: 'channel',
  ...(thread !== undefined && { thread }),
});

describe('deliveries to Slack', () => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom();
  });
  afterAll(() => room.close());
  const past = (ms: number) => room.clock.travelTo(new Date(room.clock.now().getTime() + ms));
  beforeEach(() => {
    room.clear();
    // Whatever was to rest has rested.
    past(60_000);
  });

  const failure = async (work: Promise<unknown>): Promise<DeliveryError> => {
    try {
      await work;
    } catch (error) {
      return error as DeliveryError;
    }
    throw new Error('it did not fail');
  };

  it('writes to a person in their chat, which it opens once', async () => {
    const first = await room.platform.send(uma, { text: 'one' }, 'd-1');
    await room.platform.send(uma, { text: 'two' }, 'd-2');
    expect(first).toMatchObject({
      place: { id: 'D0USER1', kind: 'personal', tenant: 'T0TEAM1' },
      id: expect.stringMatching(/^\d+\.\d{6}$/),
    });
    expect(room.slack.calls().map(({ method }) => method)).toEqual([
      'conversations.open',
      'chat.postMessage',
      'chat.postMessage',
    ]);
    expect(room.slack.calls('chat.postMessage')[0]?.args).toMatchObject({
      text: 'one',
      unfurl_links: 'false',
      unfurl_media: 'false',
      metadata: JSON.stringify({ event_type: 'passalong_delivery', event_payload: { key: 'd-1' } }),
    });
    expect(room.slack.problems).toEqual([]);
  });

  it('finds what it sent by its key, in a chat, a channel, a thread, and says when it is not there', async () => {
    const sent = await room.platform.send(uma, cardWith('a.b'), 'key-1');
    expect(await room.platform.findSent(uma, 'key-1')).toEqual(sent);
    expect(await room.platform.findSent(uma, 'key-2')).toBe('absent');
    const head = await room.platform.send({ place: place('C0REVIEW') }, { text: 'head' }, 'key-3');
    const inThread = { place: place('C0REVIEW', head.id) };
    const below = await room.platform.send(inThread, { text: 'below' }, 'key-4');
    expect(await room.platform.findSent(inThread, 'key-4')).toEqual(below);
    expect(await room.platform.findSent({ place: place('C0REVIEW') }, 'key-3')).toEqual(head);
  });

  it('looks some pages back, and then says that it does not know', async () => {
    const to = { place: place('C0GENERAL') };
    const old = await room.platform.send(to, { text: 'old' }, 'old');
    const all = room.slack.state.messages.get('C0GENERAL');
    const fill = (count: number) => {
      for (let n = 0; n < count; n += 1)
        all?.set(`${n}-${count}`, { ts: `${n}-${count}`, text: 'other' });
    };
    fill(450);
    expect(await room.platform.findSent(to, 'old')).toEqual(old);
    fill(100);
    expect(await room.platform.findSent(to, 'old')).toBe('unknown');
  });

  it('changes a message in place', async () => {
    const sent = await room.platform.send(
      { place: place('C0REVIEW') },
      cardWith('review.approve'),
      'card',
    );
    await room.platform.update(sent, { text: 'Approved' });
    const message = room.slack.state.messages.get('C0REVIEW')?.get(sent.id);
    expect(message).toMatchObject({ text: 'Approved' });
    expect(JSON.stringify(message.blocks)).not.toContain('review.approve');
    expect(room.slack.problems).toEqual([]);
  });

  it('waits exactly as long as Retry-After says, and does not try again by itself', async () => {
    room.slack.fault({ method: 'chat.postMessage', status: 429, retryAfter: 37 });
    expect(await failure(room.platform.send(uma, { text: 'x' }, 'k'))).toMatchObject({
      kind: 'rateLimited',
      retryAfterMs: 37_000,
      scope: 'unsaid',
    });
    expect(room.slack.calls('chat.postMessage')).toHaveLength(1);
    room.slack.fault({ method: 'users.info', status: 429, retryAfter: 2 });
    expect(await failure(room.platform.lookUp(account('U0OTHER')))).toMatchObject({
      kind: 'rateLimited',
      retryAfterMs: 2000,
      scope: 'method',
    });
    room.clock.travelTo(new Date(room.clock.now().getTime() + 2_000));
    room.slack.fault({ method: 'chat.postMessage', status: 429 });
    expect(await failure(room.platform.send(uma, { text: 'x' }, 'k'))).toMatchObject({
      kind: 'rateLimited',
      retryAfterMs: 30_000,
    });
  });

  it.each([
    ['9'.repeat(30), LONGEST_WAIT_MS],
    [86_400 * 3, LONGEST_WAIT_MS],
    ['-5', 0],
    ['Mon, 02 Mar 2026 09:01:00 GMT', 30_000],
    ['soon', 30_000],
  ])(
    'waits for no longer than can be meant, whatever Retry-After says: %s',
    async (retryAfter, ms) => {
      room.slack.fault({ method: 'chat.postMessage', status: 429, retryAfter });
      expect(await failure(room.platform.send(uma, { text: 'x' }, 'k'))).toMatchObject({
        kind: 'rateLimited',
        retryAfterMs: ms,
      });
    },
  );

  it('leaves a method alone for as long as Slack asks, and no other', async () => {
    const waitMs = async () =>
      (await failure(room.platform.lookUp(account('U0REVIEW')))).retryAfterMs;
    room.slack.fault({ method: 'users.info', status: 429, retryAfter: 20 });
    expect(await waitMs()).toBe(20_000);
    past(5000);
    expect(await waitMs()).toBe(15_000);
    expect(room.slack.calls('users.info')).toHaveLength(1);
    await room.platform.send(uma, { text: 'said all the same' }, 'k');
    past(15_000);
    expect((await room.platform.lookUp(account('U0REVIEW'))).name).toBe('Rita Reviewer');
  });

  it('opens a chat once, even across restarts, and again if it is gone', async () => {
    await room.platform.send(uma, { text: 'one' }, 'd-1');
    room.slack.reset();
    const later = room.again();
    await later.send(uma, { text: 'two' }, 'd-2');
    expect(room.slack.calls().map(({ method }) => method)).toEqual(['chat.postMessage']);
    room.slack.fault({ method: 'chat.postMessage', error: 'channel_not_found' });
    expect((await failure(later.send(uma, { text: 'three' }, 'd-3'))).kind).toBe('gone');
    await room.again().send(uma, { text: 'four' }, 'd-4');
    expect(room.slack.calls('conversations.open')).toHaveLength(1);
  });

  it('has those for whom no more chats can be opened now come one after the other', async () => {
    room.slack.fault({ method: 'conversations.open', status: 429, retryAfter: 30 });
    const waits: number[] = [];
    for (const user of ['U0OTHER', 'U0REVIEW', 'U0USER2']) {
      const refused = await failure(
        room.platform.send({ account: account(user) }, { text: 'x' }, user),
      );
      expect(refused).toMatchObject({ kind: 'rateLimited', scope: 'method' });
      waits.push(refused.retryAfterMs);
    }
    expect(room.slack.calls('conversations.open')).toHaveLength(1);
    expect(waits[0]).toBe(30_000);
    expect(waits[2]).toBeGreaterThan(waits[1] ?? 0);
    await room.platform.send(uma, { text: 'an open chat' }, 'open');
  });

  it.each([
    ['is_archived', 'gone'],
    ['not_in_channel', 'gone'],
    ['channel_not_found', 'gone'],
    ['user_not_found', 'gone'],
    ['user_disabled', 'gone'],
    ['restricted_action_read_only_channel', 'gone'],
    ['account_inactive', 'unavailable'],
    ['token_revoked', 'unavailable'],
    ['invalid_auth', 'unavailable'],
    ['missing_scope', 'unavailable'],
    ['request_timeout', 'unavailable'],
    ['internal_error', 'inDoubt'],
    ['fatal_error', 'inDoubt'],
    ['service_unavailable', 'inDoubt'],
    ['ratelimited', 'rateLimited'],
    ['msg_too_long', 'tooLarge'],
    ['msg_blocks_too_long', 'tooLarge'],
    ['invalid_blocks', 'rejected'],
    ['something_new', 'rejected'],
  ])('calls %s %s', async (error, kind) => {
    // What is too long is tried as its text alone.
    room.slack.fault({ method: 'chat.postMessage', error, times: kind === 'tooLarge' ? 2 : 1 });
    expect(await failure(room.platform.send(uma, { text: 'x' }, 'k'))).toMatchObject({
      name: 'DeliveryError',
      kind,
    });
  });

  it.each([
    [500, 'inDoubt'],
    [503, 'inDoubt'],
    [408, 'inDoubt'],
    [400, 'rejected'],
    [413, 'tooLarge'],
  ])('calls HTTP %i %s', async (status, kind) => {
    room.slack.fault({ method: 'chat.postMessage', status, times: kind === 'tooLarge' ? 2 : 1 });
    expect((await failure(room.platform.send(uma, { text: 'x' }, 'k'))).kind).toBe(kind);
  });

  describe.each([
    ['502', { status: 502, text: '<html>Bad gateway</html>' }],
    ['504 without a word', { status: 504, text: '' }],
    ['200 with a page', { status: 200, text: '<html>Log in</html>' }],
    ['200 with a word', { status: 200, text: 'ok' }],
    ['200 without a word', { status: 200, text: '' }],
    ['half an answer', { status: 200, text: '{"ok":true,"channel":"D0US' }],
    ['an answer that says nothing', { status: 200, text: '{}' }],
    ['nothing at all', { status: 200, text: 'null' }],
    ['an answer without a number', { status: 200, text: '{"ok":true}' }],
    ['a list', { status: 200, text: '[]' }],
    ['a number', { status: 200, text: '{"ok":false,"error":5}' }],
  ])('if a gateway answers after Slack took the call: %s', (_what, gateway) => {
    it('a post is in doubt, and is found', async () => {
      room.slack.fault({ method: 'chat.postMessage', gateway });
      const error = await failure(room.platform.send(uma, { text: 'x' }, 'doubted'));
      expect(error.kind).toBe('inDoubt');
      expect(error.message).not.toMatch(/html|D0US/);
      expect(await room.platform.findSent(uma, 'doubted')).toMatchObject({
        id: room.slack.calls('chat.postMessage').at(-1)?.ts,
      });
    });
    it('a call that may be repeated is unavailable', async () => {
      const sent = await room.platform.send(uma, { text: 'x' }, 'k');
      const lost = { gateway: { ...gateway, text: gateway.text.replace('true', '0') } };
      for (const method of ['chat.update', 'conversations.history', 'users.info'])
        room.slack.fault({ method, ...lost });
      expect((await failure(room.platform.update(sent, { text: 'y' }))).kind).toBe('unavailable');
      expect((await failure(room.platform.findSent(uma, 'k'))).kind).toBe('unavailable');
      expect((await failure(room.platform.lookUp(account('U0OTHER')))).kind).toBe('unavailable');
    });
  });

  it('is in doubt if a post breaks off; a call that may be repeated is only unavailable', async () => {
    const sent = await room.platform.send(uma, { text: 'x' }, 'k');
    for (const method of ['chat.postMessage', 'chat.update', 'conversations.history', 'users.info'])
      room.slack.fault({ method, drop: true });
    expect((await failure(room.platform.send(uma, { text: 'x' }, 'k'))).kind).toBe('inDoubt');
    expect((await failure(room.platform.update(sent, { text: 'y' }))).kind).toBe('unavailable');
    expect((await failure(room.platform.findSent(uma, 'k'))).kind).toBe('unavailable');
    expect((await failure(room.platform.lookUp(account('U0REVIEW')))).kind).toBe('unavailable');
  });

  it.each([
    ['ECONNREFUSED', 'unavailable'],
    ['ENOTFOUND', 'unavailable'],
    ['UND_ERR_CONNECT_TIMEOUT', 'unavailable'],
    ['ECONNRESET', 'inDoubt'],
    ['UND_ERR_SOCKET', 'inDoubt'],
  ])('calls a post that ended with %s %s', (code, kind) => {
    // As fetch throws it: Jest's world of its own hides the cause of a real one.
    const cause = Object.assign(new Error(code), { code });
    expect(
      slackDeliveryError(new WebAPIRequestError(new TypeError('fetch failed', { cause }))),
    ).toMatchObject({ kind });
  });

  it('opens the chat again after it was not found', async () => {
    await room.platform.send(uma, { text: 'x' }, 'k');
    room.slack.fault({ method: 'chat.postMessage', error: 'channel_not_found' });
    await failure(room.platform.send(uma, { text: 'x' }, 'k'));
    room.slack.reset();
    await room.platform.send(uma, { text: 'x' }, 'k');
    expect(room.slack.calls('conversations.open')).toHaveLength(1);
  });

  it('knows a person by name, e-mail, zone, language and activity, and asks again after some minutes', async () => {
    room.slack.addUser('U0NEW', {
      real_name: 'Nora Neu',
      tz: 'America/New_York',
      locale: 'de-DE',
      email: 'nora@contoso.example',
    });
    const known = await room.platform.lookUp(account('U0NEW'));
    expect(known).toEqual({
      name: 'Nora Neu',
      email: 'nora@contoso.example',
      zone: 'America/New_York',
      locale: 'de-DE',
      active: true,
      standing: 'colleague',
    });
    expect(room.slack.calls('users.info')[0]?.args).toMatchObject({ include_locale: 'true' });
    room.slack.addUser('U0NEW', { real_name: 'Nora Neu', deleted: true });
    expect((await room.platform.lookUp(account('U0NEW'))).active).toBe(true);
    room.clock.travelTo(new Date(room.clock.now().getTime() + 11 * 60_000));
    expect((await room.platform.lookUp(account('U0NEW'))).active).toBe(false);
    expect(room.slack.calls('users.info')).toHaveLength(2);
    expect((await failure(room.platform.lookUp(account('U0NOBODY')))).kind).toBe('gone');
  });
});
