// Turns the elements of cards into Block Kit. Elements that only Teams could show throw an error.
import { verbOf } from '../../../../src/platforms/slack/blocks/elements';
import { toMessage, toView } from '../../../../src/platforms/slack/blocks/to-blocks';
import { validateMessage } from '../../../harness/blockkit-messages';
import { action, blocksOf, formOf, inputOf, own, plain, rich, section } from './support';

describe('elements', () => {
  it.each<[string, object, object[]]>([
    ['text', { type: 'TextBlock', text: 'hello' }, [section('hello')]],
    [
      'people’s text',
      { type: 'TextBlock', text: '\\*a\\* \\<b\\> 1\\. \\_c\\_' },
      [section('*a* <b> 1. _c_')],
    ],
    [
      'bold, italic and code',
      { type: 'TextBlock', text: 'a **b** _c_ *d* __e__ `f`' },
      [
        rich(
          { type: 'text', text: 'a ' },
          { type: 'text', text: 'b', style: { bold: true } },
          { type: 'text', text: ' ' },
          { type: 'text', text: 'c', style: { italic: true } },
          { type: 'text', text: ' ' },
          { type: 'text', text: 'd', style: { italic: true } },
          { type: 'text', text: ' ' },
          { type: 'text', text: 'e', style: { bold: true } },
          { type: 'text', text: ' ' },
          { type: 'text', text: 'f', style: { code: true } },
        ),
      ],
    ],
    [
      'a link',
      { type: 'TextBlock', text: '[a \\* b](https://a.example/x_y)' },
      [rich({ type: 'link', text: 'a * b', url: 'https://a.example/x_y' })],
    ],
    ['lists', { type: 'TextBlock', text: 'x\n- a\n* b\n1. c' }, [section('x\n• a\n• b\n1. c')]],
    [
      'words with underscores',
      { type: 'TextBlock', text: 'snake_case_word' },
      [section('snake_case_word')],
    ],
    [
      'a title',
      { type: 'TextBlock', text: '**Hi**', weight: 'bolder', size: 'medium' },
      [{ type: 'header', text: plain('Hi') }],
    ],
    [
      'a long title',
      { type: 'TextBlock', text: 'x'.repeat(151), weight: 'bolder', size: 'large' },
      [rich({ type: 'text', text: 'x'.repeat(151), style: { bold: true } })],
    ],
    [
      'strong text',
      { type: 'TextBlock', text: 'hi', weight: 'bolder' },
      [rich({ type: 'text', text: 'hi', style: { bold: true } })],
    ],
    [
      'subtle text',
      { type: 'TextBlock', text: '**hi**', isSubtle: true },
      [{ type: 'context', elements: [plain('hi')] }],
    ],
    [
      'subtle text with a link',
      { type: 'TextBlock', text: '[x](https://a.example)', isSubtle: true },
      [rich({ type: 'link', text: 'x', url: 'https://a.example' })],
    ],
    [
      'a separator',
      { type: 'TextBlock', text: 'hi', separator: true },
      [{ type: 'divider' }, section('hi')],
    ],
    [
      'rich text',
      {
        type: 'RichTextBlock',
        inlines: [
          'a ',
          { type: 'TextRun', text: '**b**', weight: 'bolder' },
          { type: 'TextRun', text: 'c', italic: true },
        ],
      },
      [
        rich(
          { type: 'text', text: 'a ' },
          { type: 'text', text: '**b**', style: { bold: true } },
          { type: 'text', text: 'c', style: { italic: true } },
        ),
      ],
    ],
    [
      'facts',
      {
        type: 'FactSet',
        facts: [
          { title: 'Who', value: 'Uma \\& Viktor' },
          { title: 'What', value: '' },
        ],
      },
      [
        {
          type: 'section',
          fields: [
            { type: 'mrkdwn', text: '*Who*\nUma &amp; Viktor', verbatim: true },
            { type: 'mrkdwn', text: '*What*\n–', verbatim: true },
          ],
        },
      ],
    ],
    [
      'facts that mrkdwn could read',
      {
        type: 'FactSet',
        facts: [
          { title: 'Who', value: '\\*Uma\\*' },
          { title: 'Q', value: '\\> 5' },
        ],
      },
      [{ type: 'section', fields: [plain('Who\n*Uma*'), plain('Q\n> 5')] }],
    ],
    [
      'a fact with a link',
      { type: 'FactSet', facts: [{ title: 'Where', value: '[x](https://a.example)' }] },
      [
        rich(
          { type: 'text', text: 'Where', style: { bold: true } },
          { type: 'text', text: '\n' },
          { type: 'link', text: 'x', url: 'https://a.example' },
        ),
      ],
    ],
    [
      'an image',
      { type: 'Image', url: 'https://a.example/i.png', altText: 'a chart' },
      [{ type: 'image', image_url: 'https://a.example/i.png', alt_text: 'a chart' }],
    ],
    [
      'an image that Slack cannot fetch',
      { type: 'Image', url: 'data:image/png;base64,x', altText: 'a chart' },
      [{ type: 'context', elements: [plain('a chart')] }],
    ],
    [
      'a container',
      { type: 'Container', separator: true, items: [{ type: 'TextBlock', text: 'a' }] },
      [{ type: 'divider' }, section('a')],
    ],
    [
      'columns of text',
      {
        type: 'ColumnSet',
        columns: [
          { type: 'Column', items: [{ type: 'TextBlock', text: 'a' }] },
          { items: [{ type: 'TextBlock', text: 'b' }] },
        ],
      },
      [{ type: 'section', fields: [plain('a'), plain('b')] }],
    ],
    [
      'a picture beside a text',
      {
        type: 'ColumnSet',
        columns: [
          { items: [{ type: 'Image', url: 'https://a.example/i.png', altText: 'i' }] },
          { items: [{ type: 'TextBlock', text: 'b' }] },
        ],
      },
      [
        {
          type: 'section',
          text: plain('b'),
          accessory: { type: 'image', image_url: 'https://a.example/i.png', alt_text: 'i' },
        },
      ],
    ],
    [
      'columns of other things',
      {
        type: 'ColumnSet',
        columns: [
          { items: [{ type: 'TextBlock', text: 'a' }] },
          { items: [{ type: 'ActionSet', actions: [action('Go')] }] },
        ],
      },
      [
        section('a'),
        {
          type: 'actions',
          elements: [{ type: 'button', text: plain('Go'), action_id: 'a.b:0', value: '{}' }],
        },
      ],
    ],
    [
      'buttons',
      {
        type: 'ActionSet',
        actions: [
          action('Yes', { style: 'positive', data: { id: 'x' } }),
          action('No', { style: 'destructive' }),
          { type: 'Action.OpenUrl', title: 'See', url: 'https://a.example' },
        ],
      },
      [
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              text: plain('Yes'),
              action_id: 'a.b:0',
              value: '{"id":"x"}',
              style: 'primary',
            },
            { type: 'button', text: plain('No'), action_id: 'a.b:1', value: '{}', style: 'danger' },
            { type: 'button', text: plain('See'), action_id: 'link:2', url: 'https://a.example' },
          ],
        },
      ],
    ],
    [
      'a link that Slack refuses',
      {
        type: 'ActionSet',
        actions: [{ type: 'Action.OpenUrl', title: 'See', url: 'javascript:x' }],
      },
      [section('See: javascript:x')],
    ],
  ])('translates %s', (_what, element, blocks) => {
    expect(blocksOf([element])).toEqual(blocks);
    expect(validateMessage({ text: 'x', blocks })).toEqual({ error: null, messages: [] });
  });

  it('shows a message without a card as plain text, and marks the words that people can say', () => {
    const { text, blocks } = toMessage({ text: 'Say `tip` & <!channel> *now*' }, own);
    expect(text).toBe('Say `tip` &amp; &lt;!channel&gt; *now*');
    expect(blocks).toEqual([
      rich(
        { type: 'text', text: 'Say ' },
        { type: 'text', text: 'tip', style: { code: true } },
        { type: 'text', text: ' & <!channel> *now*' },
      ),
    ]);
  });

  it('finds the verb in a button', () => {
    expect([verbOf('review.approve:12'), verbOf('link:0'), verbOf('other')]).toEqual([
      'review.approve',
      undefined,
      undefined,
    ]);
  });

  it.each<[string, () => unknown, RegExp]>([
    ['an unknown element', () => blocksOf([{ type: 'Media' }]), /Media is not of the subset/],
    [
      'an unknown action',
      () => blocksOf([], [{ type: 'Action.ShowCard', title: 'x' }]),
      /Action.ShowCard is not of the subset/,
    ],
    [
      'a press on a container',
      () => blocksOf([{ type: 'Container', items: [], selectAction: action('x') }]),
      /selectAction is not of the subset/,
    ],
    [
      'an input in a message',
      () => blocksOf([{ type: 'Container', items: [{ type: 'Input.Text', id: 'a', label: 'A' }] }]),
      /cannot hold the input a/,
    ],
    [
      'two inputs of one id',
      () =>
        toView(formOf([1, 2].map(() => ({ type: 'Input.Text', id: 'a', label: 'A' }))), '{}', own),
      /id a is taken/,
    ],
    [
      'a second button in a form',
      () => toView(formOf([], [action('Other')]), '{}', own),
      /cannot hold the button Other/,
    ],
    [
      'data that fit into no button',
      () => blocksOf([], [action('x', { data: { text: 'y'.repeat(2000) } })]),
      /data of a.b do not fit/,
    ],
    [
      'data that fit into no modal',
      () => toView(formOf([]), 'x'.repeat(3001), own),
      /x.submit do not fit/,
    ],
    [
      'a choice whose value fits into no option',
      () => inputOf({ type: 'Input.ChoiceSet', choices: [{ title: 'a', value: 'x'.repeat(151) }] }),
      /does not fit/,
    ],
  ])('fails loudly on %s', (_what, translate, why) => {
    expect(translate).toThrow(why);
  });
});
