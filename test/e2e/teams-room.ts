// Passalong as it is composed for production, beside the stand-in for Teams: a tenant that speaks one language, and a clock to travel.
import { randomUUID } from 'node:crypto';
import { type App, createApp } from '../../src/app';
import { createTextsFor, joinCatalogues } from '../../src/cards/texts';
import { type Environment, readConfig } from '../../src/config';
import { createStoppedClock } from '../../src/core/clock';
import { outboxCollection } from '../../src/core/outbox-record';
import type { Person } from '../../src/core/person';
import de from '../../src/core/texts.de.json';
import en from '../../src/core/texts.en.json';
import type { Locale, Texts } from '../../src/core/texts';
import { peopleCollection, personIdOf } from '../../src/domain/people';
import { createLog } from '../../src/http/log';
import { createSqliteStore } from '../../src/storage/sqlite';
import { type FakeTeams, startFakeTeams } from '../harness/fake-teams';
import { matching, REVIEWERS, shownIn, type TeamsClient, type TeamsPerson, teamsPerson, type TeamsShown } from '../support/teams-person';

export { GENERAL, REVIEWERS } from '../support/teams-person';

export const ZONE = 'Europe/Berlin';
/** A Monday at ten, in winter. */
const START = '2026-03-02T09:00:00.000Z';
/** Slack takes a message a second to one conversation, Teams two. */
const PACE_MS = 1_100;

/** The app with a clock that stands, and what is begun taken to its end. */
export interface RunningApp {
  readonly app: App;
  /** Its port. */
  readonly port: number;
  now(): Date;
  /** In the default language. */
  readonly text: Texts;
  /** Lets what was begun come to its end: the event's work, and what it has the bot say elsewhere. */
  settle(): Promise<void>;
  travelTo(instant: string): Promise<void>;
  person(email: string): Promise<Person>;
}

export async function runApp(env: Environment, locale: Locale): Promise<RunningApp> {
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    ORG_NAME: 'Contoso',
    DEFAULT_TIME_ZONE: ZONE,
    DEFAULT_LOCALE: locale,
    ...env,
  });
  const clock = createStoppedClock(START);
  const app = await createApp(config, createLog('silent'), { driver: createSqliteStore({ file: ':memory:' }), clock });
  const port = await app.start();
  const { store, bot, outbox, features } = app.engine;
  const deliveries = store.collection(outboxCollection);
  const soon = () => new Date(clock.now().getTime() + PACE_MS);

  async function settle(): Promise<void> {
    await bot.idle();
    await outbox.drain();
    while ((await deliveries.count({ state: 'queued', dueAt: { $lte: soon().toISOString() } })) > 0) await app.travel(soon());
  }

  return {
    app,
    port,
    now: () => clock.now(),
    text: createTextsFor(joinCatalogues([{ en, de }, ...features.map(({ texts }) => texts)]))({ locale, zone: ZONE }),
    settle,
    async travelTo(instant) {
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

/** A person whose deeds are taken to their end before one looks; `told` looks at what is new in this chapter. */
export interface Colleague extends TeamsPerson {
  person(): Promise<Person>;
}

export interface TeamsRoom extends Omit<RunningApp, 'person' | 'port'> {
  readonly teams: FakeTeams;
  readonly uma: Colleague;
  readonly viktor: Colleague;
  readonly rita: Colleague;
  readonly rob: Colleague;
  /** An admin by the settings. */
  readonly ada: Colleague;
  colleague(key: string, client?: Partial<TeamsClient>): Colleague;
  /** From here on one looks at what is new. */
  chapter(): void;
  /** The messages of the chapter that match, whoever sees them. */
  said(what: string | RegExp, place?: string): TeamsShown[];
  close(): Promise<void>;
}

export async function openTeamsRoom(locale: Locale, settings: Environment = {}): Promise<TeamsRoom> {
  // Each stand-in is another bot: the SDK keeps tokens by the bot's id.
  const teams = await startFakeTeams({ appId: randomUUID() });
  teams.addUser('admin', { name: 'Ada Admin', email: 'ada@contoso.example' });
  const running = await runApp({ ...teams.botEnv(), ADMINS: 'ada@contoso.example', ...settings }, locale);
  const { app, port, settle } = running;
  teams.setBotUrl(`http://127.0.0.1:${port}/api/messages`);
  let since = 0;

  /** A deed, and what comes of it. */
  async function taken<T>(deed: Promise<T>): Promise<T> {
    const done = await deed;
    await settle();
    return done;
  }

  function colleague(key: string, client: Partial<TeamsClient> = {}): Colleague {
    const theirs = teamsPerson(teams, key, { locale: locale === 'de' ? 'de-DE' : 'en-GB', zone: ZONE, ...client });
    return {
      key,
      name: theirs.name,
      email: theirs.email,
      chat: theirs.chat,
      get form() {
        return theirs.form;
      },
      installs: () => taken(theirs.installs()),
      says: (...args) => taken(theirs.says(...args)),
      mentions: (...args) => taken(theirs.mentions(...args)),
      presses: (...args) => taken(theirs.presses(...args)),
      sees: () => theirs.sees().filter(({ n }) => n >= since),
      told: (what, more = {}) => theirs.told(what, { since, ...more }),
      person: () => running.person(theirs.email),
    };
  }

  return {
    ...running,
    teams,
    colleague,
    uma: colleague('user1'),
    viktor: colleague('user2'),
    rita: colleague('reviewer'),
    rob: colleague('reviewer2'),
    ada: colleague('admin'),
    chapter() {
      since = teams.log.length;
    },
    said: (what, place) => shownIn(teams).filter((one) => one.n >= since && matching(what)(one.text) && (place ?? one.in) === one.in),
    async close() {
      await app.stop(1000);
      await teams.close();
    },
  };
}

/** Everybody has met the bot; Rita and Rob review in their channel, Rita leads. */
export async function openCompany(locale: Locale, settings: Environment = {}): Promise<TeamsRoom> {
  const room = await openTeamsRoom(locale, settings);
  const { ada, rita, rob, uma, viktor, text } = room;
  for (const one of [ada, rita, rob, uma, viktor]) await one.says('help');
  await ada.says(`admin role reviewer ${rita.email}`);
  await ada.says(`admin role reviewer ${rob.email}`);
  await ada.says(`admin role lead ${rita.email}`);
  await ada.mentions('admin reviewers here', { in: REVIEWERS });
  await ada.told(text('admin.reviewersHere'), { in: REVIEWERS });
  return room;
}
