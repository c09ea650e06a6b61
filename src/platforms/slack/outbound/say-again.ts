// A message or mention brings no trigger that could open a modal. Instead of the form, the bot
// shows a button that says the same words again.
import { lengthOf, shortened } from '../../../cards/shortened';
import type { Outbound } from '../../../core/message';
import { LIMITS } from '../blocks/limits';
import { SAY_AGAIN } from '../inbound';

/**
 * `said`: Slack's text of what was said. Very long ones are cut, which shows in the form that they
 * open.
 */
export function sayAgainCard(title: string, label: string, said: string): Outbound {
  return {
    text: title,
    card: {
      type: 'AdaptiveCard',
      version: '1.5',
      fallbackText: title === '' ? label : title,
      body: [
        { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: title, weight: 'bolder' }] },
      ],
      actions: [
        {
          type: 'Action.Execute',
          title: label,
          verb: SAY_AGAIN,
          style: 'positive',
          data: { said: fitting(said) },
        },
      ],
    },
  };
}

function fitting(said: string): string {
  const sizeOf = (text: string) => lengthOf(JSON.stringify({ said: text }));
  let max = lengthOf(said);
  while (sizeOf(shortened(said, max)) > LIMITS.buttonValue) max = Math.floor(max * 0.9);
  return shortened(said, max);
}
