// Inputs of a form as Block Kit input blocks, and a modal's state back as inputs by id.
import type { ChoiceSetInput, Input } from '../../../cards/subset';
import { LIMITS, shortened } from './limits';

export type Block = Record<string, unknown>;

const plain = (text: string, max: number) => ({ type: 'plain_text', text: shortened(text, max) || ' ', emoji: false });

/** The one element in each input block. */
export const INPUT_ACTION = 'value';

export function inputBlock(input: Input): Block {
  return {
    type: 'input',
    block_id: input.id,
    optional: input.isRequired !== true,
    label: plain(input.label, LIMITS.label),
    element: { ...elementOf(input), action_id: INPUT_ACTION },
  };
}

function elementOf(input: Input): Block {
  const given = input.value === undefined || input.value === '' ? undefined : String(input.value);
  switch (input.type) {
    case 'Input.Text': {
      const max = Math.min(input.maxLength ?? LIMITS.plainInput, LIMITS.plainInput);
      return {
        type: 'plain_text_input',
        multiline: input.isMultiline ?? false,
        max_length: max,
        ...(given !== undefined && { initial_value: shortened(given, max) }),
        ...(input.placeholder && { placeholder: plain(input.placeholder, LIMITS.placeholder) }),
      };
    }
    case 'Input.Number':
      return {
        type: 'number_input',
        is_decimal_allowed: false,
        ...(input.min !== undefined && { min_value: String(input.min) }),
        ...(input.max !== undefined && { max_value: String(input.max) }),
        ...(given !== undefined && { initial_value: given }),
      };
    case 'Input.Date':
      return { type: 'datepicker', ...(given !== undefined && { initial_date: given }) };
    case 'Input.Time':
      return { type: 'timepicker', ...(given !== undefined && { initial_time: given }) };
    case 'Input.Toggle': {
      const option = { text: plain(input.title, LIMITS.option), value: input.valueOn ?? 'true' };
      return { type: 'checkboxes', options: [option], ...(given === option.value && { initial_options: [option] }) };
    }
    case 'Input.ChoiceSet':
      return choiceElement(input, given);
  }
}

function choiceElement(input: ChoiceSetInput, given: string | undefined): Block {
  const few = input.style === 'expanded' && input.choices.length <= LIMITS.fewOptions;
  const options = input.choices
    .slice(0, LIMITS.options)
    .map(({ title, value }) => ({ text: plain(title, LIMITS.option), value: shortened(value, LIMITS.optionValue) }));
  const chosen = new Set(input.isMultiSelect ? (given?.split(',') ?? []) : [given]);
  const initial = options.filter(({ value }) => chosen.has(value));
  const placeholder = !few && input.placeholder ? { placeholder: plain(input.placeholder, LIMITS.placeholder) } : {};
  if (input.isMultiSelect)
    return {
      type: few ? 'checkboxes' : 'multi_static_select',
      options,
      ...placeholder,
      ...(initial.length > 0 && { initial_options: initial }),
    };
  return { type: few ? 'radio_buttons' : 'static_select', options, ...placeholder, ...(initial[0] && { initial_option: initial[0] }) };
}

interface Chosen {
  readonly value: string;
}
interface State {
  readonly type?: string;
  readonly value?: string | null;
  readonly selected_option?: Chosen | null;
  readonly selected_options?: readonly Chosen[];
  readonly selected_date?: string | null;
  readonly selected_time?: string | null;
}

/** Values by input id, as Adaptive Cards would send them: a multiple choice as a comma-separated text; empty where nothing is chosen. */
export function inputsFrom(state: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const [id, actions] of Object.entries(state ?? {})) {
    const [element] = Object.values(actions) as State[];
    if (!element) continue;
    if (element.selected_options) inputs[id] = element.selected_options.map(({ value }) => value).join(',');
    else inputs[id] = element.value ?? element.selected_option?.value ?? element.selected_date ?? element.selected_time ?? '';
  }
  return inputs;
}
