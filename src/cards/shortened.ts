// Shortens text visibly. It counts characters (code points), so that none is cut in half.

const points = (text: string) => Array.from(text);

export const lengthOf = (text: string): number => points(text).length;

/** `text` in at most `max` characters, with an ellipsis at the end if it was cut. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  const all = points(text);
  if (all.length <= max) return text;
  const head = all.slice(0, max - 1).join('');
  return `${head.trimEnd()}…`;
}
