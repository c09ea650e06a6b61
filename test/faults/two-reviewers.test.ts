// Two reviewers press at the same moment, 200 times: one of them decides, the other is told who
// did, and the author hears of it once.
import type { ActionEvent } from '../../src/core/inbound';
import { contributionsCollection } from '../../src/domain/contributions';
import { entriesCollection } from '../../src/domain/entries';
import { makeContributions } from '../../src/features/contributions';
import { appoint, reviewersChannel } from '../support/company';
import { startTalk, type Talk, type Talker } from '../support/talk';
import { expectAllDone } from './world';

const ROUNDS = 200;

describe('two reviewers at once', () => {
  let talk: Talk;
  beforeAll(async () => {
    talk = await startTalk({ features: [makeContributions], platform: 'slack' });
  });
  afterAll(() => talk.stop());

  it('come to one decision, and the loser is told whose it was', async () => {
    const { alice, rita, rob } = await talk.withPeople('alice', 'rita', 'rob');
    await appoint(talk, 'reviewer', rita, rob);
    const channel = await reviewersChannel(talk);
    const { store } = talk.engine;
    const press = (
      who: Talker,
      verb: string,
      round: number,
      more: Pick<ActionEvent, 'data' | 'inputs'>,
    ): ActionEvent => ({
      type: 'action',
      id: `${verb}-${who.name}-${round}`,
      at: talk.clock.now().toISOString(),
      sender: who.account,
      place: channel,
      verb,
      ...more,
    });
    const receive = (event: ActionEvent) => talk.platform.bot.receive(event);

    for (let round = 0; round < ROUNDS; round += 1) {
      const inputs = {
        title: `Tip ${round}`,
        text: 'Tick "Refresh on open" in the options.',
        tags: '',
        link: '',
      };
      await receive(press(alice, 'tip.submit', round, { data: {}, inputs }));
    }
    const open = await store.collection(contributionsCollection).find({}, { sort: { by: 'id' } });
    expect(open).toHaveLength(ROUNDS);

    const winners = { Rita: 0, Rob: 0 };
    for (const [round, { id }] of open.entries()) {
      const data = { id, round: 1 };
      const approve = press(rita, 'review.approve', round, { data, inputs: {} });
      const reject = press(rob, 'review.submitReject', round, {
        data,
        inputs: { comment: 'We have that already.' },
      });
      const events = round % 2 === 0 ? [approve, reject] : [reject, approve];
      const answers = await Promise.all(events.map(receive));
      const decided = await store.collection(contributionsCollection).get(id);
      expect(decided?.decisions).toHaveLength(1);
      const by = decided?.decisions[0]?.byName === 'Rita' ? 'Rita' : 'Rob';
      winners[by] += 1;
      expect(decided?.state).toBe(by === 'Rita' ? 'approved' : 'rejected');
      const lost = answers.filter((answer) => answer?.refused);
      expect(lost.map((answer) => answer?.say?.text)).toEqual([
        expect.stringMatching(`${by} was first`),
      ]);
      expect(lost[0]?.onlyToSender).toBe(true);
    }
    // Else they did not really race.
    expect(Math.min(winners.Rita, winners.Rob)).toBeGreaterThan(0);
    await talk.settle();
    expect(await expectAllDone(talk)).toEqual([]);
    expect(await store.collection(entriesCollection).count({})).toBe(winners.Rita);
    expect(alice).toHaveBeenTold(/Rita approved/, { times: winners.Rita });
    expect(alice).toHaveBeenTold(/decided against/, { times: winners.Rob });
  });
});
