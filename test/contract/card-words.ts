// What one reads on a card, and on what Slack makes of it: to see that nothing was lost on the way
// without a sign of it.
import MarkdownIt from 'markdown-it';
import type { Card } from '../../src/core/message';
import { walk } from '../harness/fake-teams-checks';
import { textsIn } from '../support/block-text';

/** CommonMark as the web page and Teams read it: an implementation that is none of ours. */
const markdown = new MarkdownIt({ html: false, linkify: false });

/**
 * What one reads of an element, by its kind; `*`: in markdown. What an input stands at is read only
 * where it is text.
 */
const READ: Readonly<Record<string, readonly string[]>> = {
  TextBlock: ['*text'],
  TextRun: ['text'],
  Fact: ['*title', '*value'],
  Image: ['altText'],
  Choice: ['title'],
  'Input.Text': ['label', 'placeholder', 'value'],
  'Input.Number': ['label', 'value'],
  'Input.Date': ['label', 'value'],
  'Input.Time': ['label', 'value'],
  'Input.Toggle': ['label', 'title'],
  'Input.ChoiceSet': ['label', 'placeholder'],
  'Action.Execute': ['title'],
  'Action.OpenUrl': ['title'],
};

/** Every text that one reads on a card. */
export function wordsOn(card: Card): string[] {
  const words: string[] = [];
  const take = (element: Readonly<Record<string, unknown>>, path: string) => {
    for (const name of READ[kindOf(element, path)] ?? []) {
      const value = element[name.replace('*', '')];
      if (typeof value === 'string' && value !== '')
        words.push(name.startsWith('*') ? read(value) : value);
    }
  };
  walk(card['body'], 'body', take);
  walk(card['actions'] ?? [], 'actions', take);
  return words;
}

/** The markdown of a card as HTML: what people said must make no element there. */
export function htmlOf(card: Card): string {
  const html: string[] = [];
  walk(card['body'], 'body', (element, path) => {
    for (const name of READ[kindOf(element, path)] ?? []) {
      const value = element[name.replace('*', '')];
      if (typeof value === 'string' && name.startsWith('*')) html.push(markdown.render(value));
    }
  });
  return html.join('');
}

function kindOf({ type }: Readonly<Record<string, unknown>>, path: string): string {
  if (typeof type === 'string') return type;
  return /\.facts\[\d+\]$/.test(path) ? 'Fact' : /\.choices\[\d+\]$/.test(path) ? 'Choice' : '';
}

function read(text: string): string {
  return markdown
    .parse(text, {})
    .flatMap(({ children }) => children ?? [])
    .map(({ content, type }) => (type === 'softbreak' || type === 'hardbreak' ? '\n' : content))
    .join('');
}

/** Everything that one reads in blocks, in one string without blanks. */
export const wordsIn = (blocks: unknown): string => squeezed(textsIn(blocks).join(' '));

const squeezed = (text: string) => text.replace(/\s+/g, '');

/**
 * Texts of the card that blocks show neither whole nor up to an ellipsis. `cut`: the line that says
 * that the rest was left out.
 */
export function lost(card: Card, blocks: unknown, cut: string): string[] {
  const shown = wordsIn(blocks);
  if (shown.includes(squeezed(cut))) return [];
  return wordsOn(card).filter((text) => {
    const wanted = squeezed(text);
    if (shown.includes(wanted)) return false;
    const shortest = Math.min(20, wanted.length);
    for (let end = wanted.length; end >= shortest; end -= 1)
      if (shown.includes(`${wanted.slice(0, end)}…`)) return false;
    return true;
  });
}
