// The words of a message as somebody typed them: the bot's mention taken out, other mentions as @names, HTML remains cleaned.
import { z } from 'zod/v4';
import type { Party, TeamsActivity } from './activity';

export interface Words {
  readonly words: string;
  /** The bot was named. */
  readonly addressed: boolean;
  /** Others who were named; `text` is how they stand in the words. */
  readonly mentioned: readonly { readonly party: Party; readonly text: string }[];
}

const mentionSchema = z.object({
  text: z.string().nullish(),
  mentioned: z.looseObject({ id: z.string(), name: z.string().nullish(), aadObjectId: z.string().nullish() }),
});

export function wordsOf(activity: TeamsActivity): Words {
  const mentions = (activity.entities ?? []).flatMap((entity) =>
    entity.type === 'mention' ? (mentionSchema.safeParse(entity).data ?? []) : [],
  );
  let words = activity.text ?? '';
  let addressed = false;
  const mentioned: Words['mentioned'][number][] = [];
  for (const { mentioned: party, text: tag } of mentions) {
    const isUs = party.id === activity.recipient.id;
    const name = `@${cleaned(party.name || (tag ?? '').replaceAll(/<\/?at[^>]*>/g, ''), false)}`;
    if (tag) words = words.replace(tag, () => (isUs ? ' ' : name));
    if (isUs) addressed = true;
    else mentioned.push({ party, text: name });
  }
  return { words: cleaned(words, activity.textFormat === 'xml'), addressed, mentioned };
}

const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function cleaned(text: string, isMarkup: boolean): string {
  const plain = isMarkup ? text.replaceAll(/<br\s*\/?>|<\/(p|div|li)>/gi, '\n').replaceAll(/<[^>]*>/g, '') : text;
  return plain
    .replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal?: string, hex?: string, name?: string) =>
      name ? (ENTITIES[name.toLowerCase()] ?? whole) : characterOf(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16), whole),
    )
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .trim();
}

function characterOf(code: number, otherwise: string): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}
