// The bot's messages that name an erased person, in channels and in other people's chats: taken
// back if the platform allows it, otherwise listed.
import fc from 'fast-check';
import { DeliveryError } from '../../../src/core/errors';
import { namesIn } from '../../../src/core/outbox/names';
import { outboxCollection } from '../../../src/core/outbox/record';
import { peopleCollection } from '../../../src/domain/people/record';
import { makeContributions } from '../../../src/features/contributions';
import { makePrivacy } from '../../../src/features/privacy';
import { appoint, reviewersChannel } from '../../support/company';
import { describeTalk, startTalk, type Talk, type Talker } from '../../support/talk';

const features = [makeContributions, makePrivacy];
const tip = { title: 'Pivot tables', text: 'Drag the field twice.', tags: '', link: '' };
const GONE = /named somebody who is not here any more/;

/** A tip that Mia wrote and Tom approved, in the reviewers' channel; Mia is told so by name. */
async function approved(talk: Talk, mia: Talker, tom: Talker): Promise<void> {
  await appoint(talk, 'reviewer', tom);
  await reviewersChannel(talk);
  await mia.says('tip');
  await mia.presses('tip.submit', tip);
  await tom.presses('review.approve');
}
const inChannel = (talk: Talk) => talk.shownIn(talk.channel('reviewers')).join('\n');

describeTalk('what was posted', features, (talk) => {
  it('is taken back in the channel and in the chats of others, and nowhere else', async () => {
    const { ada, mia, tom, ken } = await talk().withPeople('ada', 'mia', 'tom', 'ken');
    await approved(talk(), mia, tom);
    await ken.says('tip');
    await ken.presses('tip.submit', { ...tip, title: 'Filters' });
    expect(inChannel(talk())).toMatch(/by Mia.*Approved by Tom/);
    expect(mia).toHaveBeenTold(/Tom approved/);
    await ada.says('admin erase tom@linden.example');
    await ada.presses('Erase all');
    await talk().travelTo('2026-03-02T13:00:00Z');
    expect(inChannel(talk())).not.toMatch(/Tom/);
    expect(inChannel(talk())).toMatch(GONE);
    expect(inChannel(talk())).toMatch(/Filters/);
    expect(mia.sees().join('\n')).not.toMatch(/Tom/);
    expect(ada).toHaveBeenTold(
      /^p-[\da-f]{12} is erased · I replaced 2 messages that named this person\. None .* · Answers that colleagues got .* may still show the name/,
      {
        times: 1,
      },
    );
    expect(await talk().engine.store.collection(peopleCollection).get(tom.id)).toBeUndefined();
    for await (const record of talk().engine.store.collection(outboxCollection).scan())
      expect(JSON.stringify(record)).not.toContain(tom.id);
  });

  it('is told to people who asked for it themselves, before everything is deleted', async () => {
    const { mia, tom } = await talk().withPeople('mia', 'tom');
    await approved(talk(), mia, tom);
    await mia.says('erase me');
    await mia.presses('What I wrote may stay');
    await talk().travelTo('2026-03-09T14:00:00Z');
    expect(mia).toHaveBeenTold(
      /I am now erasing.* may still show your name.* · I replaced 1 message to others that named you\. None is left/,
      {
        times: 1,
      },
    );
    expect(inChannel(talk())).toMatch(GONE);
    expect(inChannel(talk())).not.toMatch(/Mia/);
  });
});

