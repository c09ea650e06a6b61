// What an answer in a channel holds: only what all its readers may see. The rest goes to the asker
// alone.
import { DeliveryError } from '../../../../src/core/errors';
import type { PlaceReaders } from '../../../../src/core/platform';
import type { Audience } from '../../../../src/domain/audience';
import { accountsCollection, peopleCollection } from '../../../../src/domain/people/record';
import { entriesCollection } from '../../../../src/domain/entries';
import { features } from '../../../../src/features';
import { publish } from '../../../support/company';
import { describeTalk, startTalk, type Talk, type Talker } from '../../../support/talk';

const ALONE = /only to the person who asked/;

async function company(talk: Talk): Promise<void> {
  const write = (id: string, question: string, answer: string, audience?: Audience) =>
    publish(talk, { id, question, answer, ...(audience && { audience }) });
  await write('leave', 'How do I book leave?', 'Open the people portal and choose your days.');
  await write('discount', 'How much discount may I give a customer?', 'Up to fifteen per cent.', {
    departments: ['Sales'],
  });
  await write(
    'wifi',
    'How do I get into the wifi for visitors?',
    'Ask the front desk for a voucher.',
    { guests: true },
  );
  await write('parking', 'Where may sales visitors park their car?', 'Behind hall two.', {
    departments: ['Sales'],
    guests: true,
  });
}

