// Slack's limits: any card keeps them, because texts are split or visibly cut.
import fc from 'fast-check';
import type { RenderedForm } from '../../../../src/core/platform';
import type { Block } from '../../../../src/platforms/slack/blocks/text';
import { toMessage, toView } from '../../../../src/platforms/slack/blocks/to-blocks';
import { slackTextsFor } from '../../../../src/platforms/slack/own-texts';
import { validateMessage, validateView } from '../../../harness/blockkit-messages';
import { anyCard, anyForm, words } from './sample-cards';
import { action, blocksOf, cardOf, own } from './support';

describe('limits', () => {
  const said = (blocks: readonly Block[]) => JSON.stringify(blocks);

  it('splits a long text between words and loses nothing', () => {
    const text = Array.from({ length: 900 }, (_, n) => `word${n}`).join(' ');
    const blocks = blocksOf([{ type: 'TextBlock', text }]) as { text: { text: string } }[];
    expect(blocks.length).toBeGreaterThan(2);
    expect(blocks.map((block) => block.text.text).join('')).toBe(text);
    expect(blocks.every((block) => /^word\d+ /.test(block.text.text))).toBe(true);
  });

  it('keeps a link whole if a cut comes near', () => {
    const blocks = blocksOf([
      { type: 'TextBlock', text: `${'x '.repeat(1495)}[our own page](https://a.example) end` },
    ]);
    expect(blocks).toHaveLength(2);
    expect(said(blocks)).toContain('"text":"our own page"');
  });

  it('cuts a card that is too long at its end, says so, and keeps its buttons', () => {
    const blocks = blocksOf([{ type: 'TextBlock', text: 'x '.repeat(6000) }], [action('Go')]);
    expect(said(blocks.slice(-2))).toMatch(/The rest did not fit.*Go/);
    expect(Array.from(said(blocks)).length).toBeGreaterThan(8000);
    expect(validateMessage({ text: 'x', blocks })).toEqual({ error: null, messages: [] });
  });

  it('never keeps a button whose text it cut', () => {
    const items = Array.from({ length: 60 }, (_, n) => ({
      type: 'Container',
      items: [
        { type: 'TextBlock', text: `pair ${n}.` },
        { type: 'ActionSet', actions: [action(`Drop ${n}.`)] },
      ],
    }));
    const blocks = blocksOf(items);
    expect(blocks.length).toBeLessThanOrEqual(50);
    for (let n = 0; n < 60; n += 1)
      if (said(blocks).includes(`Drop ${n}.`)) expect(said(blocks)).toContain(`pair ${n}.`);
    expect(said(blocks)).toContain('The rest did not fit');
  });

  it('says it in the reader’s language', () => {
    const { blocks } = toMessage(
      { text: 'x', card: cardOf([{ type: 'TextBlock', text: 'x '.repeat(6000) }]) },
      slackTextsFor('de-AT'),
    );
    expect(said(blocks)).toContain('Der Rest passte nicht');
  });
});

describe('any card', () => {
  it('becomes a message that Slack takes', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const message = toMessage({ text: 'A card', card }, own);
        expect(validateMessage(message)).toEqual({ error: null, messages: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('becomes, as a form, a modal that Slack takes', () => {
    fc.assert(
      fc.property(anyForm, words(60), words(60), (card, title, label) => {
        const form: RenderedForm = {
          title,
          submit: { verb: 'x.submit', label },
          card: { text: 'x', card },
        };
        expect(validateView(toView(form, '{}', own))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
