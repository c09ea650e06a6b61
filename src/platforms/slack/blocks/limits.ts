// Slack's limits, and how our texts keep them: they are split if possible, otherwise visibly
// shortened. docs.slack.dev/reference/block-kit, read 2026-11.
import { shortened } from '../../../cards/shortened';

/** Slack counts in code points, as `lengthOf` does. */
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
  hint: 2000,
  placeholder: 150,
  modalTitle: 24,
  modalButton: 24,
  metadata: 3000,
  altText: 2000,
  plainInput: 3000,
  /** The text beside the blocks: for notifications and screen readers. */
  summary: 3000,
  /** All texts of one message together. */
  message: 9000,
} as const;

/** A text for places where Slack requires at least one character. */
export const shownText = (text: string, max: number): string =>
  text.trim() === '' ? '–' : shortened(text, max);

/**
 * Where to cut `text` so that its head has at most `max` characters: after a line break or blank if
 * one is near. Never 0.
 */
export function cutAt(text: string, max: number): number {
  const window = Array.from(text).slice(0, Math.max(1, max)).join('');
  if (window.length === text.length) return window.length;
  const blank = Math.max(window.lastIndexOf('\n'), window.lastIndexOf(' '));
  return blank > window.length / 2 ? blank + 1 : window.length;
}