describeTalk('an answer in a channel', features, (talk) => {
  let sally: Talker;
  const place = () => talk().channel('lounge', talk().platform.name);
  const inChannel = () => talk().shownIn(place()).join('\n');
  const inMine = () => sally.sees().join('\n');

  beforeEach(async () => {
    await company(talk());
    sally = await talk().withPerson('sally', { department: 'Sales' });
  });

  it('is for all to read where all may see it', async () => {
    await sally.says('ask how do I book leave', { in: place() });
    expect(inChannel()).toMatch(/people portal/);
    expect(inChannel()).not.toMatch(ALONE);
  });

  it('goes to the asker alone where it is for their department, and the channel is told so', async () => {
    await sally.says('ask how much discount may I give a customer', { in: place() });
    expect(inChannel()).not.toMatch(/fifteen/);
    expect(inChannel()).toMatch(ALONE);
    expect(inMine()).toMatch(/fifteen/);
  });

  it('names no entry of theirs among the nearest for all to read', async () => {
    const reply = await sally.says('ask discount visitors wifi leave', { in: place() });
    expect(inChannel()).not.toMatch(/discount may I give|sales visitors/);
    // What names one goes to the asker, or is found as if it were not there.
    expect(JSON.stringify(reply?.onlyToSender ? {} : reply?.say)).not.toMatch(
      /discount may I give|sales visitors/,
    );
  });

  it('stays alone when it is opened from a card in the channel, and when it says why', async () => {
    await sally.says('ask how do I book leave', { in: place() });
    await sally.presses('ask.why');
    expect(inChannel()).not.toMatch(/% sure/);
    expect(inMine()).toMatch(/% sure/);
    const { bot } = talk().platform;
    const event = {
      id: 'forged',
      at: '2026-03-02T09:00:00.000Z',
      sender: sally.account,
      place: place(),
      inputs: {},
    } as const;
    const shown = await bot.receive({
      ...event,
      type: 'action',
      verb: 'ask.show',
      data: { entryId: 'discount', question: 'discount' },
    });
    expect(shown).toMatchObject({
      onlyToSender: true,
      openly: { text: expect.stringMatching(ALONE) },
    });
  });

  it.each<[string, PlaceReaders | DeliveryError]>([
    ['guests or outsiders read along', 'mixed'],
    ['nobody can say who reads', new DeliveryError('unavailable', 'no answer')],
  ])('is only what is open to guests where %s', async (_where, readers) => {
    talk().platform.readers.set('lounge', readers);
    await sally.says('ask how do I book leave', { in: place() });
    expect(inChannel()).not.toMatch(/people portal/);
    expect(inChannel()).toMatch(ALONE);
    expect(inMine()).toMatch(/people portal/);
    await sally.says('ask where may sales visitors park their car', { in: place() });
    expect(inChannel()).not.toMatch(/hall two/);
    await sally.says('ask how do I get into the wifi for visitors', { in: place() });
    expect(inChannel()).toMatch(/front desk/);
  });

  it('names who keeps an entry to colleagues alone', async () => {
    const kim = await talk().withPerson('kim', { name: 'Kim Keeper' });
    await publish(talk(), {
      id: 'lockers',
      question: 'Where are the lockers for visitors?',
      answer: 'Beside the lift.',
      ownerId: kim.id,
      audience: { guests: true },
    });
    await sally.says('ask where are the lockers for visitors', { in: place() });
    expect(inChannel()).toMatch(/Beside the lift[^]*Kept by Kim Keeper/);
    talk().platform.readers.set('foyer', 'mixed');
    const foyer = talk().channel('foyer', talk().platform.name);
    await sally.says('ask where are the lockers for visitors', { in: foyer });
    const shown = talk().shownIn(foyer).join('\n');
    expect(shown).toMatch(/Beside the lift/);
    expect(shown).not.toMatch(/Kim/);
  });

  it('is no channel for reviewers where guests read', async () => {
    const ada = await talk().withPerson('ada', { roles: ['admin'] });
    talk().platform.readers.set('lounge', 'mixed');
    await ada.says('admin reviewers here', { in: place() });
    expect(ada.lastSeen()).toMatch(/for colleagues only/);
    await sally.says('ask who feeds the fish');
    talk().platform.readers.set('lounge', 'colleagues');
    await ada.says('admin reviewers here', { in: place() });
    expect(inChannel()).toMatch(/come here for review/);
  });

  it('leaves the reviewers’ channel as soon as a guest comes in, and takes what waits to the reviewers', async () => {
    const ada = await talk().withPerson('ada', { roles: ['admin'] });
    const rita = await talk().withPerson('rita', { roles: ['reviewer'] });
    await ada.says('admin reviewers here', { in: place() });
    await sally.says('ask who feeds the fish');
    await sally.presses('ask.handOver');
    expect(inChannel()).toMatch(/feeds the fish/);
    talk().platform.readers.set('lounge', 'mixed');
    const joined = { ...sally.account, user: 'gustav' };
    const event = {
      id: 'joined',
      at: '2026-03-02T09:00:00.000Z',
      sender: joined,
      place: place(),
    } as const;
    await talk().platform.bot.receive({ ...event, type: 'lifecycle', what: 'joined' });
    await talk().settle();
    expect(rita.sees().join('\n')).toMatch(/feeds the fish/);
    expect(ada.lastSeen()).toMatch(/guest or somebody from another company can now read/);
    await sally.says('ask who waters the plants');
    await sally.presses('ask.handOver');
    expect(inChannel()).not.toMatch(/waters the plants/);
  });

  it('leaves the reviewers’ channel also where nothing told of the guest, and where the platform does not say at first', async () => {
    const ada = await talk().withPerson('ada', { roles: ['admin'] });
    await ada.says('admin reviewers here', { in: place() });
    const after = async (minutes: number) => {
      talk().clock.travelTo(new Date(Date.parse('2026-03-02T09:00:00.000Z') + minutes * 60_000));
      await talk().engine.tick();
    };
    for (const [minutes, readers] of [
      [1, 'colleagues'],
      [2, new DeliveryError('unavailable', 'away')],
      [3, 'mixed'],
    ] as const) {
      expect(ada.sees().join('\n')).not.toMatch(
        /guest or somebody from another company can now read/,
      );
      talk().platform.readers.set('lounge', readers);
      await after(minutes);
    }
    expect(ada.lastSeen()).toMatch(/guest or somebody from another company can now read/);
    await after(4);
    expect(ada).toHaveBeenTold(/guest or somebody from another company can now read/, { times: 1 });
  });
});

