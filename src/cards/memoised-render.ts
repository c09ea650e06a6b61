// Memoises rendered messages. The same message in the same language and time zone is rendered once
// for all readers.
import type { Outbound } from '../core/message';
import type { Render } from '../core/renderer';

const KEPT = 100;

/**
 * `render` must depend only on its arguments. Its results are shared and therefore frozen. The memo
 * holds at least the last `kept` messages and at most twice as many.
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
