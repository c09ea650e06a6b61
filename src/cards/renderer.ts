// Renders messages: finds the card template, binds the data, inserts catalogue texts, escapes
// people's text, and uses the template's fallbackText as plain text. Templates are read once, at
// the start.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'adaptivecards-templating';
import type { JsonObject, JsonValue } from '../core/json';
import type { Card, Message, Outbound } from '../core/message';
import type { Render } from '../core/renderer';
import type { TextArgs, Texts, TextsFor } from '../core/texts';
import { asMarkdown, asPlain, markPeopleText } from './people-text';

/** Templates by name, `<feature>/<template>`. */
export type Templates = ReadonlyMap<string, JsonObject>;

/** Reads every template below `folder`. Throws with the name of one that is not JSON. */
export function readTemplates(folder: string): Templates {
  const templates = new Map<string, JsonObject>();
  for (const feature of readdirSync(folder, { withFileTypes: true })) {
    if (!feature.isDirectory()) continue;
    for (const file of readdirSync(join(folder, feature.name))) {
      if (!file.endsWith('.json')) continue;
      const name = `${feature.name}/${file.slice(0, -'.json'.length)}`;
      try {
        templates.set(
          name,
          JSON.parse(readFileSync(join(folder, feature.name, file), 'utf8')) as JsonObject,
        );
      } catch (cause) {
        throw new Error(`card template ${name} is not JSON`, { cause });
      }
    }
  }
  return templates;
}

export function createRender(templates: Templates, textsFor: TextsFor): Render {
  const prepared = new Map<string, Template>();

  function templateOf(name: string): Template {
    const known = prepared.get(name);
    if (known) return known;
    const source = templates.get(name);
    if (!source) throw new Error(`no card template ${name}`);
    const template = new Template(source);
    prepared.set(name, template);
    return template;
  }

  return (message: Message, reader): Outbound => {
    const texts = textsFor(reader);
    if ('text' in message)
      return { text: asPlain(texts(message.text, message.args)), locale: reader.locale };
    const bound: unknown = templateOf(message.card).expand({ $root: markPeopleText(message.data) });
    const card = put(bound as JsonValue, undefined, undefined, texts) as Card;
    const { fallbackText } = card;
    if (typeof fallbackText !== 'string' || fallbackText === '')
      throw new Error(`card template ${message.card} has no fallbackText`);
    return { text: fallbackText, card, locale: reader.locale };
  };
}

/** Properties in which clients render markdown, by element type. A fact has no type of its own. */
const MARKDOWN: Readonly<Record<string, readonly string[]>> = {
  TextBlock: ['text'],
  Fact: ['title', 'value'],
};

/**
 * Inserts the texts for `{"$t": key, …}` and resolves the marks in people's text. Drops elements
 * that `$when` emptied.
 */
function put(
  value: JsonValue | undefined,
  type: string | undefined,
  property: string | undefined,
  texts: Texts,
): JsonValue | undefined {
  if (typeof value === 'string') return settle(value, type, property);
  if (Array.isArray(value)) {
    const itemType = property === 'facts' ? 'Fact' : undefined;
    return value.flatMap((item: JsonValue) => put(item, itemType, undefined, texts) ?? []);
  }
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const object = value as JsonObject;
  if (typeof object['$t'] === 'string') {
    return settle(textOf(object, texts), type, property);
  }
  const own = typeof object['type'] === 'string' ? object['type'] : type;
  const settled: Record<string, JsonValue | undefined> = {};
  for (const name of Object.keys(object))
    settled[name] = put(object[name], name === 'data' ? undefined : own, name, texts);
  return settled;
}

/**
 * The text of `{"$t": key, …}`. An argument may be such a text itself. An empty key, from data,
 * gives an empty text. `$or` is such a text for a key that the catalogues lack.
 */
function textOf({ $t: key, $or: other, ...args }: JsonObject, texts: Texts): string {
  if (typeof key !== 'string' || key === '') return '';
  if (isText(other) && !texts.has(asPlain(key))) return textOf(other, texts);
  const values = Object.entries(args).map(
    ([name, value]) => [name, isText(value) ? textOf(value, texts) : value] as const,
  );
  return texts(asPlain(key), Object.fromEntries(values) as TextArgs);
}

function isText(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && '$t' in value;
}

function settle(text: string, type: string | undefined, property: string | undefined): string {
  const markdown =
    type !== undefined && property !== undefined && MARKDOWN[type]?.includes(property);
  return markdown ? asMarkdown(text) : asPlain(text);
}
