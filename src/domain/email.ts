// E-mail addresses from people, tables, settings and platforms: normalised, or refused. Pure.

/** Invisible characters: zero-width, direction and format characters, variation selectors. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** Blanks of every width, line breaks and other control characters. */
const BLANK = /[\p{Z}\p{Cc}]+/gu;
/** Characters that input methods use for `@` and `.`. */
const FULL_WIDTH_AT = /[\uFF20\uFE6B]/gu;
const FULL_WIDTH_DOT = /[\uFF0E\u3002\uFF61]/gu;
/** `Name <a@b.c>`, and a link's `[a@b.c](mailto:a@b.c)`. */
const NAMED = /^([^<]*)<([^<>]*)>[\s.,;:]*$/u;
const LINK = /^\[([^\]]*)\]\(([^)]*)\)$/u;
const SCHEME = /^mailto:/iu;
/** Characters around an address in a sentence or a table that are no part of it. */
const BEFORE = /^[\s"'`´‘’‚“”„«»‹›<([*]+/u;
const AFTER = /[\s"'`´‘’‚“”„«»‹›>)\]*.,;:!?|]+$/u;
const SUBJECT = /\?.*$/u;
const ADDRESS = /^[^@\s"<>()[\]{},;:\\|]+@[^@\s]+$/u;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;
/** RFC 5321. */
const LONGEST = 254;
/**
 * Room for a name and an address, twice. Longer texts are no addresses, and the patterns here would
 * take seconds for 40,000 marks.
 */
const LONGEST_WITH_NAME = 1_000;

/**
 * The address in a text, in lower case and without decoration: `Rita <mailto:Rita@Example.com>`
 * gives `rita@example.com`. Undefined if the text is not exactly one address.
 */
export function cleanEmail(text: string): string | undefined {
  if (text.length > LONGEST_WITH_NAME) return undefined;
  const said = unquoted(visible(text));
  const both = LINK.exec(said) ?? NAMED.exec(said);
  if (both) return agreed(both[1] ?? '', both[2] ?? '');
  const bare = said.replace(BEFORE, '').replace(SCHEME, '').replace(AFTER, '');
  // Slack writes `<mailto:a@b.c|a@b.c>`.
  const [address = '', ...shown] = bare.split('|');
  const email = normal(address.replace(SUBJECT, '').replace(AFTER, ''));
  return shown.every((one) => normal(one) === email) && isAddress(email) ? email : undefined;
}

/**
 * Every address of a list, separated by commas, semicolons or blanks; undefined for each invalid
 * part.
 */
export function emailsIn(list: string): (string | undefined)[] {
  // Names before addresses in angle brackets may contain commas and blanks.
  const parts = visible(list)
    .replace(/(?:^|[,;])[^<@,;]*(?:,[^<@,;]*)?</gu, ',<')
    .split(/[\s,;]+/u);
  return parts.filter((part) => part !== '').map(cleanEmail);
}

/** The address from a platform, if it is valid as it is. Only invisible characters are removed. */
export function cleanVouched(text: string | undefined): string | undefined {
  const email = cleanEmail(text ?? '');
  return email !== undefined && email === normal(visible(text ?? '')) ? email : undefined;
}

/** A text as it looks: single blanks between words, nothing invisible. */
export function visible(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(BLANK, ' ')
    .replace(FULL_WIDTH_AT, '@')
    .replace(FULL_WIDTH_DOT, '.')
    .trim();
}

/**
 * Removes quotation marks around the whole text: `"Rita <rita@example.com>"`. Those around a name
 * alone stay.
 */
const unquoted = (text: string) =>
  /^["'“”„«»‘’]([^"“”„«»]*<[^<>]*>)["'“”„«»‘’]$/u.exec(text)?.[1] ?? text;

const normal = (text: string) => text.toLowerCase().normalize('NFC');

/** The text before an address is its owner's name, or the same address again. */
function agreed(before: string, inside: string): string | undefined {
  const email = cleanEmail(inside);
  return !before.includes('@') || cleanEmail(before) === email ? email : undefined;
}

function isAddress(email: string): boolean {
  const [local = '', domain = ''] = email.split('@');
  const labels = domain.split('.');
  const isDotted = !local.startsWith('.') && !local.endsWith('.') && !local.includes('..');
  return (
    email.length <= LONGEST &&
    ADDRESS.test(email) &&
    isDotted &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label))
  );
}
