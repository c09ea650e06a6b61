// The n-grams of a text, each as a hash: three letters within a word and a blank on each side
// (robust to typos, endings and compounds), whole words, and pairs of neighbouring words, with the
// start and end of the text as words (word order). Each question and each phrasing is counted, so
// the columns are reused from call to call.

const LETTERS = 3;
/** A shorter word adds little to its letters. */
const WORD_MIN = 4;
/** The markers before the first word and after the last. No word looks like this. */
const BEGINNING = '^';
const END = '$';

/** How often a text has each n-gram, in order of first occurrence. Valid until the next call. */
export interface NgramCounts {
  readonly length: number;
  /** The n-grams' hashes. */
  readonly grams: Int32Array;
  readonly counts: Int32Array;
}

let grams = new Int32Array(256);
let counts = new Int32Array(256);
/** An open-addressing hash table: 1 + the position of an n-gram in the columns. */
let places = new Int32Array(512);

export function ngramsOf(folded: readonly string[]): NgramCounts {
  let most = 1;
  for (const word of folded) most += word.length + 2;
  makeRoom(most);
  const mask = places.length - 1;
  let length = 0;

  let before = BEGINNING;
  for (const word of folded) {
    const padded = ` ${word} `;
    for (let from = 0; from + LETTERS <= padded.length; from++)
      count(mixed(hashed(padded, SEED, from, from + LETTERS)));
    if (word.length >= WORD_MIN) count(mixed(hashed(word)));
    count(pairOf(before, word));
    before = word;
  }
  if (folded.length > 0) count(pairOf(before, END));
  return { length, grams, counts };

  function count(gram: number): void {
    let place = gram & mask;
    for (;;) {
      const at = (places[place] ?? 0) - 1;
      if (at < 0) break;
      if (grams[at] === gram) {
        counts[at] = (counts[at] ?? 0) + 1;
        return;
      }
      place = (place + 1) & mask;
    }
    grams[length] = gram;
    counts[length] = 1;
    length++;
    places[place] = length;
  }
}

/** FNV-1a, continued from an earlier hash. */
function hashed(text: string, before = SEED, from = 0, end = text.length): number {
  let hash = before;
  for (let at = from; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

const SEED = 0x811c9dc5;

/** Not negative, and with well-mixed low bits. */
const mixed = (hash: number): number => (hash ^ (hash >>> 15)) >>> 1;

const pairOf = (one: string, next: string): number => mixed(hashed(next, hashed(' ', hashed(one))));

/** Keeps at least half of the table free, so that collisions stay short. */
function makeRoom(most: number): void {
  if (grams.length < most) {
    const room = 1 << (32 - Math.clz32(most));
    grams = new Int32Array(room);
    counts = new Int32Array(room);
    places = new Int32Array(2 * room);
  } else places.fill(0);
}

/** The weight of a count up to 255: each repetition counts less. */
export const dampened = (count: number): number => DAMPENED[count < MOST ? count : MOST] ?? 0;

const MOST = 0xff;
const DAMPENED = Float64Array.from({ length: MOST + 1 }, (_, count) =>
  count === 0 ? 0 : 1 + Math.log(count),
);

/** The factor that makes the dampened counts a unit vector; 0 if there are no n-grams. */
export function scaleOf({ length, counts: held }: NgramCounts): number {
  let square = 0;
  for (let at = 0; at < length; at++) square += dampened(held[at] ?? 0) ** 2;
  return square === 0 ? 0 : 1 / Math.sqrt(square);
}
