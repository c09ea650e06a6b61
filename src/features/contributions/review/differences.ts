// What a change does to an entry, word by word: what was there and what is there now, with the
// words that differ marked. Pure.
import { diffWordsWithSpace } from 'diff';
import type { EntryContent } from '../../../domain/contributions';

/** A stretch of text; `changed`: only this version has it. */
export type Stretch = { readonly text: string; readonly changed: boolean };

export interface Difference {
  readonly part: 'title' | 'text' | 'tags' | 'link';
  readonly before: readonly Stretch[];
  readonly after: readonly Stretch[];
}

/** A comparison that takes longer marks the whole text. */
const TIMEOUT_MS = 200;
/** How much of the same text stands around a difference. */
const AROUND = 60;
/** The most that a card shows of a version. */
const SHOWN_MAX = 1_200;

/** The parts that differ. */
export function differences(before: EntryContent, after: EntryContent): readonly Difference[] {
  const parts = [
    ['title', before.title, after.title],
    ['text', before.text, after.text],
    ['tags', before.tags.join(', '), after.tags.join(', ')],
    ['link', before.link ?? '', after.link ?? ''],
  ] as const;
  return parts.flatMap(([part, old, now]) =>
    old === now ? [] : [{ part, ...versions(old, now) }],
  );
}

function versions(old: string, now: string): Omit<Difference, 'part'> {
  const found = diffWordsWithSpace(old, now, { timeout: TIMEOUT_MS });
  if (!found) return { before: whole(old), after: whole(now) };
  const of = (isOther: (part: { added: boolean; removed: boolean }) => boolean) =>
    cut(
      found
        .filter((part) => !isOther(part))
        .map(({ value, added, removed }) => ({ text: value, changed: added || removed })),
    );
  return { before: of(({ added }) => added), after: of(({ removed }) => removed) };
}

const whole = (text: string) => cut([{ text, changed: true }]);

/** Long stretches that are the same lose their middle. A version without any text is a dash. */
function cut(stretches: readonly Stretch[]): readonly Stretch[] {
  let left = SHOWN_MAX;
  const shown = stretches.flatMap(({ text, changed }, nth): Stretch[] => {
    if (text === '' || left <= 0) return [];
    const isFirst = nth === 0;
    const isLast = nth === stretches.length - 1;
    const short = changed ? text : shortenedMiddle(text, isFirst, isLast);
    const fitting = short.length > left ? `${short.slice(0, left).trimEnd()} …` : short;
    left -= fitting.length;
    return [{ text: fitting, changed }];
  });
  return shown.length > 0 ? shown : [{ text: '–', changed: false }];
}

function shortenedMiddle(text: string, isFirst: boolean, isLast: boolean): string {
  if (text.length <= 2 * AROUND) return text;
  const head = isFirst ? '' : text.slice(0, AROUND).trimEnd();
  const tail = isLast ? '' : text.slice(-AROUND).trimStart();
  return `${head} … ${tail}`;
}
