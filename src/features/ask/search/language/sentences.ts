// Splits an answer into its sentences, in English and German: abbreviations, numbers, dates,
// addresses and the items of lists stay whole.

/** A longer sentence is cut, so that no part of an answer is a heap of words. */
const WORDS_MAX = 60;
/** A shorter one, such as `Yes.`, belongs to the next. */
const WORDS_MIN = 3;
/** The rest of a very long answer counts as the last sentences together. */
const SENTENCES_MAX = 48;

/** Abbreviations that hardly ever end a sentence, without their last dot. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'e.g i.e cf vs dr mr mrs ms prof st sr jr approx dept est fig incl excl no nos tel ext max min vol ed eds inc ltd co jan feb mar apr jun jul aug ' +
    'sep sept oct nov dec mon tue tues wed thu thur fri sat sun ' +
    'z.b d.h u.a u.u i.d.r i.a o.ä u.ä s.o s.u z.t z.h v.a evtl ggf bzw ca inkl exkl zzgl abzgl nr str abs art bspw sog vgl dipl ing hr fr hrn ' +
    'mind mio mrd std mo di mi do sa so okt dez mär abt tel bes allg gem lt zb'
  ).split(' '),
);

/** A line that begins an item of a list, or a heading. */
const ITEM = /^\s*(?:[-*•–·▪◦]|\d{1,3}[.)]|[a-z]\)|#{1,6})\s+/u;
/** The end of a sentence: its marks with closing brackets, and the blank before the next. */
const END = /[.!?…:]+["'”“»«)\]]*\s+(?=["'“„»«([]*[\p{Lu}\p{N}])/gu;
const WORD = /[\p{L}\p{N}]+/gu;

const countWords = (text: string): number => text.match(WORD)?.length ?? 0;

/** Whether the dot before `end` does not end a sentence. */
function isWithin(text: string, end: number): boolean {
  if (text[end] !== '.' || text[end + 1] === '.') return false;
  const last = /[^\s("'“„»«[]*$/u.exec(text.slice(Math.max(0, end - 24), end))?.[0] ?? '';
  if (/^\p{L}$/u.test(last) || ABBREVIATIONS.has(last.toLowerCase())) return true;
  // `z. B.`, `J. R. Smith`, `3. March`, `1. Open the door`
  return /(?:^|\.)\p{L}$/u.test(last) || /^\d{1,2}$/.test(last);
}

/** The sentences of one line. */
function cut(line: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: marks, index } of line.matchAll(END)) {
    if (marks.startsWith(':') || isWithin(line, index)) continue;
    parts.push(line.slice(from, index + marks.length));
    from = index + marks.length;
  }
  parts.push(line.slice(from));
  return parts;
}

/** A part of a sentence at a time, at commas if there are any, else at blanks. */
function shortened(sentence: string): string[] {
  if (countWords(sentence) <= WORDS_MAX) return [sentence];
  const parts: string[] = [];
  let held = '';
  let words = 0;
  for (const piece of sentence.split(/(?<=[,;:])\s+|(?<=(?:\s\S+){30})\s+/u)) {
    const more = countWords(piece);
    if (words > 0 && words + more > WORDS_MAX / 2) {
      parts.push(held);
      [held, words] = ['', 0];
    }
    held = held === '' ? piece : `${held} ${piece}`;
    words += more;
  }
  return [...parts, held];
}

/** The sentences in order; none has no words. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let held = '';
  for (const line of text.split(/\r?\n+|\u2028|\u2029/)) {
    const isItem = ITEM.test(line);
    for (const sentence of cut(line.replace(ITEM, '')).flatMap(shortened)) {
      held = held === '' ? sentence.trim() : `${held} ${sentence.trim()}`;
      if (countWords(held) < WORDS_MIN && !isItem) continue;
      sentences.push(held);
      held = '';
    }
  }
  if (countWords(held) > 0) sentences.push(held);
  const said = sentences.filter((sentence) => countWords(sentence) > 0);
  return said.length <= SENTENCES_MAX
    ? said
    : [...said.slice(0, SENTENCES_MAX - 1), said.slice(SENTENCES_MAX - 1).join(' ')];
}
