// Turns each kind of card element into blocks. to-blocks.ts adds the rest.
import { lengthOf, shortened } from '../../../cards/shortened';
import type {
  CardAction,
  Column,
  Element,
  ExecuteAction,
  Image,
  Input,
  RichTextBlock,
  TextBlock,
} from '../../../cards/subset';
import { inputBlocks } from './inputs';
import { LIMITS, shownText } from './limits';
import type { Surface } from './surface';
import { plainOf, type Run, read } from '../../shared/card-markdown';
import {
  type Block,
  bold,
  captions,
  factBlocks,
  heading,
  paragraphs,
  plainText,
  sideBySide,
} from './text';

export function elementBlocks(element: Element, surface: Surface): Block[] {
  switch (element.type) {
    case 'TextBlock':
      return [...divider(element), ...textBlocks(element)];
    case 'RichTextBlock':
      return paragraphs(inlineRuns(element));
    case 'FactSet':
      return factBlocks(element.facts);
    case 'Image':
      return isAddress(element.url)
        ? [{ type: 'image', ...imageOf(element) }]
        : captions([{ text: element.altText }]);
    case 'Container':
      return [
        ...divider(element),
        ...element.items.flatMap((item) => elementBlocks(item, surface)),
      ];
    case 'ColumnSet':
      return columnBlocks(element.columns, surface);
    case 'ActionSet':
      return [...refusedLinks(element.actions), ...buttonBlocks(element.actions, surface)];
    default:
      return inputsIn(element, surface);
  }
}

const divider = ({ separator }: { separator?: boolean }): Block[] =>
  separator ? [{ type: 'divider' }] : [];

function textBlocks({ text, weight, size, isSubtle }: TextBlock): Block[] {
  const runs = read(text);
  if (plainOf(runs).trim() === '') return [];
  const big = size === 'medium' || size === 'large' || size === 'extraLarge';
  if (weight === 'bolder' && big) return heading(runs);
  if (isSubtle) return captions(runs);
  return paragraphs(weight === 'bolder' ? bold(runs) : runs);
}

function inlineRuns({ inlines }: RichTextBlock): Run[] {
  return inlines.map((inline) =>
    typeof inline === 'string'
      ? { text: inline }
      : {
          text: inline.text,
          ...(inline.weight === 'bolder' && { bold: true as const }),
          ...(inline.italic === true && { italic: true as const }),
        },
  );
}

const imageOf = ({ url, altText }: Image): Block => ({
  image_url: url,
  alt_text: shortened(altText, LIMITS.altText),
});

/**
 * Side by side if Slack can: texts as fields, a picture beside a text. Otherwise one below the
 * other.
 */
function columnBlocks(columns: readonly Column[], surface: Surface): Block[] {
  const texts = columns.map(textOfColumn);
  const words = texts.filter((text) => text !== undefined);
  if (columns.length > 0 && words.length === columns.length) {
    const block = sideBySide(words.map((text) => read(text)));
    if (block) return [block];
  }
  const [image] = columns.flatMap(({ items }) =>
    items.length === 1 && items[0]?.type === 'Image' ? items : [],
  );
  const [text] = words;
  if (
    columns.length === 2 &&
    image?.type === 'Image' &&
    isAddress(image.url) &&
    text !== undefined
  ) {
    const runs = read(text);
    const fits =
      plainOf(runs).trim() !== '' &&
      lengthOf(plainOf(runs)) <= LIMITS.section &&
      runs.every(({ url }) => url === undefined);
    if (fits)
      return [
        {
          type: 'section',
          text: plainText(plainOf(runs)),
          accessory: { type: 'image', ...imageOf(image) },
        },
      ];
  }
  return columns.flatMap(({ items }) => items.flatMap((item) => elementBlocks(item, surface)));
}

/** The text of a column, if the column holds nothing else. */
function textOfColumn({ items }: Column): string | undefined {
  const texts = items.flatMap((item) => (item.type === 'TextBlock' ? [item.text] : []));
  return texts.length === items.length ? texts.join('\n') : undefined;
}

function inputsIn(input: Input, { kind, words }: Surface): Block[] {
  if (kind === 'message')
    throw new Error(`a message cannot hold the input ${input.id}: only a form can`);
  return inputBlocks(input, words);
}

const isAddress = (url: string) => /^https?:\/\//i.test(url) && url.length <= LIMITS.url;

const isRefused = (action: CardAction) =>
  action.type === 'Action.OpenUrl' && !isAddress(action.url);

/** Links that Slack refuses on a button, written out. */
export function refusedLinks(actions: readonly CardAction[]): Block[] {
  return actions.flatMap((action) =>
    action.type === 'Action.OpenUrl' && isRefused(action)
      ? paragraphs([{ text: `${action.title}: ${action.url}` }])
      : [],
  );
}

/** Buttons, 25 a block. */
export function buttonBlocks(actions: readonly CardAction[], { kind }: Surface): Block[] {
  const execute = actions.find(({ type }) => type === 'Action.Execute');
  if (kind === 'modal' && execute)
    throw new Error(
      `a form cannot hold the button ${execute.title}: its one button is the one that sends it`,
    );
  const buttons = actions.filter((action) => !isRefused(action)).map(button);
  return Array.from({ length: Math.ceil(buttons.length / LIMITS.actions) }, (_, page) => ({
    type: 'actions',
    elements: buttons.slice(page * LIMITS.actions, (page + 1) * LIMITS.actions),
  }));
}

/**
 * The separator in a button's id, between the verb and the part that makes the id unique in its
 * block.
 */
const SEPARATOR = ':';
const LINK = 'link';

function button(action: CardAction, index: number): Block {
  const text = plainText(shownText(action.title, LIMITS.button));
  return action.type === 'Action.OpenUrl'
    ? { type: 'button', text, action_id: `${LINK}${SEPARATOR}${index}`, url: action.url }
    : { type: 'button', text, ...pressOf(action, index) };
}

const STYLES = {
  positive: { style: 'primary' },
  destructive: { style: 'danger' },
  default: {},
} as const;

/** The verb is the button's id, and the data is its value. Both come back with the press. */
function pressOf({ verb, data, style }: ExecuteAction, index: number): Block {
  const value = JSON.stringify(data ?? {});
  if (lengthOf(value) > LIMITS.buttonValue)
    throw new Error(`the data of ${verb} do not fit into a Slack button`);
  return { action_id: `${verb}${SEPARATOR}${index}`, value, ...STYLES[style ?? 'default'] };
}

/** The verb in a button's id; undefined for a link. */
export function verbOf(actionId: string): string | undefined {
  const end = actionId.lastIndexOf(SEPARATOR);
  const verb = actionId.slice(0, Math.max(0, end));
  return verb === LINK || verb === '' ? undefined : verb;
}
