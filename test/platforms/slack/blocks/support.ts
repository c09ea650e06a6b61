// Helpers that make cards and translate them, for the tests of the translation.
import type { Card } from '../../../../src/core/message';
import type { RenderedForm } from '../../../../src/core/platform';
import { toMessage, toView } from '../../../../src/platforms/slack/blocks/to-blocks';
import type { Block } from '../../../../src/platforms/slack/blocks/text';
import { slackTextsFor } from '../../../../src/platforms/slack/own-texts';
import { validateView } from '../../../harness/blockkit-messages';

export const own = slackTextsFor('en');
export const cardOf = (body: readonly object[], actions: readonly object[] = []): Card =>
  ({
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: 'A card',
    body,
    actions,
  }) as unknown as Card;
export const blocksOf = (body: readonly object[], actions: readonly object[] = []) =>
  toMessage({ text: 'A card', card: cardOf(body, actions) }, own).blocks;
export const formOf = (body: readonly object[], more: readonly object[] = []): RenderedForm => ({
  title: 'A form with a rather long title',
  submit: { verb: 'x.submit', label: 'Send' },
  card: {
    text: 'A form',
    card: cardOf(body, [{ type: 'Action.Execute', title: 'Send', verb: 'x.submit' }, ...more]),
  },
});
export const inputOf = (input: object): Block => {
  const view = toView(formOf([{ id: 'i', label: 'Label', ...input }]), '{}', own);
  expect(validateView(view)).toEqual([]);
  return (view['blocks'] as Block[])[0] ?? {};
};
export const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
export const section = (text: string) => ({ type: 'section', text: plain(text) });
export const rich = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
export const action = (title: string, more: object = {}) => ({
  type: 'Action.Execute',
  title,
  verb: 'a.b',
  ...more,
});
