// A real process is really killed, at random moments, while people hand in tips and a reviewer
// approves them: what it acknowledged has happened once in the end. Whatever it did not acknowledge
// is sent to it again, as Slack would. Each gets its answer once, too.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idFrom } from '../../src/core/ids';
import { type ActionEvent, causeOf } from '../../src/core/inbound';
import type { Place } from '../../src/core/message';
import { contributionsCollection } from '../../src/domain/contributions';
import { entriesCollection } from '../../src/domain/entries';
import { makeContributions } from '../../src/features/contributions';
import { createSqliteStore } from '../../src/storage/sqlite';
import { appoint, reviewersChannel } from '../support/company';
import { createPlug } from '../support/crashing';
import { startTalk, type Talk, type Talker } from '../support/talk';
import { type FarSlack, startFarSlack } from './far-slack';
import { expectAllDone } from './world';

// A loaded machine takes a second or two for each start.
jest.setTimeout(600_000);

const ROUNDS = 8;
const TIPS_A_ROUND = 12;
const LONGEST_LIFE_MS = 120;

describe('a process that is killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'passalong-'));
  const file = join(folder, 'passalong.db');
  let world: FarSlack;
  let alice: Talker;
  let rita: Talker;
  let channel: Place;
  const children: ChildProcess[] = [];

  async function inTheFile(work: (talk: Talk) => Promise<void>): Promise<void> {
    const disk = createSqliteStore({ file });
    const talk = await startTalk({
      features: [makeContributions],
      platform: 'slack',
      driver: createPlug().driver(disk),
    });
    await work(talk);
    await talk.stop();
    await disk.close();
  }

  beforeAll(async () => {
    world = await startFarSlack();
    await inTheFile(async (talk) => {
      ({ alice, rita } = await talk.withPeople('alice', 'rita'));
      await appoint(talk, 'reviewer', rita);
      channel = await reviewersChannel(talk);
    });
  });
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
    world.close();
    rmSync(folder, { recursive: true });
  });

  const unacknowledged = new Map<string, ActionEvent>();
  const tips: ActionEvent[] = [];
  const idOf = (tip: ActionEvent) => idFrom('contribution', causeOf(tip));
  const reviewed = (tip: ActionEvent) =>
    [...world.posted.keys()].some((key) => key.startsWith(`${idOf(tip)}:review:`));
  const approved = new Set<ActionEvent>();

  function press(id: string, verb: string, by: Talker, more: Partial<ActionEvent>): ActionEvent {
    const base = {
      type: 'action',
      id,
      at: '2026-03-02T09:00:00.000Z',
      verb,
      data: {},
      inputs: {},
    } as const;
    const event = { ...base, sender: by.account, place: channel, ...more };
    unacknowledged.set(id, event);
    return event;
  }

  /** New tips, and a yes to each whose card the reviewer sees. */
  function busyMinute(): void {
    for (const tip of tips.filter((one) => !approved.has(one) && reviewed(one))) {
      approved.add(tip);
      press(`yes-${tip.id}`, 'review.approve', rita, { data: { id: idOf(tip), round: 1 } });
    }
    if (tips.length >= ROUNDS * TIPS_A_ROUND) return;
    for (let n = 0; n < TIPS_A_ROUND; n += 1) {
      const inputs = {
        title: `Tip ${tips.length}`,
        text: 'Tick "Refresh on open" in the options.',
        tags: '',
        link: '',
      };
      tips.push(press(`tip-${tips.length}`, 'tip.submit', alice, { inputs }));
    }
  }

  async function startProcess(): Promise<ChildProcess> {
    const child = fork(join(__dirname, 'bot-process.ts'), [file, world.url], {
      execArgv: ['--require', join(__dirname, '../support/run-typescript.cjs')],
    });
    children.push(child);
    child.on('message', ({ acknowledged }: { acknowledged?: string }) => {
      if (acknowledged !== undefined) unacknowledged.delete(acknowledged);
    });
    await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => {
        throw new Error('the process ended before it was ready');
      }),
    ]);
    return child;
  }

  const deliver = (child: ChildProcess) => {
    for (const event of unacknowledged.values()) child.send(event);
  };

  it('loses nothing that it acknowledged, and does nothing twice', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const child = await startProcess();
      busyMinute();
      deliver(child);
      setTimeout(() => child.kill('SIGKILL'), Math.random() * LONGEST_LIFE_MS);
      await once(child, 'exit');
    }
    const child = await startProcess();
    deliver(child);
    await world.until(() => tips.every(reviewed));
    busyMinute();
    deliver(child);
    await world.until(
      () =>
        tips.every((tip) => world.posted.has(`${idOf(tip)}:told:1`)) &&
        world.changed.size === tips.length,
    );
    const answers = tips.map((tip) => `${causeOf(tip)}:say`);
    await world.until(() => answers.every((key) => world.posted.has(key)));
    child.disconnect();
    await once(child, 'exit');

    expect(unacknowledged).toEqual(new Map());
    expect([...world.posted].filter(([, times]) => times > 1)).toEqual([]);
    await inTheFile(async (talk) => {
      await talk.settle();
      const { store } = talk.engine;
      expect(await store.collection(contributionsCollection).count({ state: 'approved' })).toBe(
        tips.length,
      );
      expect(await store.collection(entriesCollection).count({})).toBe(tips.length);
      await expectAllDone(talk);
    });
  });
});
