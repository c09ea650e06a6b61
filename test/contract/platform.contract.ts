// What every platform must do, seen from a client of it: somebody who writes to the bot, presses
// and fills in, over real HTTP. One suite for all; platform-<name>.test.ts says how the platform's
// client does each of these.
import type { ActionEvent, Inbound } from '../../src/core/inbound';
import type { Card, Outbound } from '../../src/core/message';
import type { Account } from '../../src/core/account';
import type { Platform, RenderedForm, RenderedReply } from '../../src/core/platform';

/** A bot that only takes notes. */
export interface Noted {
  readonly events: readonly Inbound[];
  /** What the next events are answered with. */
  reply: RenderedReply | undefined | Promise<RenderedReply | undefined>;
}

/** Somebody at a client of the platform, German, in Berlin. */
export interface Seat {
  readonly platform: Platform;
  readonly bot: Noted;
  readonly account: Account;
  /** The platform cannot say whether a message arrived. */
  readonly cannotFindSent?: true;
  /** Says words in the chat with the bot; `event`: what the platform calls this event. */
  says(words: string, event?: string): Promise<unknown>;
  /** The bot's own words come back to it, as the platform tells them to everybody in the chat. */
  echoes(words: string): Promise<unknown>;
  /** What the chat shows of the bot's, oldest first. */
  shown(): Promise<readonly { readonly id: string; readonly text: string }[]>;
  /** Presses the newest button with this verb. */
  presses(verb: string): Promise<unknown>;
  /** Fills in the form that stands before them, and sends it. */
  fills(verb: string, inputs: Readonly<Record<string, string>>): Promise<unknown>;
  /** Requests that are not from whom they say, with their HTTP status. */
  readonly forgeries: Readonly<Record<string, () => Promise<number>>>;
  /** Waits until what goes on behind answered requests is done. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const cardWith = (text: string, ...verbs: string[]): Outbound & { readonly card: Card } => ({
  text,
  card: {
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: text,
    body: [{ type: 'TextBlock', text, wrap: true }],
    actions: verbs.map((verb) => ({
      type: 'Action.Execute',
      title: verb,
      verb,
      data: { id: 'c1', nested: { of: ['a', 1] } },
    })),
  },
});

const choices = ['a', 'b', 'c'].map((value) => ({ title: value.toUpperCase(), value }));
/** One of each kind of input, and what they stand at. */
const INPUTS = [
  { type: 'Input.Text', id: 'line', label: 'Line' },
  { type: 'Input.Text', id: 'text', label: 'Text', isMultiline: true, value: 'as it was' },
  { type: 'Input.Number', id: 'number', label: 'Number', min: 1, max: 9 },
  { type: 'Input.Date', id: 'date', label: 'Date' },
  { type: 'Input.Time', id: 'time', label: 'Time' },
  {
    type: 'Input.Toggle',
    id: 'toggle',
    label: 'Toggle',
    title: 'On',
    valueOn: 'yes',
    valueOff: 'no',
    value: 'no',
  },
  { type: 'Input.ChoiceSet', id: 'one', label: 'One', choices, value: 'a' },
  { type: 'Input.ChoiceSet', id: 'few', label: 'Few', choices, style: 'expanded', value: 'a' },
  { type: 'Input.ChoiceSet', id: 'many', label: 'Many', choices, isMultiSelect: true, value: 'b' },
] as const;
const form: RenderedForm = {
  title: 'A form',
  submit: { verb: 'all.submit', label: 'Send' },
  card: { text: 'a form', card: { ...cardWith('a form', 'all.submit').card, body: INPUTS } },
};

export function platformContract(open: () => Promise<Seat>): void {
  let seat: Seat;
  beforeEach(async () => {
    seat = await open();
  });
  afterEach(() => seat.close());

  const pressed = (): ActionEvent => {
    const event = seat.bot.events.at(-1);
    if (event?.type !== 'action')
      throw new Error(`the last event is no press: ${JSON.stringify(event)}`);
    return event;
  };
  const texts = async () => (await seat.shown()).map(({ text }) => text);

  it('hears what somebody says, and answers there', async () => {
    seat.bot.reply = { say: { text: 'Guten Tag' }, onlyToSender: false };
    await seat.says('ask Grüße & <b> *x*');
    await seat.settled();
    expect(seat.bot.events).toMatchObject([
      {
        type: 'words',
        words: 'ask Grüße & <b> *x*',
        sender: seat.account,
        place: { kind: 'personal' },
        mentions: [],
      },
    ]);
    expect(await texts()).toEqual(['Guten Tag']);
  });

  it('does not listen to itself', async () => {
    seat.bot.reply = { say: { text: 'never' }, onlyToSender: false };
    await seat.echoes('help');
    await seat.settled();
    expect(seat.bot.events).toEqual([]);
    expect(await texts()).toEqual([]);
  });

  it('hears an event once, and answers once, however often and at once it is delivered', async () => {
    seat.bot.reply = { say: { text: 'once' }, onlyToSender: false };
    await Promise.all(Array.from({ length: 4 }, () => seat.says('help', 'event-7')));
    await seat.says('help', 'event-7');
    await seat.settled();
    expect(seat.bot.events).toHaveLength(1);
    expect(await texts()).toEqual(['once']);
    await seat.says('help', 'event-8');
    expect(seat.bot.events).toHaveLength(2);
  });

  it('refuses whoever is not who they say they are', async () => {
    expect(Object.keys(seat.forgeries).length).toBeGreaterThan(1);
    for (const [who, forge] of Object.entries(seat.forgeries))
      expect(`${who}: ${await forge()}`).toMatch(/: (401|403|421)$/);
    await seat.settled();
    expect(seat.bot.events).toEqual([]);
  });

  it.each<[string, Record<string, string>, Record<string, string>]>([
    [
      'everything that one types and chooses',
      {
        line: 'Grüße & <b> *x* "q" \\ 👩🏽‍💻',
        text: 'one\n\ntwo',
        number: '3',
        date: '2026-03-09',
        time: '14:30',
        toggle: 'yes',
        one: 'b',
        few: 'c',
        many: 'a,c',
      },
      {},
    ],
    [
      'what inputs stand at, and nothing where nothing is',
      {},
      {
        line: '',
        text: 'as it was',
        number: '',
        date: '',
        time: '',
        toggle: 'no',
        one: 'a',
        few: 'a',
        many: 'b',
      },
    ],
    [
      'what was emptied',
      { text: '', toggle: 'no', many: '' },
      { line: '', number: '', date: '', time: '', one: 'a', few: 'a' },
    ],
  ])('brings a card there and back: %s', async (_what, typed, besides) => {
    seat.bot.reply = { say: cardWith('A card', 'card.open'), onlyToSender: false };
    await seat.says('show');
    await seat.settled();
    seat.bot.reply = { form, onlyToSender: false };
    await seat.presses('card.open');
    expect(pressed()).toMatchObject({
      verb: 'card.open',
      data: { id: 'c1', nested: { of: ['a', 1] } },
      sender: seat.account,
    });
    await seat.settled();
    seat.bot.reply = { say: { text: 'Danke' }, onlyToSender: true };
    await seat.fills('all.submit', typed);
    expect(pressed()).toMatchObject({
      verb: 'all.submit',
      data: { id: 'c1' },
      inputs: { ...besides, ...typed },
    });
    await seat.settled();
    expect((await texts()).join()).toContain('A card');
  });

  it('changes a message in place', async () => {
    await seat.says('hello');
    const first = await seat.platform.send(
      { account: seat.account },
      cardWith('before', 'a.b'),
      'key-1',
    );
    await seat.platform.send({ account: seat.account }, { text: 'another' }, 'key-2');
    const before = await seat.shown();
    await seat.platform.update(first, cardWith('after'));
    await seat.platform.update(first, { text: 'at last' });
    const after = await seat.shown();
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.map(({ text }) => text)).toEqual(['at last', 'another']);
  });

