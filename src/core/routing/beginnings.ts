// How the messages begin that a pattern may match. Most messages are excluded by these letters
// alone, so that their regular expression is never compiled, which takes most of a millisecond.

interface Read {
  /** Absent: it may begin with anything. */
  readonly starts: readonly string[] | undefined;
  readonly end: number;
}

const ANYTHING = undefined;
const GROUP = /\((?:\?:|(?!\?))/y;
const LETTERS = /(?:[a-z0-9 ](?![?*{]))*/y;

/** The beginnings of what an expression (without its `^`) matches; absent if it may be anything. */
export function beginningsOf(expression: string): readonly string[] | undefined {
  const { starts } = alternatives(expression, 0);
  return starts && [...new Set(starts)];
}

/** Reads `a|b|c` to the bracket that closes it, or to the end. */
function alternatives(expression: string, from: number): Read {
  let starts: readonly string[] | undefined = [];
  let at = from - 1;
  do {
    const one = sequence(expression, at + 1);
    starts = starts && one.starts && [...starts, ...one.starts];
    at = endOf(expression, one.end);
  } while (expression[at] === '|');
  return { starts, end: at };
}

/** Reads as much of a sequence as its beginning needs. */
function sequence(expression: string, from: number): Read {
  LETTERS.lastIndex = from;
  const [letters = ''] = LETTERS.exec(expression) ?? [];
  if (letters !== '') return { starts: [letters], end: from + letters.length };
  GROUP.lastIndex = from;
  const [opened] = GROUP.exec(expression) ?? [];
  if (opened === undefined) return { starts: ANYTHING, end: from };
  const inner = alternatives(expression, from + opened.length);
  const end = inner.end + 1;
  if (/[*{]/.test(expression[end] ?? '')) return { starts: ANYTHING, end };
  if (expression[end] !== '?') return { starts: inner.starts, end };
  const rest = sequence(expression, end + 1);
  return {
    starts: inner.starts && rest.starts && [...inner.starts, ...rest.starts],
    end: rest.end,
  };
}

/** The next `|` or closing bracket of the same group, or the end. */
function endOf(expression: string, from: number): number {
  let depth = 0;
  for (let at = from; at < expression.length; at += 1) {
    const sign = expression[at];
    if (sign === '\\') at += 1;
    else if (sign === '(') depth += 1;
    else if (depth === 0 && (sign === '|' || sign === ')')) return at;
    else if (sign === ')') depth -= 1;
  }
  return expression.length;
}
