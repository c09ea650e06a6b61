// If a message is too long for a platform, shorter forms are sent: first a card with fewer parts,
// then only its text. Each form says that something is missing, and what to do.
import { DeliveryError } from '../core/errors';
import type { Card, Outbound } from '../core/message';
import { shortened } from './shortened';
import { asSubset, type Element, inputsOf } from './subset';

/** The note at the end. `{count}` stands for the number of missing parts. */
export interface ShorterWords {
  readonly partsLeftOut: string;
  readonly restLeftOut: string;
}

/** A shorter card has at most half of the parts, and at most this many characters of JSON. */
const MOST_JSON = 8_000;
const MOST_TEXT = 1_000;
/** A shorter text than this is useless. */
const LEAST_TEXT = 200;

/** Sends a message, and shorter forms of it while the platform finds it too long. */
export async function sendShorter<T>(
  message: Outbound,
  words: ShorterWords,
  send: (form: Outbound) => Promise<T>,
): Promise<T> {
  for (const formOf of [() => message, () => withFewerParts(message, words)]) {
    const form = formOf();
    if (!form) continue;
    try {
      return await send(form);
    } catch (error) {
      if (!(error instanceof DeliveryError) || error.kind !== 'tooLarge') throw error;
    }
  }
  return send({ text: `${shortened(message.text, MOST_TEXT)}\n\n${words.restLeftOut}` });
}

/** Undefined if the result would not be shorter, or would not be a form any more. */
function withFewerParts(
  { card, ...message }: Outbound,
  { partsLeftOut }: ShorterWords,
): Outbound | undefined {
  if (!card) return undefined;
  const { body } = asSubset(card);
  const { kept, leftOut } = firstOf(body, Math.min(MOST_JSON, sizeOf(body) / 2));
  if (leftOut === 0 || kept.length === 0 || inputsOf(body).length > 0) return undefined;
  const note = {
    type: 'TextBlock',
    text: partsLeftOut.replace('{count}', String(leftOut)),
    wrap: true,
    isSubtle: true,
    separator: true,
  };
  const summary = shortened(message.text, MOST_TEXT);
  return {
    ...message,
    text: summary,
    card: { ...card, fallbackText: summary, body: [...kept, note] } as unknown as Card,
  };
}

interface Cut {
  readonly kept: readonly Element[];
  readonly leftOut: number;
}

const sizeOf = (part: object): number => JSON.stringify(part).length;

/** The first parts that fit, and a cut version of the next one if it can be cut. */
function firstOf(parts: readonly Element[], room: number): Cut {
  let left = room;
  for (const [nth, part] of parts.entries()) {
    const size = sizeOf(part);
    if (size > left) {
      const some = someOf(part, left);
      return {
        kept: [...parts.slice(0, nth), ...some.kept],
        leftOut: some.leftOut + parts.length - nth - 1,
      };
    }
    left -= size;
  }
  return { kept: parts, leftOut: 0 };
}

function someOf(part: Element, room: number): Cut {
  if (part.type === 'TextBlock' && room > LEAST_TEXT)
    return { kept: [{ ...part, text: shortened(part.text, room) }], leftOut: 1 };
  if (part.type !== 'Container') return { kept: [], leftOut: 1 };
  const { kept, leftOut } = firstOf(part.items, room);
  return { kept: kept.length > 0 ? [{ ...part, items: kept }] : [], leftOut };
}
