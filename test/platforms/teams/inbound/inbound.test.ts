// What people say and press in Teams, as the bot hears it.
import type { WordsEvent } from '../../../../src/core/inbound';
import type { Place } from '../../../../src/core/message';
import { readActivity } from '../../../../src/platforms/teams/inbound/activity';
import { incoming } from '../../../../src/platforms/teams/inbound';
import { cardWith, saying } from '../../../support/replies';
import { buttonsOn, formWith, openRoom, type Room } from '../room';

const REVIEWERS = '19:reviewers@thread.tacv2';

describe('words', () => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom();
    room.bot.reply = saying('hello');
  });
  afterAll(() => room.close());

  beforeEach(() => room.settled());

  function heard(): WordsEvent {
    const event = room.last();
    if (event.type !== 'words') throw new Error('the last event was no words');
    return event;
  }
  const mention = (id: string, text: string, more: object = {}) => ({
    type: 'mention',
    text,
    mentioned: { id, name: 'Somebody', ...more },
  });

  it('in the personal chat need no mention', async () => {
    await room.teams.message({
      text: 'ask how do I book leave',
      locale: 'de-AT',
      localTimezone: 'Europe/Vienna',
    });
    const { tenantId } = room.teams.options;
    expect(heard()).toMatchObject({
      words: 'ask how do I book leave',
      sender: { platform: 'teams', tenant: tenantId, user: room.teams.userOf('user1').aadObjectId },
      place: { platform: 'teams', tenant: tenantId, id: 'a:1-user1', kind: 'personal' },
      locale: 'de-AT',
      zone: 'Europe/Vienna',
      senderName: 'Uma Unger',
      mentions: [],
    });
    expect(Number.isNaN(Date.parse(heard().at))).toBe(false);
  });

  it('may be missing if a file comes', async () => {
    const file = {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: 'people.csv',
      content: { downloadUrl: 'https://contoso.sharepoint.com/f' },
    };
    const picture = { contentType: 'image/*', contentUrl: 'https://smba.example/1' };
    await room.teams.message({ text: '', attachments: [file, picture, { ...file, content: {} }] });
    expect(heard()).toMatchObject({
      words: '',
      files: [
        { platform: 'teams', handle: 'https://contoso.sharepoint.com/f', name: 'people.csv' },
        { platform: 'teams', handle: 'https://smba.example/1', name: '', type: 'image/*' },
        { platform: 'teams', handle: '', name: 'people.csv' },
      ],
    });
    await room.teams.message({
      text: 'help',
      attachments: [{ contentType: 'text/html', content: '<p>help</p>' }],
    });
    expect(heard().files).toBeUndefined();
  });

  it('in a channel count if the bot is named, and are answered in their thread', async () => {
    const since = room.teams.log.length;
    await room.teams.message({ text: 'help', kind: 'channel', channel: REVIEWERS, rootId: '1700' });
    expect(heard()).toMatchObject({
      words: 'help',
      place: { id: REVIEWERS, kind: 'channel', thread: '1700' },
    });
    const reply = await room.teams.waitFor(({ kind }) => kind === 'send', { since });
    expect(reply.conversationId).toBe(`${REVIEWERS};messageid=1700`);
  });

  it('in a group chat count if the bot is named', async () => {
    await room.teams.message({ text: 'tip', kind: 'groupChat', group: 'lunch' });
    expect(heard()).toMatchObject({
      words: 'tip',
      place: { id: '19:lunch@thread.v2', kind: 'group' },
    });
    expect(heard().place.thread).toBeUndefined();
  });

  it.each(['channel', 'groupChat'] as const)(
    'of others in a %s are none of its business',
    async (kind) => {
      const count = room.bot.events.length;
      expect((await room.teams.message({ text: 'help', kind, mention: false })).status).toBe(200);
      expect(room.bot.events).toHaveLength(count);
    },
  );

  it.each([
    ['a greeting before the mention', 'hey <at>Bot</at> help', ['<at>Bot</at>'], 'help'],
    ['the mention in the middle', 'help <at>Bot</at> me', ['<at>Bot</at>'], 'help me'],
    [
      'named twice',
      '<at>Bot</at> ask <at>Bot</at> anything',
      ['<at>Bot</at>', '<at>Bot</at>'],
      'ask anything',
    ],
    [
      'a mention in markup',
      '<div><span><at id="0">Bot</at></span>&nbsp;ask&nbsp;this</div>',
      ['<at id="0">Bot</at>'],
      'ask this',
    ],
    ['nested mentions', '<at><at>Bot</at></at> help', ['<at><at>Bot</at></at>'], 'help'],
    ['lines', '<at>Bot</at> tip one\n\n  two  \nthree', ['<at>Bot</at>'], 'tip one\n\ntwo\nthree'],
    [
      'entities',
      '<at>Bot</at> ask R&amp;D &lt;b&gt; &#228; &#x1F600; &unknown; &#0;',
      ['<at>Bot</at>'],
      'ask R&D <b> ä 😀 &unknown; &#0;',
    ],
    ['money, which looks like a pattern', '<at>Bot</at> ask $& $1', ['<at>Bot</at>'], 'ask $& $1'],
    ['nothing else', '<at>Bot</at>', ['<at>Bot</at>'], ''],
  ])('lose the mention of the bot: %s', async (_how, text, tags, words) => {
    const { bot } = room.teams;
    const textFormat = text.startsWith('<div>') ? 'xml' : 'plain';
    const entities = tags.map((tag) => mention(bot.id, tag));
    await room.teams.send(
      room.teams.envelope('message', { kind: 'groupChat', text, textFormat, entities }),
    );
    expect(heard()).toMatchObject({ words, mentions: [] });
  });

  it('keep the names of colleagues, who are found by what Teams says of them, or by asking it', async () => {
    const { bot } = room.teams;
    const rob = room.teams.userOf('reviewer2');
    const uma = room.teams.userOf('user1');
    const text = '<at>Bot</at> admin role reviewer <at>Rob</at> and <at>Uma &amp; co</at>';
    const entities = [
      mention(bot.id, '<at>Bot</at>'),
      mention(rob.id, '<at>Rob</at>', { name: 'Rob' }),
      mention(uma.id, '<at>Uma &amp; co</at>', { name: 'Uma & co', aadObjectId: uma.aadObjectId }),
    ];
    await room.teams.send(
      room.teams.envelope('message', { kind: 'channel', text, textFormat: 'plain', entities }),
    );
    expect(heard().words).toBe('admin role reviewer @Rob and @Uma & co');
    expect(heard().mentions).toEqual([
      { account: { platform: 'teams', tenant: rob.tenantId, user: rob.aadObjectId }, text: '@Rob' },
      {
        account: { platform: 'teams', tenant: uma.tenantId, user: uma.aadObjectId },
        text: '@Uma & co',
      },
    ]);
  });

  it('have ten people at most looked up', async () => {
    const named = Array.from({ length: 30 }, (_, index) =>
      mention(`29:many${index}`, `<at>Many${index}</at>`, { name: `Many${index}` }),
    );
    const text = `<at>Bot</at> ask ${named.map((one) => one.text).join(' ')}`;
    const entities = [mention(room.teams.bot.id, '<at>Bot</at>'), ...named, ...named];
    const activity = readActivity(
      room.teams.envelope('message', { kind: 'channel', text, textFormat: 'plain', entities }),
    );
    if (!activity) throw new Error('no activity');
    const asked: string[] = [];
    const memberOf = async (_place: Place, user: string) => {
      asked.push(user);
      return { platform: 'teams', tenant: 'tenant', user } as const;
    };
    const came = await incoming(activity, 'tenant', { clock: room.clock, memberOf });
    expect(asked).toEqual(Array.from({ length: 10 }, (_, index) => `29:many${index}`));
    expect(came).toMatchObject({
      event: { words: expect.stringMatching(/^ask @Many0 .* @Many29$/) },
    });
  });

  it('name nobody if a channel or a stranger is mentioned', async () => {
    const text = '<at>Bot</at> ask <at>General</at>';
    const entities = [
      mention(room.teams.bot.id, '<at>Bot</at>'),
      mention('19:general@thread.tacv2', '<at>General</at>', { name: 'General' }),
    ];
    await room.teams.send(room.teams.envelope('message', { kind: 'channel', text, entities }));
    expect(heard()).toMatchObject({ words: 'ask @General', mentions: [] });
  });

  it('are noted once, however often Teams repeats them, and answered once', async () => {
    const since = room.teams.log.length;
    const count = room.bot.events.length;
    const sent = await Promise.all(
      Array.from({ length: 4 }, () => room.teams.message({ text: 'help', id: 'repeated' })),
    );
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    await room.teams.message({ text: 'afterwards', id: 'another' });
    expect(room.bot.events).toHaveLength(count + 2);
    await room.settled();
    expect(room.teams.sent(since)).toHaveLength(2);
  });

  it('with the same id in two conversations are two', async () => {
    const count = room.bot.events.length;
    await room.teams.message({ from: 'user1', text: 'help', id: '42' });
    await room.teams.message({ from: 'user2', text: 'help', id: '42' });
    expect(room.bot.events).toHaveLength(count + 2);
  });

  it.each([
    ['its own', { from: { id: '28:11111111-2222-4333-8444-555555555555', name: 'Bot' } }],
    ["another bot's", { from: { id: '28:another', name: 'Another' } }],
    ['one by role', { from: { id: '29:x', role: 'bot' } }],
  ])('are not taken from %s', async (_whose, fields) => {
    const count = room.bot.events.length;
    expect(
      (await room.teams.send({ ...room.teams.envelope('message', { text: 'help' }), ...fields }))
        .status,
    ).toBe(200);
    expect(room.bot.events).toHaveLength(count);
  });

  it.each([
    'messageUpdate',
    'messageDelete',
    'messageReaction',
    'typing',
    'endOfConversation',
    'somethingNew',
  ])('are not what a %s says', async (type) => {
    const count = room.bot.events.length;
    expect((await room.teams.send(room.teams.envelope(type, { text: 'help' }))).status).toBe(200);
    expect(room.bot.events).toHaveLength(count);
  });
});

