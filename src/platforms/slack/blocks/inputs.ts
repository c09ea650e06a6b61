// Inputs of a form as Block Kit input blocks. inbound/form-inputs.ts reads them back.
import { shortened } from '../../../cards/shortened';
import type { ChoiceSetInput, Input } from '../../../cards/subset';
import type { RenderedForm } from '../../../core/platform';
import type { BlockWords } from './surface';
import { LIMITS, shownText } from './limits';
import { type Block, paragraphs, plainText } from './text';

/**
 * The id of the one element in each input block. A toggle's id also holds its value when it is off.
 */
const INPUT_ACTION = 'value';
export const OFF = 'off:';

/** An input. A choice without choices becomes a line that says so. */
export function inputBlocks(input: Input, words: BlockWords): Block[] {
  if (input.type === 'Input.ChoiceSet' && input.choices.length === 0)
    return paragraphs([{ text: `${input.label}: –` }]);
  const tooMany = input.type === 'Input.ChoiceSet' && input.choices.length > LIMITS.options;
  return [
    {
      type: 'input',
      block_id: input.id,
      optional: input.isRequired !== true,
      label: plainText(shownText(input.label, LIMITS.label)),
      ...(tooMany && { hint: plainText(shortened(words.firstChoices, LIMITS.hint)) }),
      element: { action_id: INPUT_ACTION, ...elementOf(input) },
    },
  ];
}

/** An input for one file. It needs the scope files:read. */
export function fileBlock({ id, label, types }: NonNullable<RenderedForm['file']>): Block {
  return {
    type: 'input',
    block_id: id,
    optional: true,
    label: plainText(shownText(label, LIMITS.label)),
    element: {
      type: 'file_input',
      action_id: INPUT_ACTION,
      filetypes: [...types],
      max_files: 1,
    },
  };
}

function elementOf(input: Input): Block {
  const given = input.value === undefined || input.value === '' ? undefined : String(input.value);
  const starting = (name: string, valid: RegExp) =>
    given !== undefined && valid.test(given) ? { [name]: given } : {};
  switch (input.type) {
    case 'Input.Text': {
      const max = Math.min(input.maxLength ?? LIMITS.plainInput, LIMITS.plainInput);
      return {
        type: 'plain_text_input',
        multiline: input.isMultiline ?? false,
        max_length: max,
        ...(given !== undefined && { initial_value: shortened(given, max) }),
        ...placeholder(input.placeholder),
      };
    }
    case 'Input.Number':
      return {
        type: 'number_input',
        is_decimal_allowed: true,
        ...(input.min !== undefined && { min_value: String(input.min) }),
        ...(input.max !== undefined && { max_value: String(input.max) }),
        ...starting('initial_value', /^-?\d+(\.\d+)?$/),
      };
    case 'Input.Date':
      return { type: 'datepicker', ...starting('initial_date', /^\d{4}-\d\d-\d\d$/) };
    case 'Input.Time':
      return { type: 'timepicker', ...starting('initial_time', /^([01]\d|2[0-3]):[0-5]\d$/) };
    case 'Input.Toggle': {
      const option = {
        text: plainText(shownText(input.title, LIMITS.option)),
        value: input.valueOn ?? 'true',
      };
      return {
        type: 'checkboxes',
        action_id: `${OFF}${input.valueOff ?? 'false'}`,
        options: [option],
        ...(given === option.value && { initial_options: [option] }),
      };
    }
    case 'Input.ChoiceSet':
      return choiceElement(input, given);
  }
}

const placeholder = (text: string | undefined) =>
  text ? { placeholder: plainText(shortened(text, LIMITS.placeholder)) } : {};

/** Slack shows a hundred choices. The chosen ones are among them. */
function choiceElement(input: ChoiceSetInput, given: string | undefined): Block {
  const chosen = new Set(input.isMultiSelect ? (given?.split(',') ?? []) : [given]);
  const byValue = new Map(input.choices.map((choice) => [choice.value, choice]));
  const all = [...byValue.values()];
  const first = [
    ...all.filter(({ value }) => chosen.has(value)),
    ...all.filter(({ value }) => !chosen.has(value)),
  ].slice(0, LIMITS.options);
  const options = all
    .filter((choice) => all.length <= LIMITS.options || first.includes(choice))
    .map(({ title, value }) => ({
      text: plainText(shownText(title, LIMITS.option)),
      value: checkedValue(input.id, value),
    }));
  const initial = options.filter(({ value }) => chosen.has(value));
  const few = input.style === 'expanded' && options.length <= LIMITS.fewOptions;
  const shared = { options, ...(!few && placeholder(input.placeholder)) };
  if (input.isMultiSelect)
    return {
      type: few ? 'checkboxes' : 'multi_static_select',
      ...shared,
      ...(initial.length > 0 && { initial_options: initial }),
    };
  return {
    type: few ? 'radio_buttons' : 'static_select',
    ...shared,
    ...(initial[0] && { initial_option: initial[0] }),
  };
}

/** A shortened value would come back changed, so a long one is an error. */
function checkedValue(id: string, value: string): string {
  if (Array.from(value).length > LIMITS.optionValue)
    throw new Error(`a choice of ${id} has a value that does not fit into a Slack option`);
  return value;
}
