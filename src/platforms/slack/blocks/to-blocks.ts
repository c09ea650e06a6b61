// From a rendered Adaptive Card to Block Kit. Long texts are split over sections; what a message can't hold at all is cut at its end
// with a line that says so. Inputs have no place in a message: forms open as modals.
import { asSubset, type CardAction, type Element, inputsOf } from '../../../cards/subset';
import type { Outbound } from '../../../core/message';
import type { RenderedForm } from '../../../core/platform';
import { type Block, inputBlock } from './inputs';
import { LIMITS, lengthOf, shortened, split } from './limits';
import { escapeText, write } from './mrkdwn';

/** Our own words in a message, in the reader's language. */
export interface BlockWords {
  readonly shortened: string;
  readonly cancel: string;
}

const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true });
const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });

const sections = (markdown: string): Block[] =>
  split(write(markdown).mrkdwn, LIMITS.section).map((piece) => ({ type: 'section', text: mrkdwn(piece) }));

/** What a message shows: its blocks, and the text for notifications and screen readers. */
export function toMessage(message: Outbound, words: BlockWords): { text: string; blocks?: Block[] } {
  // Slack parses this text too, so that nobody may call a whole channel by it.
  const text = escapeText(shortened(message.text, LIMITS.section));
  if (!message.card)
    return {
      text,
      blocks: split(write(withoutMarks(message.text)).mrkdwn, LIMITS.section).map((piece) => ({ type: 'section', text: mrkdwn(piece) })),
    };
  const card = asSubset(message.card);
  const [input] = inputsOf(card.body);
  if (input) throw new Error(`a message cannot hold the input ${input.id}: only a form can`);
  const blocks = [...card.body.flatMap(elementBlocks), ...actionBlocks(card.actions ?? [])];
  return { text, blocks: within(blocks, LIMITS.messageBlocks, LIMITS.message, words) };
}

