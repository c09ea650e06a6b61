// The shelf as one asker sees it. Whatever is counted, compared or suggested for a question is asked of a view, so that an entry that somebody
// may not see weighs nothing for them: it is as if it were not there. Askers who see the same share a view.
import { EVERYBODY } from '../../../domain/audience';
import type { BelongsTo } from '../search';
import { EVERYBODYS } from './circles';
import type { PostingList } from './lists';
import { averageOf, type Shelf, type Shelved } from './shelf';

export interface View {
  /** The same for those who see the same, as long as the engine lives. */
  readonly key: string;
  readonly entries: readonly Shelved[];
  /** The number of phrasings. */
  readonly rows: number;
  /** How many of these askers confirmed. */
  readonly confirmed: number;
  readonly averageLength: number;
  shows(slot: number): boolean;
  /** What everybody sees, where it is a part of this view and not all of it. */
  readonly common: View | undefined;
  /** How many entries hold a term, and whether any does. */
  countTerm(term: string): number;
  hasTerm(term: string): boolean;
  /** The same for a folded word as somebody may have meant it. */
  countWord(word: string): number;
  hasWord(word: string): boolean;
  /** All words, some of which nobody here speaks. */
  words(): IterableIterator<string>;
  /** Which phrasings hold an n-gram. The list may name others, which are not to be looked at, and so be of none that counts. */
  listGram(gram: number): PostingList | undefined;
  countRows(list: PostingList): number;
}

export interface Views {
  /** What somebody sees now; valid until the shelf changes. */
  of(belongsTo: BelongsTo): View;
}

export function createViews(shelf: Shelf): Views {
  const views = new Map<string, View>();
  let revision = -1;

  return {
    of(belongsTo) {
      if (revision !== shelf.revision) {
        views.clear();
        ({ revision } = shelf);
      }
      const circles = shelf.circles();
      const own: number[] = [];
      for (const [circle, audience] of circles) if (belongsTo(audience)) own.push(circle);
      return belongsTo(EVERYBODY) ? seenIn(own, circles.size) : seenApart(own);
    },
  };

  /** A guest, or what may be said before guests: what is for everybody is not for them. */
  function seenApart(own: readonly number[]): View {
    const key = `apart:${own.join()}`;
    const view = views.get(key) ?? partOf(shelf, { key, common: undefined }, new Set(own));
    views.set(key, view);
    return view;
  }

  /** `own`: the circles of an asker, of so many that there are. */
  function seenIn(own: readonly number[], count: number): View {
    const key = own.join();
    const known = views.get(key);
    if (known) return known;
    const common = own.length > 0 ? seenIn([], count) : undefined;
    const view = own.length === count ? wholeOf(shelf, { key, common }) : partOf(shelf, { key, common }, new Set([EVERYBODYS, ...own]));
    views.set(key, view);
    return view;
  }
}

/** How the holders that a list names are counted. */
interface Counting {
  entries(slots: PostingList | undefined): number;
  isAny(slots: PostingList | undefined): boolean;
  phrasings(rows: PostingList): number;
}

function viewOf(
  shelf: Shelf,
  counting: Counting,
  rest: Pick<View, 'key' | 'common' | 'entries' | 'rows' | 'confirmed' | 'averageLength' | 'shows'>,
): View {
  const { words, vocabulary, grams } = shelf;
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

/** Everything, without looking at each. */
function wholeOf(shelf: Shelf, place: Pick<View, 'key' | 'common'>): View {
  const { rows, confirmed, averageLength } = shelf;
  const counting: Counting = {
    entries: (slots) => (slots ? slots.end - slots.from : 0),
    isAny: (slots) => slots !== undefined,
    phrasings: ({ from, end }) => end - from,
  };
  return viewOf(shelf, counting, {
    ...place,
    entries: [...shelf.all()],
    rows,
    confirmed,
    averageLength,
    shows: (slot) => shelf.at(slot) !== undefined,
  });
}

function partOf(shelf: Shelf, place: Pick<View, 'key' | 'common'>, circles: ReadonlySet<number>): View {
  const { slotOf, lengths } = shelf;
  const shown = new Uint8Array(shelf.slotEnd);
  const entries = [...shelf.all()].filter(({ circle }) => circles.has(circle));
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
      if (slots) for (let at = slots.from; at < slots.end; at++) count += shown[slots.rows[at] ?? 0] ?? 0;
      return count;
    },
    isAny(slots) {
      if (slots) for (let at = slots.from; at < slots.end; at++) if (shown[slots.rows[at] ?? 0] === 1) return true;
      return false;
    },
    phrasings(list) {
      let count = 0;
      for (let at = list.from; at < list.end; at++) count += shown[slotOf[list.rows[at] ?? 0] ?? 0] ?? 0;
      return count;
    },
  };
  const averageLength = averageOf(length, entries.length);
  return viewOf(shelf, counting, { ...place, entries, rows, confirmed, averageLength, shows: (slot) => shown[slot] === 1 });
}
