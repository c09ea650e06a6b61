// People's words never become markup, wherever they are in a card. They are shown as typed.
import fc from 'fast-check';
import type { Block } from '../../../../src/platforms/slack/blocks/text';
import { toMessage } from '../../../../src/platforms/slack/blocks/to-blocks';
import { measuring, scaled } from '../../../faults/scale';
import { escaped, words } from './sample-cards';
import { blocksOf, own } from './support';

/**
 * Everything that Slack would show, as it would: style and links apart. Throws on mrkdwn that could
 * hold more than our own bold title.
 */
function shownBy(blocks: readonly Block[]): { text: string; styled: string; links: number } {
  const seen = { text: '', styled: '', links: 0 };
  const mrkdwn = (text: string) => {
    const match = /^\*([^*\n]+)\*\n([^]*)$/.exec(text);
    expect(match).not.toBeNull();
    const rest = `${match?.[1]}\n${match?.[2]}`;
    expect(rest).not.toMatch(/[*_~`<>]|:[\w+'-]+:|^\s*&gt;/m);
    expect(rest.replace(/&(amp|lt|gt);/g, '')).not.toContain('&');
    seen.text += rest.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    const { type, text, style, url } = value as {
      type?: string;
      text?: unknown;
      style?: object;
      url?: string;
    };
    if (type === 'mrkdwn') return mrkdwn(text as string);
    if (typeof text === 'string') {
      seen.text += text;
      if (style) seen.styled += text;
      if (url !== undefined) seen.links += 1;
    }
    for (const item of Object.values(value)) visit(item);
  };
  visit(blocks);
  return seen;
}

/** Slack drops blanks at edges, and so do we at cuts. */
const solid = (text: string) => text.replace(/\s+/g, '');

const RUNS = scaled(200, 2000);

describe('people’s words', () => {
  const people = words(2000);

  it.each([
    ['alone', '', ''],
    ['in our bold', '**', '**'],
    ['in our sentence', 'by **Uma**: ', ' (draft)'],
    ['before our link', '', ' [see](https://a.example)'],
    ['in a list of ours', '- ', '\n- end'],
  ])('are shown as they are, %s', (where, before, after) => {
    const figure = measuring(`Hostile texts on Slack, ${where}: never markup`);
    fc.assert(
      fc.property(
        people,
        fc.record({
          isSubtle: fc.boolean(),
          weight: fc.constantFrom('default', 'bolder'),
          size: fc.constantFrom('default', 'large'),
        }),
        (text, look) => {
          const only = (own: string) =>
            own.replace(/\*\*|\[|\]\(.*?\)/g, '').replace(/^(\n?)- /, '$1• ');
          const { text: shown, links } = shownBy(
            blocksOf([{ type: 'TextBlock', text: `${before}${escaped(text)}${after}`, ...look }]),
          );
          const expected = solid(
            `${only(before)}${text.replace(/[\uE000-\uE002]/g, '')}${only(after)}`,
          );
          expect(solid(shown)).toBe(expected === '' ? solid('A card') : expected);
          expect(links).toBe(after.includes('https') ? 1 : 0);
        },
      ),
      { numRuns: RUNS },
    );
    figure(`${RUNS} texts shown as they were typed`);
  });

  it('take no style that we did not give', () => {
    fc.assert(
      fc.property(people, (text) => {
        expect(
          shownBy(blocksOf([{ type: 'TextBlock', text: `**Own** ${escaped(text)}` }])).styled,
        ).toBe('Own');
      }),
      { numRuns: RUNS },
    );
  });

  it('keep their lines', () => {
    const text = 'one\n  two\n\nthree';
    const [block] = blocksOf([{ type: 'TextBlock', text: escaped(text) }]);
    expect(block).toMatchObject({
      type: 'section',
      text: { text: 'one\n\u00A0\u00A0two\n\nthree' },
    });
  });

  it('are shown as they are in facts', () => {
    fc.assert(
      fc.property(words(60), words(900), (title, value) => {
        const { text } = shownBy(
          blocksOf([
            { type: 'FactSet', facts: [{ title: escaped(title), value: escaped(value) }] },
          ]),
        );
        const clean = (part: string) => solid(part.replace(/[\uE000-\uE002]/g, ''));
        const expected = clean(title) + (clean(value) || '–');
        expect(solid(text)).toBe(clean(title) + clean(value) === '' ? solid('A card') : expected);
      }),
      { numRuns: RUNS },
    );
  });

  it('call nobody by the text beside the blocks', () => {
    fc.assert(
      fc.property(people, (text) =>
        expect(toMessage({ text }, own).text).not.toMatch(/[<>]|&(?!(amp|lt|gt);)/),
      ),
    );
  });
});
