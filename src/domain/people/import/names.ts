// Names as HR systems write them: in one cell or in two, with the family name first, and with what
// a directory adds to them.

/** What follows a comma without being a given name. */
const SUFFIX =
  /^(?:jr|sr|ii|iii|iv|phd|ph\.d|md|mba|msc|bsc|m\.a|b\.a|m\.sc|b\.sc|dipl\.?-?ing|ma|ba|esq|cpa)\.?$/i;
const TITLES = /^(?:(?:dr|prof|mr|mrs|ms|herr|frau|dipl)\.?(?:-ing\.?)?\s+)+/i;
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** `Rahman, Nadia` as `Nadia Rahman`. */
export function givenFirst(name: string): string {
  const parts = name.split(',').map((part) => part.trim());
  const [family = '', given = ''] = parts;
  const isTurned = parts.length === 2 && family !== '' && given !== '' && !SUFFIX.test(given);
  return isTurned ? `${given} ${family}` : name;
}

/**
 * A person's name from the cells. German tables call the family name `Name` if they have a column
 * `Vorname`.
 */
export function nameFrom(cells: { name: string; first: string; last: string }): string {
  const { first, last } = cells;
  const name = givenFirst(cells.name);
  if (first !== '' && last !== '') return `${first} ${last}`;
  if (name === '') return first || last;
  if (first !== '' && !sameKey(name, first)) return `${first} ${name}`;
  return name;
}

const sameKey = (name: string, part: string) =>
  nameKey(name).split(' ').includes(nameKey(part)) || nameKey(name).includes(nameKey(part));

/** The same for one name in any case, with or without a title; `ü` is the same as `ue`. */
export function nameKey(name: string): string {
  return name
    .normalize('NFC')
    .trim()
    .replace(TITLES, '')
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Personnel numbers without the zeros that one system writes before them and another does not. */
export function numberKey(number: string): string {
  return number
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/\.0$/, '')
    .replace(/^0+(?=.)/, '');
}
