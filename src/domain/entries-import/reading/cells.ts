// Lists in cells: tags, other ways to ask, the metadata of QnA Maker.
import { columnOf } from './columns';

const clean = (parts: readonly string[]) => [
  ...new Set(parts.map((part) => part.trim().replace(/\s+/g, ' ')).filter((part) => part !== '')),
];

/** The texts of a JSON list; undefined if the text is none. */
function jsonList(text: string): readonly string[] | undefined {
  if (!/^\s*\[[\s\S]*\]\s*$/.test(text)) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.map((one) => textOf(one)) : undefined;
  } catch {
    // Not JSON: `[urgent]` is a tag as well.
    return undefined;
  }
}

const textOf = (one: unknown) =>
  typeof one === 'string' || typeof one === 'number' ? String(one) : '';

/** Tags by comma, semicolon, bar or line; `#` in front of them is left out. */
export function readTags(text: string): readonly string[] {
  const parts = jsonList(text) ?? text.split(/[,;|\n]/);
  return clean(parts.map((part) => part.trim().replace(/^#+/, '').toLowerCase()));
}

/** Other ways to ask, by bar or line, or one behind the other's question mark. */
export function readAlternates(text: string): readonly string[] {
  return clean(jsonList(text) ?? text.split(/\||\n|(?<=\?)\s*[;,]\s*/));
}

/** What metadata says: `key:value|key:value`, or JSON. */
export interface Metadata {
  readonly tags: readonly string[];
  readonly language?: string;
  readonly owner?: string;
}

/** The value of a pair is a tag. A bare yes, no or number says nothing without its key. */
export function fromPairs(pairs: readonly (readonly [key: string, value: string])[]): Metadata {
  const of = (column: string) =>
    pairs.find(([key, value]) => columnOf(key) === column && value.trim() !== '')?.[1];
  const tags = pairs
    .filter(([key]) => !['language', 'owner', 'id'].includes(columnOf(key) ?? ''))
    .flatMap(([key, value]) => {
      const bare = /^(?:true|false|yes|no|ja|nein|[\d.,\s-]*)$/i.test(value.trim());
      if (bare && columnOf(key) === undefined)
        return value.trim() === '' ? [] : [`${key.trim()}: ${value.trim()}`];
      return value.split(/[,;]/);
    });
  const [language, owner] = [of('language'), of('owner')];
  return {
    tags: clean(tags.map((tag) => tag.toLowerCase())),
    ...(language !== undefined && { language }),
    ...(owner !== undefined && { owner }),
  };
}

export function readMetadata(text: string): Metadata {
  return fromPairs(
    text
      .split('|')
      .map((pair) => pair.split(':'))
      .map(([key = '', ...value]) => (value.length === 0 ? ['tag', key] : [key, value.join(':')])),
  );
}
