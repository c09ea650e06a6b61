// The words of a message as somebody typed them: HTML read as text, mentions of the bot taken out,
// other mentions as @names.
import { z } from 'zod/v4';
import { spokenWords } from '../../../core/routing/spoken-words';
import type { Party, TeamsActivity } from './activity';
import { decoded } from './entities';
import { hasQuotedMessage, textOfMarkup, withoutPlaceholders } from './markup';
import { type Mention, nameIn, plainName, withMentions } from './mentions';

export interface Words {
  readonly words: string;
  /** The bot was named. */
  readonly addressed: boolean;
  /** Other people who were named. `text` is their name in the words. */
  readonly mentioned: readonly { readonly party: Party; readonly text: string }[];
}

const mentionSchema = z.object({
  text: z.string().nullish(),
  mentioned: z.looseObject({
    id: z.string(),
    name: z.string().nullish(),
    aadObjectId: z.string().nullish(),
  }),
});

/** Only this many mentions of a message count; the rest are words. This limits the work. */
const MOST_MENTIONS = 50;

export function wordsOf(activity: TeamsActivity): Words {
  const { id, name = '' } = activity.recipient;
  const all = (activity.entities ?? []).flatMap((entity): Mention[] => {
    const mention = entity.type === 'mention' ? mentionSchema.safeParse(entity).data : undefined;
    if (!mention) return [];
    const { mentioned: party, text: tag } = mention;
    return [
      {
        party,
        tag: tag ?? '',
        name: party.name ? nameIn(party.name) : plainName(tag ?? ''),
        isUs: party.id === id,
      },
    ];
  });
  // Mentions of the bot are counted separately. They say that the message is for the bot.
  const counted = new Set(
    [true, false].flatMap((ours) =>
      all.filter(({ isUs }) => isUs === ours).slice(0, MOST_MENTIONS),
    ),
  );
  const mentions = all.filter((mention) => counted.has(mention));
  const others = mentions
    .filter(({ isUs }) => !isUs)
    .map((mention) => ({ party: mention.party, text: `@${mention.name}` }));
  const names = others.map(({ text }) => text);
  const wordsIn = ({ text, isMarkup }: Source): string => {
    const marked = withMentions(text, mentions, nameIn(name ?? ''));
    return spokenWords(typed(isMarkup ? textOfMarkup(marked) : withoutPlaceholders(marked)), names);
  };
  const words =
    sourcesOf(activity)
      .map(wordsIn)
      .find((found) => found !== '') ?? '';
  // People in a quoted message do not count as mentioned.
  return {
    words,
    addressed: mentions.some(({ isUs }) => isUs),
    mentioned: others.filter(({ text }) => words.includes(text)),
  };
}

interface Source {
  readonly text: string;
  readonly isMarkup: boolean;
}

/**
 * The message's own text. The HTML beside it comes first, if only that separates quotes and tables
 * from the words.
 */
function sourcesOf({ text, textFormat, attachments }: TeamsActivity): Source[] {
  const said = text ?? '';
  const own = { text: said, isMarkup: textFormat === 'xml' || hasQuotedMessage(said) };
  const html = attachments?.find(
    ({ contentType, content }) => contentType === 'text/html' && typeof content === 'string',
  )?.content;
  if (own.isMarkup || typeof html !== 'string' || !(said.trim() === '' || TELLS_MORE.test(html)))
    return [own];
  return [{ text: html, isMarkup: true }, own];
}

const TELLS_MORE = /<(?:blockquote|table|pre|codeblock)\b/i;

/**
 * Removes blanks of markup and around lines. Tabs stay, because they are the columns of a table.
 */
function typed(text: string): string {
  return decoded(text)
    .replaceAll(/[^\S\n\t]+/g, ' ')
    .replaceAll(/ ?([\n\t]) ?/g, '$1');
}
