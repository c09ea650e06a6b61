// Forms on Slack: the modal opens at once and is filled later; errors, kept words, and forms
// without a trigger.
import type { Recorded } from '../../../harness/fake-slack-world';
import { cardWith, saying } from '../../../support/replies';
import { formWith, openRoom, type Room } from '../room';

const form = { form: formWith('tip.submit'), onlyToSender: false };

describe('forms on Slack', () => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom();
  });
  afterAll(() => room.close());
  beforeEach(() => {
    room.clear();
    room.bot.opens = true;
    room.bot.reply = form;
  });
  afterEach(() =>
    expect(room.slack.problems.filter((problem) => !/_trigger_id/.test(problem))).toEqual([]),
  );

  const view = (): Promise<Recorded> =>
    room.slack.waitFor((entry) => entry.ok && entry.view?.callback_id === 'tip.submit');
  const heard = (text: string): Promise<Recorded> =>
    room.slack.waitFor((entry) => entry.ok && JSON.stringify(entry.args ?? {}).includes(text));
  const typed = (title: string, on: boolean) => ({
    title: { value: { type: 'plain_text_input', value: title } },
    public: { 'off:no': { type: 'checkboxes', selected_options: on ? [{ value: 'yes' }] : [] } },
  });
  async function opened(): Promise<Recorded> {
    await room.slack.slash('/learn', 'tip Tables');
    return view();
  }

  it('opens an empty modal while the work goes on, and fills it', async () => {
    let finish: (reply: typeof form) => void = () => {};
    room.bot.reply = new Promise((resolve) => {
      finish = resolve;
    });
    await room.slack.slash('/learn', 'tip Tables');
    const skeleton = await room.slack.waitFor((entry) => entry.method === 'views.open');
    expect(skeleton).toMatchObject({ ok: true, args: { view: { title: { text: 'Passalong' } } } });
    expect(JSON.stringify(skeleton.args.view)).toContain('One moment');
    finish(form);
    const filled = await room.slack.waitFor((entry) => entry.method === 'views.update');
    expect(filled.view).toMatchObject({
      id: skeleton.view.id,
      callback_id: 'tip.submit',
      title: { text: 'A form' },
      submit: { text: 'Send' },
    });
    expect(room.slack.calls().map(({ method }) => method)).toEqual(['views.open', 'views.update']);
  });

  it("speaks the sender's language in it", async () => {
    room.slack.addUser('U0GERMAN', { locale: 'de-DE' });
    await room.platform.lookUp({ platform: 'slack', tenant: 'T0TEAM1', user: 'U0GERMAN' });
    await room.slack.slash('/learn', 'tip Tables', { user: 'U0GERMAN' });
    expect((await view()).view.close.text).toBe('Abbrechen');
  });

  it('says in the modal that nothing was done if the event could not be stored', async () => {
    room.bot.broken = true;
    expect((await room.slack.slash('/learn', 'tip Tables')).status).toBe(503);
    const told = await room.slack.waitFor((entry) => entry.method === 'views.update');
    expect(JSON.stringify(told.args.view)).toMatch(/nothing was done.*try again/);
  });

  it('opens the form at once if nobody foresaw one', async () => {
    room.bot.opens = false;
    await room.slack.slash('/learn', 'tip Tables');
    await view();
    expect(room.slack.calls().map(({ method }) => method)).toEqual(['views.open']);
  });

  it('hands the form back as one event with what was typed, where it came from and what it is about', async () => {
    await room.slack.action({
      message: { channel: 'C0REVIEW', ts: '1700000000.000003' },
      action: { action_id: 'tip.start:0' },
    });
    const { view: shown } = await view();
    room.bot.reply = saying('Thank you');
    const sent = await room.slack.viewSubmit({
      view: { id: shown.id },
      values: typed('Tables', true),
    });
    expect(sent).toMatchObject({ status: 200, text: '' });
    expect(room.lastPress()).toMatchObject({
      verb: 'tip.submit',
      data: { id: 'c1' },
      inputs: { title: 'Tables', public: 'yes' },
      place: { id: 'C0REVIEW', kind: 'channel' },
      message: { id: '1700000000.000003' },
    });
    expect(await heard('Thank you')).toMatchObject({
      method: 'chat.postMessage',
      channel: 'C0REVIEW',
    });
  });

  it('reads the kind of a place from its id, whatever the form carried', async () => {
    const place = {
      platform: 'slack',
      tenant: 'T9OTHER',
      id: 'C0REVIEW',
      kind: 'personal',
      thread: '1700000000.000001',
    };
    const metadata = {
      verb: 'tip.submit',
      data: {},
      place,
      message: { place, id: '1700000000.000003' },
    };
    room.bot.reply = undefined;
    await room.slack.viewSubmit({
      view: { id: 'V1', private_metadata: JSON.stringify(metadata) },
      values: {},
    });
    const read = {
      platform: 'slack',
      tenant: 'T0TEAM1',
      id: 'C0REVIEW',
      kind: 'channel',
      thread: '1700000000.000001',
    };
    expect(room.lastPress()).toMatchObject({
      place: read,
      message: { place: read, id: '1700000000.000003' },
    });
  });

  it('gives the value of a toggle that is off', async () => {
    const { view: shown } = await opened();
    await room.slack.viewSubmit({ view: { id: shown.id }, values: typed('Tables', false) });
    expect(room.lastPress().inputs['public']).toBe('no');
  });

  it('shows only the sender the answer to a form that followed a command', async () => {
    const { view: shown } = await opened();
    room.bot.reply = saying('Only for you');
    await room.slack.viewSubmit({ view: { id: shown.id }, values: typed('Tables', true) });
    expect(await heard('Only for you')).toMatchObject({
      method: 'chat.postEphemeral',
      args: { channel: 'C0GENERAL', user: 'U0USER1' },
    });
  });

  it('shows errors at their inputs before anything is stored, other errors at the last input', async () => {
    const { view: shown } = await opened();
    const before = room.bot.events.length;
    room.bot.errors = { title: 'Too short', elsewhere: 'And this' };
    const sent = await room.slack.viewSubmit({ view: { id: shown.id }, values: typed('x', true) });
    expect(sent.body).toEqual({
      response_action: 'errors',
      errors: { title: 'Too short', public: 'And this' },
    });
    expect(room.bot.events).toHaveLength(before);
  });

  it('leaves a refused form open with what was typed, and takes it again with other words', async () => {
    const { view: shown } = await opened();
    room.bot.reply = { ...saying('There is such a tip already'), refused: true };
    const refused = await room.slack.viewSubmit({
      view: { id: shown.id },
      values: typed('Tables', true),
    });
    expect(refused.body).toEqual({
      response_action: 'errors',
      errors: { public: 'There is such a tip already' },
    });
    room.bot.reply = saying('Thank you for that');
    const taken = await room.slack.viewSubmit({
      view: { id: shown.id },
      values: typed('Other tables', true),
    });
    expect(taken.text).toBe('');
    await heard('Thank you for that');
    expect(room.slack.calls('chat.postEphemeral')).toHaveLength(1);
  });

  it('does not wait for long to know whether it is refused', async () => {
    const { view: shown } = await opened();
    let finish: (reply: ReturnType<typeof saying>) => void = () => {};
    room.bot.reply = new Promise((resolve) => {
      finish = resolve;
    });
    const sent = await room.slack.viewSubmit({
      view: { id: shown.id },
      values: typed('Tables', true),
    });
    expect(sent).toMatchObject({ status: 200, text: '' });
    expect(sent.ms).toBeLessThan(3_000);
    finish({ ...saying('Late refusal'), refused: true });
    await heard('Late refusal');
  });

  it('takes the same form sent twice for one event', async () => {
    const { view: shown } = await opened();
    room.bot.reply = saying('Once');
    await Promise.all(
      [1, 2].map(() =>
        room.slack.viewSubmit({ view: { id: shown.id }, values: typed('Tables', true) }),
      ),
    );
    await heard('Once');
    expect(room.bot.events.filter(({ type }) => type === 'action')).toHaveLength(1);
    expect(room.slack.calls('chat.postEphemeral')).toHaveLength(1);
  });

  it('shows the answer in the open modal if it is not a form after all', async () => {
    room.bot.reply = { ...saying('You may not do that'), refused: true };
    await room.slack.slash('/learn', 'tip Tables');
    const shown = await room.slack.waitFor((entry) => entry.method === 'views.update');
    expect(JSON.stringify(shown.args.view)).toContain('You may not do that');
    expect(room.slack.calls('chat.postEphemeral')).toEqual([]);
  });

  it('says a card as a message, besides its summary in the open modal', async () => {
    room.bot.reply = { say: cardWith('a.b'), onlyToSender: true };
    await room.slack.slash('/learn', 'tip Tables');
    await room.slack.waitFor((entry) => entry.method === 'chat.postEphemeral');
    expect(JSON.stringify(room.slack.calls('views.update')[0]?.args.view)).toContain('a card');
  });

  it('shows “done” in the open modal if there is nothing to say', async () => {
    room.bot.reply = undefined;
    await room.slack.slash('/learn', 'tip Tables');
    expect(
      JSON.stringify(
        (await room.slack.waitFor((entry) => entry.method === 'views.update')).args.view,
      ),
    ).toContain('Done.');
  });

  it('offers a button if words gave no trigger; it says them again, with mentions', async () => {
    await room.slack.dm('tip for <@U0USER2> *now*');
    const offer = await heard('Open the form');
    expect(offer).toMatchObject({ method: 'chat.postMessage', channel: 'D0USER1' });
    const [button] = offer.args.blocks.at(-1).elements;
    await room.slack.action({ message: { channel: offer.channel, ts: offer.ts }, action: button });
    expect(room.lastWords()).toMatchObject({
      words: 'tip for @Viktor Vögel *now*',
      mentions: [{ account: { user: 'U0USER2' } }],
    });
    await view();
  });

  it('offers it to the sender only in a channel, and at any length', async () => {
    await room.slack.mention(`tip ${'&amp;"'.repeat(1500)}`);
    expect(await heard('Open the form')).toMatchObject({
      method: 'chat.postEphemeral',
      args: { user: 'U0USER1' },
    });
  });

  it('answers a form of a command said among others, where it does not exist, in the chat with the sender', async () => {
    await room.slack.slash('/learn', 'tip Tables', { channel: 'D0OTHERS' });
    const { view: shown } = await view();
    room.bot.opens = false;
    room.bot.reply = saying('Thank you here');
    await room.slack.viewSubmit({ view: { id: shown.id }, values: typed('Tables', true) });
    expect(await heard('Thank you here')).toMatchObject({
      method: 'chat.postMessage',
      channel: 'D0USER1',
    });
    room.slack.problems.length = 0;
  });

  it.each([
    ['a command', () => room.slack.slash('/learn', 'tip Tables'), 'Open the form'],
    [
      'a press',
      () =>
        room.slack.action({
          message: { channel: 'C0GENERAL', ts: '1.2' },
          action: { action_id: 'a.b:0' },
        }),
      'press once more',
    ],
  ])('helps on when the trigger of %s has expired', async (_what, ask, help) => {
    room.slack.fault({ method: 'views.open', error: 'expired_trigger_id', times: 2 });
    await ask();
    expect(await heard(help)).toMatchObject({ method: 'chat.postEphemeral' });
  });
});
