// What somebody said, from Slack's text of an event: mentions as accounts with a readable name, links and entities taken back.
import { BOT, spokenWords } from '../../core/spoken-words';
import type { WordsEvent } from '../../core/inbound';
import type { Account } from '../../core/person';

export type Spoken = Pick<WordsEvent, 'words' | 'mentions'>;

const MENTION = /<@([UW]\w+)(?:\|([^>]*))?>/g;

/** A mention that Slack gave no name to stands as `@U…` until `withNames` asks. Mentions of the bot are for it, and no words. */
export function readSpoken(text: string, botUser: string, accountOf: (user: string) => Account): Spoken {
  const named = [...text.matchAll(MENTION)].flatMap(([, user = '', name]) =>
    user === botUser ? [] : [{ account: accountOf(user), text: shownName(user, name) }],
  );
  const typed = readText(
    text.replace(MENTION, (_all, user: string, name?: string) => (user === botUser ? BOT : escaped(shownName(user, name)))),
  );
  const words = spokenWords(
    typed,
    named.map((mention) => mention.text),
  );
  // Who stands in a message that was quoted is not named.
  return { words, mentions: named.filter((mention) => words.includes(mention.text)) };
}

const shownName = (user: string, name: string | undefined) => `@${readText(name ?? '') || user}`;
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** The words with the names of those whom Slack named by id only. `nameOf` gives undefined where it does not know in time. */
export async function withNames(event: WordsEvent, nameOf: (account: Account) => Promise<string | undefined>): Promise<WordsEvent> {
  let { words } = event;
  const mentions = await Promise.all(
    event.mentions.map(async (mention) => {
      if (mention.text !== `@${mention.account.user}`) return mention;
      const name = await nameOf(mention.account);
      return name === undefined ? mention : { ...mention, text: `@${name}` };
    }),
  );
  for (const { account, text } of mentions) words = words.replace(`@${account.user}`, () => text);
  return { ...event, words, mentions };
}

/** Slack's marks taken back: what the person typed. */
export function readText(text: string): string {
  return text
    .replace(/<((?:https?|mailto|tel):[^|>]+)(?:\|([^>]*))?>/g, (_all, url: string, label?: string) => typedLink(url, label))
    .replace(/<#\w+\|([^>]*)>/g, '#$1')
    .replace(/<!(?:subteam\^\w+\|@?([^>]+)|(\w+)(?:\|[^>]*)?)>/g, (_all, group?: string, name?: string) => `@${group ?? name ?? ''}`)
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/** Slack makes links of what looks like one: `example.com` comes with itself as the label. */
function typedLink(url: string, label: string | undefined): string {
  if (!label || label === url) return url.replace(/^(?:mailto|tel):/, '');
  return url.endsWith(label) ? label : `${label} (${url})`;
}
