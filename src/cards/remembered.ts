// Rendered messages that were wanted lately. Many ask the same, and what they get is the same for all who read the same language in the
// same time zone: a message is rendered once for them.
import type { Outbound } from '../core/message';
import type { Render } from '../core/renderer';

const KEPT = 300;

/** `render` must depend on its arguments alone. What it gives is shared from then on, and so can't be changed any more. */
export function remembering(render: Render, kept = KEPT): Render {
  /** The one that was wanted longest ago comes first. */
  const lately = new Map<string, Outbound>();
  return (message, { locale, zone }) => {
    const key = JSON.stringify([message, locale, zone]);
    const rendered = lately.get(key) ?? frozen(render(message, { locale, zone }));
    lately.delete(key);
    lately.set(key, rendered);
    for (const [oldest] of lately) {
      if (lately.size <= kept) break;
      lately.delete(oldest);
    }
    return rendered;
  };
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
