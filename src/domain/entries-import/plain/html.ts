// HTML as plain text: no tag and no entity is left, and what stood on lines of its own still does.
import MarkdownIt from 'markdown-it';

const { unescapeAll } = new MarkdownIt().utils;

const NAMES =
  'a|abbr|address|article|aside|audio|b|blockquote|body|br|button|caption|center|cite|code|col|' +
  'colgroup|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|form|h[1-6]|head|header|' +
  'hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|ol|p|picture|pre|q|s|samp|' +
  'script|section|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|' +
  'th|thead|time|title|tr|tt|u|ul|var|video|wbr|[a-z]+:[a-z]+';
/** `<name>` and `a < b` are no tags. */
const TAG = new RegExp(
  `<(/?)(${NAMES})((?:\\s+[^\\s"'<>/=]+(?:\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s"'<>]+))?)*)\\s*/?>`,
  'gi',
);
const HIDDEN = /<!--[\s\S]*?-->|<!\[CDATA\[|\]\]>|<\?[\s\S]*?\?>|<!doctype[^>]*>/gi;
const UNREAD = /<(script|style|head|svg)\b[^>]*>[\s\S]*?<\/\1\s*>/gi;
const ANY_TAG = new RegExp(TAG.source, 'i');
/** Tags that make the line breaks of the source mere blanks. */
const BLOCK_TAG = /<(?:p|div|br|li|tr|h[1-6]|ul|ol|table)\b/i;
const PARAGRAPH = /^(?:p|div|h[1-6]|ul|ol|table|blockquote|pre|section|article|dl|details|figure)$/;
const ROW = /^(?:tr|hr|dt|dd|summary|figcaption|caption|address|header|footer)$/;
/** A tag that was itself written as text, by a tool that escapes twice. */
const ESCAPED_TAG =
  /&lt;\/?(?:p|br|div|span|a|b|strong|em|i|u|ul|ol|li|h[1-6]|table)\b[^&]*?\/?&gt;/i;
const ENTITY = /&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{1,31});/gi;

const decoded = (text: string) => text.replace(ENTITY, (entity) => unescapeAll(entity));

/** A link in a text: its words, and where it leads if the words do not say so. */
export function linkText(words: string, to: string): string {
  const [text, target] = [words.trim(), to.trim()];
  const bare = target.replace(/^(?:mailto|tel):/i, '');
  const isShown = text === target || text === bare || bare.replace(/^https?:\/\//i, '') === text;
  if (target === '' || target.startsWith('#') || /^javascript:/i.test(target)) return text;
  if (text === '' || isShown) return bare;
  return `${text} (${bare})`;
}

export const hasTags = (text: string): boolean => ANY_TAG.test(text);

export function fromHtml(html: string): string {
  const once = ESCAPED_TAG.test(html) && !hasTags(html) ? decoded(html) : html;
  const bare = once.replace(UNREAD, ' ').replace(HIDDEN, '');
  return decoded(hasTags(bare) ? withoutTags(bare) : bare);
}

/** The text so far. */
interface Page {
  text: string;
  readonly links: { readonly to: string; readonly at: number }[];
  /** The last number of each list around here; undefined for bullets. */
  readonly lists: (number | undefined)[];
}

function withoutTags(html: string): string {
  const page: Page = { text: '', links: [], lists: [] };
  const isBlock = BLOCK_TAG.test(html);
  let from = 0;
  const write = (to: number) => {
    const part = html.slice(from, to).replace(/[ \t\r\f]+/g, ' ');
    const lines = isBlock
      ? part.replace(/ ?\n(?!\n| ?(?:[-*+]|\d+[.)]) )(?<!\n ?\n) ?/g, ' ')
      : part;
    page.text += /(?:^|\n)$/.test(page.text) ? lines.replace(/^ +/, '') : lines;
  };
  for (const tag of html.matchAll(TAG)) {
    const [whole, slash = '', name = '', attributes = ''] = tag;
    write(tag.index);
    from = tag.index + whole.length;
    turn(page, name.toLowerCase(), slash !== '', attributes);
  }
  write(html.length);
  return page.text.replace(/ \| *(?=\n|$)/g, '');
}

/** What a tag does to the text. */
function turn(page: Page, name: string, isEnd: boolean, attributes: string): void {
  if (name === 'a') {
    if (!isEnd) page.links.push({ to: attribute(attributes, 'href'), at: page.text.length });
    const link = isEnd ? page.links.pop() : undefined;
    if (link) page.text = page.text.slice(0, link.at) + linkText(page.text.slice(link.at), link.to);
  } else if (name === 'img') page.text += attribute(attributes, 'alt');
  else if (name === 'br') page.text += '\n';
  else if (name === 'ul' || name === 'ol') {
    if (isEnd) page.lists.pop();
    else page.lists.push(name === 'ol' ? 0 : undefined);
    page.text += page.lists.length > (isEnd ? 0 : 1) ? '' : '\n\n';
  } else if (name === 'li') {
    if (!isEnd) page.text += item(page);
  } else if (name === 'td' || name === 'th') page.text += isEnd ? ' | ' : '';
  else if (PARAGRAPH.test(name)) page.text += /(?:- |\d\. )$/.test(page.text) ? '' : '\n\n';
  else if (ROW.test(name) && !page.text.endsWith('\n')) page.text += '\n';
}

function item({ text, lists }: Page): string {
  const number = lists.at(-1);
  if (number !== undefined) lists[lists.length - 1] = number + 1;
  const indent = '  '.repeat(Math.max(0, lists.length - 1));
  const mark = number === undefined ? '-' : `${number + 1}.`;
  return `${text.endsWith('\n') ? '' : '\n'}${indent}${mark} `;
}

function attribute(attributes: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'<>]+))`, 'i').exec(
    attributes,
  );
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? '';
}
