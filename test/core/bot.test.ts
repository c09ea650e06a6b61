// How the bot answers what comes: once, politely when it refuses, honestly when it fails, and at
// the latest after a restart.
import {
  type ActionEvent,
  causeOf,
  type LifecycleEvent,
  type WordsEvent,
} from '../../src/core/inbound';
import { inboxCollection } from '../../src/core/inbox';
import { outboxCollection } from '../../src/core/outbox/record';
import { accountKey } from '../../src/core/account';
import { makeAsk } from '../../src/features/ask';
import { createSqliteStore } from '../../src/storage/sqlite';
import { createPlug } from '../support/crashing';
import { createFailingDriver } from '../support/failing-driver';
import { startTalk, type Talk, type Talker } from '../support/talk';
import { createProbe } from './probe';
import { createReadableLog } from './rig';

async function rig() {
  const probe = createProbe();
  const log = createReadableLog();
  const disk = createSqliteStore({ file: ':memory:' });
  const driver = createFailingDriver(createPlug().driver(disk));
  const talk = await startTalk({ features: [makeAsk, probe.make], platform: 'slack', driver, log });
  const alice = await talk.withPerson('alice');
  talks.push(talk);
  return { probe, log, disk, driver, talk, alice, bot: talk.platform.bot };
}
const talks: Talk[] = [];
afterEach(async () => {
  for (const talk of talks.splice(0)) await talk.stop();
});

const base = ({ account, platform }: Talker, id: string) => ({
  id,
  at: '2026-03-02T09:00:00.000Z',
  sender: account,
  place: platform.personal(account),
});
const said = (by: Talker, words: string, id = words): WordsEvent => ({
  ...base(by, id),
  type: 'words',
  words,
  mentions: [],
});
const pressed = (by: Talker, verb: string, inputs = {}): ActionEvent => ({
  ...base(by, verb),
  type: 'action',
  verb,
  data: {},
  inputs,
});

describe('an answer', () => {
  it.each([
    [
      'to a word that is not open to somebody says whom to ask',
      'lead',
      /`lead` is not open to you.*an admin can give/,
    ],
    ['that a feature refuses is its own text', 'refuse', /Choose another day/],
    ['that fails tells a reference', 'boom', /Nothing was lost.*reference: [A-Z2-9]{6}\./],
  ])('%s, to the sender only', async (_what, words, text) => {
    const { alice } = await rig();
    const reply = await alice.says(words);
    expect(reply).toMatchObject({
      onlyToSender: true,
      refused: true,
      say: { text: expect.stringMatching(text) },
    });
  });

  it('that fails is logged under the reference that the person sees, and tells them nothing of ours', async () => {
    const { alice, log } = await rig();
    const reply = await alice.says('boom');
    const reference = /reference: (\w+)/.exec(reply?.say?.text ?? '')?.[1];
    expect(log.of('error')).toEqual([
      {
        level: 'error',
        message: 'an event failed',
        fields: expect.objectContaining({ reference, kind: 'words:boom' }),
      },
    ]);
    expect(JSON.stringify(reply)).not.toContain('secret');
  });

  it('is kept from who is switched off', async () => {
    const { talk, probe } = await rig();
    const gone = await talk.withPerson('gone', { active: false });
    expect((await gone.says('count'))?.say?.text).toMatch(/account is switched off/);
    expect(
      (await talk.platform.bot.receive(pressed(gone, 'probe.send', { text: 'long enough' })))?.say
        ?.text,
    ).toMatch(/may not/);
    expect(probe.ran).toEqual([]);
  });

  it('to a button checks who presses, and what stands in the form, even where the platform did not', async () => {
    const { alice, bot, probe } = await rig();
    expect((await bot.receive(pressed(alice, 'probe.lead')))?.say?.text).toMatch(
      /You may not do that/,
    );
    expect((await bot.receive(pressed(alice, 'probe.gone')))?.say?.text).toMatch(
      /earlier version of me/,
    );
    expect(await bot.check(pressed(alice, 'probe.send', { text: 'x' }))).toEqual({
      text: 'At least 3 characters, please.',
    });
    expect(await bot.check(pressed(alice, 'probe.send', { text: 'long' }))).toEqual({});
    expect((await bot.receive(pressed(alice, 'probe.send', { text: 'x' })))?.say?.text).toBe(
      'At least 3 characters, please.',
    );
    expect(probe.ran).toEqual([]);
  });

  it('is told from a form before it is there', async () => {
    const { alice, bot } = await rig();
    expect([
      bot.opensForm(said(alice, 'count')),
      bot.opensForm(pressed(alice, 'probe.send')),
      bot.opensForm(said(alice, 'nonsense')),
    ]).toEqual([false, false, false]);
    expect((await alice.says('form'))?.form).toMatchObject({
      title: 'A form',
      submit: { verb: 'probe.send', label: 'Send' },
    });
  });

  it('is none to what happens to a place, not even an apology', async () => {
    const { alice, bot, probe, log } = await rig();
    const installed: LifecycleEvent = {
      ...base(alice, 'i1'),
      type: 'lifecycle',
      what: 'installed',
    };
    expect(await bot.receive(installed)).toBeUndefined();
    expect(probe.heard).toEqual(['installed slack:T1:i1']);
    probe.deaf = true;
    expect(await bot.receive({ ...installed, id: 'i2' })).toBeUndefined();
    expect(log.of('error')).toHaveLength(1);
  });
});

