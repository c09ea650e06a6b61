// The part of Adaptive Cards 1.5 that our templates use: every platform draws all of it. What stands outside fails the card suite, and
// so the build, not the user.
import type { Card } from '../core/message';

export interface TextBlock {
  readonly type: 'TextBlock';
  /** Markdown: bold, italic, links, lists. People's text in it is escaped. */
  readonly text: string;
  readonly size?: 'small' | 'default' | 'medium' | 'large' | 'extraLarge';
  readonly weight?: 'lighter' | 'default' | 'bolder';
  readonly isSubtle?: boolean;
  readonly separator?: boolean;
}

export interface Fact {
  readonly title: string;
  readonly value: string;
}
export interface FactSet {
  readonly type: 'FactSet';
  readonly facts: readonly Fact[];
}
export interface Image {
  readonly type: 'Image';
  readonly url: string;
  readonly altText: string;
}
export interface Container {
  readonly type: 'Container';
  readonly items: readonly Element[];
  readonly separator?: boolean;
}
export interface Column {
  readonly type: 'Column';
  readonly items: readonly Element[];
}
export interface ColumnSet {
  readonly type: 'ColumnSet';
  readonly columns: readonly Column[];
}
export interface ActionSet {
  readonly type: 'ActionSet';
  readonly actions: readonly CardAction[];
}

interface InputBase {
  readonly id: string;
  readonly label: string;
  readonly isRequired?: boolean;
  readonly errorMessage?: string;
  readonly value?: string | number;
}
export interface TextInput extends InputBase {
  readonly type: 'Input.Text';
  readonly placeholder?: string;
  readonly isMultiline?: boolean;
  readonly maxLength?: number;
  readonly style?: 'text' | 'url' | 'email';
}
export interface NumberInput extends InputBase {
  readonly type: 'Input.Number';
  readonly min?: number;
  readonly max?: number;
}
export interface DateInput extends InputBase {
  readonly type: 'Input.Date';
}
export interface TimeInput extends InputBase {
  readonly type: 'Input.Time';
}
export interface ToggleInput extends InputBase {
  readonly type: 'Input.Toggle';
  readonly title: string;
  readonly valueOn?: string;
  readonly valueOff?: string;
}
export interface Choice {
  readonly title: string;
  readonly value: string;
}
export interface ChoiceSetInput extends InputBase {
  readonly type: 'Input.ChoiceSet';
  readonly choices: readonly Choice[];
  readonly isMultiSelect?: boolean;
  readonly style?: 'compact' | 'expanded';
  readonly placeholder?: string;
}
export type Input = TextInput | NumberInput | DateInput | TimeInput | ToggleInput | ChoiceSetInput;
export type Element = TextBlock | FactSet | Image | Container | ColumnSet | ActionSet | Input;

export interface ExecuteAction {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly style?: 'default' | 'positive' | 'destructive';
}
export interface OpenUrlAction {
  readonly type: 'Action.OpenUrl';
  readonly title: string;
  readonly url: string;
}
export type CardAction = ExecuteAction | OpenUrlAction;

export interface SubsetCard {
  readonly type: 'AdaptiveCard';
  readonly version: string;
  readonly fallbackText: string;
  readonly body: readonly Element[];
  readonly actions?: readonly CardAction[];
}

/** Text properties that an element must have. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  TextBlock: ['text'],
  FactSet: [],
  Image: ['url', 'altText'],
  Container: [],
  ColumnSet: [],
  ActionSet: [],
  'Input.Text': ['id', 'label'],
  'Input.Number': ['id', 'label'],
  'Input.Date': ['id', 'label'],
  'Input.Time': ['id', 'label'],
  'Input.Toggle': ['id', 'label', 'title'],
  'Input.ChoiceSet': ['id', 'label'],
};
const ACTIONS: Readonly<Record<string, readonly string[]>> = { 'Action.Execute': ['title', 'verb'], 'Action.OpenUrl': ['title', 'url'] };

type Loose = Readonly<Record<string, unknown>>;

/** What stands in a rendered card that is not of the subset; empty = it is. */
export function checkSubset(card: Card): string[] {
  const complaints: string[] = [];
  const list = (value: unknown, where: string, each: (item: Loose, place: string) => void) => {
    if (!Array.isArray(value)) complaints.push(`${where} is no list`);
    else for (const [index, item] of value.entries()) each(item as Loose, `${where}[${index}]`);
  };
  const lacks = (item: Loose, names: readonly string[], where: string) => {
    for (const name of names)
      if (typeof item[name] !== 'string' || item[name] === '') complaints.push(`${where} (${String(item['type'])}) has no ${name}`);
  };
  const action = (item: Loose, where: string) => {
    const names = ACTIONS[item['type'] as string];
    if (names) lacks(item, names, where);
    else complaints.push(`${where}: ${String(item['type'])} is not of the subset`);
  };
  const element = (item: Loose, where: string) => {
    const names = REQUIRED[item['type'] as string];
    if (!names) {
      complaints.push(`${where}: ${String(item['type'])} is not of the subset`);
      return;
    }
    lacks(item, names, where);
    if (item['type'] === 'Container') list(item['items'], `${where}.items`, element);
    if (item['type'] === 'ColumnSet')
      list(item['columns'], `${where}.columns`, (column, place) => list(column['items'], `${place}.items`, element));
    if (item['type'] === 'ActionSet') list(item['actions'], `${where}.actions`, action);
    if (item['type'] === 'FactSet')
      list(item['facts'], `${where}.facts`, (fact, place) => lacks({ type: 'Fact', ...fact }, ['title', 'value'], place));
    if (item['type'] === 'Input.ChoiceSet')
      list(item['choices'], `${where}.choices`, (choice, place) => lacks({ type: 'Choice', ...choice }, ['title', 'value'], place));
  };
  if (card['version'] !== '1.5') complaints.push('version is not 1.5');
  if (typeof card['fallbackText'] !== 'string' || card['fallbackText'] === '') complaints.push('fallbackText is missing');
  list(card['body'], 'body', element);
  if (card['actions'] !== undefined) list(card['actions'], 'actions', action);
  return complaints;
}

/** A rendered card as the subset; throws with the first complaint. */
export function asSubset(card: Card): SubsetCard {
  const [complaint] = checkSubset(card);
  if (complaint !== undefined) throw new Error(`a card that not every platform can draw: ${complaint}`);
  return card as unknown as SubsetCard;
}

/** Every input in a card, in order. */
export function inputsOf(elements: readonly Element[]): Input[] {
  return elements.flatMap((element) => {
    if (element.type === 'Container') return inputsOf(element.items);
    if (element.type === 'ColumnSet') return element.columns.flatMap((column) => inputsOf(column.items));
    return element.type.startsWith('Input.') ? [element as Input] : [];
  });
}
