// Passalong as it is composed for production, beside the stand-in for Slack: a workspace that speaks one language, and a clock to travel.
import { createApp } from '../../src/app';
import { createTextsFor, joinCatalogues } from '../../src/cards/texts';
import { readConfig } from '../../src/config';
import { createStoppedClock } from '../../src/core/clock';
import { outboxCollection } from '../../src/core/outbox-record';
import type { Person } from '../../src/core/person';
import de from '../../src/core/texts.de.json';
import en from '../../src/core/texts.en.json';
import type { Locale, Texts } from '../../src/core/texts';
import { peopleCollection, personIdOf } from '../../src/domain/people';
import { createLog } from '../../src/http/log';
import { createSqliteStore } from '../../src/storage/sqlite';
import { type FakeSlack, startFakeSlack } from '../harness/fake-slack';
import type { Loose } from '../harness/fake-slack-world';
import { type SlackPerson, type SlackShown, slackPerson } from '../support/slack-person';

export const ZONE = 'Europe/Berlin';
/** A Monday at ten, in winter. */
const START = '2026-03-02T09:00:00.000Z';
const GENERAL = 'C0GENERAL';
export const REVIEWERS = 'C0REVIEW';
/** Slack takes a message a second to one channel. */
const PACE_MS = 1_100;

/** A person, and what they do taken to its end before one looks. */
export interface Colleague {
  readonly user: string;
  readonly email: string;
  readonly chat: string;
  /** In the direct message with the bot. */
  says(words: string): Promise<void>;
  /** `/learn tip` in a channel, unless it is named. */
  types(command: string, channel?: string): Promise<void>;
  mentions(words: string, channel?: string): Promise<void>;
  presses(verb: string, on?: SlackShown): Promise<void>;
  fills(verb: string, values?: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>> | undefined>;
  /** What they are shown since the chapter began: the text with this key, or anything that matches. */
  told(what: string | RegExp, more?: { readonly in?: string }): Promise<SlackShown>;
  form(verb: string): Promise<Loose>;
  /** A modal with nothing to fill in says this. */
  noted(what: string): Promise<Loose>;
  sees(): SlackShown[];
  person(): Promise<Person>;
}

export interface SlackRoom {
  readonly slack: FakeSlack;
  /** In the workspace's language. */
  readonly text: Texts;
  readonly uma: Colleague;
  readonly viktor: Colleague;
  /** Rita is an admin. */
  readonly rita: Colleague;
  readonly rob: Colleague;
  /** From here on `told` looks at what is new. */
  chapter(): void;
  /** How many messages of the chapter match, whoever sees them. */
  said(what: RegExp, channel?: string): SlackShown[];
  now(): Date;
  travelTo(instant: string): Promise<void>;
  close(): Promise<void>;
}

export async function openSlackRoom(locale: Locale, settings: Readonly<Record<string, string>> = {}): Promise<SlackRoom> {
  const slack = await startFakeSlack();
  for (const user of slack.state.users.values()) Object.assign(user, { locale: locale === 'de' ? 'de-DE' : 'en-US', tz: ZONE });
  const { SLACK_APP_TOKEN: _http, ...env } = slack.botEnv();
  const config = readConfig({
    ...env,
    PORT: '0',
    HOST: '127.0.0.1',
    ORG_NAME: 'Contoso',
    ADMINS: 'u0review@contoso.example',
    DEFAULT_TIME_ZONE: ZONE,
    DEFAULT_LOCALE: locale,
    ...settings,
  });
  const clock = createStoppedClock(START);
  const app = await createApp(config, createLog('silent'), { driver: createSqliteStore({ file: ':memory:' }), clock });
  slack.setBotUrl(`http://127.0.0.1:${await app.start()}/slack/events`);
  const { store } = app.engine;
  const deliveries = store.collection(outboxCollection);
  let since = 0;

  const at = (ms: number) => new Date(clock.now().getTime() + ms);

  /** Lets what was begun come to its end: the event's work, and what it has the bot say elsewhere. */
  async function settle(): Promise<void> {
    await app.engine.bot.idle();
    while ((await deliveries.count({ state: 'queued', dueAt: { $lte: at(PACE_MS).toISOString() } })) > 0) await app.travel(at(PACE_MS));
    await app.engine.outbox.drain();
  }

  async function taken(answer: Promise<Loose>): Promise<void> {
    const { status, late } = await answer;
    expect({ status, late }).toEqual({ status: 200, late: false });
    await settle();
  }

  function colleague(user: string): Colleague {
    const client: SlackPerson = slackPerson(slack, user);
    const email = `${user.toLowerCase()}@contoso.example`;
    return {
      user,
      email,
      chat: client.chat,
      says: (words) => taken(client.says(words)),
      types(command, channel = GENERAL) {
        const [, name = '', words = ''] = /^(\/\w+) ?(.*)$/s.exec(command) ?? [];
        return taken(client.commands(name, words, channel));
      },
      mentions: (words, channel = GENERAL) => taken(client.mentions(words, channel)),
      presses: async (verb, on) => taken(client.presses(verb, on)),
      async fills(verb, values = {}) {
        const errors = await client.fills(verb, values, since);
        await settle();
        return errors;
      },
      told: (what, more = {}) => client.told(what, { since, ...more }),
      form: (verb) => client.form(verb, since),
      noted: (what) => client.noted(what, since),
      sees: () => client.sees().filter(({ n }) => n >= since),
      async person() {
        const person = await store.collection(peopleCollection).get(personIdOf(email));
        if (!person) throw new Error(`${user} is nobody yet`);
        return person;
      },
    };
  }

  const text = createTextsFor(joinCatalogues([{ en, de }, ...app.engine.features.map(({ texts }) => texts)]))({ locale, zone: ZONE });
  const everybody = slackPerson(slack, 'U0USER1');
  return {
    slack,
    text,
    uma: colleague('U0USER1'),
    viktor: colleague('U0USER2'),
    rita: colleague('U0REVIEW'),
    rob: colleague('U0REVIEW2'),
    chapter() {
      since = slack.log.length;
    },
    said: (what, channel) =>
      everybody.sees().filter((one) => one.n >= since && what.test(one.text) && (channel ?? one.channel) === one.channel),
    now: () => clock.now(),
    async travelTo(instant) {
      await app.travel(new Date(instant));
      await settle();
    },
    async close() {
      await app.stop(1000);
      await slack.close();
    },
  };
}
