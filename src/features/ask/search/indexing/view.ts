// The index as one asker sees it. All counts, comparisons and suggestions for a question go through
// a view, so hidden entries have no effect. Askers who see the same entries share a view.
import type { PostingList } from '../structures';
import { EVERY_COLLEAGUE, EVERYBODY_ID } from './audience-ids';
import { averageOf, type EntryIndex, type IndexedEntry } from './entry-index';
import type { BelongsTo } from './searchable';

export interface View {
  /** The same for all askers who see the same entries, for the life of the engine. */
  readonly key: string;
  readonly entries: readonly IndexedEntry[];
  /** The number of phrasings. */
  readonly rows: number;
  /** How many of these are questions that askers confirmed. */
  readonly confirmed: number;
  readonly averageLength: number;
  shows(slot: number): boolean;
  /** The view of everybody, if this one holds more than that. */
  readonly common: View | undefined;
  /** How many entries have a term, and whether any has. */
  countTerm(term: string): number;
  hasTerm(term: string): boolean;
  /** The same for a folded word. */
  countWord(word: string): number;
  hasWord(word: string): boolean;
  /** All words of the index. Some occur only in hidden entries: check `countWord`. */
  words(): IterableIterator<string>;
  /** Phrasings with an n-gram. The list includes hidden ones: count them with `countRows`. */
  listGram(gram: number): PostingList | undefined;
  countRows(list: PostingList): number;
}

export interface Views {
  /** The current view of an asker; valid until the index changes. */
  of(belongsTo: BelongsTo): View;
}

export function createViews(entryIndex: EntryIndex): Views {
  const views = new Map<string, View>();
  let revision = -1;

  return {
    of(belongsTo) {
      if (revision !== entryIndex.revision) {
        views.clear();
        ({ revision } = entryIndex);
      }
      const audiences = entryIndex.audiences();
      const own: number[] = [];
      for (const [id, audience] of audiences) if (belongsTo(audience)) own.push(id);
      return belongsTo(EVERY_COLLEAGUE) ? viewOfColleague(own, audiences.size) : viewOfGuest(own);
    },
  };

  /** For guests, and for places where guests read: entries for everybody are not for them. */
  function viewOfGuest(own: readonly number[]): View {
    const key = `apart:${own.join()}`;
    const view = views.get(key) ?? partOf(entryIndex, { key, common: undefined }, new Set(own));
    views.set(key, view);
    return view;
  }

  /** `own`: the audiences of an asker. `count`: how many there are. */
  function viewOfColleague(own: readonly number[], count: number): View {
    const key = own.join();
    const known = views.get(key);
    if (known) return known;
    const common = own.length > 0 ? viewOfColleague([], count) : undefined;
    const view =
      own.length === count
        ? wholeOf(entryIndex, { key, common })
        : partOf(entryIndex, { key, common }, new Set([EVERYBODY_ID, ...own]));
    views.set(key, view);
    return view;
  }
}

/** How the holders in a posting list are counted. */
interface Counting {
  entries(slots: PostingList | undefined): number;
  isAny(slots: PostingList | undefined): boolean;
  phrasings(rows: PostingList): number;
}

function viewOf(
  entryIndex: EntryIndex,
  counting: Counting,
  rest: Pick<View, 'key' | 'common' | 'entries' | 'rows' | 'confirmed' | 'averageLength' | 'shows'>,
): View {
  const { words, vocabulary, grams } = entryIndex;
  return {
    ...rest,
    countTerm: (term) => counting.entries(words.list(term)),
    hasTerm: (term) => counting.isAny(words.list(term)),
    countWord: (word) => counting.entries(vocabulary.list(word)),
    hasWord: (word) => counting.isAny(vocabulary.list(word)),
    words: () => vocabulary.keys(),
    listGram: (gram) => grams.list(gram),
    countRows: counting.phrasings,
  };
}

/** The view of all entries; it counts without checking each one. */
function wholeOf(entryIndex: EntryIndex, place: Pick<View, 'key' | 'common'>): View {
  const { rows, confirmed, averageLength } = entryIndex;
  const counting: Counting = {
    entries: (slots) => (slots ? slots.end - slots.from : 0),
    isAny: (slots) => slots !== undefined,
    phrasings: ({ from, end }) => end - from,
  };
  return viewOf(entryIndex, counting, {
    ...place,
    entries: [...entryIndex.all()],
    rows,
    confirmed,
    averageLength,
    shows: (slot) => entryIndex.at(slot) !== undefined,
  });
}

function partOf(
  entryIndex: EntryIndex,
  place: Pick<View, 'key' | 'common'>,
  audienceIds: ReadonlySet<number>,
): View {
  const { slotOf, lengths } = entryIndex;
  const shown = new Uint8Array(entryIndex.slotEnd);
  const entries = [...entryIndex.all()].filter(({ audienceId }) => audienceIds.has(audienceId));
  let [rows, confirmed, length] = [0, 0, 0];
  for (const entry of entries) {
    shown[entry.slot] = 1;
    rows += entry.rows.length;
    confirmed += entry.confirmed;
    length += lengths[entry.slot] ?? 0;
  }
  const counting: Counting = {
    entries(slots) {
      let count = 0;
      if (slots)
        for (let at = slots.from; at < slots.end; at++) count += shown[slots.rows[at] ?? 0] ?? 0;
      return count;
    },
    isAny(slots) {
      if (slots)
        for (let at = slots.from; at < slots.end; at++)
          if (shown[slots.rows[at] ?? 0] === 1) return true;
      return false;
    },
    phrasings(list) {
      let count = 0;
      for (let at = list.from; at < list.end; at++)
        count += shown[slotOf[list.rows[at] ?? 0] ?? 0] ?? 0;
      return count;
    },
  };
  const averageLength = averageOf(length, entries.length);
  return viewOf(entryIndex, counting, {
    ...place,
    entries,
    rows,
    confirmed,
    averageLength,
    shows: (slot) => shown[slot] === 1,
  });
}
