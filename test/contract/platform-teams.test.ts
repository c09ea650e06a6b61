// Teams keeps the platforms' contract, against the stand-in.
import { shownIn, teamsPerson } from '../support/teams-person';
import { openRoom } from '../platforms/teams/room';
import { platformContract } from './platform.contract';

const BERLIN = { locale: 'de-DE', zone: 'Europe/Berlin' };

describe('Teams', () => {
  beforeAll(() => {
    // The SDK prints each refused signature by itself.
    jest.spyOn(console, 'error').mockImplementation(() => {});
  });
  afterAll(() => jest.restoreAllMocks());

  platformContract(async () => {
    const room = await openRoom();
    const { teams, platform, bot, settled } = room;
    // Whom the bot never met is reached where somebody else of their tenant was met.
    await teams.message({ from: 'user2', text: 'hello' });
    bot.clear();
    const uma = teamsPerson(teams, 'user1', BERLIN);
    const { aadObjectId, tenantId } = teams.userOf('user1');
    const forged = async (...[wish]: Parameters<typeof teams.message>) =>
      (await teams.message({ text: 'help', ...wish })).status;
    return {
      platform,
      bot,
      account: { platform: 'teams', tenant: tenantId, user: aadObjectId },
      cannotFindSent: true,
      says: (words, event) => uma.says(words, event ? { id: event } : {}),
      echoes: (words) => {
        const { id, name } = teams.bot;
        return teams.send({
          ...teams.envelope('message', { from: 'user1' }),
          text: words,
          from: { id, name },
        });
      },
      shown: async () => shownIn(teams).map(({ id, text }) => ({ id, text })),
      presses: (verb) => uma.presses(verb),
      fills: (verb, inputs) => uma.presses(verb, inputs),
      forgeries: {
        'no token': () => forged({ auth: 'none' }),
        'a token of another key': () => forged({ auth: 'wrong-key' }),
      },
      settled,
      async close() {
        // The SDK keeps tokens for longer than a stand-in lives; a new one is fetched then.
        expect(
          teams.problems.filter((problem) => !problem.includes('without a valid token')),
        ).toEqual([]);
        await room.close();
      },
    };
  });
});