describe('presses', () => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom();
  });
  afterAll(() => room.close());

  async function shown(reply: typeof room.bot.reply, wish: object = {}) {
    const since = room.teams.log.length;
    room.bot.reply = reply;
    await room.teams.message({ text: 'show', ...wish });
    return room.teams.waitFor(({ kind }) => kind === 'send', { since });
  }

  it('tell the button, its data, the inputs and the message, each apart', async () => {
    const card = await shown({ form: formWith('tip.submit'), onlyToSender: false });
    room.bot.reply = saying('thanks');
    await room.teams.press({
      on: card,
      verb: 'tip.submit',
      inputs: { title: 'A title', id: 'forged' },
    });
    expect(room.lastPress()).toMatchObject({
      verb: 'tip.submit',
      data: { id: 'c1' },
      inputs: { title: 'A title', id: 'forged' },
      message: { id: card.id, place: { id: 'a:1-user1', kind: 'personal' } },
    });
  });

  it('come as Action.Submit from old clients, with the same meaning', async () => {
    const card = await shown({ say: cardWith('review.approve'), onlyToSender: false });
    const [action] = buttonsOn(card);
    expect(action?.fallback.type).toBe('Action.Submit');
    room.bot.reply = saying('done');
    const since = room.teams.log.length;
    const sent = await room.teams.submit({
      data: { ...action?.fallback.data, comment: 'fine' },
      messageId: card.id ?? '',
    });
    expect(sent.status).toBe(200);
    expect(room.lastPress()).toMatchObject({
      verb: 'review.approve',
      data: { id: 'c1' },
      inputs: { comment: 'fine' },
      message: { id: card.id },
    });
    await room.teams.waitFor((entry) => entry.activity?.text === 'done', { since });
  });

  it('are heard once, and a repeat is answered as the first was', async () => {
    const card = await shown({ say: cardWith('review.approve'), onlyToSender: false });
    room.bot.reply = saying('Approved.', true);
    const count = room.bot.events.length;
    const press = () => room.teams.press({ on: card, verb: 'review.approve', id: 'invoke-1' });
    const answers = await Promise.all([press(), press(), press()]);
    expect(room.bot.events).toHaveLength(count + 1);
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(body).toEqual({
        statusCode: 200,
        type: 'application/vnd.microsoft.activity.message',
        value: 'Approved.',
      });
    }
  });

  it('change and say things once, however often they are repeated', async () => {
    const card = await shown({ say: cardWith('round.publish'), onlyToSender: false });
    const since = room.teams.log.length;
    room.bot.reply = {
      replace: cardWith('done'),
      say: { text: 'Published.' },
      onlyToSender: false,
    };
    const press = () => room.teams.press({ on: card, verb: 'round.publish', id: 'invoke-2' });
    const answers = await Promise.all([press(), press(), press()]);
    await room.settled();
    for (const { body } of answers) expect(body).toMatchObject({ value: { type: 'AdaptiveCard' } });
    expect(room.teams.log.slice(since).map(({ kind }) => kind)).toEqual(['update', 'send']);
  });

  it.each([
    ['a card of another bot', { action: { type: 'Action.Submit', data: { some: 'data' } } }],
    ['no action', {}],
    ['no value', undefined],
    ['a value of a wrong type', 'text'],
  ])('on %s give no event', async (_what, value) => {
    const count = room.bot.events.length;
    expect((await room.teams.invoke('adaptiveCard/action', value)).status).toBe(400);
    expect(room.bot.events).toHaveLength(count);
  });

  it('of other kinds are answered as not supported', async () => {
    expect((await room.teams.invoke('composeExtension/query', {})).status).toBe(400);
  });
});
