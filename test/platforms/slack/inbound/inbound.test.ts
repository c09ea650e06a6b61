// What comes in from Slack: words and how the bot reads them, presses, forms, and changes in
// places.
import { readSpoken } from '../../../../src/platforms/slack/inbound/spoken';
import { saying } from '../../../support/replies';
import { openRoom, type Room } from '../room';

describe('what comes in from Slack', () => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom();
  });
  afterAll(() => room.close());
  beforeEach(() => {
    room.clear();
    room.bot.reply = undefined;
  });

  it.each([
    ['/learn', 'help', 'help'],
    ['/learn', '  tip  Tidy tables ', 'tip  Tidy tables'],
    ['/learn', '', ''],
    ['/faq', 'how do I book leave', 'faq how do I book leave'],
    ['/mentor', '', 'mentor'],
    ['/tip', 'x', 'tip x'],
  ])('reads %s %s as the words "%s"', async (command, text, words) => {
    expect((await room.slack.slash(command, text)).status).toBe(200);
    expect(room.lastWords()).toMatchObject({
      words,
      sender: { platform: 'slack', tenant: 'T0TEAM1', user: 'U0USER1' },
      place: { id: 'C0GENERAL', kind: 'channel' },
      at: '2026-03-02T09:00:00.000Z',
    });
  });

  it.each([
    ['with a file', 'file_share'],
    ['from a thread to the chat', 'thread_broadcast'],
  ])('hears words that came %s', async (_how, subtype) => {
    await room.slack.dm('ask about this', { event: { subtype } });
    expect(room.lastWords()).toMatchObject({
      words: 'ask about this',
      place: { kind: 'personal' },
    });
  });

  it('hears a direct message, and a mention in its thread', async () => {
    await room.slack.dm('help');
    expect(room.lastWords()).toMatchObject({
      words: 'help',
      place: { id: 'D0USER1', kind: 'personal' },
    });
    expect(room.lastWords().place.thread).toBeUndefined();
    const { event } = await room.slack.mention('ask what is up');
    expect(room.lastWords()).toMatchObject({
      words: 'ask what is up',
      place: { id: 'C0GENERAL', kind: 'channel', thread: event.ts },
    });
    await room.slack.mention('ask more', { event: { thread_ts: '1700000000.000001' } });
    expect(room.lastWords().place.thread).toBe('1700000000.000001');
  });

  it('asks for the names of ten people of one message at most, each once', async () => {
    const user = (index: number) => `U0MANY${index}`;
    for (let index = 0; index < 12; index += 1)
      room.slack.addUser(user(index), { real_name: `Person ${index}` });
    const named = (count: number) =>
      Array.from({ length: count }, (_, index) => `<@${user(index % 12)}>`).join(' ');
    await room.slack.mention(`ask ${named(3_000)}`);
    expect(room.slack.calls('users.info').map(({ args }) => args.user)).toEqual(
      Array.from({ length: 10 }, (_, index) => user(index)),
    );
    expect(room.lastWords().words).toMatch(
      /^ask @Person 0 @Person 1 .*@Person 9 @U0MANY10 @U0MANY11 @Person 0/,
    );
    expect(room.lastWords().mentions).toHaveLength(50);
  });

  it.each(['<@U1|', '<http:a', '<#C1|a', '<!subteam^S1|', '<!here|'])(
    'reads a flood of incomplete marks quickly: %s',
    (mark) => {
      const text = mark.repeat(60_000);
      const begun = performance.now();
      readSpoken(text, 'U0BOT', (user) => ({ platform: 'slack', tenant: 'T0TEAM1', user }));
      // A time that grows with the square of the length would be a minute and more.
      expect(performance.now() - begun).toBeLessThan(5_000);
    },
  );

  it.each<[string, object]>([
    [
      'words in a channel that are not for it',
      { type: 'message', channel: 'C0GENERAL', text: 'ask me' },
    ],
    [
      'the message in which it is mentioned, besides the mention',
      { type: 'message', channel: 'C0GENERAL', text: '<@U0BOT> help' },
    ],
    [
      'a mention within a direct message, besides the message',
      { type: 'app_mention', channel: 'D0USER1', text: '<@U0BOT> help' },
    ],
    ['its own message', { type: 'message', channel: 'D0USER1', user: 'U0BOT', text: 'hi' }],
    ['another bot', { type: 'message', channel: 'D0USER1', bot_id: 'B9', text: 'hi' }],
    ['a bot that mentions it', { type: 'app_mention', bot_id: 'B9', text: '<@U0BOT> help' }],
    ['an edit', { type: 'message', channel: 'D0USER1', subtype: 'message_changed', text: 'hi' }],
    ['a deletion', { type: 'message', channel: 'D0USER1', subtype: 'message_deleted' }],
    [
      'a message without an author',
      { type: 'message', channel: 'D0USER1', user: undefined, text: 'hi' },
    ],
    [
      'a reaction',
      { type: 'reaction_added', item: { type: 'message', channel: 'C0GENERAL', ts: '1.2' } },
    ],
    ['a colleague whose profile changed', { type: 'user_change', user: { id: 'U0USER1' } }],
    [
      'the revoked token of a person',
      { type: 'tokens_revoked', user: undefined, tokens: { oauth: ['U0USER1'], bot: [] } },
    ],
  ])('does not hear %s', async (_what, event) => {
    expect((await room.slack.event(event)).status).toBe(200);
    expect(room.bot.events).toEqual([]);
    expect(room.slack.calls()).toEqual([]);
  });

  it.each([
    ['entities', 'a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['an address that was typed', 'see <http://example.com|example.com>', 'see example.com'],
    ['a link', '<https://a.example/x?y=1&amp;z=2>', 'https://a.example/x?y=1&z=2'],
    ['a link with a label', '<https://a.example|our page>', 'our page (https://a.example)'],
    ['an e-mail address', '<mailto:a@b.example|a@b.example>', 'a@b.example'],
    ['a channel', 'in <#C1|general>', 'in #general'],
    ['everybody', '<!here> and <!subteam^S1|@team>', '@here and @team'],
    ['what looks like a mark of ours', 'x $& <y', 'x $& <y'],
  ])('reads %s as it was typed', async (_what, text, words) => {
    await room.slack.dm(text);
    expect(room.lastWords().words).toBe(words);
  });

  it.each([
    ['bold', '*ask* how do I book leave'],
    ['bold italic', '*_ask how do I book leave_*'],
    ['strike', '~ask~ how do I book leave'],
    ['code', '`ask how do I book leave`'],
    ['a code fence', '```ask how do I book leave```'],
    ['curly quotes', '“ask how do I book leave”'],
    ['German quotes', '„ask how do I book leave“'],
    ['French quotes', '« ask how do I book leave »'],
    ['a block quote', '&gt; ask how do I book leave'],
    ['a block quote to the end', '&gt;&gt;&gt; *ask* how do I book leave'],
    ['an emoji by its name', ':wave::skin-tone-2: ask how do I book leave'],
    ['an emoji', '👋 ask how do I book leave'],
    ['invisible characters', '\u200Bask\u00A0how do I book leave\u200F'],
    ['a mention', '<@U0BOT> ask how do I book leave'],
    ['a named mention', '<@U0BOT|passalong>: ask how do I book leave'],
    ['a quoted message above', '&gt; Viktor: old words\nask how do I book leave'],
  ])('reads words in %s', async (_what, text) => {
    await room.slack.dm(text);
    expect(room.lastWords()).toMatchObject({ words: 'ask how do I book leave', mentions: [] });
  });

  it.each([
    ['twice', '<@U0BOT> <@U0BOT> ask how do I get a pass', 'ask how do I get a pass'],
    ['after a greeting', 'hey <@U0BOT> ask how do I get a pass', 'ask how do I get a pass'],
    ['after a German greeting', 'Hallo <@U0BOT>, frag wie geht das', 'frag wie geht das'],
    ['after an emoji', ':wave: <@U0BOT> ask how do I get a pass', 'ask how do I get a pass'],
    ['at the end', 'how do I get a pass <@U0BOT>?', 'how do I get a pass?'],
    ['in the middle', 'how do I <@U0BOT> get a pass', 'how do I get a pass'],
    ['in bold, with the words', '*<@U0BOT> ask how do I get a pass*', 'ask how do I get a pass'],
    [
      'under a quoted message',
      '&gt; <@U0USER2> old\n<@U0BOT> ask how do I get a pass',
      'ask how do I get a pass',
    ],
  ])('reads words that mention it %s', async (_where, text, words) => {
    await room.slack.event({ type: 'app_mention', channel: 'C0GENERAL', text });
    expect(room.lastWords()).toMatchObject({ words, mentions: [] });
  });

  it('reads cells that were pasted from a spreadsheet below the words', async () => {
    const cell = (...elements: object[]) => ({
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements }],
    });
    const rows = [
      [
        { type: 'raw_text', text: 'email' },
        cell({ type: 'text', text: 'name', style: { bold: true } }),
        { type: 'raw_text', text: 'n' },
      ],
      [
        cell({ type: 'link', url: 'mailto:a@b.example', text: 'a@b.example' }),
        cell(
          { type: 'text', text: 'Ann <"A">' },
          { type: 'text', text: '\n&\tCo ' },
          { type: 'user', user_id: 'U0USER2' },
        ),
        { type: 'raw_number', value: 7 },
      ],
      [
        cell({ type: 'link', url: 'mailto:b@b.example' }),
        { type: 'raw_text', text: '' },
        'nonsense',
        null,
      ],
    ];
    const attachments = [
      {
        fallback: '[no preview available]',
        blocks: [
          { type: 'table', rows },
          { type: 'table', rows: 'nonsense' },
        ],
      },
      7,
    ];
    await room.slack.dm('*admin import people*', {
      event: { attachments, blocks: [{ type: 'rich_text', elements: [] }] },
    });
    expect(room.lastWords()).toMatchObject({
      words:
        'admin import people\nemail\tname\tn\na@b.example\t"Ann <""A""> & Co @Viktor Vögel"\t7\nb@b.example',
    });
  });

  it('keeps marks that are words', async () => {
    const words = 'ask what do snake_case, 2*3*4, *.csv and ~/notes mean';
    await room.slack.dm(words);
    expect(room.lastWords().words).toBe(words);
  });

  it('names mentioned colleagues, and asks Slack if the event does not name them', async () => {
    await room.slack.dm('*thanks* <@U0USER2> and <@U0REVIEW|_rita_ &amp; co>, <@U0USER2>');
    expect(room.lastWords()).toMatchObject({
      words: 'thanks @Viktor Vögel and @_rita_ & co, @Viktor Vögel',
      mentions: [
        { account: { user: 'U0USER2', tenant: 'T0TEAM1' }, text: '@Viktor Vögel' },
        { account: { user: 'U0REVIEW' }, text: '@_rita_ & co' },
        { account: { user: 'U0USER2' }, text: '@Viktor Vögel' },
      ],
    });
  });

  it('hears that a file came, with words and without', async () => {
    const file = { id: 'F1', mode: 'hosted', name: 'people.csv', mimetype: 'text/csv' };
    const heard = [{ platform: 'slack', handle: 'F1', name: 'people.csv', type: 'text/csv' }];
    await room.slack.dm('', { event: { subtype: 'file_share', files: [file] } });
    expect(room.lastWords()).toMatchObject({ words: '', files: heard });
    const hidden = { id: 'F1', mode: 'file_access', file_access: 'check_file_info' };
    await room.slack.dm('help', { event: { files: [hidden, { name: 'no id' }] } });
    expect(room.lastWords()).toMatchObject({
      words: 'help',
      files: [{ platform: 'slack', handle: 'F1', name: '' }],
    });
    await room.slack.mention('help', { event: { files: [file] } });
    expect(room.lastWords()).toMatchObject({ words: 'help', files: heard });
    await room.slack.dm('help');
    expect(room.lastWords().files).toBeUndefined();
  });

  it('works without a name if Slack does not tell it', async () => {
    room.slack.fault({ method: 'users.info', error: 'user_not_found' });
    await room.slack.dm('thanks <@U0REVIEW2>');
    expect(room.lastWords()).toMatchObject({
      words: 'thanks @U0REVIEW2',
      mentions: [{ account: { user: 'U0REVIEW2' } }],
    });
  });

  it('hears an event once, however often and at once Slack sends it', async () => {
    await Promise.all(
      Array.from({ length: 4 }, (_, n) => room.slack.dm('help', { eventId: 'Ev4', retryNum: n })),
    );
    expect(room.bot.events).toHaveLength(1);
  });

  it('takes a press with its data, the values on the message and the message', async () => {
    await room.slack.action({
      user: 'U0REVIEW',
      message: { channel: 'C0REVIEW', ts: '1700000000.000007' },
      action: { action_id: 'review.approve:0', value: '{"id":"c1"}' },
      values: { note: { value: { type: 'plain_text_input', value: 'fine' } } },
    });
    expect(room.lastPress()).toMatchObject({
      verb: 'review.approve',
      data: { id: 'c1' },
      inputs: { note: 'fine' },
      sender: { user: 'U0REVIEW' },
      place: { id: 'C0REVIEW', kind: 'channel' },
      message: { id: '1700000000.000007', place: { id: 'C0REVIEW' } },
    });
  });

  it.each([
    ['a link', { action_id: 'link:1', url: 'https://a.example' }],
    ['a button that is not ours', { action_id: 'x' }],
  ])('acknowledges a press on %s and hears nothing', async (_what, action) => {
    expect(
      (await room.slack.action({ message: { channel: 'C0GENERAL', ts: '1.2' }, action })).status,
    ).toBe(200);
    expect(room.bot.events).toEqual([]);
  });

  it('ignores broken data of a button', async () => {
    await room.slack.action({
      message: { channel: 'C0GENERAL', ts: '1.2' },
      action: { action_id: 'a.b:0', value: '{' },
    });
    expect(room.lastPress().data).toEqual({});
  });

  it.each([
    [
      'the bot comes',
      { type: 'member_joined_channel', user: 'U0BOT', channel: 'C0REVIEW' },
      'installed',
      'C0REVIEW',
    ],
    [
      'a channel is archived',
      { type: 'channel_archive', user: 'U0USER2', channel: 'C0REVIEW' },
      'removed',
      'C0REVIEW',
    ],
    [
      'a channel is deleted',
      { type: 'channel_deleted', user: undefined, channel: 'C0REVIEW' },
      'removed',
      'C0REVIEW',
    ],
    [
      'a private channel is archived',
      { type: 'group_archive', channel: 'G0REVIEW' },
      'removed',
      'G0REVIEW',
    ],
    [
      'the bot goes',
      { type: 'member_left_channel', user: 'U0BOT', channel: 'C0REVIEW' },
      'removed',
      'C0REVIEW',
    ],
    [
      'somebody comes',
      { type: 'member_joined_channel', user: 'U0USER2', channel: 'C0REVIEW' },
      'joined',
      'C0REVIEW',
    ],
    [
      'somebody goes',
      { type: 'member_left_channel', user: 'U0USER2', channel: 'C0REVIEW' },
      'left',
      'C0REVIEW',
    ],
    ['the app is uninstalled', { type: 'app_uninstalled', user: undefined }, 'revoked', 'T0TEAM1'],
    [
      'its token is revoked',
      { type: 'tokens_revoked', user: undefined, tokens: { bot: ['U0BOT'] } },
      'revoked',
      'T0TEAM1',
    ],
  ])('tells that %s', async (_what, event, what, place) => {
    expect((await room.slack.event({ channel: undefined, ...event })).status).toBe(200);
    expect(room.bot.events).toMatchObject([{ type: 'lifecycle', what, place: { id: place } }]);
  });

  it('acknowledges before the work is done', async () => {
    let finish: (reply: ReturnType<typeof saying>) => void = () => {};
    room.bot.reply = new Promise((resolve) => {
      finish = resolve;
    });
    const answer = await room.slack.slash('/learn', 'help');
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(room.slack.calls('chat.postEphemeral')).toEqual([]);
    finish(saying('done now'));
    await room.slack.waitFor((entry) => entry.args?.text === 'done now');
    expect(room.slack.problems).toEqual([]);
  });
});
