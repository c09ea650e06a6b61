// Rendered messages that were wanted lately. Many ask the same, and what they get is the same for all who read the same language in the
// same time zone: a message is rendered once for them.
import type { Outbound } from '../core/message';
import type { Render } from '../core/renderer';

const KEPT = 100;

/**
 * `render` must depend on its arguments alone. What it gives is shared from then on, and so can't be changed any more. At least the last `kept`
 * messages are remembered, at most twice as many.
 */
export function memoiseRender(render: Render, kept = KEPT): Render {
  let lately = new Map<string, Outbound>();
  let before = new Map<string, Outbound>();
  return (message, { locale, zone }) => {
    const key = JSON.stringify([message, locale, zone]);
    const known = lately.get(key);
    if (known) return known;
    const rendered = before.get(key) ?? frozen(render(message, { locale, zone }));
    if (lately.size >= kept) {
      before = lately;
      lately = new Map();
    }
    lately.set(key, rendered);
    return rendered;
  };
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
