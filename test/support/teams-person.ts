// Somebody at a Teams client: sees what the stand-in's tenant shows them, says words, presses
// buttons, fills forms in. Built from what the bot told Teams, as a client would be.
import type { Card, Outbound } from '../../src/core/message';
import type { FakeTeams } from '../harness/fake-teams';
import { walk } from '../harness/fake-teams-checks';
import { cardOf, type Sent } from '../harness/fake-teams-senders';
import type { Entry } from '../harness/fake-teams-world';
import { actionsOf, textOf } from './card-text';

export const GENERAL = '19:team1@thread.tacv2';
export const REVIEWERS = '19:reviewers@thread.tacv2';

export interface TeamsShown {
  /** When it was said or last changed, in the order of the tenant's log. */
  readonly n: number;
  readonly id: string;
  /** The conversation; of a channel without the thread. */
  readonly in: string;
  /** The message on which the thread hangs. */
  readonly thread?: string;
  readonly message: Outbound;
  /** All that one reads, blocks apart by ` · `. */
  readonly text: string;
}

/** How somebody's client is set. */
export interface TeamsClient {
  readonly locale: string;
  readonly zone: string;
}

export interface TeamsPerson {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  /** The conversation of their personal chat with the bot. */
  readonly chat: string;
  installs(): Promise<Sent>;
  says(words: string, more?: { readonly id?: string }): Promise<Sent>;
  /** Says it in a channel, naming the bot, and colleagues. */
  mentions(
    words: string,
    more?: {
      readonly in?: string;
      readonly thread?: string;
      readonly naming?: readonly TeamsPerson[];
    },
  ): Promise<Sent>;
  /** Everything that they see, oldest first; what was changed stands where it was. */
  sees(): TeamsShown[];
  /**
   * The newest message, of those said or changed since `since`, that matches and that they see.
   * Waits for it.
   */
  told(
    what: string | RegExp,
    more?: { readonly since?: number; readonly in?: string },
  ): Promise<TeamsShown>;
  /**
   * Presses the button with this verb: on `on`, else on the newest message, or form over one, that
   * has it. What is not named in `inputs` keeps what it stands at. Gives what they read in answer:
   * the line for them, else the card.
   */
  presses(
    verb: string,
    inputs?: Readonly<Record<string, string>>,
    more?: PressOptions,
  ): Promise<string>;
  /** The form that an answer put over a message, before their eyes only. */
  readonly form: TeamsShown;
}

export interface PressOptions {
  readonly on?: TeamsShown;
  /** An old client, that knows Action.Submit only: its answer comes as a message. */
  readonly oldClient?: boolean;
  readonly id?: string;
}

/** Deeds are taken to their end, so that there is little to wait for. */
const WAIT_MS = 3_000;

