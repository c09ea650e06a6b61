// Cleans what people paste as a table, and each of its cells: code fences, byte-order marks, marks
// that turn the direction of text, and words that only say that a cell is empty.

/** Marks that turn the direction of what follows. A card could show a text back to front. */
const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const FENCE_START = /^\s*(?:```|~~~)(?:[ \t]*(?:csv|tsv|txt|text|markdown|md))?[ \t]*(?:\r?\n)?/i;
const FENCE_END = /\s*(?:```|~~~)\s*$/;
/** Cells that say nothing: marks, and what a spreadsheet writes for an error. */
const NOTHING_SIGNS =
  /^(?:[-–—―_.…?/\s]+|n\s?\/\s?[av]|#(?:n\/a|nv|null!|ref!|value!|num!|name\?|div\/0!|spill!|calc!|wert!|bezug!|zahl!|überlauf!|nicht verfügbar))$/i;
/** Words for it, some of which are also names. */
const NOTHING_WORDS =
  /^(?:k\.?\s?a\.?|n\.?\s?a\.?|n\.?\s?v\.?|null|nil|nan|none|undefined|tbd|tba|blank|empty|leer|keine?r?|keine angaben?|entfällt|unbekannt|unknown|unassigned|not (?:set|specified|assigned|available|applicable|provided)|nicht (?:angegeben|verfügbar|vorhanden|zutreffend|zugeordnet|bekannt)|\\n)$/i;
/** Around such words: `(none)`, `<null>`. */
const AROUND = /^[([{<]\s*(.*?)\s*[)\]}>]$/;

/**
 * UTF-8 that was read as Windows-1252 (`MÃ¼ller`), a character that could not be read, and control
 * characters that no text has.
 */
const BROKEN =
  /\uFFFD|[\u0080-\u009F]|\u00C3[\u00A0-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|\u00C2[\u00A0-\u00BF]|\u00E2\u20AC[\u0153\u2122\u02DC\u201C\u201D\u00A6\u00A2\u0153]/;

/** The text without what surrounds the table. */
export function bareTable(text: string): string {
  const bare = text.replace(/^\uFEFF/, '');
  const opened = bare.replace(FENCE_START, '');
  return opened.length === bare.length ? bare : opened.replace(FENCE_END, '\n');
}

export const withoutBidi = (text: string) => text.replace(BIDI, '');

/** `isName`: the cell may hold a name, so a word stands for itself. */
export function cleanCell(text: string, isName: boolean): string {
  const cell = withoutBidi(text).trim();
  const said = AROUND.exec(cell)?.[1] ?? cell;
  const isNothing =
    said === '' || NOTHING_SIGNS.test(said) || (!isName && NOTHING_WORDS.test(said));
  return isNothing ? '' : cell;
}

export const isBroken = (text: string) => BROKEN.test(text);
