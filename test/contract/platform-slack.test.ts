// Slack keeps the platforms' contract, against the stand-in.
import { shownIn, slackPerson } from '../support/slack-person';
import { openRoom } from '../platforms/slack/room';
import { platformContract } from './platform.contract';

const UMA = 'U0USER1';

describe('Slack', () => {
  platformContract(async () => {
    const room = await openRoom();
    const { slack, platform, bot } = room;
    slack.addUser(UMA, { real_name: 'Uma Unger', locale: 'de-DE', tz: 'Europe/Berlin' });
    const uma = slackPerson(slack, UMA);
    const escaped = (words: string) =>
      words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    return {
      platform,
      bot,
      account: { platform: 'slack', tenant: 'T0TEAM1', user: UMA },
      says: (words, event) =>
        slack.dm(escaped(words), { user: UMA, ...(event && { eventId: event }) }),
      echoes: (words) =>
        slack.dm(words, { event: { channel: uma.chat, user: 'U0BOT', bot_id: 'B0BOT' } }),
      shown: async () => shownIn(slack).map(({ ts, text }) => ({ id: ts, text })),
      presses: (verb) => uma.presses(verb),
      fills: (verb, inputs) => uma.fills(verb, inputs),
      forgeries: {
        'another secret': async () => (await slack.dm('help', { sign: 'wrong-secret' })).status,
        'no signature': async () => (await slack.dm('help', { sign: 'none' })).status,
        'an old request': async () => (await slack.dm('help', { sign: 'stale' })).status,
      },
      async settled() {
        await platform.stop();
        await platform.start(bot);
      },
      async close() {
        expect(slack.problems).toEqual([]);
        await room.close();
      },
    };
  });
});
