// Turns Teams' HTML into the text that a person typed. Quoted messages are removed, blocks become
// lines, cells become tabs, and pictures of emoji become emoji.

/**
 * A message that is quoted in a reply or forwarded. A block quote that somebody typed has no such
 * attributes.
 */
const OF_OTHERS = /\bitem(?:scope|type|id)\b/i;
const BLOCKS = new Set(
  [
    'p',
    'div',
    'li',
    'ul',
    'ol',
    'tr',
    'table',
    'thead',
    'tbody',
    'pre',
    'codeblock',
    'hr',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
  ], //
);
const CELLS = new Set(['td', 'th']);
/** Elements whose content is a name: of a picture, a file or a quoted message. */
const NAMED = new Set(['emoji', 'attachment', 'quoted']);
const PLACEHOLDER = /<(?:quoted|attachment)\b[^<>]*>(?:[^<>]{0,200}<\/(?:quoted|attachment)>)?/gi;
const TAG = /^<(\/?)([a-z][a-z0-9]*)([^<>]*)>$/i;

/** A text without the placeholders for quoted messages and attachments. */
export function withoutPlaceholders(text: string): string {
  return text.replaceAll(PLACEHOLDER, '');
}

/** Whether it holds somebody else's message. */
export function hasQuotedMessage(text: string): boolean {
  return [...text.matchAll(/<blockquote\b([^<>]*)>/gi)].some(([, attributes = '']) =>
    OF_OTHERS.test(attributes),
  );
}

/**
 * The text of markup, its entities still as they are. A typed block quote gets the marks of a plain
 * one: whether it counts is asked there.
 */
export function textOfMarkup(html: string): string {
  const page = createPage();
  /** The block quotes that are open, from the outside. */
  const quotes: ('typed' | 'ofOthers')[] = [];
  let ofOthers = 0;
  // Texts and tags by turns.
  const tokens = html.split(/(<[^<>]*>)/);

  function quote(attributes: string): void {
    const kind = OF_OTHERS.test(attributes) ? 'ofOthers' : 'typed';
    quotes.push(kind);
    if (kind === 'ofOthers') ofOthers += 1;
  }

  for (const [index, token] of tokens.entries()) {
    const [, slash = '', tag = '', attributes = ''] = (index % 2 === 1 && TAG.exec(token)) || [];
    const name = tag.toLowerCase();
    if (name === 'blockquote') {
      page.endBlock();
      if (slash === '') quote(attributes);
      else if (quotes.pop() === 'ofOthers') ofOthers -= 1;
      page.setQuoted(quotes.length > 0);
    } else if (ofOthers > 0) continue;
    else if (index % 2 === 0) page.text(token);
    else if (BLOCKS.has(name)) page.endBlock(name === 'tr');
    else if (name === 'br') page.endLine();
    else if (CELLS.has(name)) page.cell(slash === '');
    else if (slash === '' && (name === 'emoji' || name === 'img')) page.text(emojiOf(attributes));
    else if (name === '' && !token.startsWith('<!')) page.text(token);
    if (
      slash === '' &&
      NAMED.has(name) &&
      TAG.exec(tokens[index + 2] ?? '')?.[2]?.toLowerCase() === name
    )
      tokens[index + 1] = '';
  }
  return page.end();
}

/** The lines written so far. */
function createPage() {
  const lines: string[] = [];
  let [line, isQuoted, isInCell, cells, cellFrom] = ['', false, false, 0, 0];

  function push(): void {
    lines.push(isQuoted ? `&gt; ${line}` : line);
    line = '';
  }
  /** If nothing is written yet, there is no line to end. */
  function endBlock(isRow = false): void {
    if (isRow) [isInCell, cells] = [false, 0];
    if (isInCell) line += ' ';
    else if (line.trim() !== '') push();
    else line = '';
  }
  return {
    endBlock,
    endLine(): void {
      if (isInCell) line += ' ';
      else push();
    },
    cell(isBegin: boolean): void {
      if (isInCell) line = line.slice(0, cellFrom) + cellText(line.slice(cellFrom));
      isInCell = isBegin;
      if (!isBegin) return;
      if (cells > 0) line += '\t';
      [cells, cellFrom] = [cells + 1, line.length];
    },
    /** Line ends within a text are the person's own. Line ends around it belong to the markup. */
    text(text: string): void {
      if (isInCell) line += text.replaceAll(/[\r\n\t]+/g, ' ');
      else if (text.trim() === '' && text.includes('\n')) line += line === '' ? '' : ' ';
      else
        for (const [index, part] of text.split(/\r?\n/).entries()) {
          if (index > 0 && (line !== '' || index > 1)) push();
          line += part;
        }
    },
    setQuoted(quoted: boolean): void {
      isQuoted = quoted;
    },
    end(): string {
      [isInCell, cells] = [false, 0];
      endBlock();
      return lines.join('\n');
    },
  };
}

/** A cell as tables of text have it. */
function cellText(cell: string): string {
  const quoted = cell.replace(/"|&quot;|&#34;/gi, '""');
  return quoted === cell ? cell : `"${quoted.trim()}"`;
}

/** A picture's text, if it is an emoji and not a description. */
function emojiOf(attributes: string): string {
  const [, double, single] = /\balt=(?:"([^"]*)"|'([^']*)')/i.exec(attributes) ?? [];
  const alt = double ?? single ?? '';
  return /\p{L}|\p{N}{2}/u.test(alt) ? '' : alt;
}
