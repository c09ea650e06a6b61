// Turns a rendered Adaptive Card into what Slack shows: a message, or a modal for a form. Long
// texts are split over blocks. A card that is too long for one message is cut at its end, with a
// line that says so. Buttons are cut together with their texts.
import { lengthOf, shortened } from '../../../cards/shortened';
import { asSubset, type Element } from '../../../cards/subset';
import type { Outbound } from '../../../core/message';
import type { RenderedForm } from '../../../core/platform';
import { buttonBlocks, elementBlocks, refusedLinks } from './elements';
import { fileBlock } from './inputs';
import type { BlockWords } from './surface';
import { LIMITS, shownText } from './limits';
import { plainOf, type Run, read } from '../../shared/card-markdown';
import { type Block, paragraphs, plainText, summary } from './text';

export interface SlackMessage {
  /** For notifications and screen readers. */
  readonly text: string;
  readonly blocks: Block[];
}

/** What a message shows. Throws on what a message cannot hold. */
export function toMessage(message: Outbound, words: BlockWords): SlackMessage {
  const text = summary(message.text);
  if (!message.card)
    return { text, blocks: within(paragraphs(commandRuns(message.text)), [], words) };
  const { body, actions = [] } = asSubset(message.card);
  const surface = { kind: 'message', words } as const;
  const shown = [
    ...body.flatMap((element) => elementBlocks(element, surface)),
    ...refusedLinks(actions),
  ];
  const blocks = within(shown, buttonBlocks(actions, surface), words);
  return { text, blocks: blocks.length > 0 ? blocks : paragraphs([{ text: message.text }]) };
}

/**
 * In plain texts, backticks mark words that people can say: `tip`. They do nothing else, also in
 * people's words.
 */
function commandRuns(text: string): Run[] {
  return text
    .split(/(`[^`\n]{1,80}`)/)
    .filter((part) => part !== '')
    .map((part) =>
      /^`[^`]+`$/.test(part) ? { text: part.slice(1, -1), code: true } : { text: part },
    );
}

/**
 * A form as a modal view. `metadata` comes back with its submission. Throws on what a modal cannot
 * hold.
 */
export function toView(form: RenderedForm, metadata: string, words: BlockWords): Block {
  if (metadata.length > LIMITS.metadata)
    throw new Error(`the data of the form ${form.submit.verb} do not fit into a Slack modal`);
  const card = asSubset(form.card.card);
  const surface = { kind: 'modal', words } as const;
  const others = (card.actions ?? []).filter(
    (action) => action.type !== 'Action.Execute' || action.verb !== form.submit.verb,
  );
  const blocks = [
    ...withoutTitle(card.body, form.title).flatMap((element) => elementBlocks(element, surface)),
    ...(form.file ? [fileBlock(form.file)] : []),
    ...refusedLinks(others),
    ...buttonBlocks(others, surface),
  ];
  if (blocks.length > LIMITS.modalBlocks)
    throw new Error(`the form ${form.submit.verb} does not fit into a Slack modal`);
  return {
    type: 'modal',
    callback_id: form.submit.verb,
    private_metadata: metadata,
    title: plainText(shownText(form.title, LIMITS.modalTitle)),
    submit: plainText(shownText(form.submit.label, LIMITS.modalButton)),
    close: plainText(shownText(words.cancel, LIMITS.modalButton)),
    blocks,
  };
}

/** A modal has a title already, so a heading with the same text is left out. */
function withoutTitle([first, ...rest]: readonly Element[], title: string): readonly Element[] {
  if (!first) return rest;
  const isHeading =
    first.type === 'TextBlock' && first.weight === 'bolder' && plainOf(read(first.text)) === title;
  return isHeading && lengthOf(title) <= LIMITS.modalTitle ? rest : [first, ...rest];
}

/** A modal that only says something: while a form is fetched, or when there is none. */
export function noteView(title: string, text: string, close: string): Block {
  return {
    type: 'modal',
    title: plainText(shownText(title, LIMITS.modalTitle)),
    close: plainText(shownText(close, LIMITS.modalButton)),
    blocks: paragraphs(commandRuns(shownText(text, LIMITS.message))),
  };
}

/** All visible characters of a block. */
function textIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textIn(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [name, item]) =>
      sum +
      (typeof item === 'string' && (name === 'text' || name === 'alt_text')
        ? lengthOf(item)
        : textIn(item)),
    0,
  );
}

/**
 * `body` and `last` in one message. `last` is always complete. If the body is too long, a line that
 * says so replaces its end.
 */
function within(body: readonly Block[], last: readonly Block[], words: BlockWords): Block[] {
  let room = LIMITS.messageBlocks - last.length;
  let left = LIMITS.message - textIn(last);
  if (room < 1 || left < lengthOf(words.shortened))
    throw new Error('more buttons than a Slack message can hold');
  if (body.length <= room && textIn(body) <= left) return [...body, ...last];
  room -= 1;
  left -= lengthOf(words.shortened);
  const kept: Block[] = [];
  for (const block of body) {
    const size = textIn(block);
    if (kept.length < room && size <= left) {
      kept.push(block);
      left -= size;
      continue;
    }
    const { text } = block as { text?: { text: string } };
    const words = block['type'] === 'section' ? text?.text : undefined;
    if (kept.length < room && left > 200 && words !== undefined && !block['accessory'])
      kept.push({ type: 'section', text: plainText(shortened(words, left)) });
    break;
  }
  while (kept.at(-1)?.['type'] === 'divider') kept.pop();
  return [...kept, { type: 'context', elements: [plainText(words.shortened)] }, ...last];
}
