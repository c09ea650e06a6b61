// Patterns of what people say, as features write them. Words are separated by blanks; each is a
// regular expression. `[a|b]` is optional, `<what>` captures the person's words. A long pattern may
// span several lines. Umlauts also match `ue` and `u`. A pattern matches whole messages.
import type { Locale } from '../texts';
import { beginningsOf } from './beginnings';

/**
 * Ways to say one thing, by language. All of them are understood, whatever language the person set.
 */
export type Phrases = Readonly<Record<Locale, readonly string[]>>;

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae?', ö: 'oe?', ü: 'ue?', ß: 'ss?' };
const END = '(?: |$)';

/**
 * If alternatives start alike, the longest one counts, even if the pattern matches only the start.
 */
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

/** Splits at blanks outside brackets. */
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

/** A regular expression that is asked only about messages that begin as it does. */
export interface Pattern {
  readonly whole: RegExp;
  exec(text: string): RegExpExecArray | null;
}

function patternOf(phrase: string, end: '' | '$'): Pattern {
  const expression = source(phrase);
  const beginnings = beginningsOf(expression);
  const whole = new RegExp(`^${expression}${end}`);
  return {
    whole,
    exec: (text) =>
      beginnings?.some((letters) => text.startsWith(letters)) === false ? null : whole.exec(text),
  };
}

/** Matches a whole message. */
export function compile({ en, de }: Phrases): readonly Pattern[] {
  return [...en, ...de].map((phrase) => patternOf(phrase, '$'));
}

/** Matches the start of a message, as far as possible. */
export function compileBeginning({ en, de }: Phrases): readonly Pattern[] {
  return [...en, ...de].map((phrase) => patternOf(phrase, ''));
}

/** The words of patterns that are long enough to correct. */
export function vocabularyOf(phrases: readonly Phrases[]): readonly string[] {
  const spelt = phrases
    .flatMap(({ en, de }) => [...en, ...de])
    .map((pattern) =>
      pattern
        .replace(/<\w+>/g, ' ')
        .replace(/[äöüß]/g, (letter) => (UMLAUTS[letter] ?? letter).replace('?', '')),
    )
    .flatMap((pattern) => pattern.match(/[a-z]+/g) ?? []);
  return [...new Set(spelt)];
}
