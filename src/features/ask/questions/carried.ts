// Questions as buttons carry them.
import { shortened } from '../../../cards/shortened';

/** The longest question that the bot takes. */
export const QUESTION_MAX = 500;
/** The longest title of a button. */
export const BUTTON_MAX = 60;

/**
 * The whole question without control characters: at most 1,000 characters of JSON (Slack takes
 * 2,000 in all).
 */
export const carried = (question: string): string =>
  shortened(question.replace(/[^\P{Cc}\n]/gu, ' '), QUESTION_MAX);
