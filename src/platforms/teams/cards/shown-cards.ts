// Remembers what this process showed last in a message: the card for everybody, and a form over it
// for one person. Teams draws a card again after each press and loses what was typed. So a refused
// form is shown again with what was typed, and the card under a form comes back. Only the newest
// are remembered. After a restart or on another instance, a line of text replaces them.
import type { JsonObject, JsonValue } from '../../../core/json';
import { setBounded } from '../../../core/bounded-map';
import type { Card, MessageRef } from '../../../core/message';
import { type Account, accountKey } from '../../../core/account';
import type { FieldErrors } from '../../../core/platform';
import { textLine } from './wrapped-cards';

export interface ShownCards {
  /** A message shows this card to all. */
  keep(ref: MessageRef, card: Card): void;
  /** A form covers a message for one person. */
  cover(ref: MessageRef, account: Account, form: Card): void;
  shownToAll(ref: MessageRef): Card | undefined;
  /** Resolves once a message shows another card than `before`, or after `ms`. */
  changed(ref: MessageRef, before: Card | undefined, ms: number): Promise<void>;
  formOver(ref: MessageRef, account: Account): Card | undefined;
}

const MOST = 500;

export function createShownCards(): ShownCards {
  const cards = new Map<string, Card>();
  const waiting = new Map<string, Set<() => void>>();
  const keyOf = ({ place, id }: MessageRef) => `${place.id} ${id}`;
  const keyOver = (ref: MessageRef, account: Account) => `${keyOf(ref)} ${accountKey(account)}`;

  return {
    keep(ref, card) {
      setBounded(cards, keyOf(ref), card, MOST);
      for (const wake of waiting.get(keyOf(ref)) ?? []) wake();
    },
    cover: (ref, account, form) => setBounded(cards, keyOver(ref, account), form, MOST),
    shownToAll: (ref) => cards.get(keyOf(ref)),
    async changed(ref, before, ms) {
      const key = keyOf(ref);
      if (cards.get(key) !== before) return;
      const wakes = waiting.get(key) ?? new Set();
      waiting.set(key, wakes);
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          wakes.delete(done);
          if (wakes.size === 0) waiting.delete(key);
          resolve();
        };
        const timer = setTimeout(done, ms);
        wakes.add(done);
      });
    },
    formOver: (ref, account) => cards.get(keyOver(ref, account)),
  };
}

/**
 * The form with what was typed. Each problem is below its input, or at the end if it has no input.
 */
export function withProblems(
  form: Card,
  inputs: Readonly<Record<string, string>>,
  problems: FieldErrors,
): Card {
  const placed = new Set<string>();
  const fill = (item: JsonValue): JsonValue[] => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return [item];
    const element = item as JsonObject;
    const { id, type } = element;
    if (typeof type !== 'string' || !type.startsWith('Input.') || typeof id !== 'string')
      return [inside(element)];
    placed.add(id);
    const problem = problems[id];
    return [
      { ...element, ...valueOf(type, inputs[id]) },
      ...(problem === undefined ? [] : [textLine(problem, 'attention')]),
    ];
  };
  const inside = (element: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(element).map(([name, value]) =>
        Array.isArray(value) && ['body', 'items', 'columns'].includes(name)
          ? [name, value.flatMap(fill)]
          : [name, value],
      ),
    );
  const filled = inside(form) as Card;
  const rest = Object.entries(problems).filter(([id]) => !placed.has(id));
  return rest.reduce((card, [, problem]) => withLine(card, problem, 'attention'), filled);
}

function valueOf(type: string, typed: string | undefined): JsonObject {
  if (typed === undefined) return {};
  if (type !== 'Input.Number') return { value: typed };
  return typed !== '' && Number.isFinite(Number(typed)) ? { value: Number(typed) } : {};
}

/** The card with one more line at its end. */
export function withLine(card: Card, text: string, color: 'attention' | 'accent'): Card {
  const body = Array.isArray(card['body']) ? (card['body'] as readonly JsonValue[]) : [];
  return { ...card, body: [...body, textLine(text, color)] };
}
