// How answers reach people in Teams: in the response to a press, as a new version of a card, to one
// person alone, or later.
import type { RenderedReply } from '../../../../src/core/platform';
import type { Entry } from '../../../harness/fake-teams-world';
import { cardWith, longCard, saying } from '../../../support/replies';
import { buttonsOn, formWith, openRoom, type Room } from '../room';

const CHANNEL = { kind: 'channel', channel: '19:reviewers@thread.tacv2', rootId: '17' } as const;
const THREAD = '19:reviewers@thread.tacv2;messageid=17';
const CARD = 'application/vnd.microsoft.card.adaptive';
const TEXT = 'application/vnd.microsoft.activity.message';

describe('answers', () => {
  let room: Room;
  beforeEach(async () => {
    room = await openRoom({ deps: { answerWithinMs: 60, changeWithinMs: 100 } });
  });
  afterEach(() => room.close());

  /** A message of the bot's with this reply, and from then on only what comes after it. */
  async function shown(reply: RenderedReply, wish: object = {}): Promise<Entry> {
    room.bot.reply = reply;
    await room.teams.message({ text: 'show', ...wish });
    const card = await room.teams.waitFor(({ kind }) => kind === 'send');
    await room.settled();
    return card;
  }
  /** The result of a press: the response, and what else was sent to Teams. */
  async function press(on: Entry, verb: string, reply: RenderedReply, wish: object = {}) {
    const since = room.teams.log.length;
    room.bot.reply = reply;
    const { status, body } = await room.teams.press({ on, verb, ...wish });
    await room.settled();
    expect(status).toBe(200);
    return {
      body: body as { statusCode: number; type: string; value: unknown },
      done: doneSince(since),
    };
  }
  const doneSince = (since: number) =>
    room.teams.log
      .slice(since)
      .flatMap((entry) =>
        entry.status < 400 ? [`${entry.kind} ${entry.conversationId ?? ''} ${textIn(entry)}`] : [],
      );
  const textIn = ({ activity }: Entry) =>
    activity?.text ?? JSON.stringify(activity?.attachments ?? '');

  afterEach(() =>
    expect(
      room.teams.problems.filter((problem) => !problem.includes('without a valid token')),
    ).toEqual([]),
  );

  describe('to a press', () => {
    it('take the card’s place for everybody', async () => {
      const card = await shown({ say: cardWith('round.publish'), onlyToSender: false }, CHANNEL);
      const { body, done } = await press(
        card,
        'round.publish',
        { replace: { text: 'published' }, onlyToSender: false },
        CHANNEL,
      );
      expect(body).toMatchObject({
        statusCode: 200,
        type: CARD,
        value: { type: 'AdaptiveCard', fallbackText: 'published' },
      });
      expect(done).toEqual([expect.stringMatching(/^update .*messageid=17 .*published/)]);
      expect(room.teams.log.at(-1)?.id).toBe(card.id);
    });

    it('change the card later if Teams does not take it now', async () => {
      const card = await shown({ say: cardWith('round.publish'), onlyToSender: false }, CHANNEL);
      room.teams.fault({ method: 'PUT', status: 429, retryAfter: 5 });
      const { body } = await press(
        card,
        'round.publish',
        { replace: { text: 'published' }, onlyToSender: false },
        { ...CHANNEL, id: 'e1' },
      );
      expect(body).toMatchObject({ type: CARD, value: { fallbackText: 'published' } });
      expect(room.bot.handedOver).toMatchObject([
        {
          ref: { id: card.id, place: { thread: '17' } },
          message: { text: 'published' },
          key: expect.stringMatching(/:e1:change$/),
        },
      ]);
    });

    it('say a line for the presser alone in the response', async () => {
      const card = await shown({ say: cardWith('review.approve'), onlyToSender: false }, CHANNEL);
      const { body, done } = await press(
        card,
        'review.approve',
        saying('Rita was first.', true),
        CHANNEL,
      );
      expect(body).toEqual({ statusCode: 200, type: TEXT, value: 'Rita was first.' });
      expect(done).toEqual([]);
    });

    it('say a card for the presser alone in their own chat, and where to look', async () => {
      const card = await shown({ say: cardWith('review.open'), onlyToSender: false }, CHANNEL);
      const { body, done } = await press(
        card,
        'review.open',
        { say: cardWith('x'), onlyToSender: true },
        CHANNEL,
      );
      expect(body).toMatchObject({ type: TEXT, value: expect.stringMatching(/own chat/) });
      expect(done).toEqual([
        'createConversation a:1-user1 ""',
        expect.stringMatching(/^send a:1-user1 .*A card/),
      ]);
    });

    it('say a card for all below', async () => {
      const card = await shown({ say: cardWith('ask.show'), onlyToSender: false }, CHANNEL);
      const { body, done } = await press(
        card,
        'ask.show',
        { say: cardWith('x'), onlyToSender: false },
        CHANNEL,
      );
      expect(body).toMatchObject({ type: TEXT, value: 'Done.' });
      expect(done).toEqual([expect.stringMatching(/^send .*messageid=17 .*A card/)]);
    });

    it('are a plain “done” if the bot has nothing to say', async () => {
      const card = await shown({ say: cardWith('x'), onlyToSender: false });
      const { body, done } = await press(card, 'x', { onlyToSender: false }, { locale: 'de-CH' });
      expect(body).toEqual({ statusCode: 200, type: TEXT, value: 'Erledigt.' });
      expect(done).toEqual([]);
    });

    it('name the problems of what was filled in, keep what was typed, and disturb nobody', async () => {
      const form = await shown({ form: formWith('tip.submit'), onlyToSender: false });
      room.bot.errors = { title: 'Give it a title.', text: 'Tell more.' };
      const count = room.bot.events.length;
      const { body, done } = await press(form, 'tip.submit', saying('never'), {
        inputs: { title: ' ', id: 'typed' },
      });
      expect(body).toMatchObject({
        type: CARD,
        value: {
          body: [
            { id: 'title', value: ' ' },
            { inlines: [{ text: 'Give it a title.', color: 'attention' }] },
            { id: 'id', value: 'typed' },
            { inlines: [{ text: 'Tell more.', color: 'attention' }] },
          ],
          actions: [{ verb: 'tip.submit', data: { passalong: { form: 'own' } } }],
        },
      });
      expect(done).toEqual([]);
      expect(room.bot.events).toHaveLength(count);
    });

    it('name the problems if the form is forgotten, as after a restart', async () => {
      const form = await shown({ form: formWith('tip.submit'), onlyToSender: false });
      room.bot.errors = { title: 'Give it a title.', text: 'Tell more.' };
      const { body } = await press({ ...form, id: 'before' }, 'tip.submit', saying('never'));
      expect(body).toEqual({ statusCode: 200, type: TEXT, value: 'Give it a title.\nTell more.' });
    });
  });

  describe('with a form', () => {
    it('show it over the card, to the presser alone, and the card again with the thanks', async () => {
      const card = await shown({ say: cardWith('review.reject'), onlyToSender: false }, CHANNEL);
      const opened = await press(
        card,
        'review.reject',
        { form: formWith('review.submitReject'), onlyToSender: false },
        CHANNEL,
      );
      expect(opened.body).toMatchObject({ type: CARD, value: { fallbackText: 'a form' } });
      expect(opened.done).toEqual([]);
      const wish = { ...CHANNEL, card: opened.body.value };
      const sent = await press(
        card,
        'review.submitReject',
        saying('The author is told.', true),
        wish,
      );
      expect(sent.body).toMatchObject({
        type: CARD,
        value: { fallbackText: 'a card', actions: [{ verb: 'review.reject' }] },
      });
      expect(JSON.stringify(sent.body)).toContain('The author is told.');
      expect(sent.done).toEqual([]);
      expect(room.lastPress()).toMatchObject({
        verb: 'review.submitReject',
        data: { id: 'c1' },
        message: { id: card.id },
      });
    });

    it('show the card as it was changed meanwhile, never an older one', async () => {
      const card = await shown({ say: cardWith('review.reject'), onlyToSender: false }, CHANNEL);
      const opened = await press(
        card,
        'review.reject',
        { form: formWith('review.submitReject'), onlyToSender: false },
        CHANNEL,
      );
      const place = {
        platform: 'teams',
        tenant: room.teams.options.tenantId,
        id: CHANNEL.channel,
        kind: 'channel',
        thread: '17',
      } as const;
      // The decision's own delivery, still working on its way when the press is answered.
      room.teams.fault({ method: 'PUT', delayMs: 200 });
      const decided = { text: 'Rejected', card: { ...cardWith().card, fallbackText: 'Rejected' } };
      setTimeout(() => void room.platform.update({ place, id: card.id ?? '' }, decided), 20);
      room.bot.reply = saying('The author is told.', true);
      const { body } = await room.teams.press({
        on: card,
        verb: 'review.submitReject',
        ...CHANNEL,
        card: opened.body.value,
      });
      expect(body).toMatchObject({ type: CARD, value: { fallbackText: 'Rejected' } });
      await room.teams.waitFor(({ kind }) => kind === 'update');
    });

    it('leave the form over the card when it came to nothing', async () => {
      const card = await shown({ say: cardWith('review.reject'), onlyToSender: false }, CHANNEL);
      const opened = await press(
        card,
        'review.reject',
        { form: formWith('review.submitReject'), onlyToSender: false },
        CHANNEL,
      );
      const refused: RenderedReply = { ...saying('Write a sentence.', true), refused: true };
      const sent = await press(card, 'review.submitReject', refused, {
        ...CHANNEL,
        card: opened.body.value,
      });
      expect(sent.body).toMatchObject({ type: CARD, value: { fallbackText: 'a form' } });
      expect(JSON.stringify(sent.body)).toContain('"text":"Write a sentence.","color":"attention"');
      expect(sent.done).toEqual([]);
    });

    it('say for all what comes of a form over a card', async () => {
      const card = await shown({ say: cardWith('x'), onlyToSender: false }, CHANNEL);
      const opened = await press(
        card,
        'x',
        { form: formWith('ask.search'), onlyToSender: false },
        CHANNEL,
      );
      const sent = await press(card, 'ask.search', saying('the answer'), {
        ...CHANNEL,
        card: opened.body.value,
      });
      expect(sent.body).toMatchObject({ type: CARD, value: { fallbackText: 'a card' } });
      expect(JSON.stringify(sent.body)).toContain('Done, see below.');
      expect(sent.done).toEqual([`send ${THREAD} the answer`]);
    });

    it('change a form that is a message into the thanks, for good', async () => {
      const form = await shown({ form: formWith('tip.submit'), onlyToSender: false });
      const { body, done } = await press(form, 'tip.submit', saying('Thank you!', true), {
        inputs: { title: 'new' },
      });
      expect(body).toMatchObject({ type: CARD, value: { fallbackText: 'Thank you!' } });
      expect(done).toEqual([expect.stringMatching(/^update a:1-user1 .*Thank you!/)]);
      expect(room.lastPress().inputs).toEqual({ title: 'new', id: '' });
    });

    it('leave a form that is a message when it came to nothing', async () => {
      const form = await shown({ form: formWith('tip.submit'), onlyToSender: false });
      const refused: RenderedReply = { ...saying('Too late.', true), refused: true };
      const { body, done } = await press(form, 'tip.submit', refused, {
        inputs: { title: 'typed' },
      });
      expect(body).toMatchObject({
        type: CARD,
        value: { body: [{ id: 'title', value: 'typed' }, { id: 'id' }, { type: 'RichTextBlock' }] },
      });
      expect(done).toEqual([]);
    });

    it('keep it from others: a person who asks in a channel gets it in their own chat', async () => {
      const form = await shown(
        { form: formWith('mentor.submitWish'), onlyToSender: false },
        { ...CHANNEL, from: 'user2' },
      );
      expect(form.conversationId).toBe('a:1-user2');
    });
  });

  describe('to words', () => {
    it('for all are said where they were said', async () => {
      const said = await shown(saying('hello all'), CHANNEL);
      expect(said).toMatchObject({
        conversationId: THREAD,
        activity: { text: 'hello all', textFormat: 'plain' },
      });
    });

    it('name words to say in quotes, since plain text has no other mark', async () => {
      const said = await shown(saying('Did you mean `mentor`? `help` helps.\nA ` alone stays.'));
      expect(said.activity?.text).toBe('Did you mean "mentor"? "help" helps.\nA ` alone stays.');
    });

    it('for the sender’s eyes are said in their own chat', async () => {
      const said = await shown({ say: cardWith('profile.edit'), onlyToSender: true }, CHANNEL);
      expect(said.conversationId).toBe('a:1-user1');
    });

    it('for the sender’s eyes are never said before others instead', async () => {
      room.teams.fault({ method: 'POST', path: /conversations$/, status: 403 });
      const said = await shown(saying('my salary', true), { ...CHANNEL, locale: 'de-DE' });
      expect(said).toMatchObject({
        conversationId: THREAD,
        activity: { text: expect.stringMatching(/Das möchte ich dir allein sagen/) },
      });
      expect(JSON.stringify(room.teams.log.map(({ activity }) => activity))).not.toContain(
        'salary',
      );
    });

    it.each([
      ['pushes back', { status: 429, retryAfter: 30 }, 30_000],
      ['fails', { status: 502 }, 0],
    ])(
      'that Teams does not take now are handed to the bot, once, with what to wait: it %s',
      async (_how, fault, waitMs) => {
        room.teams.fault({ method: 'POST', path: /activities$/, ...fault });
        room.bot.reply = saying('hello', true);
        await room.teams.message({ text: 'hi', id: 'e1', ...CHANNEL });
        await room.settled();
        const { tenantId } = room.teams.options;
        const account = {
          platform: 'teams',
          tenant: tenantId,
          user: room.teams.userOf('user1').aadObjectId,
        };
        const key = `teams:${tenantId}:${THREAD}:e1:say`;
        expect(room.bot.handedOver).toEqual([
          { to: { account }, message: { text: 'hello' }, key, waitMs },
        ]);
      },
    );

    it('that Teams will never take are let go', async () => {
      room.teams.fault({ method: 'POST', path: /activities$/, status: 400 });
      room.bot.reply = saying('hello');
      await room.teams.message({ text: 'hi' });
      await room.settled();
      expect(room.bot.handedOver).toEqual([]);
    });

    it('that are too long are said with fewer parts, and say so', async () => {
      room.teams.fault({ method: 'POST', path: /activities$/, status: 413 });
      const said = await shown({ say: longCard(40), onlyToSender: false });
      const card = JSON.stringify(said.activity?.attachments);
      expect(card).toContain('Parts left out: 20.');
      expect([
        card.includes('part 19'),
        card.includes('part 20'),
        card.includes('press me'),
      ]).toEqual([true, false, true]);
    });

    it('of which half is too long for Teams are their text alone, in their language, and tried no more than three times', async () => {
      room.teams.fault({ method: 'POST', path: /activities$/, status: 413, times: 2 });
      const said = await shown({ say: { ...longCard(40), locale: 'de' }, onlyToSender: false });
      expect(said.activity?.text).toBe(
        'forty parts\n\nDer Rest war zu lang für eine Nachricht. Frag bitte nach weniger auf einmal oder genauer.',
      );
      const since = room.teams.log.length;
      room.teams.fault({ method: 'POST', path: /activities$/, status: 413, times: 9 });
      await room.teams.message({ text: 'once more' });
      await room.settled();
      expect(room.teams.log.slice(since).filter(({ kind }) => kind === 'fault')).toHaveLength(3);
      expect(room.bot.handedOver).toEqual([]);
    });

    it('that are longer than 100 KB arrive', async () => {
      const said = await shown({ say: longCard(2_000), onlyToSender: false });
      expect(JSON.stringify(said.activity?.attachments)).toMatch(
        /part 70 .*Parts left out: 19\d\d\./,
      );
      expect(room.teams.problems.splice(0).join()).toContain('TOO_BIG');
    });

    it('that take a card’s place stay a card, however long', async () => {
      const card = await shown({ say: cardWith('round.publish'), onlyToSender: false }, CHANNEL);
      room.teams.fault({ method: 'PUT', status: 413, times: 2 });
      const { done } = await press(
        card,
        'round.publish',
        { replace: longCard(40), onlyToSender: false },
        CHANNEL,
      );
      expect(done).toEqual([
        expect.stringMatching(/^update .*AdaptiveCard.*forty parts.*too long for one message/),
      ]);
    });
  });

  describe('that take long', () => {
    it('are announced in the response, within Teams’ ten seconds, and given afterwards', async () => {
      const card = await shown({ say: cardWith('round.publish'), onlyToSender: false });
      const since = room.teams.log.length;
      let finish: (reply: RenderedReply) => void = () => {};
      room.bot.reply = new Promise((resolve) => {
        finish = resolve;
      });
      const sent = await room.teams.press({ on: card, verb: 'round.publish', id: 'slow' });
      expect(sent.body).toMatchObject({
        statusCode: 200,
        type: TEXT,
        value: expect.stringMatching(/still working on it/),
      });
      expect(sent.ms).toBeLessThan(5_000);
      const again = await room.teams.press({ on: card, verb: 'round.publish', id: 'slow' });
      expect(again.body).toEqual(sent.body);
      finish({ replace: cardWith('done'), say: { text: 'It is done.' }, onlyToSender: false });
      await room.settled();
      expect(doneSince(since)).toEqual([
        expect.stringMatching(/^update .*A card/),
        'send a:1-user1 It is done.',
      ]);
    });

    it('leave five seconds to spare', async () => {
      const { ANSWER_WITHIN_MS } = await import('../../../../src/platforms/teams');
      expect(ANSWER_WITHIN_MS).toBeLessThanOrEqual(5_000);
    });
  });

  it('are the presser’s buttons with all that Teams needs to know of them', async () => {
    const card = await shown({ say: cardWith('a', 'b'), onlyToSender: false });
    const [first] = buttonsOn(card);
    const data = { passalong: { verb: 'a', data: { id: 'c1' } } };
    expect(first).toEqual({
      type: 'Action.Execute',
      title: 'a',
      verb: 'a',
      data,
      fallback: { type: 'Action.Submit', title: 'a', data },
    });
    expect(card.activity?.['summary']).toBe('a card');
  });
});
