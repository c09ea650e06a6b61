// Slack's limits, and how our texts keep them: split where that is possible, else shortened so that one sees it.
// docs.slack.dev/reference/block-kit, read 2026-11.

export const LIMITS = {
  messageBlocks: 50,
  modalBlocks: 100,
  header: 150,
  section: 3000,
  actions: 25,
  button: 75,
  buttonValue: 2000,
  url: 3000,
  fields: 10,
  field: 2000,
  option: 75,
  optionValue: 150,
  options: 100,
  fewOptions: 10,
  label: 2000,
  placeholder: 150,
  modalTitle: 24,
  modalButton: 24,
  altText: 2000,
  plainInput: 3000,
  /** All texts of one message together. */
  message: 9000,
} as const;

const points = (text: string) => Array.from(text);

/** How Slack counts: in code points. */
export const lengthOf = (text: string): number => points(text).length;

/** `text` in at most `max` characters (code points), an ellipsis at its end where something was cut. */
export function shortened(text: string, max: number): string {
  const all = points(text);
  return all.length <= max
    ? text
    : `${all
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}

/** `text` in pieces of at most `max` characters, cut at line breaks or blanks where there are any in reach. */
export function split(text: string, max: number): string[] {
  const pieces: string[] = [];
  for (let rest = points(text); rest.length > 0; ) {
    if (rest.length <= max) {
      pieces.push(rest.join(''));
      break;
    }
    const window = rest.slice(0, max).join('');
    const cut = Math.max(window.lastIndexOf('\n'), window.lastIndexOf(' '));
    const head = cut > window.length / 2 ? window.slice(0, cut + 1) : window;
    pieces.push(head);
    rest = rest.slice(points(head).length);
  }
  return pieces.filter((piece) => piece.trim() !== '');
}