describe.each(['off', 'ask'] as const)('a guest, with GUESTS=%s', (guests) => {
  let talk: Talk;
  let gina: Talker;
  beforeEach(async () => {
    talk = await startTalk({ features, platform: 'slack', guests });
    await company(talk);
    gina = await talk.withPerson('gina', { standing: 'guest', name: 'Gina Guest' });
  });
  afterEach(() => talk.stop());

  const may = guests === 'ask';
  it.each<[string, RegExp]>([
    ['ask how do I get into the wifi for visitors', may ? /front desk/ : /cannot help you/],
    ['ask where may sales visitors park their car', may ? /hall two/ : /cannot help you/],
    ['ask how do I book leave', may ? /I do not know that for sure/ : /cannot help you/],
    [
      'ask how much discount may I give a customer',
      may ? /I do not know that for sure/ : /cannot help you/,
    ],
    ['tip mine', may ? /As a guest/ : /cannot help you/],
    ['mentor find', may ? /As a guest/ : /cannot help you/],
    ['profile', may ? /As a guest/ : /cannot help you/],
    ['help', may ? /As a guest/ : /cannot help you/],
    ['admin', may ? /As a guest/ : /cannot help you/],
    ['', may ? /As a guest/ : /cannot help you/],
  ])('who says “%s”', async (words, answer) => {
    await gina.says(words);
    expect(gina.lastSeen()).toMatch(answer);
    expect(gina.sees().join('\n')).not.toMatch(
      /people portal|How do I book leave|fifteen|How much discount/,
    );
  });

  it('is not stored, whatever they do', async () => {
    await gina.says('ask how do I get into the wifi for visitors');
    await gina.says('ask who feeds the fish');
    const documents = [
      talk.engine.store.collection(peopleCollection),
      talk.engine.store.collection(accountsCollection),
    ];
    for (const each of documents)
      for await (const doc of each.scan()) expect(JSON.stringify(doc)).not.toMatch(/gina/i);
  });

  it('can press nothing that is not theirs', async () => {
    const event = {
      id: 'p',
      at: '2026-03-02T09:00:00.000Z',
      sender: gina.account,
      place: talk.platform.personal(gina.account),
      inputs: {},
    };
    const presses = talk.engine.features
      .flatMap(({ actions }) => actions)
      .filter(({ verb }) => !['ask.show', 'ask.search', 'ask.start'].includes(verb));
    expect(presses.length).toBeGreaterThan(50);
    for (const { verb } of presses) {
      const data = { entryId: 'wifi', id: 'x', question: 'how do I get into the wifi' };
      const reply = await talk.platform.bot.receive({
        ...event,
        id: verb,
        type: 'action',
        verb,
        data,
      });
      expect([verb, reply?.refused, reply?.say?.card, reply?.form]).toEqual([
        verb,
        true,
        undefined,
        undefined,
      ]);
    }
    expect(
      JSON.stringify(
        (
          await talk.platform.bot.receive({
            ...event,
            type: 'action',
            verb: 'ask.show',
            data: { entryId: 'leave', question: 'x' },
          })
        )?.say,
      ),
    ).not.toMatch(/portal/);
  });

  it('teaches the bot nothing', async () => {
    const at = '2026-03-02T09:00:00.000Z';
    const event = {
      id: 'p',
      at,
      sender: gina.account,
      place: talk.platform.personal(gina.account),
      inputs: {},
    };
    const data = { entryId: 'wifi', question: 'how does a phone join the network' };
    await talk.platform.bot.receive({ ...event, type: 'action', verb: 'ask.show', data });
    const entry = await talk.engine.store.collection(entriesCollection).get('wifi');
    expect(entry?.question).toMatch(/wifi/);
    expect(entry?.learned ?? []).toEqual([]);
  });

  it('sees no button but those that are theirs', async () => {
    await gina.says('ask how do I get into the wifi for visitors');
    const { say } = gina.lastReply ?? {};
    expect(JSON.stringify(say?.card?.['actions'] ?? [])).not.toMatch(
      /ask\.(helped|notHelped|handOver|why)/,
    );
  });
});

it('an outsider is told one sentence, whatever they say or press, and nothing is kept', async () => {
  const talk = await startTalk({ features, platform: 'slack', guests: 'ask' });
  await company(talk);
  const olga = await talk.withPerson('olga', { standing: 'outsider', email: 'ada@linden.example' });
  const before = await talk.engine.store.collection(peopleCollection).count({});
  for (const words of [
    'ask how do I get into the wifi for visitors',
    'admin',
    'help',
    'tip x',
    'profile',
  ]) {
    const reply = await olga.says(words, { in: talk.channel('lounge', 'slack') });
    expect(reply).toMatchObject({
      onlyToSender: true,
      toStranger: true,
      say: { text: expect.stringMatching(/cannot help you/) },
    });
    expect(reply?.say?.card).toBeUndefined();
  }
  const { bot } = talk.platform;
  const event = {
    at: '2026-03-02T09:00:00.000Z',
    sender: olga.account,
    place: talk.channel('lounge', 'slack'),
    inputs: {},
  };
  for (const { verb } of talk.engine.features.flatMap(({ actions }) => actions)) {
    const reply = await bot.receive({
      ...event,
      id: verb,
      type: 'action',
      verb,
      data: { entryId: 'wifi', id: 'x' },
    });
    expect([verb, reply?.say?.text]).toEqual([verb, expect.stringMatching(/cannot help you/)]);
  }
  expect(await talk.engine.store.collection(peopleCollection).count({})).toBe(before);
  await talk.stop();
});
