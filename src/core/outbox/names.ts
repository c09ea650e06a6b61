// Finds the people that a message names, so that it can be taken back when one of them is erased.
// Features put a name into a card's data or a text's arguments, alone or in a list. Sentences that
// people wrote are not searched. Pure.
import type { Message } from '../message';

const NAME_MAX = 80;
const MOST = 200;
const INSTANT = /^\d{4}-\d{2}-\d{2}/;

/** Values that may be a person's full name. */
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
