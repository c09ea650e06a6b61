import MarkdownIt from 'markdown-it';
import fc from 'fast-check';
import { createRender } from '../../src/cards/renderer';
import { createTextsFor, joinCatalogues } from '../../src/cards/texts';
import type { JsonObject } from '../../src/core/json';
import type { Outbound } from '../../src/core/message';
import { measuring, scaled } from '../faults/scale';

const catalogues = {
  en: {
    'demo.by': 'by **{name}**, {when, date, ::yyyyMMdd} {when, time, short}',
    'demo.count': '{n, plural, =0 {none} one {# tip} other {# tips}}',
    'demo.send': 'Send',
  },
  de: {
    'demo.by': 'von **{name}**, {when, date, ::yyyyMMdd} {when, time, short}',
    'demo.count': '{n, plural, =0 {keine} one {# Tipp} other {# Tipps}}',
    'demo.send': 'Senden',
  },
};
const templates = new Map<string, JsonObject>([
  [
    'demo/card',
    {
      type: 'AdaptiveCard',
      version: '1.5',
      fallbackText: '${title}',
      body: [
        { type: 'TextBlock', text: '${title}' },
        { type: 'TextBlock', text: { $t: 'demo.by', name: '${name}', when: '${at}' } },
        { type: 'TextBlock', $when: '${open}', text: { $t: 'demo.count', n: '${n}' } },
        { type: 'FactSet', facts: [{ title: { $t: 'demo.send' }, value: '${title}' }] },
        { type: 'Input.Text', id: 'title', label: { $t: 'demo.send' }, value: '${title}' },
      ],
      actions: [
        {
          type: 'Action.Execute',
          title: { $t: 'demo.send' },
          verb: 'demo.send',
          data: { title: '${title}' },
        },
      ],
    },
  ],
]);
const render = createRender(templates, createTextsFor(catalogues));
const reader = { locale: 'en' as const, zone: 'Europe/Berlin' };
const data = { title: 'a', name: 'Bo', at: '2026-03-28T23:30:00.000Z', open: true, n: 2 };
type Block = { text?: string; value?: string; facts?: { value: string }[] };
const bodyIn = (message: Outbound) => (message.card?.['body'] ?? []) as Block[];
const bodyOf = (more: object, of = reader) =>
  bodyIn(render({ card: 'demo/card', data: { ...data, ...more } }, of));

