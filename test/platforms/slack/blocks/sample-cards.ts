// Random cards of the subset for property tests. People's words are put in as the renderer does it:
// escaped by construction.
import fc from 'fast-check';
import { asMarkdown, markPeopleText } from '../../../../src/cards/people-text';
import type { Card } from '../../../../src/core/message';

/** Words of all kinds: every Unicode character, and everything that is markup somewhere. */
export const words = (maxLength: number, minLength = 0): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength, minLength }) },
    {
      weight: 3,
      arbitrary: fc
        .array(
          fc.constantFrom(
            '*',
            '_',
            '~',
            '`',
            '**',
            '__',
            '<!channel>',
            '<@U1>',
            '&amp;',
            '>',
            '- ',
            '1. ',
            '\n',
            ' ',
            'ab',
            ':tada:',
            '](https://e.example)',
            '[x',
            '\\',
            'ü',
            '👩‍👩‍👧',
            '#',
            '|',
          ),
          { minLength: Math.min(minLength, 1), maxLength: Math.max(1, Math.floor(maxLength / 4)) },
        )
        .map((parts) => parts.join('').slice(0, maxLength)),
    },
    {
      weight: 1,
      arbitrary: fc
        .nat({ max: 8 })
        .map((n) => 'long words '.repeat(2 ** n).slice(0, maxLength) || 'x'),
    },
  );

/** People's words as they stand in a TextBlock or fact. */
export const escaped = (text: string): string => asMarkdown(markPeopleText(text) as string);

/** Our own markdown around people's words. */
const prose = (maxLength = 400) =>
  fc
    .tuple(
      fc.constantFrom(
        ['', ''],
        ['**', '**'],
        ['by **', '**, yesterday'],
        ['_', '_'],
        ['- ', '\n- second'],
        ['[see](https://a.example) ', ''],
      ),
      words(maxLength),
    )
    .map(([[before = '', after = ''], text]) => `${before}${escaped(text)}${after}`);

const title = words(200);
const verb = fc.constantFrom('tip.submit', 'review.approve', 'pairing.accept');
const style = fc.constantFrom('default', 'positive', 'destructive');
const url = fc.oneof(
  fc.webUrl(),
  fc.constantFrom('javascript:alert(1)', 'not an address', `https://a.example/${'x'.repeat(4000)}`),
);
const execute = fc.record({
  type: fc.constant('Action.Execute'),
  title,
  verb,
  style,
  data: fc.record({ id: fc.string({ maxLength: 40 }) }),
});
const openUrl = fc.record({ type: fc.constant('Action.OpenUrl'), title, url });
const actions = fc.array(fc.oneof(execute, openUrl), { maxLength: 40 });

const textBlock = fc.record(
  {
    type: fc.constant('TextBlock'),
    text: fc.oneof(prose(), prose(12_000)),
    size: fc.constantFrom('default', 'small', 'medium', 'large', 'extraLarge'),
    weight: fc.constantFrom('default', 'bolder', 'lighter'),
    isSubtle: fc.boolean(),
    separator: fc.boolean(),
  },
  { requiredKeys: ['type', 'text'] },
);
const textRun = fc.record({
  type: fc.constant('TextRun'),
  text: words(300),
  weight: fc.constantFrom('default', 'bolder'),
  italic: fc.boolean(),
});
const richText = fc.record({
  type: fc.constant('RichTextBlock'),
  inlines: fc.array(fc.oneof(textRun, words(50)), { maxLength: 5 }),
});
const factSet = fc.record({
  type: fc.constant('FactSet'),
  facts: fc.array(fc.record({ title: prose(60), value: prose(2500) }), { maxLength: 25 }),
});
const image = fc.record({ type: fc.constant('Image'), url, altText: words(2500) });

const { element } = fc.letrec<{ element: object }>((tie) => ({
  element: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'card' },
    textBlock,
    richText,
    factSet,
    image,
    fc.record({ type: fc.constant('ActionSet'), actions }),
    fc.record({
      type: fc.constant('Container'),
      items: fc.array(tie('element'), { maxLength: 6 }),
      separator: fc.boolean(),
    }),
    fc.record({
      type: fc.constant('ColumnSet'),
      columns: fc.array(
        fc.record({
          type: fc.constant('Column'),
          items: fc.array(tie('element'), { maxLength: 3 }),
        }),
        { maxLength: 4 },
      ),
    }),
  ),
}));

const shared = { label: words(100, 1).filter((text) => text !== ''), isRequired: fc.boolean() };
const choices = fc.uniqueArray(
  fc.record({
    title: words(120),
    value: fc.string({ minLength: 1, maxLength: 30 }).filter((value) => !value.includes(',')),
  }),
  {
    selector: ({ value }) => value,
    maxLength: 130,
  },
);
const input = fc.oneof(
  fc.record(
    {
      type: fc.constant('Input.Text'),
      ...shared,
      isMultiline: fc.boolean(),
      maxLength: fc.integer({ min: 1, max: 9000 }),
      placeholder: words(300),
      value: words(4000),
    },
    { requiredKeys: ['type', 'label'] },
  ),
  fc.record(
    {
      type: fc.constant('Input.Number'),
      ...shared,
      value: fc.oneof(fc.integer(), words(5)),
      min: fc.integer(),
      max: fc.integer(),
    },
    { requiredKeys: ['type', 'label'] },
  ),
  fc.record(
    {
      type: fc.constantFrom('Input.Date', 'Input.Time'),
      ...shared,
      value: fc.oneof(fc.constantFrom('2026-03-02', '09:30', '9:30'), words(10)),
    },
    { requiredKeys: ['type', 'label'] },
  ),
  fc.record(
    {
      type: fc.constant('Input.Toggle'),
      ...shared,
      title: words(200, 1).filter((text) => text !== ''),
      value: fc.constantFrom('true', 'false', ''),
    },
    { requiredKeys: ['type', 'label', 'title'] },
  ),
  choices.chain((list) =>
    fc.record(
      {
        type: fc.constant('Input.ChoiceSet'),
        ...shared,
        choices: fc.constant(list),
        isMultiSelect: fc.boolean(),
        style: fc.constantFrom('compact', 'expanded'),
        placeholder: words(300),
        value: fc.subarray(list.map(({ value }) => value)).map((values) => values.join(',')),
      },
      { requiredKeys: ['type', 'label', 'choices'] },
    ),
  ),
);

const card = (body: readonly object[], buttons: readonly object[]): Card =>
  ({
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: 'A card',
    body,
    actions: buttons,
  }) as unknown as Card;

export const anyCard: fc.Arbitrary<Card> = fc
  .tuple(fc.array(element, { maxLength: 30 }), actions)
  .map(([body, buttons]) => card(body, buttons));

export const anyForm: fc.Arbitrary<Card> = fc
  .tuple(
    fc.array(textBlock, { maxLength: 4 }),
    fc.array(input, { minLength: 1, maxLength: 12 }),
    execute,
  )
  .map(([texts, inputs, submit]) =>
    card(
      [
        ...texts,
        { type: 'Container', items: inputs.map((one, index) => ({ ...one, id: `i${index}` })) },
      ],
      [{ ...submit, verb: 'x.submit' }],
    ),
  );