describe('an event that comes again', () => {
  it('gets the first answer: at the same moment, afterwards, and after a restart', async () => {
    const { alice, bot, probe, disk, talk } = await rig();
    const event = said(alice, 'count');
    const accepted = await Promise.all([1, 2, 3].map(() => bot.accept(event)));
    expect(accepted.map(({ fresh }) => fresh)).toEqual([true, false, false]);
    const replies = await Promise.all([...accepted.map(({ reply }) => reply), bot.receive(event)]);
    const later = await startTalk({
      features: [makeAsk, probe.make],
      platform: 'slack',
      driver: createPlug().driver(disk),
      world: talk.platforms,
    });
    talks.push(later);
    replies.push(await later.platform.bot.receive(event));
    expect(new Set(replies.map((reply) => reply?.say?.text))).toEqual(new Set(['Answer number 1']));
    expect(probe.ran).toEqual(['count']);
  });

  it('is another event where it comes from another workspace or platform', async () => {
    const { alice, bot, probe, talk } = await rig();
    const event = said(alice, 'count', 'same');
    await bot.receive(event);
    const elsewhere = { ...alice.account, tenant: 'T2' };
    talk.platform.profiles.set(accountKey(elsewhere), {
      name: 'Alice',
      active: true,
      standing: 'colleague',
    });
    await bot.receive({ ...event, sender: elsewhere });
    expect(probe.ran).toEqual(['count', 'count']);
  });

  it('is acknowledged no sooner than the first, which is not before it is noted', async () => {
    const { alice, bot, probe, driver } = await rig();
    driver.fail(inboxCollection.name, 'insert');
    const both = await Promise.allSettled([
      bot.accept(said(alice, 'count')),
      bot.accept(said(alice, 'count')),
    ]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(probe.ran).toEqual([]);
    driver.mend();
    expect((await bot.receive(said(alice, 'count')))?.say?.text).toBe('Answer number 1');
  });
});

describe('when the store fails', () => {
  it('the sender is told so in their language, and the event stays open', async () => {
    const { alice, bot, driver, log, talk, probe } = await rig();
    driver.fail('people', 'update');
    driver.fail('people', 'insert');
    driver.fail(inboxCollection.name, 'update');
    const stranger = { ...alice.account, user: 'stranger' };
    talk.platform.profiles.set('slack:T1:stranger', {
      name: 'Uwe',
      active: true,
      standing: 'colleague',
    });
    const reply = await bot.receive({ ...said(alice, 'count'), sender: stranger, locale: 'de-AT' });
    expect(reply?.say?.text).toMatch(/schiefgegangen|geklappt/);
    expect(log.of('error')).toHaveLength(2);
    driver.mend();
    expect(await talk.engine.bot.recover(talk.clock.now())).toBe(1);
    expect(probe.ran).toEqual(['count']);
  });
});

describe('after a crash', () => {
  /**
   * Words that were acknowledged and never answered; what the restarted bot says to them, and
   * where.
   */
  async function recovered(words: string) {
    const { alice, probe, disk, talk } = await rig();
    const plug = createPlug((step) => step === 'before core.inbox.update');
    const dying = await startTalk({
      features: [makeAsk, probe.make],
      platform: 'slack',
      driver: plug.driver(disk),
      world: talk.platforms,
    });
    const channel = talk.channel('general');
    void dying.platform.bot.accept({ ...said(alice, words), place: channel });
    await plug.whenPulled;
    const restarted = await startTalk({
      features: [makeAsk, probe.make],
      platform: 'slack',
      driver: createPlug().driver(disk),
      world: talk.platforms,
    });
    talks.push(restarted);
    await restarted.settle();
    return restarted.platform.shown.map(({ ref, message }) => `${ref.place.kind}: ${message.text}`);
  }

  it.each([
    ['an answer for all is said where it was asked', 'count', ['channel: Answer number 2']],
    ['one for the sender only goes to them', 'whisper', ['personal: Answer number 2']],
    [
      'a form cannot be opened any more: they are asked to say it again',
      'form',
      ['personal: I was restarted just as you asked. Please say that once more.'],
    ],
    ['silence stays silence', 'silent', []],
  ])('%s', async (_what, words, shown) => {
    expect(await recovered(words)).toEqual(shown);
  });
});

describe('an answer that a platform gives after the acknowledgement', () => {
  const open = ({ disk }: Awaited<ReturnType<typeof rig>>) =>
    disk.collection(inboxCollection).count({ state: 'open' });

  it('keeps its event open until it is given, and the bot busy', async () => {
    const room = await rig();
    const given = Promise.withResolvers<void>();
    const event = said(room.alice, 'count');
    const { reply } = await room.bot.accept(event, given.promise);
    expect((await reply)?.say?.text).toBe('Answer number 1');
    // Whatever was to be written is written by then.
    await room.bot.receive(said(room.alice, 'silent'));
    const later = new Date('2026-03-02T10:00:00.000Z');
    expect(await room.talk.engine.bot.recover(later)).toBe(0);
    expect((await room.bot.receive(event))?.say?.text).toBe('Answer number 1');
    expect(await open(room)).toBe(1);
    given.resolve();
    await room.talk.engine.bot.idle();
    expect(await open(room)).toBe(0);
    expect((await room.bot.receive(event))?.say?.text).toBe('Answer number 1');
    expect(room.probe.ran).toEqual(['count', 'silent']);
  });

  it('goes through the outbox if the platform fails at it', async () => {
    const room = await rig();
    const failed = Promise.reject(new TypeError('a fault of ours'));
    const { reply } = await room.bot.accept(said(room.alice, 'count'), failed);
    await reply;
    await room.talk.engine.bot.idle();
    expect(await open(room)).toBe(1);
    await room.talk.engine.bot.recover(room.talk.clock.now());
    await room.talk.settle();
    expect(room.talk.platform.shown.map(({ message }) => message.text)).toEqual([
      'Answer number 2',
    ]);
    expect(await open(room)).toBe(0);
  });

  it.each([
    ['was not said yet', false, ['Answer number 3']],
    ['was said, and not noted as given', true, ['Answer number 1']],
  ])('comes once if the process is killed when it %s', async (_when, isSaid, shown) => {
    const room = await rig();
    const { alice, bot, talk, disk, probe } = room;
    const event = said(alice, 'count');
    const { reply } = await bot.accept(event, new Promise(() => undefined));
    const answer = await reply;
    await bot.receive(said(alice, 'silent'));
    if (isSaid && answer?.say)
      await talk.platform.send({ place: event.place }, answer.say, `${causeOf(event)}:say`);
    const restarted = await startTalk({
      features: [makeAsk, probe.make],
      platform: 'slack',
      driver: createPlug().driver(disk),
      world: talk.platforms,
    });
    talks[0] = restarted;
    await restarted.settle();
    expect(restarted.platform.shown.map(({ message }) => message.text)).toEqual(shown);
    expect(await open(room)).toBe(0);
  });
});

it('a message that is only a file is told what can be sent', async () => {
  const { alice, bot } = await rig();
  expect((await bot.receive({ ...said(alice, ''), files: true }))?.say?.text).toMatch(
    /cannot do anything with this file/,
  );
  expect((await bot.receive({ ...said(alice, 'count'), files: true }))?.say?.text).toMatch(
    /Answer number/,
  );
});

it('words of somebody whom the platform cannot vouch for now are answered as soon as it can', async () => {
  const { talk, disk, probe, bot } = await rig();
  const sender = { platform: 'slack', tenant: 'T1', user: 'U1' } as const;
  const place = talk.platform.personal(sender);
  const event = {
    type: 'words',
    id: 'e',
    at: '2026-03-02T09:00:00.000Z',
    sender,
    place,
    words: 'count',
    mentions: [],
  } as const;
  const first = await bot.receive(event);
  expect(first).toMatchObject({
    refused: true,
    toStranger: true,
    say: { text: expect.stringMatching(/I answer as soon as I can/) },
  });
  const open = () => disk.collection(inboxCollection).count({ state: 'open' });
  const recover = async (at: string) => {
    talk.clock.travelTo(new Date(at));
    await talk.engine.bot.recover(new Date(at));
    await talk.settle();
  };
  await recover('2026-03-02T09:04:00.000Z');
  expect(await open()).toBe(1);
  talk.platform.profiles.set('slack:T1:U1', { name: 'Uma', active: true, standing: 'colleague' });
  // Not at once: the longer it waits, the less often it is tried.
  await recover('2026-03-02T09:04:30.000Z');
  expect(await open()).toBe(1);
  await recover('2026-03-02T09:06:00.000Z');
  expect(probe.ran).toEqual(['count']);
  expect(talk.platform.shown.map(({ message }) => message.text)).toEqual(['Answer number 1']);
  expect(await open()).toBe(0);
});

it('words of somebody who turns out to be an outsider are dropped, and a press is not kept for later', async () => {
  const { talk, disk, probe, bot } = await rig();
  const sender = { platform: 'slack', tenant: 'T1', user: 'U1' } as const;
  const place = talk.channel('general', 'slack');
  const about = { at: '2026-03-02T09:00:00.000Z', sender, place };
  await bot.receive({ ...about, type: 'words', id: 'e1', words: 'count', mentions: [] });
  const pressed = await bot.receive({
    ...about,
    type: 'action',
    id: 'e2',
    verb: 'probe.press',
    data: {},
    inputs: {},
  });
  expect(pressed?.say?.text).toMatch(/try again in a few minutes/);
  expect(await disk.collection(inboxCollection).count({ state: 'open' })).toBe(1);
  talk.platform.profiles.set('slack:T1:U1', { name: 'Eve', active: true, standing: 'outsider' });
  await talk.engine.bot.recover(new Date('2026-03-02T09:05:00.000Z'));
  await talk.settle();
  expect(probe.ran).toEqual([]);
  expect(talk.platform.shown).toEqual([]);
  expect(await disk.collection(outboxCollection).count({})).toBe(0);
  expect(await disk.collection(inboxCollection).count({ state: 'open' })).toBe(0);
});

it('what only its sender was to see goes to them alone after a crash', async () => {
  const probe = createProbe();
  const disk = createSqliteStore({ file: ':memory:' });
  const plug = createPlug((step) => step === 'before core.inbox.update');
  const dying = await startTalk({
    features: [probe.make],
    platform: 'slack',
    driver: plug.driver(disk),
  });
  const alice = await dying.withPerson('alice');
  const general = dying.channel('general', 'slack');
  void dying.platform.bot.accept({ ...said(alice, 'count'), place: general, alone: true });
  await plug.whenPulled;
  const talk = await startTalk({
    features: [probe.make],
    platform: 'slack',
    driver: disk,
    world: dying.platforms,
  });
  talks.push(talk);
  await talk.settle();
  expect(talk.platform.shown.map(({ ref, message }) => [ref.place.kind, message.text])).toEqual([
    ['personal', 'Answer number 2'],
  ]);
});
