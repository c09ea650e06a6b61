// Whom a message names: so that what was sent can be taken back when somebody is erased. Features put a name into the data of a card, or into the
// arguments of a text, by itself or in a list; sentences that people wrote are not looked into. Pure.
import type { Message } from '../message';

const NAME_MAX = 80;
const MOST = 200;
const INSTANT = /^\d{4}-\d{2}-\d{2}/;

/** What may be somebody's whole name. */
export function namesIn(message: Message): readonly string[] {
  const found = new Set<string>();
  collect('card' in message ? message.data : (message.args ?? {}), found);
  return [...found].slice(0, MOST);
}

function collect(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') {
    for (const part of [value, ...value.split(', ')])
      if (part.length > 1 && part.length <= NAME_MAX && !INSTANT.test(part)) found.add(part);
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) collect(item, found);
  }
}