describe('what could not be changed', () => {
  let talk: Talk;
  afterEach(() => talk.stop());

  it.each([
    ['rejected', 1],
    ['gone', 1],
    ['unavailable', 26],
  ] as const)(
    'is listed for the person who asked, if the platform says %s',
    async (kind, hours) => {
      let refusing = false;
      talk = await startTalk({
        features,
        platform: 'slack',
        wrap: (platform) =>
          Object.assign(Object.create(platform) as typeof platform, {
            update: async (...args: Parameters<typeof platform.update>) => {
              if (refusing) throw new DeliveryError(kind, 'the platform does not let us');
              return platform.update(...args);
            },
          }),
      });
      const { mia, tom } = await talk.withPeople('mia', 'tom');
      await approved(talk, mia, tom);
      refusing = true;
      await mia.says('erase me');
      await mia.presses('What I wrote may stay');
      await talk.travelTo(
        new Date(Date.parse('2026-03-09T14:00:00Z') + hours * 3_600_000).toISOString(),
      );
      expect(mia).toHaveBeenTold(
        /One could not be changed: · Slack · channel reviewers · 2 Mar 2026/,
        { times: 1 },
      );
      expect(inChannel(talk)).toMatch(/by Mia/);
      expect(await talk.engine.store.collection(peopleCollection).get(mia.id)).toBeUndefined();
    },
  );

  it('says nothing new if a message was already changed to name nobody', async () => {
    talk = await startTalk({ features, platform: 'slack' });
    const { mia, tom } = await talk.withPeople('mia', 'tom');
    await approved(talk, mia, tom);
    for (const one of [tom, mia]) {
      await one.says('erase me');
      await one.presses('What I wrote may stay');
    }
    await talk.travelTo('2026-03-09T14:00:00Z');
    expect(talk.shownIn(talk.channel('reviewers'))).toEqual([expect.stringMatching(GONE)]);
  });
});

describe('the setting for texts', () => {
  let talk: Talk;
  afterEach(() => talk.stop());

  it.each([
    [
      'choice',
      ['What I wrote may stay', 'Erase what I wrote, too'],
      /can stay without your name, or go/,
    ],
    ['keep', ['Erase me'], /stays without your name, as your company has decided/],
    ['remove', ['Erase me'], /goes with you, as your company has decided/],
  ] as const)(
    '%s: the buttons are those that count, and no other choice can be forged',
    async (eraseTexts, buttons, said) => {
      talk = await startTalk({ features, platform: 'slack', settings: { eraseTexts } });
      const { mia } = await talk.withPeople('mia');
      await mia.says('erase me');
      expect(mia.lastSeen()).toMatch(said);
      for (const button of ['Erase me', 'What I wrote may stay', 'Erase what I wrote, too'])
        expect(mia.lastSeen().includes(button)).toBe(
          (buttons as readonly string[]).includes(button),
        );
      const place = mia.platform.personal(mia.account);
      const how = eraseTexts === 'keep' ? 'gone' : 'anonymous';
      const event = {
        type: 'action',
        id: 'forged',
        at: talk.clock.now().toISOString(),
        sender: mia.account,
        place,
      } as const;
      const reply = await mia.platform.bot.receive({
        ...event,
        verb: 'privacy.erase',
        data: { how },
        inputs: {},
        message: { place, id: 'm' },
      });
      expect(JSON.stringify(reply)).toMatch(
        eraseTexts === 'remove' ? /What you wrote goes/ : /stays without your name/,
      );
    },
  );
});

it('finds a name wherever a feature puts it, and no sentence', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[A-Z][a-z]{1,12} [A-Z][a-z]{1,12}$/), {
        minLength: 1,
        maxLength: 5,
      }),
      (names) => {
        expect(
          namesIn({
            card: 'x/y',
            data: {
              by: names[0] ?? '',
              list: names,
              joined: names.join(', '),
              deep: { in: [{ name: names.at(-1) ?? '' }] },
            },
          }),
        ).toEqual(expect.arrayContaining(names));
        expect(namesIn({ text: 'x.y', args: { other: names[0] } })).toEqual([names[0]]);
      },
    ),
  );
  expect(
    namesIn({
      text: 'x.y',
      args: { at: '2026-03-02T09:00:00.000Z', count: 3, text: 'Mia said so. '.repeat(20) },
    }),
  ).toEqual([]);
});
