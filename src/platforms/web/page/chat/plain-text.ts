// A plain text as the page shows it: words in code marks, which are words that one can say, as
// such. Pure.

export interface Part {
  readonly text: string;
  readonly isCode: boolean;
}

/**
 * A text in order, taken apart at its code marks. A mark that nothing closes on its line is text.
 */
export function partsOf(text: string): Part[] {
  return text
    .split(/`([^`\n]+)`/)
    .map((part, index) => ({ text: part, isCode: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}
