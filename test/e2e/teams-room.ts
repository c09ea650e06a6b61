// The running app beside the stand-in for Teams: a tenant that speaks one language.
import { randomUUID } from 'node:crypto';
import type { Environment } from '../../src/config';
import type { Person } from '../../src/core/person';
import type { Locale, TextArgs, TextKey, Texts } from '../../src/core/texts';
import { type FakeTeams, startFakeTeams } from '../harness/fake-teams';
import { runApp, type RunningApp, ZONE } from './running-app';
import {
  matching,
  REVIEWERS,
  shownIn,
  type TeamsClient,
  type TeamsPerson,
  teamsPerson,
  type TeamsShown,
} from '../support/teams-person';

export { GENERAL, REVIEWERS } from '../support/teams-person';

/** Teams takes two messages a second to one conversation. */
const PACE_MS = 600;

/**
 * A person whose deeds are taken to their end before one looks; `told` looks at what is new in this
 * chapter.
 */
export interface Colleague extends TeamsPerson {
  person(): Promise<Person>;
}

export interface TeamsRoom extends Omit<RunningApp, 'person'> {
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

export async function openTeamsRoom(
  locale: Locale,
  settings: Environment = {},
): Promise<TeamsRoom> {
  // Each stand-in is another bot: the SDK keeps tokens by the bot's id.
  const teams = await startFakeTeams({ appId: randomUUID() });
  teams.addUser('admin', { name: 'Ada Admin', email: 'ada@contoso.example' });
  const running = await runApp(
    { ...teams.botEnv(), ADMINS: 'ada@contoso.example', ...settings },
    locale,
    PACE_MS,
  );
  const { app, port, settle } = running;
  teams.setBotUrl(`http://127.0.0.1:${port}/api/messages`);
  let since = 0;
  // Plain text on Teams has no backticks.
  const text: Texts = Object.assign(
    (key: TextKey, args?: TextArgs) => running.text(key, args).replaceAll('`', '"'),
    {
      locale,
      zone: ZONE,
      has: running.text.has,
    },
  );

  /** A deed, and what comes of it. */
  async function taken<T>(deed: Promise<T>): Promise<T> {
    const done = await deed;
    await settle();
    return done;
  }

  function colleague(key: string, client: Partial<TeamsClient> = {}): Colleague {
    const theirs = teamsPerson(teams, key, {
      locale: locale === 'de' ? 'de-DE' : 'en-GB',
      zone: ZONE,
      ...client,
    });
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
    text,
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
    said: (what, place) =>
      shownIn(teams).filter(
        (one) => one.n >= since && matching(what)(one.text) && (place ?? one.in) === one.in,
      ),
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
