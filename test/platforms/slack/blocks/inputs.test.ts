// Turns the inputs of forms into Block Kit, and reads back what was filled in.
import { inputsFrom } from '../../../../src/platforms/slack/inbound/form-inputs';
import { inputStates } from '../../../../src/platforms/slack/inbound/payloads';
import { toView } from '../../../../src/platforms/slack/blocks/to-blocks';
import { formOf, inputOf, own, plain, section } from './support';

describe('inputs', () => {
  const option = (title: string, value: string) => ({ text: plain(title), value });
  const two = [
    { title: 'A', value: 'a' },
    { title: 'B', value: 'b' },
  ];
  it.each<[string, object, object]>([
    [
      'a line',
      { type: 'Input.Text', maxLength: 40, placeholder: 'P', value: 'v' },
      {
        type: 'plain_text_input',
        multiline: false,
        max_length: 40,
        placeholder: plain('P'),
        initial_value: 'v',
      },
    ],
    [
      'lines',
      { type: 'Input.Text', isMultiline: true, maxLength: 9000 },
      { type: 'plain_text_input', multiline: true, max_length: 3000 },
    ],
    [
      'a number',
      { type: 'Input.Number', min: 1, max: 5, value: 2 },
      {
        type: 'number_input',
        is_decimal_allowed: true,
        min_value: '1',
        max_value: '5',
        initial_value: '2',
      },
    ],
    [
      'a date',
      { type: 'Input.Date', value: '2026-03-02' },
      { type: 'datepicker', initial_date: '2026-03-02' },
    ],
    ['a date that is none', { type: 'Input.Date', value: 'tomorrow' }, { type: 'datepicker' }],
    [
      'a time',
      { type: 'Input.Time', value: '09:30' },
      { type: 'timepicker', initial_time: '09:30' },
    ],
    [
      'a toggle that is on',
      { type: 'Input.Toggle', title: 'T', value: 'true' },
      {
        type: 'checkboxes',
        action_id: 'off:false',
        options: [option('T', 'true')],
        initial_options: [option('T', 'true')],
      },
    ],
    [
      'a toggle that is off',
      { type: 'Input.Toggle', title: 'T', value: 'n', valueOn: 'y', valueOff: 'n' },
      { type: 'checkboxes', action_id: 'off:n', options: [option('T', 'y')] },
    ],
    [
      'a choice',
      { type: 'Input.ChoiceSet', choices: two, value: 'b', placeholder: 'P' },
      {
        type: 'static_select',
        options: [option('A', 'a'), option('B', 'b')],
        placeholder: plain('P'),
        initial_option: option('B', 'b'),
      },
    ],
    [
      'a choice laid open',
      { type: 'Input.ChoiceSet', choices: two, style: 'expanded', value: 'x' },
      { type: 'radio_buttons', options: [option('A', 'a'), option('B', 'b')] },
    ],
    [
      'choices',
      { type: 'Input.ChoiceSet', choices: two, isMultiSelect: true, value: 'b,a' },
      {
        type: 'multi_static_select',
        options: [option('A', 'a'), option('B', 'b')],
        initial_options: [option('A', 'a'), option('B', 'b')],
      },
    ],
    [
      'choices laid open',
      { type: 'Input.ChoiceSet', choices: two, isMultiSelect: true, style: 'expanded' },
      { type: 'checkboxes', options: [option('A', 'a'), option('B', 'b')] },
    ],
  ])('translates %s', (_what, input, element) => {
    expect(inputOf(input)).toEqual({
      type: 'input',
      block_id: 'i',
      optional: true,
      label: plain('Label'),
      element: { action_id: 'value', ...element },
    });
  });

  it('does not mark a required input as optional', () => {
    expect(inputOf({ type: 'Input.Text', isRequired: true })).toMatchObject({ optional: false });
  });

  it('shows a hundred choices at most, with the chosen ones, and says so', () => {
    const choices = Array.from({ length: 150 }, (_, n) => ({ title: `C${n}`, value: `c${n}` }));
    const block = inputOf({ type: 'Input.ChoiceSet', choices, value: 'c149' });
    expect(block).toMatchObject({
      hint: plain(own.firstChoices),
      element: { initial_option: { value: 'c149' } },
    });
    expect((block['element'] as { options: unknown[] }).options).toHaveLength(100);
  });

  it('says that there is nothing to choose', () => {
    expect(inputOf({ type: 'Input.ChoiceSet', choices: [] })).toEqual(section('Label: –'));
  });

  it.each([
    ['once', 'A form', 'A form', 1],
    [
      'again where the modal cut it',
      'A form with a rather long title',
      'A form with a rather long title',
      2,
    ],
    ['beside another heading', 'A form', 'Share a tip', 2],
  ])('says the title of a form %s', (_what, title, heading, blocks) => {
    const form = formOf([
      { type: 'TextBlock', text: heading, weight: 'bolder', size: 'medium', wrap: true },
      { type: 'Input.Text', id: 'i', label: 'Label' },
    ]);
    expect(toView({ ...form, title }, '{}', own)['blocks']).toHaveLength(blocks);
  });

  it('reads a state as Adaptive Cards would send it', () => {
    const state = {
      text: { value: { value: 'a' } },
      none: { value: { value: null } },
      number: { value: { value: '3' } },
      date: { value: { selected_date: '2026-03-02' } },
      time: { value: { selected_time: '09:30' } },
      one: { value: { selected_option: { value: 'a' } } },
      nothing: { value: { selected_option: null } },
      many: { value: { selected_options: [{ value: 'a' }, { value: 'b' }] } },
      empty: { value: { selected_options: [] } },
      on: { 'off:no': { selected_options: [{ value: 'yes' }] } },
      off: { 'off:no': { selected_options: [] } },
    };
    expect(inputsFrom(inputStates.parse(state))).toEqual({
      text: 'a',
      none: '',
      number: '3',
      date: '2026-03-02',
      time: '09:30',
      one: 'a',
      nothing: '',
      many: 'a,b',
      empty: '',
      on: 'yes',
      off: 'no',
    });
    expect(inputsFrom(undefined)).toEqual({});
  });
});
