// How answers reach people on Slack: where, who sees them, what they replace, by which call, and
// what happens if Slack refuses them.
import type { RenderedReply } from '../../../../src/core/platform';
import type { Recorded } from '../../../harness/fake-slack-world';
import { cardWith, longCard, saying } from '../../../support/replies';
import { openRoom, type Room } from '../room';

describe('answers on Slack', () => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom();
  });
  afterAll(() => room.close());
  beforeEach(() => {
    room.clear();
    // Whatever was to rest has rested.
    room.clock.travelTo(new Date(room.clock.now().getTime() + 60_000));
  });
  afterEach(() =>
    expect(
      room.slack.problems.filter(
        (problem) => !/-> (not_in_channel|channel_not_found|message_not_found)/.test(problem),
      ),
    ).toEqual([]),
  );

  const heard = (text: string): Promise<Recorded> =>
    room.slack.waitFor((entry) => JSON.stringify(entry.args ?? {}).includes(text) && entry.ok);
  const answerTo = async (reply: RenderedReply, ask: () => Promise<unknown>): Promise<Recorded> => {
    room.bot.reply = reply;
    await ask();
    return heard(reply.say?.text ?? reply.replace?.text ?? '');
  };

  it('says the answer to a mention in its thread, for all', async () => {
    const said = await answerTo(saying('for all'), () =>
      room.slack.mention('ask x', { event: { ts: '1700000000.000009' } }),
    );
    expect(said).toMatchObject({
      method: 'chat.postMessage',
      channel: 'C0GENERAL',
      args: { thread_ts: '1700000000.000009' },
    });
  });

  it('says to a mention what is for the sender alone to them only', async () => {
    const said = await answerTo(saying('for you', true), () =>
      room.slack.mention('profile', { user: 'U0USER2' }),
    );
    expect(said).toMatchObject({
      method: 'chat.postEphemeral',
      args: { channel: 'C0GENERAL', user: 'U0USER2' },
    });
  });

  it.each([true, false])(
    'answers a direct message there (for the sender alone: %s)',
    async (onlyToSender) => {
      const said = await answerTo(saying('in the chat', onlyToSender), () => room.slack.dm('help'));
      expect(said).toMatchObject({ method: 'chat.postMessage', channel: 'D0USER1' });
      expect(said.args.thread_ts).toBeUndefined();
    },
  );

  it('answers a command in a channel to the sender only', async () => {
    const said = await answerTo(saying('whispered'), () => room.slack.slash('/faq', 'x'));
    expect(said).toMatchObject({
      method: 'chat.postEphemeral',
      args: { channel: 'C0GENERAL', user: 'U0USER1' },
    });
  });

  it('answers a command in the personal chat so that it stays', async () => {
    const said = await answerTo(saying('to stay'), () =>
      room.slack.slash('/faq', 'x', { channel: 'D0USER1' }),
    );
    expect(said).toMatchObject({ method: 'chat.postMessage', channel: 'D0USER1' });
  });

  it.each([
    ['a channel that it is not in', 'C0NOTIN'],
    ["a chat of two others, where it doesn't exist", 'D0OTHERS'],
  ])('answers a command in %s by the address that came with it', async (_where, channel) => {
    const said = await answerTo(saying('by address'), () =>
      room.slack.slash('/faq', 'x', { channel }),
    );
    expect(said).toMatchObject({
      method: 'response_url',
      args: { response_type: 'ephemeral', replace_original: false },
    });
  });

  it('writes to the sender if even that address fails', async () => {
    room.slack.fault({ method: 'response_url', status: 404 });
    const said = await answerTo(saying('in your chat'), () =>
      room.slack.slash('/faq', 'x', { channel: 'C0NOTIN' }),
    );
    expect(said).toMatchObject({ method: 'chat.postMessage', channel: 'D0USER1' });
  });

  it('changes the pressed card in place, for all', async () => {
    const card = await answerTo({ say: cardWith('review.approve'), onlyToSender: false }, () =>
      room.slack.mention('review'),
    );
    const since = room.slack.log.length;
    room.bot.reply = {
      replace: { text: 'Approved by Rita' },
      say: { text: 'Thank you' },
      onlyToSender: true,
    };
    await room.slack.action({
      user: 'U0REVIEW',
      message: { channel: card.channel, ts: card.ts },
      action: { action_id: 'review.approve:0' },
    });
    expect(await heard('Approved by Rita')).toMatchObject({ method: 'chat.update', ts: card.ts });
    expect(await heard('Thank you')).toMatchObject({
      method: 'chat.postEphemeral',
      args: { user: 'U0REVIEW' },
    });
    expect(room.slack.calls('chat.postMessage', since)).toEqual([]);
    expect(room.lastPress()).toMatchObject({ data: { id: 'c1' }, message: { id: card.ts } });
  });

  it('sends the changed card to the presser again if the old one is gone', async () => {
    const reply = { replace: { text: 'Changed after all' }, onlyToSender: false };
    const press = {
      message: { channel: 'C0GENERAL', ts: '1600000000.000001' },
      action: { action_id: 'a.b:0' },
    };
    expect(await answerTo(reply, () => room.slack.action(press))).toMatchObject({
      method: 'chat.postEphemeral',
    });
  });

  it('answers a press on what only the presser sees to them only, and changes it by its address', async () => {
    room.bot.reply = {
      replace: { text: 'Noted that' },
      say: { text: 'Glad it helped' },
      onlyToSender: false,
    };
    await room.slack.action({
      ephemeral: true,
      message: { channel: 'C0GENERAL', ts: '1700000000.000002' },
      action: { action_id: 'a.b:0' },
    });
    expect(await heard('Noted that')).toMatchObject({
      method: 'response_url',
      args: { replace_original: true },
    });
    expect(await heard('Glad it helped')).toMatchObject({ method: 'chat.postEphemeral' });
    expect(room.slack.calls('chat.update')).toEqual([]);
    expect(room.lastPress().message).toMatchObject({ id: '1700000000.000002' });
  });

  it('stays silent if there is nothing to say', async () => {
    await room.slack.dm('thanks');
    await room.slack.dm('once more');
    expect(room.slack.calls()).toEqual([]);
  });

  describe('when Slack does not take one', () => {
    it.each([
      ['asks to wait', { status: 429, retryAfter: 3 }],
      ['fails', { status: 503 }],
      ['fails inside', { error: 'internal_error' }],
      ['has revoked the token', { error: 'token_revoked' }],
    ])('leaves the answer to the outbox when Slack %s, once', async (_why, fault) => {
      room.bot.reply = saying('for later');
      room.slack.fault({ method: 'chat.postMessage', ...fault });
      await room.slack.dm('help', { eventId: 'EvLater' + room.slack.newTs() });
      const [later] = await room.bot.handed();
      const waitMs = 'retryAfter' in fault ? fault.retryAfter * 1000 : 0;
      expect(later).toMatchObject({
        to: { place: { id: 'D0USER1' } },
        message: { text: 'for later' },
        waitMs,
      });
      expect(later?.key).toMatch(/^slack:T0TEAM1:EvLater.*:say$/);
      expect(room.slack.calls('chat.postMessage')).toHaveLength(1);
    });

    it('leaves a whisper to the outbox for the personal chat', async () => {
      room.bot.reply = saying('whispered later', true);
      room.slack.fault({ method: 'chat.postEphemeral', status: 429, retryAfter: 3 });
      await room.slack.mention('profile', { user: 'U0USER2' });
      expect(await room.bot.handed()).toMatchObject([
        { to: { account: { user: 'U0USER2' } }, waitMs: 3_000 },
      ]);
    });

    it.each([
      ['asks to wait', { status: 429, retryAfter: 3 }],
      ['breaks off', { drop: true }],
    ])(
      'leaves the change of a card to the outbox when Slack %s, as a change',
      async (_why, fault) => {
        const place = {
          platform: 'slack',
          tenant: 'T0TEAM1',
          id: 'C0REVIEW',
          kind: 'channel',
        } as const;
        const { id } = await room.platform.send(
          { place },
          cardWith('review.approve'),
          `card-${room.slack.newTs()}`,
        );
        room.bot.reply = { replace: { text: 'Approved' }, onlyToSender: false };
        room.slack.fault({ method: 'chat.update', ...fault });
        await room.slack.action({
          message: { channel: 'C0REVIEW', ts: id },
          action: { action_id: 'review.approve:0', value: '{}' },
        });
        expect(await room.bot.handed()).toMatchObject([
          {
            ref: { id, place: { id: 'C0REVIEW' } },
            message: { text: 'Approved' },
            key: expect.stringMatching(/:replace$/),
            waitMs: 'drop' in fault ? 0 : 3_000,
          },
        ]);
      },
    );

    it('looks up an answer whose call broke off: one that arrived is not said again', async () => {
      room.bot.reply = saying('maybe there');
      const arrived = {
        event_type: 'passalong_delivery',
        event_payload: { key: 'slack:T0TEAM1:EvDoubt:say' },
      };
      const all = room.slack.state.messages.get('D0USER1') ?? new Map();
      room.slack.state.messages.set(
        'D0USER1',
        all.set('1.000001', { ts: '1.000001', text: 'maybe there', metadata: arrived }),
      );
      room.slack.fault({ method: 'chat.postMessage', drop: true });
      await room.slack.dm('help', { eventId: 'EvDoubt' });
      await room.slack.waitFor((entry) => entry.method === 'conversations.history');
      room.bot.reply = saying('the next');
      await room.slack.dm('help');
      await heard('the next');
      expect(room.bot.handedOver).toEqual([]);
    });

    it('leaves one that did not arrive to the outbox', async () => {
      room.bot.reply = saying('not there');
      room.slack.fault({ method: 'chat.postMessage', drop: true });
      await room.slack.dm('help');
      expect(await room.bot.handed()).toMatchObject([{ message: { text: 'not there' } }]);
    });

    it('gives up on one that Slack will never take, and goes on', async () => {
      room.bot.reply = saying('never');
      room.slack.fault({ method: 'chat.postMessage', error: 'invalid_blocks' });
      await room.slack.dm('help');
      await room.slack.waitFor((entry) => entry.error === 'invalid_blocks');
      room.bot.reply = saying('still here');
      await room.slack.dm('help');
      await heard('still here');
      expect(room.bot.handedOver).toEqual([]);
    });
  });

  describe('that is too long for Slack', () => {
    const said = (method: string) =>
      room.slack.calls(method).map(({ ok, args }) => [ok, JSON.stringify(args)] as const);
    const longReply = (): RenderedReply => ({ say: longCard(40), onlyToSender: false });

    it.each([
      ['msg_too_long', { error: 'msg_too_long' }],
      ['msg_blocks_too_long', { error: 'msg_blocks_too_long' }],
      [
        'too many blocks',
        {
          error: 'invalid_blocks',
          messages: ['[ERROR] no more than 50 items allowed [json-pointer:/blocks]'],
        },
      ],
      ['413', { status: 413 }],
    ])('is said with fewer parts, and says so: %s', async (_why, fault) => {
      room.bot.reply = longReply();
      room.slack.fault({ method: 'chat.postMessage', ...fault });
      await room.slack.dm('help');
      await heard('Parts left out: 20.');
      expect(
        said('chat.postMessage').map(([, sent]) => [
          sent.includes('part 19'),
          sent.includes('part 20'),
          sent.includes('press me'),
        ]),
      ).toEqual([
        [true, true, true],
        [true, false, true],
      ]);
    });

    it('is sent as its text alone if that is still too long, in the language of the message', async () => {
      room.bot.reply = { say: { ...longCard(40), locale: 'de' }, onlyToSender: false };
      room.slack.fault({ method: 'chat.postMessage', error: 'msg_too_long', times: 2 });
      await room.slack.dm('help');
      await heard('Der Rest war zu lang für eine Nachricht.');
      const all = said('chat.postMessage');
      expect(all.map(([ok]) => ok)).toEqual([false, false, true]);
      expect(all.at(-1)?.[1]).toContain('forty parts');
      expect(all.at(-1)?.[1]).not.toContain('part 0');
    });

    it('is tried three times and no more', async () => {
      room.bot.reply = longReply();
      room.slack.fault({ method: 'chat.postMessage', error: 'msg_too_long', times: 10 });
      await room.slack.dm('help');
      await room.slack.waitFor(() => said('chat.postMessage').length === 3);
      expect(room.bot.handedOver).toEqual([]);
    });

    it('is changed to fewer parts if it replaces a card', async () => {
      const place = {
        platform: 'slack',
        tenant: 'T0TEAM1',
        id: 'C0REVIEW',
        kind: 'channel',
      } as const;
      const { id } = await room.platform.send(
        { place },
        cardWith('review.approve'),
        `card-${room.slack.newTs()}`,
      );
      room.bot.reply = { replace: longCard(40), onlyToSender: false };
      room.slack.fault({ method: 'chat.update', error: 'msg_blocks_too_long' });
      await room.slack.action({
        message: { channel: 'C0REVIEW', ts: id },
        action: { action_id: 'review.approve:0', value: '{}' },
      });
      await heard('Parts left out: 20.');
      expect(said('chat.update')).toHaveLength(2);
    });

    it.each(['chat.postEphemeral', 'response_url'])(
      'is whispered with fewer parts by %s',
      async (method) => {
        room.bot.reply = longReply();
        room.slack.fault({ method, status: 413 });
        await room.slack.slash('/faq', 'x', {
          channel: method === 'response_url' ? 'C0NOTIN' : 'C0GENERAL',
        });
        expect(await heard('Parts left out: 20.')).toMatchObject({ method });
      },
    );
  });
});
