// N-grams of a text, each told by its hash: three letters within a word and a blank on each side (what survives a typo, an ending, a compound), whole
// words, and pairs of words that follow each other, its beginning and its end among them (what makes an order of words).
// Each question is taken apart and each phrasing was: they are counted in columns that are used again and again.

const LETTERS = 3;
/** A shorter word is hardly more than its letters. */
const WORD_MIN = 4;
/** What stands before the first word and after the last: no word is written so. */
const BEGINNING = '^';
const END = '$';

/** How often a text holds each n-gram, in the order in which they first stand there. Valid until the next text is counted. */
export interface GramCounts {
  readonly length: number;
  /** The n-grams' hashes. */
  readonly grams: Int32Array;
  readonly counts: Int32Array;
}

let grams = new Int32Array(256);
let counts = new Int32Array(256);
/** By an n-gram's last bits, or the next free place: 1 + where it is counted. */
let places = new Int32Array(512);

export function gramsOf(folded: readonly string[]): GramCounts {
  let most = 1;
  for (const word of folded) most += word.length + 2;
  makeRoom(most);
  const mask = places.length - 1;
  let length = 0;

  let before = BEGINNING;
  for (const word of folded) {
    const padded = ` ${word} `;
    for (let from = 0; from + LETTERS <= padded.length; from++) count(mixed(hashed(padded, SEED, from, from + LETTERS)));
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

/** FNV-1a, from what was hashed before. */
function hashed(text: string, before = SEED, from = 0, end = text.length): number {
  let hash = before;
  for (let at = from; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

const SEED = 0x811c9dc5;

/** Not negative, its last bits as good as any. */
const mixed = (hash: number): number => (hash ^ (hash >>> 15)) >>> 1;

const pairOf = (one: string, next: string): number => mixed(hashed(next, hashed(' ', hashed(one))));

/** At least half of the places stay free, so that a free one is near. */
function makeRoom(most: number): void {
  if (grams.length < most) {
    const room = 1 << (32 - Math.clz32(most));
    grams = new Int32Array(room);
    counts = new Int32Array(room);
    places = new Int32Array(2 * room);
  } else places.fill(0);
}

/** How much a count weighs, up to 255: the second tells less than the first. */
export const dampened = (count: number): number => DAMPENED[count < MOST ? count : MOST] ?? 0;

const MOST = 0xff;
const DAMPENED = Float64Array.from({ length: MOST + 1 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));

/** What makes the dampened counts a vector of unit length; 0 of no n-grams. */
export function scaleOf({ length, counts: held }: GramCounts): number {
  let square = 0;
  for (let at = 0; at < length; at++) square += dampened(held[at] ?? 0) ** 2;
  return square === 0 ? 0 : 1 / Math.sqrt(square);
}
