// What a bot that only takes notes answers with: a text, and a card with a button for each verb.
import type { Card, Outbound } from '../../src/core/message';
import type { RenderedReply } from '../../src/core/platform';

export const saying = (text: string, onlyToSender = false): RenderedReply => ({
  say: { text },
  onlyToSender,
});

export const cardWith = (...verbs: string[]): Outbound & { readonly card: Card } => ({
  text: 'a card',
  card: {
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: 'a card',
    body: [{ type: 'TextBlock', text: 'A card', wrap: true }],
    actions: verbs.map((verb) => ({
      type: 'Action.Execute',
      title: verb,
      verb,
      data: { id: 'c1' },
    })),
  },
});

/** A card of so many parts that are equally long, with a button below. */
export const longCard = (parts: number): Outbound & { readonly card: Card } => ({
  text: 'forty parts',
  card: {
    ...cardWith('press me').card,
    fallbackText: 'forty parts',
    body: Array.from({ length: parts }, (_, nth) => ({
      type: 'TextBlock',
      text: `part ${nth} ${'x'.repeat(nth < 10 ? 51 : 50)}`,
      wrap: true,
    })),
  },
});
