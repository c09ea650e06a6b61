// What speaks against an entry that came out first: that it lacks a word which carries the question, that a name stands in the place of another, or that
// it tells the opposite. The figures were chosen on all public sets of the bench together, as the ranking's were.
import { accountFor } from './accounting';
import type { Searchable } from '../search';
import type { CodeCheck } from './known-codes';
import { unpacked } from './kept';
import { type Language, languageOf } from './language';
import type { PostingList } from './lists';
import type { Meaning } from './meaning';
import { namesIn } from './names';
import { nearness } from './nearness';
import { isEndMissing } from './endings';
import { oppositesOf } from './opposites';
import type { KeyWord, Query } from './query';
import { MEANING_UNIT, type Shelf, type Shelved } from './shelf';
import { stem } from './stem';
import { spokenBy } from './terms';
import type { View } from './view';
import { tokensOf } from './words';

export interface Objections {
  /** What the words that an entry lacks take from the evidence that it is right. */
  lacking(entry: Shelved): number;
  /** What a closer look at an entry takes that would be sure: all, when it answers another question. `trust`: in what hears more than words. */
  closely(entry: Shelved, trust: number): number;
}

/** A word that is as near as this to what an entry says, is as good as said. */
const AS_GOOD = 0.5;
/** One that is not even as near as this says something else. */
const ELSE = 0.35;
/** Names that are nearer than this are one in two languages; those of two towns are not. */
const SAME_NAME = 0.75;
/** So many words of a phrasing may be left over beside a name: it is the same question of something else. */
const IN_ITS_PLACE = 2;
/** What all words that tell are worth. */
const LACKING = 0.6;
/** What an entry gains that holds them all. */
const LACKING_NONE = 0.07;
/** The same sentence with one word in the place of another. */
const SWAPPED = 1.5;
const TELLING = 0.5;
/** A question that says more beside is another all the same, and lacks enough for that. */
const FEW = 4;
/** One word is not longer than another by more than this. */
const LONGEST = 20;
/** What it takes from the evidence for an entry that it leaves most of a question open. */
const UNACCOUNTED = 6;
/** So much may be missing, and more of a longer question; so much beyond that is too much. */
const FORGIVEN = 0.15;
const LONGER = 0.1;
const SHORT = 3;
const TOO_MUCH = 0.15;
/** A single word is to be a good part of what some phrasing says. */
const THIRD = 0.33;
/** In a large base it is not worth the look. */
const HARDLY = 0.05;
/** So many words a small base has. The more is said in one, the more often a missing word is only another way to say it. */
const SMALL = 2800;
const CAPITAL = /\s(?!I\b)\p{Lu}/u;

