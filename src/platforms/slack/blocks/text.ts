// Turns a text into Slack's form so that people's words never become markup. Slack's mrkdwn has no
// escape for `*_~` and backticks. Invisible characters between them disturb copying, and count as
// word edges, where marks work. So mrkdwn is hardly used: a text without style is plain_text, and a
// text with style is rich_text, where style is data.
import { lengthOf } from '../../../cards/shortened';
import { cutAt, LIMITS, shownText } from './limits';
import { plainOf, type Run, read } from '../../shared/card-markdown';

export type Block = Record<string, unknown>;

export const plainText = (text: string) => ({ type: 'plain_text', text, emoji: false });

/** `&`, `<` and `>` are control characters in mrkdwn and in a message's summary. */
export function escapeEntities(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/**
 * Splits runs into pieces of at most `max` characters, between words if possible. A link stays
 * whole if it fits.
 */
export function splitRuns(runs: readonly Run[], max: number): Run[][] {
  const pieces: Run[][] = [];
  let piece: Run[] = [];
  let room = max;
  const turn = () => {
    if (plainOf(piece).trim() !== '') pieces.push(piece);
    piece = [];
    room = max;
  };
  for (const run of runs) {
    let rest = run.text;
    if (run.url !== undefined && lengthOf(rest) > room && lengthOf(rest) <= max) turn();
    while (rest !== '') {
      if (room === 0) turn();
      const head = lengthOf(rest) <= room ? rest : rest.slice(0, cutAt(rest, room));
      piece.push({ ...run, text: head });
      room -= lengthOf(head);
      rest = rest.slice(head.length);
      if (rest !== '') turn();
    }
  }
  turn();
  return pieces;
}

const isStyled = ({ bold, italic, code, url }: Run) => bold || italic || code || url !== undefined;

function richText(runs: readonly Run[]): Block {
  const elements = runs.map(({ text, url, ...style }) => ({
    ...(url === undefined ? { type: 'text', text } : { type: 'link', url, text }),
    ...(Object.keys(style).length > 0 && { style }),
  }));
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

/** A text of any length in the body of a message or modal. */
export function paragraphs(runs: readonly Run[]): Block[] {
  return splitRuns(runs, LIMITS.section).map((piece) =>
    piece.some(isStyled) ? richText(piece) : { type: 'section', text: plainText(plainOf(piece)) },
  );
}

/**
 * Subtle text. With a link, it is a normal paragraph, because a context block takes no rich text.
 */
export function captions(runs: readonly Run[]): Block[] {
  if (runs.some(({ url }) => url !== undefined)) return paragraphs(runs);
  return splitRuns(runs, LIMITS.section).map((piece) => ({
    type: 'context',
    elements: [plainText(plainOf(piece))],
  }));
}

/** A title: big if it fits on Slack's one line, otherwise bold. */
export function heading(runs: readonly Run[]): Block[] {
  const words = plainOf(runs).trim();
  if (words === '') return [];
  const fits =
    lengthOf(words) <= LIMITS.header &&
    !words.includes('\n') &&
    runs.every(({ url }) => url === undefined);
  return fits ? [{ type: 'header', text: plainText(words) }] : paragraphs(bold(runs));
}

export const bold = (runs: readonly Run[]): Run[] => runs.map((run) => ({ ...run, bold: true }));

/**
 * Whether a text holds nothing that mrkdwn could interpret: marks, emoji names, or a quote's sign
 * at the start of a line.
 */
const isTame = (text: string) => !/[*_~`]|:[\w+'-]+:|^\s*>/m.test(text);

interface FactRuns {
  readonly title: Run[];
  readonly value: Run[];
}

/**
 * Facts in Slack's two columns, ten a section. The title is bold by mrkdwn. This is the only use of
 * mrkdwn, and only if title and value hold no markup; otherwise the fact is plain text. A fact that
 * is too long for a field, or has a link, gets a block of its own.
 */
export function factBlocks(
  facts: readonly { readonly title: string; readonly value: string }[],
): Block[] {
  const blocks: Block[] = [];
  let fields: Block[] = [];
  const close = () => {
    if (fields.length > 0) blocks.push({ type: 'section', fields });
    fields = [];
  };
  for (const fact of facts) {
    const runs = { title: read(fact.title), value: read(fact.value) };
    if (plainOf(runs.title).trim() === '' && plainOf(runs.value).trim() === '') continue;
    const field = factField(runs);
    if (field) fields.push(field);
    else {
      close();
      blocks.push(...paragraphs([...bold(runs.title), { text: '\n' }, ...runs.value]));
    }
    if (fields.length === LIMITS.fields) close();
  }
  close();
  return blocks;
}

function factField({ title, value }: FactRuns): Block | undefined {
  const [name, said] = [plainOf(title).replace(/\s+/g, ' ').trim(), plainOf(value).trim() || '–'];
  if (value.some(({ url }) => url !== undefined)) return undefined;
  if (name !== '' && isTame(name) && isTame(said)) {
    const text = `*${escapeEntities(name)}*\n${escapeEntities(said)}`;
    return lengthOf(text) > LIMITS.field ? undefined : { type: 'mrkdwn', text, verbatim: true };
  }
  const text = name === '' ? said : `${name}\n${said}`;
  return lengthOf(text) > LIMITS.field ? undefined : plainText(text);
}

/** Columns of short texts side by side. Undefined if they hold too much for that. */
export function sideBySide(columns: readonly (readonly Run[])[]): Block | undefined {
  if (
    columns.length > LIMITS.fields ||
    columns.some((runs) => runs.some(({ url }) => url !== undefined))
  )
    return undefined;
  const texts = columns.map(plainOf);
  if (texts.some((text) => text.trim() === '' || lengthOf(text) > LIMITS.field)) return undefined;
  return { type: 'section', fields: texts.map(plainText) };
}

/** The text beside the blocks. Slack shows it as mrkdwn, so it must not notify a whole channel. */
export const summary = (text: string): string => escapeEntities(shownText(text, LIMITS.summary));
