// The part of Adaptive Cards 1.5 that our templates use. Every platform can show all of it.
// Anything else fails the card tests, and so the build.
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

/** Text without markdown, shown as it is. */
export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'lighter' | 'default' | 'bolder';
  readonly italic?: boolean;
  readonly isSubtle?: boolean;
}
export interface RichTextBlock {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly (TextRun | string)[];
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
  /** `filtered`: Teams and the page let people type a part of a choice. Slack always does. */
  readonly style?: 'compact' | 'expanded' | 'filtered';
  readonly placeholder?: string;
}
export type Input = TextInput | NumberInput | DateInput | TimeInput | ToggleInput | ChoiceSetInput;
export type Element =
  | TextBlock
  | RichTextBlock
  | FactSet
  | Image
  | Container
  | ColumnSet
  | ActionSet
  | Input;

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

/** The texts that an element must have. `!`: it must not be empty. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  TextBlock: ['text'],
  RichTextBlock: [],
  TextRun: ['text'],
  FactSet: [],
  Fact: ['title', 'value'],
  Image: ['url!', 'altText'],
  Container: [],
  ColumnSet: [],
  Column: [],
  ActionSet: [],
  'Input.Text': ['id!', 'label!'],
  'Input.Number': ['id!', 'label!'],
  'Input.Date': ['id!', 'label!'],
  'Input.Time': ['id!', 'label!'],
  'Input.Toggle': ['id!', 'label!', 'title!'],
  'Input.ChoiceSet': ['id!', 'label!'],
  Choice: ['title', 'value!'],
  'Action.Execute': ['title', 'verb!'],
  'Action.OpenUrl': ['title', 'url!'],
};

/** The elements inside an element, by property, and their allowed kinds. */
const ELEMENTS = Object.keys(REQUIRED).filter(
  (type) => !/^(TextRun|Fact|Column|Choice|Action\..*)$/.test(type),
);
const ACTIONS = ['Action.Execute', 'Action.OpenUrl'];
const PARTS: Readonly<Record<string, readonly [property: string, kinds: readonly string[]]>> = {
  AdaptiveCard: ['body', ELEMENTS],
  RichTextBlock: ['inlines', ['TextRun']],
  FactSet: ['facts', ['Fact']],
  Container: ['items', ELEMENTS],
  ColumnSet: ['columns', ['Column']],
  Column: ['items', ELEMENTS],
  ActionSet: ['actions', ACTIONS],
  'Input.ChoiceSet': ['choices', ['Choice']],
};

/**
 * Properties that decide what people see or can do. Platforms other than Teams would drop them
 * silently.
 */
const MEANINGFUL =
  /^(selectAction|inlineAction|backgroundImage|refresh|authentication|isVisible|fallback|requires|isEnabled|mode|regex|media)$/;

type Loose = Readonly<Record<string, unknown>>;

/** What in a rendered card is outside the subset; empty if nothing is. */
export function checkSubset(card: Card): string[] {
  const complaints: string[] = [];
  const ids = new Set<unknown>();

  function list(value: unknown, kinds: readonly string[], where: string): void {
    if (!Array.isArray(value)) complaints.push(`${where} is no list`);
    else value.forEach((item: unknown, index) => part(item, kinds, `${where}[${index}]`));
  }

  function part(item: unknown, kinds: readonly string[], where: string): void {
    if (typeof item === 'string' && kinds.includes('TextRun')) return;
    const [only] = kinds;
    const found = (typeof item === 'object' && item !== null ? item : {}) as Loose;
    const type =
      typeof found['type'] === 'string' ? found['type'] : kinds.length === 1 ? only : undefined;
    if (type === undefined || !kinds.includes(type))
      complaints.push(`${where}: ${type ?? 'something without a type'} is not of the subset`);
    else inside(found, type, where);
  }

  function inside(item: Loose, type: string, where: string): void {
    for (const name of REQUIRED[type] ?? []) {
      const value = item[name.replace('!', '')];
      if (typeof value !== 'string' || (value === '' && name.endsWith('!')))
        complaints.push(`${where} (${type}) has no ${name.replace('!', '')}`);
    }
    for (const name of Object.keys(item))
      if (MEANINGFUL.test(name))
        complaints.push(`${where} (${type}): ${name} is not of the subset`);
    if (type.startsWith('Input.')) {
      if (ids.has(item['id']))
        complaints.push(`${where} (${type}): the id ${String(item['id'])} is taken`);
      ids.add(item['id']);
    }
    const parts = PARTS[type];
    if (parts) list(item[parts[0]], parts[1], `${where}.${parts[0]}`.replace(/^card\./, ''));
  }

  if (card['version'] !== '1.5') complaints.push('version is not 1.5');
  if (typeof card['fallbackText'] !== 'string' || card['fallbackText'] === '')
    complaints.push('fallbackText is missing');
  inside(card, 'AdaptiveCard', 'card');
  if (card['actions'] !== undefined) list(card['actions'], ACTIONS, 'actions');
  return complaints;
}

/** A rendered card, typed as the subset. Throws with the first problem. */
export function asSubset(card: Card): SubsetCard {
  const [complaint] = checkSubset(card);
  if (complaint !== undefined)
    throw new Error(`a card that not every platform can draw: ${complaint}`);
  return card as unknown as SubsetCard;
}

/** All inputs of a card, in order. */
export function inputsOf(elements: readonly Element[]): Input[] {
  return elements.flatMap((element) => {
    if (element.type === 'Container') return inputsOf(element.items);
    if (element.type === 'ColumnSet')
      return element.columns.flatMap((column) => inputsOf(column.items));
    return element.type.startsWith('Input.') ? [element as Input] : [];
  });
}