describe('render', () => {
  it('binds data, counts in the reader’s language and shows instants in their zone', () => {
    expect(bodyOf({})[1]?.text).toBe('by **Bo**, 29/03/2026 00:30');
    expect(bodyOf({}, { locale: 'en', zone: 'America/New_York' })[1]?.text).toContain(
      '03/28/2026 7:30',
    );
    const german = createRender(templates, createTextsFor(catalogues))(
      { card: 'demo/card', data },
      { locale: 'de', zone: 'Europe/Berlin' },
    );
    expect(bodyIn(german)[2]?.text).toBe('2 Tipps');
  });

  it('says what $or names where the catalogues lack a key, and nothing for an empty key', () => {
    const text = { $t: 'deed.${name}', $or: { $t: 'gone.${name}', $or: { $t: 'demo.${name}' } } };
    const card = {
      type: 'AdaptiveCard',
      fallbackText: 'f',
      body: [
        { type: 'TextBlock', text },
        { type: 'TextBlock', text: { $t: '' } },
      ],
    };
    const renders = createRender(new Map([['demo/or', card]]), createTextsFor(catalogues));
    expect(
      bodyIn(renders({ card: 'demo/or', data: { name: 'send' } }, reader)).map(
        (block) => block.text,
      ),
    ).toEqual(['Send', '']);
    expect(() => renders({ card: 'demo/or', data: { name: 'other' } }, reader)).toThrow(
      'no text demo.other in en',
    );
  });

  it('leaves out what a $when refuses', () => {
    expect(bodyOf({ open: false })).toHaveLength(4);
  });

  it('keeps people’s text as it is in inputs, data and the plain text', () => {
    const title = '*bold* [x](https://evil.example) 1. <b>';
    const card = render({ card: 'demo/card', data: { ...data, title } }, reader);
    expect(card.text).toBe(title);
    expect(bodyIn(card)[4]?.value).toBe(title);
    expect(card.card?.['actions']).toMatchObject([{ data: { title } }]);
  });

  it('turns no text around: no mark for a direction reaches a card or a text (property)', () => {
    const turning =
      '\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069'.split('');
    const text = fc
      .string({ unit: fc.constantFrom('a', 'א', ' ', '*', '\n', ...turning) })
      .map((words) => `a${words}`);
    fc.assert(
      fc.property(text, (title) => {
        const card = render({ card: 'demo/card', data: { ...data, title, name: title } }, reader);
        const said = render({ text: 'demo.by', args: { name: title, when: data.at } }, reader);
        expect(JSON.stringify([card, said])).not.toMatch(new RegExp(`[${turning.join('')}]`, 'u'));
      }),
    );
    expect(bodyOf({ title: 'safe \u202Egpj.exe' })[0]?.text).toMatch(/^safe gpj/);
  });

  it('evaluates no expression that a person wrote', () => {
    expect(bodyOf({ title: '${name} {n} $t' })[0]?.text).toContain('${name}');
  });

  const markdown = new MarkdownIt({ html: false, linkify: false });
  it.each([
    ['bold', '**a** __b__ *c* _d_'],
    ['link', '[a](https://evil.example) <https://evil.example> ![x](y)'],
    ['code and heading', '`a`\n# b\n> c'],
    ['lists', '- a\n+ b\n1. c\n* d\n2) e'],
    ['backslash', '\\*a\\* \\\\_b_'],
    ['setext', 'a\n===\nb\n---'],
    ['our own mark', '\uE000*a\uE000*'],
  ])('never lets people’s text become markup: %s', (_case, title) => {
    const html =
      markdown.renderInline(bodyOf({ title })[0]?.text ?? '') +
      markdown.render(bodyOf({ title })[0]?.text ?? '');
    expect(html).not.toMatch(/<(strong|em|a|code|h\d|li|ul|ol|blockquote|img|hr)\b/);
  });

  it.each([
    ['lines', 'one\ntwo\r\nthree', ['one', 'two', 'three']],
    ['a blank line', 'one\n\ntwo', ['one', 'two']],
    [
      'indents, which are no code',
      '    one *x*\n\ttwo',
      ['\u00A0\u00A0\u00A0\u00A0one *x*', '\u00A0\u00A0\u00A0\u00A0two'],
    ],
    ['lists', '- one\n- two\n1. three', ['- one', '- two', '1. three']],
    ['blanks at the end', 'one  \ntwo', ['one', 'two']],
  ])('keeps people’s %s', (_what, title, lines) => {
    const html = markdown.render(bodyOf({ title })[0]?.text ?? '');
    expect(html.trim().split('\n')).toEqual(lines.map((line) => `<p>${line}</p>`));
    expect(bodyIn(render({ card: 'demo/card', data: { ...data, title } }, reader))[4]?.value).toBe(
      title.replaceAll('\r\n', '\n'),
    );
  });

  it('shows any text of people as it was written (property)', () => {
    const runs = scaled(100, 2000);
    const figure = measuring('Hostile texts on Teams: never markup');
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...'*_[]()`~#>|<&!\\ab1.-+=& '.split('')),
          minLength: 1,
          maxLength: 30,
        }),
        (text) => {
          const title = text.trim() || 'x';
          const shown = markdown
            .renderInline(bodyOf({ title })[0]?.text ?? '')
            .replace(/&lt;/g, '<')
            .replace(/&gt;/g, '>')
            .replace(/&quot;/g, '"')
            .replace(/&amp;/g, '&');
          expect(shown).toBe(title);
        },
      ),
      { numRuns: runs },
    );
    figure(`${runs} texts shown as they were typed`);
  });
});

describe('catalogues', () => {
  it('refuses a key that one language lacks, and one that stands twice', () => {
    expect(() => joinCatalogues([{ en: { 'a.b': 'x' }, de: {} }])).toThrow('de: a.b');
    expect(() => joinCatalogues([catalogues, catalogues])).toThrow('two catalogues');
  });
});
