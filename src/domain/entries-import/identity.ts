// When two questions are the same, and when they are nearly the same. Pure.

/** Signs that make a difference in a question: `C#`, `C++`, `50 %`, `R&D`. */
const UNSAID = /[\p{Z}\p{C}\p{Sk}]|(?![#%&@])\p{P}/gu;
const BETWEEN_DIGITS = /(?<=\p{N})[\p{Z}\p{P}]+(?=\p{N})/gu;

/**
 * The same key for one question however it is spaced, cased, punctuated or encoded. A text of signs
 * alone stands for itself.
 */
export function questionKey(question: string): string {
  const folded = question.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
  // A sign that is none of the unsaid ones keeps `1-2` apart from `12`.
  const bare = folded.replace(BETWEEN_DIGITS, '+').replace(UNSAID, '');
  return bare === '' ? folded.trim() : bare;
}

/** Words that a question may have or lack and still be the same one. */
const SMALL = new Set(
  `a about an and any are at be been by can could do does for from get go has have how i if in is it
  me my of on one or our please shall should so some that the their there they this to us we what
  when where which who why will with would you your
  aber als am an auch auf aus bei bin bitte da das dem den der des die du ein eine einem einen einer
  es für gibt hat habe haben ich ihr im in ist kann kannst können man mein meine meinem meinen meiner
  mich mir mit muss nach oder sein sich sie sind so soll um und uns unser unsere unserem unseren vom
  von wann warum was welche welchem welchen welcher welches wen wer wie wieso wir wird wo wohin zu
  zum zur`.split(/\s+/),
);
const ENDINGS = /(?:ings?|ies|ern|en|er|es|ed|e|s|n)$/u;
const LEAST_STEM = 4;
/** How many questions with all words but one in common are compared. */
const COMPARED = 60;

/** The words that carry a question, without their endings, in order. */
function stems(question: string): readonly string[] {
  const words =
    question
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}+#]+/gu) ?? [];
  const telling = words.filter((word) => !SMALL.has(word));
  return (telling.length > 0 ? telling : words).map(stemOf).toSorted();
}

function stemOf(word: string): string {
  if (/\p{N}/u.test(word)) return word;
  const stem = word.replace(ENDINGS, '');
  return stem.length < LEAST_STEM ? word : stem;
}

export interface Near<T> {
  /** A question that says nearly the same; undefined if there is none. */
  find(question: string): T | undefined;
}

/**
 * Finds questions that differ in small words, order, endings or one slip. Numbers and codes always
 * count: `form T1` is another question than `form T2`.
 */
export function nearQuestions<T>(known: Iterable<readonly [question: string, whose: T]>): Near<T> {
  const whole = new Map<string, T>();
  const butOne = new Map<string, { readonly left: string; readonly whose: T }[]>();
  for (const [question, whose] of known) {
    const words = stems(question);
    const key = words.join(' ');
    if (!whole.has(key)) whole.set(key, whose);
    for (const [rest, left] of withoutOne(words)) {
      const others = butOne.get(rest);
      if (others === undefined) butOne.set(rest, [{ left, whose }]);
      else if (others.length < COMPARED) others.push({ left, whose });
    }
  }
  return {
    find(question) {
      const words = stems(question);
      const same = whole.get(words.join(' '));
      if (same !== undefined) return same;
      for (const [rest, left] of withoutOne(words)) {
        const slip = butOne.get(rest)?.find((one) => isSlip(one.left, left));
        if (slip) return slip.whose;
      }
      return undefined;
    },
  };
}

/** Each word that may be mistyped, and the others. */
function withoutOne(words: readonly string[]): (readonly [rest: string, left: string])[] {
  return words.flatMap((left, at) =>
    left.length > LEAST_STEM && !/\p{N}/u.test(left)
      ? [[words.toSpliced(at, 1).join(' '), left] as const]
      : [],
  );
}

/** One letter more, less, other, or two swapped. */
function isSlip(one: string, other: string): boolean {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || long === short) return long === short;
  let at = 0;
  while (at < short.length && long[at] === short[at]) at += 1;
  if (long.length > short.length) return long.slice(at + 1) === short.slice(at);
  if (long.slice(at + 1) === short.slice(at + 1)) return true;
  return (
    long[at] === short[at + 1] &&
    long[at + 1] === short[at] &&
    long.slice(at + 2) === short.slice(at + 2)
  );
}