export function objectionsTo(text: string, query: Query, codes: CodeCheck, shelf: Shelf, view: View, meaning: Meaning): Objections {
  const { dimensions } = meaning;
  const vectors = new Map<string, Float32Array>();
  const vectorOf = (word: string) => {
    let vector = vectors.get(word);
    if (!vector) {
      const index = meaning.vectors.indexOf(word);
      if (index < 0) vector = meaning.of([word]);
      else meaning.vectors.add(index, 1, (vector = new Float32Array(dimensions)));
      vectors.set(word, vector);
    }
    return vector;
  };
  const keys = query.keys.filter(({ word }) => !codes.words.has(word));
  const isHeld = ({ terms }: KeyWord, { slot }: Shelved) => terms.some((term) => shelf.words.holds(term, slot));
  const nearTo = ({ word }: KeyWord, { rows }: Shelved) => {
    const vector = vectorOf(word);
    const { meanings } = shelf;
    let most = 0;
    for (const row of rows) most = Math.max(most, nearness(vector, 0, meanings, row * dimensions, dimensions));
    return most / MEANING_UNIT;
  };
  let opposes: ReturnType<typeof oppositesOf> | 'unasked' = 'unasked';
  const between = (one: string, other: string) => nearness(vectorOf(one), 0, vectorOf(other), 0, dimensions);

  return {
    lacking(entry) {
      let [lacking, whole] = [0, 0];
      for (const key of keys) {
        whole += key.weight;
        if (!isHeld(key, entry)) lacking += key.weight * (1 - Math.min(1, nearTo(key, entry) / AS_GOOD));
      }
      return whole === 0 ? 0 : (LACKING * lacking) / whole - LACKING_NONE;
    },
    closely(entry, trust) {
      if (codes.isDoubtful(entry)) return Infinity;
      const missing = keys.filter((key) => !isHeld(key, entry));
      const kept = unpacked(entry.id, entry.kept);
      const phrasings = spokenBy(kept);
      if (opposes === 'unasked') opposes = oppositesOf(text);
      if (opposes?.(phrasings, kept.answer) || isEndMissing(text, phrasings, kept.answer)) return Infinity;
      const unaccounted = (1 - trust) * unaccountedIn(entry, kept);
      if (missing.length === 0 || missing.length > FEW) return unaccounted;
      if (isNamedElse(missing, entry, phrasings, kept.language)) return Infinity;
      const [only] = missing;
      const words = foldedIn(text);
      return only && missing.length === 1 && phrasings.some((phrasing) => isSwapped(only, words, phrasing))
        ? Math.max(SWAPPED, unaccounted)
        : unaccounted;
    },
  };

  /** What speaks against an entry that leaves open what the question is about. */
  function unaccountedIn(shelved: Shelved, entry: Searchable): number {
    const most = UNACCOUNTED * Math.min(1, SMALL / (view.entries.length * view.averageLength)) ** 3;
    // An entry without an answer may say more than it tells.
    if (entry.answer === '' || most < HARDLY) return 0;
    const count = codes.words.size > 0 ? 1 : 0;
    const { telling, missing, covered, isSaid } = accountFor(text, keys, count, shelved, entry, meaning, between);
    if (telling === 0) return isSaid ? 0 : most;
    if (telling === 1 && missing === 0) return count === 1 || isSaid || (covered >= THIRD && !isAmbiguous(entry, covered)) ? 0 : most;
    const forgiven = FORGIVEN + LONGER * Math.max(0, telling - SHORT);
    return most * Math.min(1, Math.max(0, (missing - forgiven) / TOO_MUCH)) ** 2;
  }

  /** Whether the only word of a question is as much what another entry is about. */
  function isAmbiguous({ id, language }: Searchable, share: number): boolean {
    const slots = new Set(keys.flatMap(({ terms }) => terms.flatMap((term) => slotsOf(shelf.words.list(term)))));
    const others = [...slots].flatMap((slot) => (view.shows(slot) ? [shelf.at(slot)] : [])).filter((other) => other && other.id !== id);
    return others.some((other) => {
      const kept = other && unpacked(other.id, other.kept);
      return other && kept?.language === language && accountFor(text, keys, 0, other, kept, meaning, between).covered >= share;
    });
  }

  /** `Lisbon` for `Leeds`: the question names something that the entry does not, and the entry something that the question does not. */
  function isNamedElse(missing: readonly KeyWord[], entry: Shelved, phrasings: readonly string[], language: Language): boolean {
    if (!phrasings.some((phrasing) => CAPITAL.test(phrasing))) return false;
    const { phrasing, left } = nearest(phrasings, language);
    const theirs = namesIn(phrasing, spokenIn(phrasing) ?? language);
    const names = left.filter((word) => theirs.has(word));
    if (names.length === 0 || left.length > IN_ITS_PLACE) return false;
    const ours = namesIn(text, query.language ?? language);
    const isOther = ({ word }: KeyWord) => names.every((name) => between(name, word) < SAME_NAME);
    if (missing.some((key) => ours.has(key.word) && isOther(key))) return true;
    const [only] = missing;
    return missing.length === 1 && only !== undefined && names.length === left.length && nearTo(only, entry) < ELSE && isOther(only);
  }

  /** The phrasing with most of the question's words, and those of its own that the question lacks. */
  function nearest(phrasings: readonly string[], language: Language): { phrasing: string; left: readonly string[] } {
    const asked = new Set([...keys.map(({ word }) => word), ...foldedIn(text)].flatMap(stemsOf));
    const ranked = phrasings.map((phrasing) => {
      const telling = foldedIn(phrasing).filter((word) => !/\d/.test(word) && meaning.weightOf(word) >= TELLING);
      const left = telling.filter((word) => !asked.has(word) && !asked.has(stem(word, language)));
      return { phrasing, left, fit: telling.length - 1.5 * left.length };
    });
    return ranked.reduce((best, one) => (one.fit > best.fit ? one : best), { phrasing: '', left: [], fit: -Infinity });
  }

  /** Whether a phrasing is the question word for word but for this one, in whose place it says something else. */
  function isSwapped({ word }: KeyWord, asked: readonly string[], phrasing: string): boolean {
    if (Math.abs(text.length - phrasing.length) > LONGEST) return false;
    const said = foldedIn(phrasing);
    if (asked.length !== said.length || asked.length < 3) return false;
    const differing = asked.flatMap((own, at) => (isSame(own, said[at] ?? '') ? [] : [at]));
    const [at] = differing;
    if (at === undefined || differing.length > 1 || asked[at] !== word) return false;
    const other = said[at] ?? '';
    return meaning.weightOf(other) >= TELLING && !/\d/.test(other) && between(word, other) < ELSE;
  }
}

const slotsOf = (list: PostingList | undefined): readonly number[] => (list ? [...list.rows.subarray(list.from, list.end)] : []);
const stemsOf = (word: string): readonly string[] => [word, stem(word, 'en'), stem(word, 'de')];
const isSame = (one: string, other: string): boolean =>
  one === other || stem(one, 'en') === stem(other, 'en') || stem(one, 'de') === stem(other, 'de');
const spokenIn = (text: string): Language | undefined => languageOf(foldedIn(text));
const foldedIn = (text: string): readonly string[] => tokensOf(text.normalize('NFC')).map(({ folded }) => folded);
