// The running app beside the stand-in for Slack: a workspace that speaks one language.
import type { Environment } from '../../src/config';
import type { Person } from '../../src/core/person';
import type { Locale } from '../../src/core/texts';
import { type FakeSlack, startFakeSlack } from '../harness/fake-slack';
import type { Loose } from '../harness/fake-slack-world';
import { runApp, type RunningApp, ZONE } from './running-app';
import { type SlackPerson, type SlackShown, slackPerson } from '../support/slack-person';

const GENERAL = 'C0GENERAL';
export const REVIEWERS = 'C0REVIEW';
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
  fills(
    verb: string,
    values?: Readonly<Record<string, string>>,
  ): Promise<Readonly<Record<string, string>> | undefined>;
  /**
   * What they are shown since the chapter began: the text with this key, or anything that matches.
   */
  told(what: string | RegExp, more?: { readonly in?: string }): Promise<SlackShown>;
  form(verb: string): Promise<Loose>;
  /** A modal with nothing to fill in says this. */
  noted(what: string): Promise<Loose>;
  sees(): SlackShown[];
  person(): Promise<Person>;
}

export interface SlackRoom extends Omit<RunningApp, 'person' | 'port'> {
  readonly slack: FakeSlack;
  readonly uma: Colleague;
  readonly viktor: Colleague;
  /** Rita is an admin. */
  readonly rita: Colleague;
  readonly rob: Colleague;
  /** From here on `told` looks at what is new. */
  chapter(): void;
  /** How many messages of the chapter match, whoever sees them. */
  said(what: RegExp, channel?: string): SlackShown[];
  close(): Promise<void>;
}

export async function openSlackRoom(
  locale: Locale,
  settings: Environment = {},
): Promise<SlackRoom> {
  const slack = await startFakeSlack();
  for (const user of slack.state.users.values())
    Object.assign(user, { locale: locale === 'de' ? 'de-DE' : 'en-US', tz: ZONE });
  const { SLACK_APP_TOKEN: _http, ...env } = slack.botEnv();
  const running = await runApp({ ...env, ADMINS: 'u0review@contoso.example', ...settings }, locale);
  const { app, port, settle } = running;
  slack.setBotUrl(`http://127.0.0.1:${port}/slack/events`);
  let since = 0;

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
      person: () => running.person(email),
    };
  }

  const everybody = slackPerson(slack, 'U0USER1');
  return {
    ...running,
    slack,
    uma: colleague('U0USER1'),
    viktor: colleague('U0USER2'),
    rita: colleague('U0REVIEW'),
    rob: colleague('U0REVIEW2'),
    chapter() {
      since = slack.log.length;
    },
    said: (what, channel) =>
      everybody
        .sees()
        .filter(
          (one) =>
            one.n >= since && what.test(one.text) && (channel ?? one.channel) === one.channel,
        ),
    async close() {
      await app.stop(1000);
      await slack.close();
    },
  };
}
