// Passalong as it is composed for production, with a store in memory and a clock that stands still
// until one travels.
import { type App, createApp } from '../../src/app';
import { createTextsFor, joinCatalogues } from '../../src/cards/texts';
import { type Environment, readConfig } from '../../src/config';
import { createStoppedClock } from '../../src/core/clock';
import { outboxCollection } from '../../src/core/outbox/record';
import type { Person } from '../../src/core/person';
import de from '../../src/core/texts.de.json';
import en from '../../src/core/texts.en.json';
import { keptLabels } from '../../src/core/kept-labels';
import type { Locale, Texts } from '../../src/core/texts';
import { peopleCollection, personIdOf } from '../../src/domain/people/record';
import { createLog } from '../../src/http/log';
import { createSqliteStore } from '../../src/storage/sqlite';

export const ZONE = 'Europe/Berlin';
/** A Monday at ten, in winter. */
const START = '2026-03-02T09:00:00.000Z';
/** Slack takes a message a second to one conversation, Teams two. */
const PACE_MS = 1_100;

/** The app itself takes a quarter of an hour a step: on a long way the jobs run once an hour. */
const HOUR_MS = 3_600_000;
const LONG_MS = 12 * HOUR_MS;

/** The app with a clock that stands, and what is begun taken to its end. */
export interface RunningApp {
  readonly app: App;
  /** Its port. */
  readonly port: number;
  now(): Date;
  /** In the default language. */
  readonly text: Texts;
  /**
   * Lets what was begun come to its end: the event's work, and what it has the bot say elsewhere.
   */
  settle(): Promise<void>;
  travelTo(instant: string): Promise<void>;
  person(email: string): Promise<Person>;
}

/** `paceMs`: how far the clock goes on for what waits its turn in one place. */
export async function runApp(
  env: Environment,
  locale: Locale,
  paceMs = PACE_MS,
): Promise<RunningApp> {
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    ORG_NAME: 'Contoso',
    DEFAULT_TIME_ZONE: ZONE,
    DEFAULT_LOCALE: locale,
    ...env,
  });
  const clock = createStoppedClock(START);
  const app = await createApp(config, createLog('silent'), {
    driver: createSqliteStore({ file: ':memory:' }),
    clock,
    warmsUp: false,
  });
  const port = await app.start();
  const { store, bot, outbox, features } = app.engine;
  const deliveries = store.collection(outboxCollection);
  const soon = () => new Date(clock.now().getTime() + paceMs);

  async function settle(): Promise<void> {
    await bot.idle();
    await outbox.drain();
    while ((await deliveries.count({ state: 'queued', dueAt: { $lte: soon().toISOString() } })) > 0)
      await app.travel(soon());
  }

  return {
    app,
    port,
    now: () => clock.now(),
    text: createTextsFor(
      joinCatalogues([{ en, de }, keptLabels, ...features.map(({ texts }) => texts)]),
    )({ locale, zone: ZONE }),
    settle,
    async travelTo(instant) {
      const end = Date.parse(instant);
      for (let at = clock.now().getTime(); end - at > LONG_MS; ) {
        at = (Math.floor(at / HOUR_MS) + 1) * HOUR_MS;
        clock.travelTo(new Date(at));
        await app.engine.tick();
      }
      await app.travel(new Date(instant));
      await settle();
    },
    async person(email) {
      const person = await store.collection(peopleCollection).get(personIdOf(email));
      if (!person) throw new Error(`${email} is nobody yet`);
      return person;
    },
  };
}
