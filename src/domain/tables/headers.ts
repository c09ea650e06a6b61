// Headers: which of our columns each one means, however it is written.
import type { Columns, RawRow } from './shapes';

/** What is added to a header: `Name [displayName] Required`, `Start date (ISO)`. */
const ASIDE = /\(([^)]*)\)|\[([^\]]*)\]/gu;
const REQUIRED = /\s(?:required|optional|mandatory|pflichtfeld)$/iu;
/** Additions that do not change the meaning. `Email (private)` is another address. */
const HARMLESS =
  /^(?:required|optional|mandatory|pflichtfeld|pflicht|read ?only|work|business|primary|office|company|geschäftlich|dienstlich|beruflich|arbeit|firma|iso.*|format.*|[ymdtj./\s-]{6,}|full|vollständig|utc|iana|csv)$/iu;
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** A header without case, blanks and punctuation. `ü` is the same as `ue`. */
export function headerKey(header: string): string {
  return (
    header
      .normalize('NFC')
      .toLowerCase()
      // `Employee #`; a mark alone is the number of a row.
      .replace(/(?<=\p{L})\s*#/gu, ' number')
      .replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? letter)
      .normalize('NFD')
      .replace(/[^\p{L}\p{N}]+/gu, '')
  );
}

/** A header's column, and how well it fits: 0 is best. */
export interface Meant {
  readonly name: string;
  readonly rank: number;
}

/** Finds the column that a header means. */
export function headerReader({ names }: Columns): (header: string) => Meant | undefined {
  const byKey = new Map<string, Meant>();
  for (const [name, headers] of Object.entries(names))
    for (const [rank, header] of [name, ...headers].entries()) {
      const key = headerKey(header);
      if (!byKey.has(key)) byKey.set(key, { name, rank });
    }
  /** Without what is added, if that says the same, or nothing. */
  function bare(header: string): string {
    const asides = [...header.matchAll(ASIDE)].map(([, one, other]) => (one ?? other ?? '').trim());
    const rest = header.replace(ASIDE, ' ').trim().replace(REQUIRED, '');
    const meant = byKey.get(headerKey(rest))?.name;
    const isSame = (aside: string) =>
      HARMLESS.test(aside) || byKey.get(headerKey(aside))?.name === meant;
    return asides.every(isSame) ? rest : header;
  }
  return (header) =>
    byKey.get(headerKey(header)) ??
    byKey.get(headerKey(bare(header))) ??
    byKey.get(headerKey(mended(header)));
}

/** `FÃ¼hrungskraft`: UTF-8 that was read as an older encoding. */
const mended = (header: string) => Buffer.from(header, 'latin1').toString('utf8');

/** The required columns that are not among `found`; of several that would do, the first. */
export function missingFrom({ required }: Columns, found: ReadonlySet<string>): string[] {
  return required.flatMap((one) => {
    const any = typeof one === 'string' ? [one] : one;
    return any.some((name) => found.has(name)) ? [] : any.slice(0, 1);
  });
}

export interface HeaderRow {
  /** Its place among the rows. */
  readonly at: number;
  readonly missing: readonly string[];
  /** How many cells are headers that we know. */
  readonly known: number;
}

/**
 * The row that holds the headers: the first one with all required columns, otherwise the one with
 * most columns. Titles may stand above it.
 */
export function headerRow(rows: readonly RawRow[], columns: Columns): HeaderRow {
  const read = headerReader(columns);
  const judged = rows.map(({ cells }, at) => {
    const found = new Set(cells.flatMap((cell) => read(cell)?.name ?? []));
    return { at, missing: missingFrom(columns, found), known: found.size };
  });
  const best = judged.toSorted(
    (one, other) => one.missing.length - other.missing.length || other.known - one.known,
  )[0];
  return (
    judged.find(({ missing }) => missing.length === 0) ??
    best ?? { at: 0, missing: missingFrom(columns, new Set()), known: 0 }
  );
}
