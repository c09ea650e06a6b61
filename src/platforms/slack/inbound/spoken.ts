// Reads what a person said from Slack's text of an event: mentions become accounts with a readable
// name, and links and entities become plain text.
import { BOT, spokenWords } from '../../../core/routing/spoken-words';
import type { WordsEvent } from '../../../core/inbound';
import type { Account } from '../../../core/account';

export type Spoken = Pick<WordsEvent, 'words' | 'mentions'>;

// No part of a mark holds a `<`, so that many incomplete marks take no more time than a few.
const MENTION = /<@([UW]\w+)(?:\|([^<>]*))?>/g;

/** Only this many mentions of a message count; the rest are words. This limits the work. */
const MOST_MENTIONS = 50;
/** The bot asks for the names of this many people in a message. The others stay `@U…`. */
const MOST_ASKED_FOR = 10;

/**
 * A mention without a name from Slack stays `@U…` until `withNames` asks. Mentions of the bot are
 * removed.
 */
export function readSpoken(
  text: string,
  botUser: string,
  accountOf: (user: string) => Account,
): Spoken {
  const named: { readonly account: Account; readonly text: string }[] = [];
  const withNamesShown = text.replace(MENTION, (_all, user: string, name?: string) => {
    if (user === botUser) return BOT;
    const shown = shownName(user, name);
    if (named.length < MOST_MENTIONS) named.push({ account: accountOf(user), text: shown });
    return escaped(shown);
  });
  const typed = readText(withNamesShown);
  const words = spokenWords(
    typed,
    named.map((mention) => mention.text),
  );
  // People in a quoted message do not count as mentioned.
  return { words, mentions: named.filter((mention) => words.includes(mention.text)) };
}

const shownName = (user: string, name: string | undefined) => `@${readText(name ?? '') || user}`;
const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/**
 * The words, with names for people whom Slack gave by id only. `nameOf` gives undefined if it does
 * not know in time.
 */
export async function withNames(
  event: WordsEvent,
  nameOf: (account: Account) => Promise<string | undefined>,
): Promise<WordsEvent> {
  let { words } = event;
  const isNameless = ({ account, text }: WordsEvent['mentions'][number]) =>
    text === `@${account.user}`;
  const accounts = new Map(
    event.mentions.filter(isNameless).map(({ account }) => [account.user, account]),
  );
  const asked = [...accounts.values()]
    .slice(0, MOST_ASKED_FOR)
    .map(async (account) => [account.user, await nameOf(account)] as const);
  const names = new Map(await Promise.all(asked));
  const mentions = event.mentions.map((mention) => {
    const name = isNameless(mention) ? names.get(mention.account.user) : undefined;
    return name === undefined ? mention : { ...mention, text: `@${name}` };
  });
  for (const { account, text } of mentions) words = words.replace(`@${account.user}`, () => text);
  return { ...event, words, mentions };
}

/** Removes Slack's marks. Gives what the person typed. */
export function readText(text: string): string {
  return text
    .replace(
      /<((?:https?|mailto|tel):[^|<>]+)(?:\|([^<>]*))?>/g,
      (_all, url: string, label?: string) => typedLink(url, label),
    )
    .replace(/<#\w+\|([^<>]*)>/g, '#$1')
    .replace(
      /<!(?:subteam\^\w+\|@?([^<>]+)|(\w+)(?:\|[^<>]*)?)>/g,
      (_all, group?: string, name?: string) => `@${group ?? name ?? ''}`,
    )
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/**
 * Slack turns anything that looks like a link into one: `example.com` comes with itself as the
 * label.
 */
function typedLink(url: string, label: string | undefined): string {
  if (!label || label === url) return url.replace(/^(?:mailto|tel):/, '');
  return url.endsWith(label) ? label : `${label} (${url})`;
}
