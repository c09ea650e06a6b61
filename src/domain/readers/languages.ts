// Languages as people and systems write them: names in English, in German or in the language
// itself, codes of two or three letters, and tags such as `de-AT`.

/** Codes of libraries that differ from those of ISO 639-2. */
const LIBRARY: Readonly<Record<string, string>> = {
  ger: 'de',
  fre: 'fr',
  dut: 'nl',
  chi: 'zh',
  cze: 'cs',
  gre: 'el',
  rum: 'ro',
  slo: 'sk',
  per: 'fa',
  alb: 'sq',
  arm: 'hy',
  baq: 'eu',
  ice: 'is',
  mac: 'mk',
  wel: 'cy',
  mandarin: 'zh',
  chinesisch: 'zh',
  farsi: 'fa',
  dari: 'fa',
  tagalog: 'tl',
  flemish: 'nl',
  flämisch: 'nl',
  castellano: 'es',
};
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('');
const TAG = /^([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*$/i;
const BETWEEN = /[,;|/\n]+|\s+(?:and|und|&)\s+/i;

let known: ReadonlyMap<string, string> | undefined;

/** The names of all languages with a code of two letters. */
function names(): ReadonlyMap<string, string> {
  if (known) return known;
  const found = new Map(Object.entries(LIBRARY));
  const [english, german] = ['en', 'de'].map(
    (locale) => new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }),
  );
  for (const code of LETTERS.flatMap((one) => LETTERS.map((other) => one + other))) {
    const inEnglish = english?.of(code);
    if (inEnglish === undefined) continue;
    const own = new Intl.DisplayNames(code, { type: 'language', fallback: 'none' }).of(code);
    for (const name of [inEnglish, german?.of(code), own])
      if (name !== undefined && !found.has(folded(name))) found.set(folded(name), code);
    found.set(code, code);
  }
  known = found;
  return found;
}

const folded = (text: string) => text.normalize('NFC').toLowerCase().trim();

/** The code of two letters; undefined if the text is no language. */
export function languageOf(text: string): string | undefined {
  const said = folded(text.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').replace(/\s+/g, ' '));
  const name = names().get(said);
  if (name !== undefined) return name;
  const tag = TAG.exec(said)?.[1];
  if (tag !== undefined) {
    const short = tag.length === 3 ? (Intl.getCanonicalLocales(tag)[0] ?? tag) : tag;
    if (names().has(short)) return names().get(short);
  }
  // `German - native`, `Deutsch C2`.
  const [first = ''] = said.split(/[\s:–-]+/);
  return first.length > 3 && first !== said ? names().get(first) : undefined;
}

/** The languages of a list, each once, and the parts that are none. */
export function languagesOf(text: string): {
  readonly languages: readonly string[];
  readonly unknown: readonly string[];
} {
  const parts = text.split(BETWEEN).flatMap((part) => {
    const said = part.trim();
    if (said === '') return [];
    const words = said.split(/\s+/);
    return languageOf(said) === undefined && words.every((word) => languageOf(word) !== undefined)
      ? words
      : [said];
  });
  const read = parts.map((part) => ({ part, language: languageOf(part) }));
  return {
    languages: [...new Set(read.flatMap(({ language }) => language ?? []))],
    unknown: read.flatMap(({ part, language }) => (language === undefined ? [part] : [])),
  };
}
