// Slack and the whole bot over real HTTP: who is let in, what is heard once, what is not for it,
// and what becomes of the bot's words when Slack says no. What it does for people is in
// slack-*.test.ts.
import { openSlackRoom, REVIEWERS, type SlackRoom } from './slack-room';

describe('Slack with the whole bot', () => {
  let room: SlackRoom;
  beforeAll(async () => {
    room = await openSlackRoom('en');
    const { uma, viktor, rita, rob } = room;
    for (const one of [uma, viktor, rita, rob]) await one.says('help');
    for (const one of [rita, rob]) await rita.says(`admin role reviewer ${one.email}`);
    await rita.mentions('admin reviewers here', REVIEWERS);
    await rita.says('admin import faq\nquestion,answer\nHow do I tidy tables?,Press Ctrl+T.');
    await rita.presses('import.apply');
  });
  afterAll(() => room.close());
  beforeEach(() => {
    room.chapter();
    room.slack.problems.length = 0;
    room.slack.state.faults.length = 0;
  });

  const ask = 'ask how do I tidy tables';
  const share = async (title: string) => {
    await room.uma.types('/tip');
    await room.uma.fills('tip.submit', { title, text: 'Press Ctrl+T: the range becomes a table.' });
  };

  it('lets in nobody whose signature is not Slack’s', async () => {
    const check = await room.slack.signCheck({ text: 'help', settleMs: 20 });
    expect(check.rows.filter((row) => !row.ok && !row.advisory)).toEqual([]);
    expect(check.rows.find((row) => row['sign'] === 'future')?.status).toBe(401);
    expect((await room.slack.urlVerification()).ok).toBe(true);
    expect(room.slack.problems).toEqual([]);
  });

  it('answers an event once, however often Slack repeats it', async () => {
    const { slack, uma } = room;
    await Promise.all(
      Array.from({ length: 4 }, (_, n) =>
        slack.dm(ask, { user: uma.user, eventId: 'EvREPEATED', retryNum: n }),
      ),
    );
    await uma.told('Press Ctrl+T.', { in: uma.chat });
    await slack.dm(ask, { user: uma.user, eventId: 'EvREPEATED', retryNum: 3 });
    await uma.says('help');
    await uma.told(room.text('help.title'));
    expect(room.said(/Press Ctrl/)).toHaveLength(1);
  });

  it('keeps out of what is not addressed to it', async () => {
    const { slack, uma } = room;
    const since = slack.log.length;
    const say = (event: object) =>
      slack.event({ type: 'message', user: uma.user, text: ask, ...event });
    await say({ channel: 'C0GENERAL' });
    await say({ channel: 'C0GENERAL', text: `<@U0BOT> ${ask}` });
    await say({ channel: 'C0GENERAL', text: `<@${room.viktor.user}> ${ask}` });
    await say({ channel: 'C0GENERAL', thread_ts: '1700000000.000001' });
    await say({ channel: uma.chat, channel_type: 'im', user: 'U0BOT', bot_id: 'B0BOT' });
    await say({ channel: uma.chat, channel_type: 'im', subtype: 'message_changed' });
    await say({ channel: 'G0GROUP', channel_type: 'mpim' });
    await slack.event({
      type: 'reaction_added',
      user: uma.user,
      reaction: 'eyes',
      item: { type: 'message', channel: 'C0GENERAL', ts: '1.2' },
    });
    await uma.says(ask);
    await uma.told('Press Ctrl+T.');
    expect(slack.calls(undefined, since).map(({ method }) => method)).toEqual(['chat.postMessage']);
  });

  describe('when Slack says no', () => {
    /** Sweeps what waits until `seconds` from now. */
    const later = (seconds: number) =>
      room.travelTo(new Date(room.now().getTime() + seconds * 1000).toISOString());
    const posts = (channel: string) =>
      room.slack.calls('chat.postMessage').filter(({ args }) => args.channel === channel);

    it('waits as long as Slack asks, for that channel only, and loses nothing', async () => {
      const { slack, uma, viktor, rita } = room;
      slack.fault({ method: 'chat.postMessage', status: 429, retryAfter: 40 });
      await share('Rate limited');
      const before = posts(REVIEWERS).length;
      expect(room.said(/Rate limited/, REVIEWERS)).toEqual([]);
      await later(30);
      expect(posts(REVIEWERS)).toHaveLength(before);
      await viktor.says(ask);
      await viktor.told('Press Ctrl+T.', { in: viktor.chat });
      await later(11);
      await rita.told('Rate limited', { in: REVIEWERS });
      expect(room.said(/Rate limited/, REVIEWERS)).toHaveLength(1);
      await uma.told(room.text('contributions.thanks', { name: 'Uma Unger' }));
    });

    it('says one thing a second in one channel', async () => {
      const { slack, uma, rita } = room;
      const typed = (value: string) => ({ value: { type: 'plain_text_input', value } });
      slack.options['perChannelPerSecond'] = 1;
      const before = posts(REVIEWERS).length;
      const forms = [];
      await later(2);
      for (const title of ['First', 'Second', 'Third']) {
        room.chapter();
        await uma.types('/tip');
        forms.push({ title: `${title} of three`, id: (await uma.form('tip.submit')).id });
      }
      // Sent within one second of the bot's clock.
      for (const { title, id } of forms) {
        const values = {
          title: typed(title),
          text: typed('Press Ctrl+T: the range becomes a table.'),
        };
        await slack.viewSubmit({ user: uma.user, view: { id }, values });
      }
      await rita.told('First of three', { in: REVIEWERS });
      expect(posts(REVIEWERS)).toHaveLength(before + 1);
      slack.options['perChannelPerSecond'] = 0;
      await later(2);
      await later(2);
      expect(
        posts(REVIEWERS)
          .slice(before)
          .map(({ args }) => /(First|Second|Third) of three/.exec(args.text)?.[1]),
      ).toEqual(['First', 'Second', 'Third']);
    });

    it('answers a command where the bot is not a member, by the address that came with it', async () => {
      const { uma, slack } = room;
      await uma.types(`/faq ${ask}`, 'C0NOTIN');
      expect(await uma.told('Press Ctrl+T.', { in: 'C0NOTIN' })).toMatchObject({
        onlyFor: uma.user,
      });
      expect(slack.log.findLast(({ args }) => /Ctrl/.test(args?.text))).toMatchObject({
        kind: 'response_url',
      });
    });

    it('answers in the sender’s own chat where a channel was archived meanwhile', async () => {
      const { uma } = room;
      await uma.mentions(ask, 'C0ARCH');
      await uma.told('Press Ctrl+T.', { in: uma.chat });
    });

    it('keeps what it has to say while its account is switched off, and says it when it is back', async () => {
      const { slack, rita } = room;
      slack.fault({ method: 'chat.postMessage', error: 'account_inactive', times: 3 });
      slack.fault({ method: 'chat.postEphemeral', error: 'account_inactive', times: 1 });
      await share('Switched off');
      expect(room.said(/Switched off/, REVIEWERS)).toEqual([]);
      await later(3600);
      await rita.told('Switched off', { in: REVIEWERS });
      expect(room.said(/Switched off/, REVIEWERS)).toHaveLength(1);
    });

    it('outlives that its token was revoked: nothing is lost until there is a new one', async () => {
      const { slack, rita, uma } = room;
      const team = slack.state.teams.get('T0TEAM1');
      team.revoked = true;
      await slack.event({
        type: 'tokens_revoked',
        user: undefined,
        channel: undefined,
        tokens: { oauth: [], bot: ['U0BOT'] },
      });
      await slack.event({ type: 'app_uninstalled', user: undefined, channel: undefined });
      expect((await slack.slash('/learn', `tip Token`, { user: uma.user })).status).toBe(200);
      team.revoked = false;
      await share('Back again');
      await rita.told('Back again', { in: REVIEWERS });
      expect(slack.problems.filter((problem) => !/token_revoked/.test(problem))).toEqual([]);
    });

    it.each([
      ['was archived while nobody listened', async () => {}],
      [
        'is archived, as Slack tells',
        () =>
          room.slack.event({ type: 'channel_archive', channel: REVIEWERS, user: room.rita.user }),
      ],
    ])('shows reviewers themselves what waits when their channel %s', async (_how, told) => {
      const { slack, rita, rob, text } = room;
      const channel = slack.state.channels.get(REVIEWERS);
      channel.is_archived = false;
      await rita.mentions('admin reviewers here', REVIEWERS);
      await rita.told(text('admin.reviewersHere'), { in: REVIEWERS });
      channel.is_archived = true;
      await told();
      await share('Archived');
      for (const one of [rita, rob]) await one.told('Archived', { in: one.chat });
      await rita.told(text('admin.reviewersLost'), { in: rita.chat });
    });
  });
});
