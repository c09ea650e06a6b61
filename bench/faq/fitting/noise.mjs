// Spoils questions as people do, for the fitting: a slip of a key, or key words only.

/** mulberry32, with a bound. */
export function randomFrom(seed) {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

/** One letter of one longer word is dropped, doubled or another one. */
export function withTypo(text, random) {
  const words = [...text.matchAll(/\p{L}{4,}/gu)];
  const word = words[random(words.length || 1)];
  if (!word) return text;
  const at = word.index + 1 + random(word[0].length - 1);
  const [before, letter, after] = [text.slice(0, at), text[at], text.slice(at + 1)];
  const instead = ['', letter + letter, String.fromCharCode(97 + random(26))][random(3)];
  return before + instead + after;
}

/** `isSmall`: of a folded word. */
export function keyWordsOf(text, wordsOf, isSmall) {
  const kept = wordsOf(text.toLowerCase()).filter(({ folded }) => !isSmall(folded));
  return kept.length > 0 ? kept.map(({ typed }) => typed).join(' ') : text;
}
