// A platform repeats what it is not sure of: 1,000 events, each delivered four times at once, have
// 1,000 effects. With the real engine on a real file.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActionEvent } from '../../src/core/inbound';
import { inboxCollection } from '../../src/core/inbox';
import { outboxCollection } from '../../src/core/outbox/record';
import { contributionsCollection } from '../../src/domain/contributions';
import { makeContributions } from '../../src/features/contributions';
import { createSqliteStore } from '../../src/storage/sqlite';
import { reviewersChannel } from '../support/company';
import { startTalk, type Talk } from '../support/talk';
import { expectAllDone, timesShown } from './world';

const EVENTS = 1000;
const TIMES = 4;

describe('events that are delivered four times at once', () => {
  let folder = '';
  let talk: Talk;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'passalong-'));
    const driver = createSqliteStore({ file: join(folder, 'passalong.db') });
    talk = await startTalk({ features: [makeContributions], platform: 'slack', driver });
  });
  afterAll(async () => {
    await talk.stop();
    rmSync(folder, { recursive: true });
  });

  it('have one effect each', async () => {
    const channel = await reviewersChannel(talk);
    const authors = await Promise.all(
      Array.from({ length: 20 }, (_, n) => talk.withPerson(`author${n}`)),
    );
    const tip = (n: number): ActionEvent => {
      const { account, platform } = authors[n % authors.length] ?? {
        account: undefined,
        platform: talk.platform,
      };
      if (!account) throw new Error('a tip needs an author');
      return {
        type: 'action',
        id: `e${n}`,
        at: talk.clock.now().toISOString(),
        sender: account,
        place: platform.personal(account),
        verb: 'tip.submit',
        data: {},
        inputs: {
          title: `Tip number ${n}`,
          text: 'Tick "Refresh on open" in the options.',
          tags: '',
          link: '',
        },
      };
    };
    const events = Array.from({ length: EVENTS }, (_, n) => tip(n));
    const answers = await Promise.all(
      events.flatMap((event) =>
        Array.from(
          { length: TIMES },
          async () => (await talk.platform.bot.receive(event))?.say?.text,
        ),
      ),
    );
    await talk.settle();

    // Every one of the four hears the first one's answer.
    expect(answers).toHaveLength(EVENTS * TIMES);
    expect(new Set(answers.map((answer) => answer?.replace(/\d+/, 'N')))).toEqual(
      new Set([expect.stringMatching(/Thank you, AuthorN/)]),
    );
    const { store } = talk.engine;
    expect(await store.collection(inboxCollection).count({ state: 'done' })).toBe(EVENTS);
    expect(await store.collection(contributionsCollection).count({})).toBe(EVENTS);
    expect(await store.collection(outboxCollection).count({})).toBe(EVENTS);
    expect(await expectAllDone(talk)).toEqual([]);
    expect(timesShown(talk).size).toBe(EVENTS);
    const titles = new Set(talk.shownIn(channel).map((text) => /Tip number \d+/.exec(text)?.[0]));
    expect(titles.size).toBe(EVENTS);
  });
});
