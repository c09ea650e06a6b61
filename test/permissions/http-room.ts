// The matrix over HTTP: the app as it is composed for production beside a platform's stand-in,
// somebody for each role, and what a press came to.
import { createApp } from '../../src/app';
import { type Environment, readConfig } from '../../src/config';
import { createStoppedClock } from '../../src/core/clock';
import type { Place } from '../../src/core/message';
import { outboxCollection } from '../../src/core/outbox/record';
import { peopleCollection, personIdOf } from '../../src/domain/people/record';
import { features } from '../../src/features';
import { createLog } from '../../src/http/log';
import { allCollections } from '../../src/manifests/data-map';
import { createSqliteStore } from '../../src/storage/sqlite';
import { furnish, leftBehind, type PersonIds } from './company';
import { watchStore } from './kept';
import { type RoleName, ROLES, type Row } from './matrix';
import { type Press, presses, pressOf } from './presses';
import type { Tried } from './room';

export const emailOf = (role: RoleName) => `${role}@linden.example`;
const TOKEN = 'a-token-of-the-tests';
const PACE_MS = 1_100;

/** What a stand-in does for somebody. */
export interface Client {
  /** Settings of the bot beside the stand-in. */
  readonly env: Environment;
  readonly reviewers: Place;
  listens(port: number): void;
  /** Gives the status of the answer, and what it says. */
  says(role: RoleName, words: string, where: Press['in']): Promise<Answered>;
  presses(role: RoleName, verb: string, press: Press): Promise<Answered>;
  /**
   * What the bot said since the last time: to this person or where they are, and how much to
   * others.
   */
  heard(role: RoleName): { readonly told: string; readonly toOthers: number };
  close(): Promise<void>;
}
export interface Answered {
  readonly status: number;
  readonly body: string;
}

export interface HttpRoom {
  try(row: Row, role: RoleName): Promise<Tried & { readonly status: number }>;
  close(): Promise<void>;
}

export async function openHttpRoom(client: Client): Promise<HttpRoom> {
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    ORG_NAME: 'Linden',
    DEFAULT_LOCALE: 'en',
    GUESTS: 'ask',
    METRICS_TOKEN: TOKEN,
    PUBLIC_URL: 'https://learn.linden.example',
    ...client.env,
  });
  const clock = createStoppedClock('2026-03-02T09:00:00.000Z');
  const watched = watchStore(createSqliteStore({ file: ':memory:' }));
  const app = await createApp(config, createLog('silent'), {
    driver: watched.driver,
    clock,
    warmsUp: false,
  });
  const port = await app.start();
  client.listens(port);
  const { store, bot, outbox } = app.engine;
  const soon = () => new Date(clock.now().getTime() + PACE_MS).toISOString();

  async function settle(): Promise<void> {
    await bot.idle();
    await outbox.drain();
    while (
      (await store
        .collection(outboxCollection)
        .count({ state: 'queued', dueAt: { $lte: soon() } })) > 0
    ) {
      clock.travelTo(new Date(soon()));
      await outbox.drain();
    }
  }

  for (const role of ROLES) await client.says(role, 'profile', undefined);
  await settle();
  const found = await Promise.all(
    ROLES.map(
      async (role) =>
        [
          role,
          (await store.collection(peopleCollection).get(personIdOf(emailOf(role))))?.id ?? '',
        ] as const,
    ),
  );
  const ids = Object.fromEntries(found) as PersonIds;
  await furnish(store, ids, client.reviewers.platform, client.reviewers);
  // Where somebody was spoken to is the platform's own note; jobs run by the machine's clock
  // meanwhile.
  const aside = /^(?:slack|teams|core\.jobLeases)\b/;
  await watched.begin(
    store,
    allCollections(features).filter(({ name }) => !aside.test(name)),
  );
  const all = presses(ids.learner, ids.lead);

  /** Events so far, by how they ended. */
  async function counted(): Promise<Readonly<Record<'refused' | 'failed', number>>> {
    const response = await fetch(`http://127.0.0.1:${port}/metrics`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    const lines = (await response.text())
      .split('\n')
      .filter((line) => line.startsWith('passalong_events_total{'));
    const sum = (outcome: string) =>
      lines
        .filter((line) => line.includes(`outcome="${outcome}"`))
        .reduce((total, line) => total + Number(line.slice(line.lastIndexOf(' '))), 0);
    return { refused: sum('refused'), failed: sum('failed') };
  }

  client.heard('learner');
  let before = await counted();
  return {
    async try(row, role) {
      const press = pressOf(row, all);
      const data = role === 'deactivated' ? leftBehind(press.data ?? {}) : (press.data ?? {});
      const { status, body } =
        row.what === 'verb'
          ? await client.presses(role, row.name, { ...press, data })
          : await client.says(role, press.words ?? '', press.in);
      await settle();
      const after = await counted();
      const { told, toOthers } = client.heard(role);
      const tried = {
        status,
        refused: after.refused > before.refused,
        failed: after.failed > before.failed,
        told: `${body}\n${told}`,
        changes: await watched.changes(),
        toOthers,
      };
      before = after;
      return tried;
    },
    async close() {
      await app.stop(1000);
      await client.close();
    },
  };
}
