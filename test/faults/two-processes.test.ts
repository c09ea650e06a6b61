// Two reviewers decide at the same moment, each by another process on the same database: one of
// them decides, the other is told who did.
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { idFrom } from '../../src/core/ids';
import { type ActionEvent, causeOf } from '../../src/core/inbound';
import { contributionsCollection } from '../../src/domain/contributions';
import { makeContributions } from '../../src/features/contributions';
import { createMongoStore } from '../../src/storage/mongodb';
import { appoint } from '../support/company';
import { type MongoServer, mongoService, startMongoServer } from '../support/mongo-server';
import { describeWith } from '../support/service';
import { startTalk, type Talk, type Talker } from '../support/talk';
import type { Asked, Told } from './race-process';
import { measuring, scaled } from './scale';

const RACES = scaled(40, 2000);
const AT_ONCE = 8;

// A loaded machine takes its time for thousands of decisions.
jest.setTimeout(900_000);

describeWith(mongoService, 'two reviewers at two processes', () => {
  let server: MongoServer;
  let talk: Talk;
  const children: ChildProcess[] = [];
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await talk.stop();
    await server.stop();
  });

  async function startProcess(uri: string): Promise<(event: ActionEvent) => Promise<Told>> {
    const child = fork(join(__dirname, 'race-process.ts'), [uri, 'alice', 'rita', 'rob'], {
      execArgv: ['--require', join(__dirname, '../support/run-typescript.cjs')],
    });
    children.push(child);
    const waiting = new Map<string, (told: Told) => void>();
    child.on('message', (told: Told) => waiting.get(told.id ?? '')?.(told));
    await once(child, 'message');
    return (event) =>
      new Promise((resolve) => {
        waiting.set(event.id, resolve);
        const asked: Asked = { event };
        child.send(asked);
      });
  }

  it('come to one decision', async () => {
    const figure = measuring(
      `${RACES} decisions by two reviewers at once, over two processes: one decides`,
    );
    server = await startMongoServer();
    const uri = `${server.uri}/t${randomUUID()}`;
    talk = await startTalk({
      features: [makeContributions],
      platform: 'slack',
      driver: createMongoStore({ uri }),
      shared: true,
    });
    const { alice, rita, rob } = await talk.withPeople('alice', 'rita', 'rob');
    await appoint(talk, 'reviewer', rita, rob);
    const [one, other] = [await startProcess(uri), await startProcess(uri)];
    const contributions = talk.engine.store.collection(contributionsCollection);
    const press = (
      who: Talker,
      verb: string,
      id: string,
      more: Partial<ActionEvent>,
    ): ActionEvent => {
      const base = {
        type: 'action',
        id,
        at: talk.clock.now().toISOString(),
        verb,
        data: {},
        inputs: {},
      } as const;
      return { ...base, sender: who.account, place: talk.platform.personal(who.account), ...more };
    };
    const winners = { Rita: 0, Rob: 0 };

    async function race(n: number): Promise<void> {
      const inputs = {
        title: `Tip ${n}`,
        text: 'Tick "Refresh on open" in the options.',
        tags: '',
        link: '',
      };
      const tip = press(alice, 'tip.submit', `tip-${n}`, { inputs });
      await one(tip);
      const id = idFrom('contribution', causeOf(tip));
      const data = { id, round: 1 };
      const approve = press(rita, 'review.approve', `yes-${n}`, { data });
      const reject = press(rob, 'review.submitReject', `no-${n}`, {
        data,
        inputs: { comment: 'We have that already.' },
      });
      // In turn the one and the other is asked first.
      const asks =
        n % 2 === 0
          ? [() => one(approve), () => other(reject)]
          : [() => other(reject), () => one(approve)];
      const answers = await Promise.all(asks.map((ask) => ask()));
      const decided = await contributions.get(id);
      expect(decided?.decisions).toHaveLength(1);
      const by = decided?.decisions[0]?.byName === 'Rita' ? 'Rita' : 'Rob';
      winners[by] += 1;
      const lost = answers.filter(({ refused }) => refused);
      expect(lost.map(({ text }) => text)).toEqual([expect.stringMatching(`${by} was first`)]);
    }

    for (let from = 0; from < RACES; from += AT_ONCE)
      await Promise.all(
        Array.from({ length: Math.min(AT_ONCE, RACES - from) }, (_, n) => race(from + n)),
      );
    expect(winners.Rita + winners.Rob).toBe(RACES);
    // Else they did not really race.
    expect(Math.min(winners.Rita, winners.Rob)).toBeGreaterThan(0);
    figure(
      `one decision each; ${winners.Rita} times the one was first, ${winners.Rob} times the other`,
    );
  });
});
