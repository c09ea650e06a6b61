// What stands above a Markdown file, between `---` and `---`: its language, owner, source and tags.
import { readTags } from './cells';
import { columnOf } from './columns';
import type { ReadEntry } from './shapes';

export type Defaults = Pick<ReadEntry, 'language' | 'owner' | 'source' | 'audience' | 'tags'>;

export interface FrontMatter {
  readonly defaults: Defaults;
  /** How many lines it has. */
  readonly lines: number;
}

export function frontMatter(lines: readonly string[]): FrontMatter {
  const none = { defaults: { tags: [] }, lines: 0 };
  if (lines[0]?.trim() !== '---') return none;
  const end = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end < 0) return none;
  const said = new Map<string, string>();
  let last: string | undefined;
  for (const line of lines.slice(1, end)) {
    const [, key = '', value = ''] = /^([\p{L}\p{N}_ .-]+):\s*(.*)$/u.exec(line) ?? [];
    const item = /^\s*-\s+(.+)$/.exec(line)?.[1];
    if (item !== undefined && last !== undefined)
      said.set(last, [said.get(last), bare(item)].filter(Boolean).join(','));
    else if (key !== '') {
      last = columnOf(key);
      if (last !== undefined) said.set(last, bare(value));
    }
  }
  const text = (column: 'language' | 'owner' | 'source' | 'audience') =>
    said.get(column) ? { [column]: said.get(column) } : {};
  return {
    defaults: {
      ...text('language'),
      ...text('owner'),
      ...text('source'),
      ...text('audience'),
      tags: readTags(said.get('tags') ?? ''),
    },
    lines: end + 1,
  };
}

/** A value of YAML without its quotation marks and brackets. */
const bare = (value: string) =>
  value
    .trim()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/(?<![^\s,])["']|["'](?![^\s,])/g, '');
