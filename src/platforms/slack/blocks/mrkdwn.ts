// From the markdown of our cards to Slack's mrkdwn. A small tokenizer reads escapes, bold, italic, links and list marks; everything
// else is text. Text is escaped for Slack (& < >), and a zero-width space keeps characters apart that mrkdwn would read as markup.

/** Within a word mrkdwn sees no markup; next to this character neither. */
const APART = '\u200B';

export interface Written {
  readonly mrkdwn: string;
  /** The same without any markup, for places that take plain text only. */
  readonly plain: string;
}

/** `&`, `<` and `>` are all that Slack wants escaped; `*_~` and backticks are kept from working. */
export function escapeText(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[*_~`]/g, (mark) => `${APART}${mark}${APART}`);
}

type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'code'; readonly inner: string }
  | { readonly kind: 'link'; readonly inner: string; readonly url: string };

const BOLD = /^\*\*((?:\\.|[^\\*])+?)\*\*/s;
const ITALIC = /^\*((?:\\.|[^\\*])+?)\*|^_((?:\\.|[^\\_])+?)_(?!\w)/s;
const CODE = /^`([^`\n]+)`/;
const LINK = /^\[((?:\\.|[^\\\]])+)\]\((https?:[^\s)]+|mailto:[^\s)]+)\)/s;
const ESCAPED = /^\\([\\*_[\]()`~#>|<&!.+=-])/;

function tokens(markdown: string): Token[] {
  const found: Token[] = [];
  const say = (text: string) => {
    const last = found.at(-1);
    if (last?.kind === 'text') found[found.length - 1] = { kind: 'text', text: last.text + text };
    else found.push({ kind: 'text', text });
  };
  for (let rest = markdown; rest !== ''; ) {
    const match = ESCAPED.exec(rest) ?? BOLD.exec(rest) ?? LINK.exec(rest) ?? CODE.exec(rest) ?? ITALIC.exec(rest);
    const atWordStart = !/\w$/.test(markdown.slice(0, markdown.length - rest.length));
    if (!match) {
      say(rest[0] ?? '');
      rest = rest.slice(1);
      continue;
    }
    const [all, inner = ''] = match;
    if (all.startsWith('\\')) say(inner);
    else if (all.startsWith('**')) found.push({ kind: 'bold', inner });
    else if (all.startsWith('[')) found.push({ kind: 'link', inner, url: match[2] ?? '' });
    else if (all.startsWith('`')) found.push({ kind: 'code', inner });
    else if (all.startsWith('_') && !atWordStart) say(all);
    else found.push({ kind: 'italic', inner: inner || (match[2] ?? '') });
    rest = rest.slice(all.length);
  }
  return found;
}

export function write(markdown: string): Written {
  const lines = markdown.split('\n').map((line) => line.replace(/^(\s*)[-*] /, '$1• '));
  const parts = tokens(lines.join('\n')).map((token): Written => {
    switch (token.kind) {
      case 'text':
        return { mrkdwn: escapeText(token.text), plain: token.text };
      case 'bold':
        return wrapped('*', write(token.inner));
      case 'italic':
        return wrapped('_', write(token.inner));
      case 'code':
        return { mrkdwn: `\`${token.inner.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')}\``, plain: token.inner };
      case 'link': {
        const { plain } = write(token.inner);
        return {
          mrkdwn: `<${token.url.replace(/&/g, '&amp;').replace(/[<>|]/g, encodeURIComponent)}|${escapeText(plain).replace(/\|/g, '¦')}>`,
          plain,
        };
      }
    }
  });
  return { mrkdwn: parts.map(({ mrkdwn }) => mrkdwn).join(''), plain: parts.map(({ plain }) => plain).join('') };
}

/** Slack reads a mark only at a word's edge, so the marks get room of their own. */
function wrapped(mark: string, { mrkdwn, plain }: Written): Written {
  return { mrkdwn: `${APART}${mark}${mrkdwn}${mark}${APART}`, plain };
}

/** From Slack's text of an event to plain words: links and mentions resolved, entities taken back. */
export function readMrkdwn(text: string): string {
  return text
    .replace(/<(https?:[^|>]+)(?:\|[^>]*)?>/g, '$1')
    .replace(/<mailto:([^|>]+)(?:\|[^>]*)?>/g, '$1')
    .replace(/<#\w+\|([^>]*)>/g, '#$1')
    .replace(/<!(\w+)(?:\|[^>]*)?>/g, '@$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