  it('puts the changed card in the place of the one that was pressed', async () => {
    seat.bot.reply = { say: cardWith('open', 'card.decide'), onlyToSender: false };
    await seat.says('show');
    await seat.settled();
    const before = await seat.shown();
    seat.bot.reply = { replace: cardWith('decided'), onlyToSender: false };
    await seat.presses('card.decide');
    await seat.settled();
    expect(await seat.shown()).toEqual([
      { id: before[0]?.id, text: expect.stringContaining('decided') },
    ]);
  });

  it('speaks first, in the person’s own chat', async () => {
    const { place, id } = await seat.platform.send(
      { account: seat.account },
      cardWith('A reminder', 'a.b'),
      'reminder-1',
    );
    expect(place).toMatchObject({ platform: seat.platform.name, kind: 'personal' });
    expect(await seat.shown()).toEqual([{ id, text: expect.stringContaining('A reminder') }]);
    expect(await seat.platform.findSent({ account: seat.account }, 'reminder-1')).toEqual(
      seat.cannotFindSent ? 'unknown' : { place, id },
    );
  });

  it('knows a person’s name, address, language and time zone', async () => {
    await seat.says('hello');
    const { name, email, locale, zone, active } = await seat.platform.lookUp(seat.account);
    expect({ name, locale: locale?.slice(0, 2), zone, active }).toEqual({
      name: expect.stringMatching(/\w+ \w+/),
      locale: 'de',
      zone: 'Europe/Berlin',
      active: true,
    });
    expect(email).toMatch(/@/);
  });

  it('finishes what runs when it stops, and takes no more', async () => {
    let finish: (reply: RenderedReply) => void = () => {};
    seat.bot.reply = new Promise((resolve) => {
      finish = resolve;
    });
    const said = seat.says('slow');
    while (seat.bot.events.length === 0) await new Promise(setImmediate);
    let stopped = false;
    const stopping = (async () => {
      await seat.platform.stop();
      stopped = true;
    })();
    await new Promise(setImmediate);
    expect(stopped).toBe(false);
    finish({ say: { text: 'done after all' }, onlyToSender: false });
    await Promise.all([stopping, said]);
    expect(await texts()).toEqual(['done after all']);
    await seat.says('too late').catch(() => undefined);
    expect(seat.bot.events).toHaveLength(1);
  });
}
