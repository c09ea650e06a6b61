// Reads the markdown of our cards: bold, italic, code, links, list marks, and the backslashes that
// keep people's text from being any of these. Gives runs of text with their style. Slack's text.ts
// decides how Slack gets them.

export interface Style {
  readonly bold?: true;
  readonly italic?: true;
  readonly code?: true;
}

/** A piece of text in one style. Its content is shown as it is. */
export interface Run extends Style {
  readonly text: string;
  /** The address that a press opens. */
  readonly url?: string;
}

const ESCAPED = /\\([\\*_[\]()`~#>|<&!.+={}"'-])/y;
/** Also around nothing and around blanks, because a template's bold text can be empty. */
const BOLD = /\*\*((?:\\.|[^\\])*?)\*\*|__((?:\\.|[^\\])*?)__(?!\w)/sy;
const ITALIC = /\*(?=[^\s*])((?:\\.|[^\\*])+?)\*|_(?=[^\s_])((?:\\.|[^\\_])+?)_(?!\w)/sy;
const CODE = /`([^`\n]+)`/y;
const LINK = /\[((?:\\.|[^\\\]])+)\]\(((?:https?:|mailto:)(?:\\.|[^\s()\\])+)\)/sy;
const LIST_MARK = /[ \t]*[-*+][ \t]+/y;
const PLAIN = /[^\\*_`[\n]+/y;

/**
 * The runs of a text, in order; neighbours differ in style. Where people's lines end, markdown has
 * two line ends.
 */
export function read(markdown: string): Run[] {
  return runsIn(markdown.replaceAll('\n\n', '\n'), {});
}

function runsIn(markdown: string, style: Style): Run[] {
  const runs: Run[] = [];
  const say = (text: string) => {
    if (text !== '') runs.push({ ...style, text });
  };
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(markdown);
    if (!match) return undefined;
    at = pattern.lastIndex;
    return match;
  };
  /** An underscore within a word is no mark. */
  const inWord = () =>
    markdown[at] === '_' && at > 0 && /[\p{L}\p{N}]/u.test(markdown[at - 1] ?? '');

  let lineStart = true;
  while (at < markdown.length) {
    const mark = lineStart ? take(LIST_MARK) : undefined;
    lineStart = false;
    if (mark) {
      say(`${/^[ \t]*/.exec(mark[0])?.[0] ?? ''}• `);
      continue;
    }
    const plain = take(PLAIN) ?? take(ESCAPED);
    if (plain) {
      say(plain[1] ?? plain[0]);
      continue;
    }
    const bold = inWord() ? undefined : take(BOLD);
    const italic = bold || inWord() ? undefined : take(ITALIC);
    const link = bold || italic ? undefined : take(LINK);
    const code = bold || italic || link ? undefined : take(CODE);
    if (bold) runs.push(...runsIn(bold[1] ?? bold[2] ?? '', { ...style, bold: true }));
    else if (italic) runs.push(...runsIn(italic[1] ?? italic[2] ?? '', { ...style, italic: true }));
    else if (link)
      runs.push({
        ...style,
        text: plainOf(runsIn(link[1] ?? '', {})),
        url: unescaped(link[2] ?? ''),
      });
    else if (code) runs.push({ ...style, code: true, text: code[1] ?? '' });
    else {
      say(markdown[at] ?? '');
      lineStart = markdown[at] === '\n';
      at += 1;
    }
  }
  return joined(runs);
}

/** The words alone. */
export function plainOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

function joined(runs: readonly Run[]): Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (
      last &&
      !last.url &&
      !run.url &&
      last.bold === run.bold &&
      last.italic === run.italic &&
      last.code === run.code
    )
      found[found.length - 1] = { ...last, text: last.text + run.text };
    else found.push(run);
  }
  return found;
}
