// A storm of repeats over two instances on one database, with a restart between: each event comes
// twice to either, and has one effect.
import { randomUUID } from 'node:crypto';
import type { ActionEvent } from '../../src/core/inbound';
import { inboxCollection } from '../../src/core/inbox';
import { outboxCollection } from '../../src/core/outbox/record';
import { accountKey } from '../../src/core/account';
import { contributionsCollection } from '../../src/domain/contributions';
import { makeContributions } from '../../src/features/contributions';
import { createMongoStore } from '../../src/storage/mongodb';
import { reviewersChannel } from '../support/company';
import { type MongoServer, mongoService, startMongoServer } from '../support/mongo-server';
import { describeWith } from '../support/service';
import { startTalk, type Talk, type Talker } from '../support/talk';
import { measuring, scaled } from './scale';

const EVENTS = scaled(60, 1000);
const AUTHORS = 20;
const AT_ONCE = 50;

// A loaded machine takes its time for thousands of events.
jest.setTimeout(600_000);

describeWith(mongoService, 'a storm of repeats over two instances', () => {
  let server: MongoServer;
  const running: Talk[] = [];
  beforeAll(async () => {
    server = await startMongoServer();
  });
  afterAll(async () => {
    await Promise.all(running.map((talk) => talk.stop()));
    await server.stop();
  });

  it('has one effect for each event, also where a restart comes between', async () => {
    const figure = measuring(
      `${EVENTS} events, each delivered four times over two instances with a restart between: one effect each`,
    );
    const uri = `${server.uri}/t${randomUUID()}`;
    const shown: string[] = [];
    async function instance(authors: readonly Talker[] = []): Promise<Talk> {
      const talk = await startTalk({
        features: [makeContributions],
        platform: 'slack',
        driver: createMongoStore({ uri }),
        shared: true,
      });
      for (const { account, name } of authors)
        talk.platform.profiles.set(accountKey(account), {
          name,
          email: `${name.toLowerCase()}@linden.example`,
          active: true,
          standing: 'colleague',
        });
      running.push(talk);
      return talk;
    }
    async function stop(...talks: readonly Talk[]): Promise<void> {
      for (const talk of talks) {
        await talk.settle();
        shown.push(...talk.platform.shown.flatMap(({ key }) => (key === undefined ? [] : [key])));
        await talk.stop();
        running.splice(running.indexOf(talk), 1);
      }
    }

    const first = await instance();
    const authors = await Promise.all(
      Array.from({ length: AUTHORS }, (_, n) => first.withPerson(`author${n}`)),
    );
    await reviewersChannel(first);
    const tip = (n: number): ActionEvent => {
      const author = authors[n % AUTHORS];
      if (!author) throw new Error('a tip needs an author');
      const inputs = {
        title: `Tip number ${n}`,
        text: 'Tick "Refresh on open" in the options.',
        tags: '',
        link: '',
      };
      const base = {
        type: 'action',
        id: `e${n}`,
        at: first.clock.now().toISOString(),
        verb: 'tip.submit',
        data: {},
        inputs,
      } as const;
      return { ...base, sender: author.account, place: author.platform.personal(author.account) };
    };
    const answers: (string | undefined)[] = [];
    async function storm(...talks: readonly Talk[]): Promise<void> {
      for (let from = 0; from < EVENTS; from += AT_ONCE) {
        const some = Array.from({ length: Math.min(AT_ONCE, EVENTS - from) }, (_, n) =>
          tip(from + n),
        );
        const replies = await Promise.all(
          some.flatMap((event) => talks.map((talk) => talk.platform.bot.receive(event))),
        );
        answers.push(...replies.map((reply) => reply?.say?.text.replace(/\d+/, 'N')));
      }
    }

    const second = await instance(authors);
    await storm(first, second);
    await stop(first, second);
    const [third, fourth] = [await instance(authors), await instance(authors)];
    await storm(third, fourth);
    await third.settle();
    await fourth.settle();

    const { store } = third.engine;
    expect(answers).toHaveLength(EVENTS * 4);
    // A repeat that comes while another instance is at it is not answered; whoever answers says the
    // same.
    expect(new Set(answers.filter((answer) => answer !== undefined))).toEqual(
      new Set([expect.stringMatching(/Thank you, AuthorN/)]),
    );
    expect(await store.collection(inboxCollection).count({ state: 'done' })).toBe(EVENTS);
    expect(await store.collection(contributionsCollection).count({})).toBe(EVENTS);
    expect(await store.collection(outboxCollection).count({ state: 'sent' })).toBe(EVENTS);
    await stop(third, fourth);
    expect(shown).toHaveLength(EVENTS);
    expect(new Set(shown).size).toBe(EVENTS);
    figure(`${EVENTS} effects of ${EVENTS * 4} deliveries, ${shown.length} cards, none twice`);
  });
});
