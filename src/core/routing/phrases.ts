// Patterns of what people say, as features write them: words apart by blanks, each a regular expression of its own; `[a|b]` may be missing,
// `<what>` stands for the words of the person; a long pattern may stand on several lines. Umlauts are written as such, and fit `ue` and `u`
// as well. A pattern fits whole messages.
import type { Locale } from '../texts';

/** Ways to say one thing, by language. All are understood, whatever language the person set. */
export type Phrases = Readonly<Record<Locale, readonly string[]>>;

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae?', ö: 'oe?', ü: 'ue?', ß: 'ss?' };
const END = '(?: |$)';

/** Of alternatives that begin alike the longest counts, also where a pattern fits a beginning only. */
function longestFirst(token: string): string {
  const flat = /^([([])([^()[\]]*)([)\]])$/.exec(token);
  if (!flat) return token;
  const [, open = '', inner = '', close = ''] = flat;
  return (
    open +
    inner
      .split('|')
      .toSorted((a, b) => b.length - a.length)
      .join('|') +
    close
  );
}

function fragment(token: string): string {
  if (token.startsWith('<')) return `(?${token}\\S.*?)${END}`;
  const inner = longestFirst(token).replace(/<\w+>/g, '\\S.*?');
  return inner.startsWith('[') ? `(?:(?:${inner.slice(1, -1)})${END})?` : `(?:${inner})${END}`;
}

/** Split at blanks that stand in no bracket. */
function tokensOf(pattern: string): string[] {
  const tokens = [''];
  let depth = 0;
  for (const character of pattern) {
    if (character === '(' || character === '[') depth += 1;
    if (character === ')' || character === ']') depth -= 1;
    if (character === ' ' && depth === 0) tokens.push('');
    else tokens.push(`${tokens.pop() ?? ''}${character}`);
  }
  return tokens.filter((token) => token !== '');
}

function source(pattern: string): string {
  return tokensOf(pattern.replace(/\s*\|\s*/g, '|').replace(/\s+/g, ' '))
    .map(fragment)
    .join('')
    .replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? letter);
}

/** Fits a whole message. */
export function compile({ en, de }: Phrases): readonly RegExp[] {
  return [...en, ...de].map((pattern) => new RegExp(`^${source(pattern)}$`));
}

/** Fits the beginning of a message, as far as it goes. */
export function compileBeginning({ en, de }: Phrases): readonly RegExp[] {
  return [...en, ...de].map((pattern) => new RegExp(`^${source(pattern)}`));
}

/** The words of patterns that are long enough to be mistyped and recognised. */
export function vocabularyOf(phrases: readonly Phrases[]): readonly string[] {
  const spelt = phrases
    .flatMap(({ en, de }) => [...en, ...de])
    .map((pattern) => pattern.replace(/<\w+>/g, ' ').replace(/[äöüß]/g, (letter) => (UMLAUTS[letter] ?? letter).replace('?', '')))
    .flatMap((pattern) => pattern.match(/[a-z]+/g) ?? []);
  return [...new Set(spelt)];
}