/** A catalogue's text may hold `code`; people's text in it may hold anything, and is text. */
function withoutMarks(text: string): string {
  return text.replace(/[\\*_[\]()~#>|<&!]/g, (mark) => `\\${mark}`);
}

/** A form as a modal view. `metadata` comes back with its submission. */
export function toView(form: RenderedForm, callbackId: string, metadata: string, words: BlockWords): Block {
  const card = asSubset(form.card.card);
  const blocks = within(
    card.body.flatMap((element) =>
      element.type.startsWith('Input.') ? [inputBlock(element as Parameters<typeof inputBlock>[0])] : elementBlocks(element),
    ),
    LIMITS.modalBlocks,
    Number.POSITIVE_INFINITY,
    words,
  );
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: metadata,
    title: plain(shortened(form.title, LIMITS.modalTitle)),
    submit: plain(shortened(form.submit.label, LIMITS.modalButton)),
    close: plain(shortened(words.cancel, LIMITS.modalButton)),
    blocks,
  };
}

/** A modal that only says something: while a form is fetched, or when there is none. */
export function noteView(title: string, text: string, close: string): Block {
  return {
    type: 'modal',
    title: plain(shortened(title, LIMITS.modalTitle)),
    close: plain(shortened(close, LIMITS.modalButton)),
    blocks: sections(withoutMarks(text)),
  };
}

function elementBlocks(element: Element): Block[] {
  switch (element.type) {
    case 'TextBlock': {
      const divider: Block[] = element.separator ? [{ type: 'divider' }] : [];
      const { plain: words } = write(element.text);
      if (words.trim() === '') return divider;
      const isTitle =
        element.weight === 'bolder' && (element.size === 'medium' || element.size === 'large' || element.size === 'extraLarge');
      if (isTitle && lengthOf(words) <= LIMITS.header && !words.includes('\n')) return [...divider, { type: 'header', text: plain(words) }];
      if (element.isSubtle)
        return [
          ...divider,
          ...split(write(element.text).mrkdwn, LIMITS.section).map((piece) => ({ type: 'context', elements: [mrkdwn(piece)] })),
        ];
      const bold = element.weight === 'bolder' && !/\n/.test(element.text);
      return [...divider, ...sections(bold ? `**${element.text}**` : element.text)];
    }
    case 'FactSet': {
      const fields = element.facts.map(({ title, value }) =>
        mrkdwn(shortened(`*${write(title).mrkdwn}*\n${write(value).mrkdwn}`, LIMITS.field)),
      );
      return Array.from({ length: Math.ceil(fields.length / LIMITS.fields) }, (_, page) => ({
        type: 'section',
        fields: fields.slice(page * LIMITS.fields, (page + 1) * LIMITS.fields),
      }));
    }
    case 'Image':
      return [{ type: 'image', image_url: element.url, alt_text: shortened(element.altText, LIMITS.altText) }];
    case 'Container':
      return [...(element.separator ? [{ type: 'divider' }] : []), ...element.items.flatMap(elementBlocks)];
    case 'ColumnSet':
      return element.columns.flatMap((column) => column.items.flatMap(elementBlocks));
    case 'ActionSet':
      return actionBlocks(element.actions);
    default:
      throw new Error(`a message cannot hold ${element.type}`);
  }
}

function actionBlocks(actions: readonly CardAction[]): Block[] {
  const buttons = actions.map(button);
  return Array.from({ length: Math.ceil(buttons.length / LIMITS.actions) }, (_, page) => ({
    type: 'actions',
    elements: buttons.slice(page * LIMITS.actions, (page + 1) * LIMITS.actions),
  }));
}

const SEPARATOR = ':';

function button(action: CardAction, index: number): Block {
  const text = plain(shortened(action.title, LIMITS.button));
  if (action.type === 'Action.OpenUrl')
    return { type: 'button', text, action_id: `open${SEPARATOR}${index}`, url: shortened(action.url, LIMITS.url) };
  const value = JSON.stringify(action.data ?? {});
  if (value.length > LIMITS.buttonValue) throw new Error(`the data of ${action.verb} do not fit into a Slack button`);
  const style = { positive: { style: 'primary' }, destructive: { style: 'danger' }, default: {} }[action.style ?? 'default'];
  // Ids are unique within a block: the same verb may stand in it several times.
  return { type: 'button', text, action_id: `${action.verb}${SEPARATOR}${index}`, value, ...style };
}

/** The verb in a button's id; undefined for a link. */
export function verbOf(actionId: string): string | undefined {
  const [verb] = actionId.split(SEPARATOR);
  return verb === 'open' ? undefined : verb;
}

/** Cuts what is too much at the end of the texts, keeps the buttons, and says that something was cut. */
function within(blocks: readonly Block[], mostBlocks: number, mostText: number, words: BlockWords): Block[] {
  const size = (block: Block) => (block['type'] === 'actions' || block['type'] === 'input' ? 0 : lengthOf(JSON.stringify(block)));
  const total = blocks.reduce((sum, block) => sum + size(block), 0);
  if (blocks.length <= mostBlocks && total <= mostText) return [...blocks];
  const keep = (block: Block) => block['type'] === 'actions' || block['type'] === 'input';
  let room = mostBlocks - 1 - blocks.filter(keep).length;
  let left = mostText - lengthOf(words.shortened) - 100;
  let cut = false;
  const kept: Block[] = [];
  for (const block of blocks) {
    if (keep(block)) {
      if (cut && !kept.some((one) => one['block_id'] === 'cut')) kept.push(cutLine(words));
      kept.push(block);
      continue;
    }
    if (cut || room < 1 || size(block) > left) {
      cut = true;
      continue;
    }
    room -= 1;
    left -= size(block);
    kept.push(block);
  }
  if (!kept.some((one) => one['block_id'] === 'cut')) kept.push(cutLine(words));
  return kept.slice(0, mostBlocks);
}

function cutLine(words: BlockWords): Block {
  return { type: 'context', block_id: 'cut', elements: [plain(words.shortened)] };
}
