// Reads a rendered message as a person would: all its words, and the buttons that can be pressed.
import type { JsonObject, JsonValue } from '../../src/core/json';
import type { Outbound } from '../../src/core/message';

export interface PressableAction {
  readonly verb: string;
  readonly title: string;
  readonly data: JsonObject;
  /** Values that the card's inputs stand at. */
  readonly values: Readonly<Record<string, string>>;
}

const WORDS = ['text', 'title', 'value', 'label', 'placeholder', 'altText', 'errorMessage'];

/** All words of a message, blocks apart by ` · `. Markdown escapes are taken back. */
export function textOf(message: Outbound): string {
  if (!message.card) return message.text;
  const words: string[] = [];
  walk(message.card, (object) => {
    for (const name of WORDS) {
      const value = object[name];
      if (typeof value === 'string' && value !== '')
        words.push(value.replace(/\\([\\*_[\]()`~#>|<&!.+=-])/g, '$1'));
    }
  });
  return words.join(' · ');
}

export function actionsOf(message: Outbound): PressableAction[] {
  const actions: PressableAction[] = [];
  const values: Record<string, string> = {};
  if (!message.card) return actions;
  walk(message.card, (object) => {
    const type = wordOf(object['type']);
    if (type.startsWith('Input.') && typeof object['id'] === 'string')
      values[object['id']] = wordOf(object['value']);
    if (type === 'Action.Execute' && typeof object['verb'] === 'string') {
      actions.push({
        verb: object['verb'],
        title: wordOf(object['title']),
        data: (object['data'] ?? {}) as JsonObject,
        values,
      });
    }
  });
  return actions;
}

function walk(value: JsonValue | undefined, visit: (object: JsonObject) => void): void {
  if (Array.isArray(value)) {
    for (const item of value as readonly JsonValue[]) walk(item, visit);
  } else if (typeof value === 'object' && value !== null) {
    const object = value as JsonObject;
    visit(object);
    for (const [name, item] of Object.entries(object))
      if (name !== 'data' && typeof item === 'object') walk(item, visit);
  }
}

function wordOf(value: JsonValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}
