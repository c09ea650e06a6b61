// Teams merges a card's inputs into the data of the pressed button. So that the two can be told
// apart again, our buttons carry their data, their verb and what kind of form they stand in under
// one key of their own; every other key is an input. Buttons get an Action.Submit to fall back on,
// for clients that do not know Action.Execute.
import { z } from 'zod/v4';
import type { JsonObject, JsonValue } from '../../../core/json';
import type { Card } from '../../../core/message';

/**
 * The kind of form that holds the button: a message of its own, or a form over a card that only the
 * presser sees.
 */
export type FormPlace = 'own' | 'over';

const KEY = 'passalong';
const wrappingSchema = z.object({
  verb: z.string(),
  data: z.record(z.string(), z.json()),
  form: z.enum(['own', 'over']).optional(),
});

/** One card goes to many. */
const wrapped = new WeakMap<Card, Card>();

/** The card as Teams gets it. Wrapped parts stay as they are. */
export function wrapCard(card: Card, form?: FormPlace): Card {
  if (form) return wrap(card, form) as Card;
  const known = wrapped.get(card) ?? (wrap(card, form) as Card);
  wrapped.set(card, known);
  return known;
}

function wrap(value: JsonValue | undefined, form: FormPlace | undefined): JsonValue | undefined {
  if (Array.isArray(value)) return value.map((item: JsonValue) => wrap(item, form) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  const object = value as JsonObject;
  if (object['type'] === 'Action.Execute') return wrapAction(object, form);
  return Object.fromEntries(Object.entries(object).map(([name, item]) => [name, wrap(item, form)]));
}

function wrapAction(action: JsonObject, form: FormPlace | undefined): JsonObject {
  const given = action['data'];
  const own =
    typeof given === 'object' && given !== null && !Array.isArray(given)
      ? (given as JsonObject)
      : {};
  if (KEY in own) return action;
  const data = { [KEY]: { verb: action['verb'] ?? '', data: own, ...(form && { form }) } };
  const { type: _type, verb: _verb, data: _data, ...looks } = action;
  return { ...action, data, fallback: { type: 'Action.Submit', ...looks, data } };
}

export interface Press {
  readonly verb: string;
  readonly data: JsonObject;
  readonly inputs: Readonly<Record<string, string>>;
  readonly form?: FormPlace;
}

/**
 * What was pressed and filled in. `verb` is the action's own, if Teams names it. Undefined if the
 * button is not ours.
 */
export function readPress(sent: unknown, verb?: string): Press | undefined {
  const values = z.record(z.string(), z.unknown()).safeParse(sent).data ?? {};
  const { [KEY]: wrapping, ...rest } = values;
  const ours = wrappingSchema.safeParse(wrapping).data;
  const named = verb || ours?.verb;
  if (!named) return undefined;
  const inputs = Object.entries(rest).flatMap(([id, value]) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[id, String(value)] as const]
      : [],
  );
  return {
    verb: named,
    data: ours?.data ?? {},
    inputs: Object.fromEntries(inputs),
    ...(ours?.form && { form: ours.form }),
  };
}

/** A plain text as Teams shows it: words to say are in quotes, not in backticks. */
export function plain(text: string): string {
  return text.replaceAll(/`([^`\n]+)`/g, '"$1"');
}

/** A plain text as a card, to take a card's place. */
export function textCard(text: string): Card {
  return { type: 'AdaptiveCard', version: '1.5', fallbackText: text, body: [textLine(text)] };
}

/** A plain text in a card. Text runs know no markdown, so nothing needs escaping. */
export function textLine(text: string, color?: 'attention' | 'accent'): JsonObject {
  return {
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: plain(text), ...(color && { color }) }],
  };
}
