// Mentions within a Teams message: the bot's and colleagues', found by their tags, however tag and
// entity are coded.
import { BOT } from '../../../core/routing/spoken-words';
import type { Party } from './activity';
import { decoded } from './entities';

export interface Mention {
  readonly party: Party;
  /** The mention's text as the entity gives it. Empty if it gives none. */
  readonly tag: string;
  readonly name: string;
  readonly isUs: boolean;
}

const AT = /<at\b([^<>]*)>(?:<at\b[^<>]*>)?([^<>]{0,200})<\/at>(?:<\/at>)?/gi;
const SPAN = /<span\b([^<>]*\/Mention\b[^<>]*)>([^<>]{0,200})<\/span>/gi;

/** A name without codes and needless blanks. */
export function nameIn(text: string): string {
  return decoded(text).replaceAll(/\s+/g, ' ').trim();
}

/** The name within a tag. */
export function plainName(tag: string): string {
  return nameIn(tag.replaceAll(/<[^<>]*>/g, ''));
}

/**
 * The text with `BOT` for each mention of the bot and `@Name`, coded as markup, for each of a
 * colleague. `us`: the bot's name.
 */
export function withMentions(text: string, mentions: readonly Mention[], us: string): string {
  const seen = new Set<Mention>();
  const namesOf = new Map(
    mentions.map((mention) => [mention, [bare(mention.name), bare(plainName(mention.tag))]]),
  );

  /** Two people with the same name take turns. */
  function shownOf(fits: (mention: Mention) => boolean): string | undefined {
    const fitting = mentions.filter(fits);
    const mention = fitting.find((each) => !seen.has(each)) ?? fitting.at(-1);
    if (!mention) return undefined;
    seen.add(mention);
    return shown(mention);
  }

  function tagged(whole: string, attributes: string, inner: string): string {
    const name = plainName(inner);
    const key = bare(name);
    const [, id] = /\bid=["']?([^"'\s>]+)/i.exec(attributes) ?? [];
    return (
      shownOf(({ tag }) => tag === whole) ??
      shownOf((mention) => key !== '' && namesOf.get(mention)?.includes(key) === true) ??
      shownOf(({ party }) => party.id === id) ??
      (key !== '' && key === bare(us) ? BOT : coded(`@${name}`))
    );
  }

  const marked = text.replaceAll(AT, tagged).replaceAll(SPAN, tagged);
  return mentions.filter((mention) => !seen.has(mention)).reduce(withUntagged, marked);
}

/** Finds a mention without a known tag, by the entity's text or by the name. */
function withUntagged(text: string, mention: Mention): string {
  const { tag, name, isUs } = mention;
  const literal = [tag, `@${name}`, coded(`@${name}`)].find(
    (each) => each.length > 1 && text.includes(each),
  );
  if (literal !== undefined)
    return isUs
      ? text.replaceAll(literal, () => shown(mention))
      : text.replace(literal, () => shown(mention));
  const [markup = ''] = /^(?:\s|<[^<>]*>)*/.exec(text) ?? [];
  const bareName = [name, coded(name)].find(
    (each) => isUs && each !== '' && text.startsWith(`${each} `, markup.length),
  );
  return bareName === undefined
    ? text
    : markup + shown(mention) + text.slice(markup.length + bareName.length);
}

const shown = ({ isUs, name }: Mention) => (isUs ? BOT : coded(`@${name}`));
const coded = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const bare = (name: string) => name.replace(/^@/, '').toLowerCase();