/** Whatever stands between the words: blanks, and marks of our own texts. */
const squeezed = (text: string) => text.replaceAll(/[\s`"*]+/g, '');

export function matching(what: string | RegExp): (text: string) => boolean {
  return (text) =>
    typeof what === 'string' ? squeezed(text).includes(squeezed(what)) : what.test(text);
}

export function teamsPerson(teams: FakeTeams, key: string, client: TeamsClient): TeamsPerson {
  const { name, email } = teams.userOf(key);
  const chat = teams.conversation('personal', { user: key }).id;
  const about = { from: key, locale: client.locale, localTimezone: client.zone } as const;
  /** The card that an answer put in a message's place, before these eyes only, and when. */
  let over: TeamsShown | undefined;

  const sees = () => shownIn(teams).filter((one) => one.in === chat || !one.in.startsWith('a:1-'));
  /** The same, newest last, with that card where it covers its message still. */
  function looksAt(): TeamsShown[] {
    const all = sees().map((one) => (over?.id === one.id && one.n <= over.n ? over : one));
    return all.toSorted((a, b) => a.n - b.n);
  }

  async function until<T>(find: () => T | undefined, what: string): Promise<T> {
    let found = find();
    if (found !== undefined) return found;
    try {
      await teams.waitFor(() => (found = find()) !== undefined, {
        since: teams.log.length,
        timeoutMs: WAIT_MS,
      });
    } catch (cause) {
      const last = sees().slice(-8);
      throw new Error(
        `${name} waits for ${what}; the last that they see:\n${last.map((one) => `  ${one.in}: ${one.text}`).join('\n')}`,
        {
          cause,
        },
      );
    }
    return found as T;
  }

  const buttonsOf = (card: Card | undefined) => (card ? actionsOf({ text: '', card }) : []);
  const has = (verb: string) => (one: TeamsShown) =>
    buttonsOf(one.message.card).some((button) => button.verb === verb);

  return {
    key,
    name,
    email,
    chat,
    get form() {
      if (!over) throw new Error(`${name} looks at no form`);
      return over;
    },
    installs: () => teams.install(about),
    says: (words, more = {}) => teams.message({ ...about, ...more, text: words }),
    mentions(words, { in: channel = GENERAL, thread, naming = [] } = {}) {
      const tags = [
        { id: teams.bot.id, name: teams.bot.name },
        ...naming.map((other) => ({ id: teams.userOf(other.key).id, name: other.name })),
      ];
      const entities = tags.map((mentioned) => ({
        type: 'mention',
        mentioned,
        text: `<at>${mentioned.name}</at>`,
      }));
      const text = naming.reduce(
        (said, other) => said.replace(`@${other.name}`, `<at>${other.name}</at>`),
        words,
      );
      return teams.message({
        ...about,
        kind: 'channel',
        channel,
        ...(thread && { rootId: thread }),
        text,
        entities,
      });
    },
    sees,
    told: (what, { since = 0, in: place } = {}) =>
      until(
        () =>
          sees().findLast(
            (one) => one.n >= since && (place ?? one.in) === one.in && matching(what)(one.text),
          ),
        String(what),
      ),
    async presses(verb, inputs = {}, { on, oldClient = false, id: event } = {}) {
      const message =
        on ?? (await until(() => looksAt().findLast(has(verb)), `the button ${verb}`));
      const button = buttonsOf(message.message.card).find((one) => one.verb === verb);
      if (!button) throw new Error(`no button ${verb} on: ${message.text}`);
      for (const input of Object.keys(inputs))
        if (!(input in button.values))
          throw new Error(
            `there is no input ${input}, but ${Object.keys(button.values).join(', ')}`,
          );
      const data = { ...button.values, ...inputs, ...button.data };
      const wish = {
        ...about,
        conv: conversationOf(message),
        messageId: message.id,
        ...(event && { id: event }),
      };
      if (oldClient) {
        await teams.submit({ ...wish, data });
        return '';
      }
      const { body, status } = await teams.execute({ ...wish, verb, data });
      if (status !== 200) throw new Error(`the press of ${verb} was answered ${status}`);
      const { type, value } = body as { type: string; value: string | Card };
      if (typeof value === 'string') return value;
      if (type !== 'application/vnd.microsoft.card.adaptive')
        throw new Error(`an answer of a type that Teams does not know: ${type}`);
      const shown = { text: '', card: value };
      over = { ...message, n: teams.log.length, message: shown, text: textOf(shown) };
      return lineFor(value) ?? over.text;
    },
  };

  function conversationOf({ in: place, thread }: TeamsShown): string {
    return thread ? `${place};messageid=${thread}` : place;
  }
}

/** What an answered card says to the presser alone: the lines in colour. */
function lineFor(card: Card): string | undefined {
  const lines: string[] = [];
  walk(card, 'card', ({ type, text, color }) => {
    if (type === 'TextRun' && color !== undefined && typeof text === 'string') lines.push(text);
  });
  return lines.length > 0 ? lines.join('\n') : undefined;
}

/**
 * Everything that the bot's calls left standing in the tenant, in the order in which it was first
 * said.
 */
export function shownIn(teams: FakeTeams): TeamsShown[] {
  const shown = new Map<string, TeamsShown>();
  for (const entry of teams.log) {
    if (entry.kind !== 'send' && entry.kind !== 'update') continue;
    const { n, id = '', conversationId = '' } = entry;
    const [place = '', thread] = conversationId.split(';messageid=');
    const message = messageOf(entry);
    shown.set(id, { n, id, in: place, message, text: textOf(message), ...(thread && { thread }) });
  }
  return [...shown.values()];
}

function messageOf(entry: Entry): Outbound {
  const card = cardOf(entry) as Card | undefined;
  const text = entry.activity?.text ?? '';
  return card ? { text, card } : { text };
}
