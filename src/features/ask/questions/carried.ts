// Questions as buttons carry them and forms take them.
import type { InputProblems } from '../../../core/feature';
import type { Inputs } from '../../../core/inbound';
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

export function checkQuestion(inputs: Inputs): InputProblems {
  const length = (inputs['question'] ?? '').trim().length;
  if (length === 0) return { question: { key: 'ask.questionMissing' } };
  return length > QUESTION_MAX
    ? { question: { key: 'ask.tooLong', args: { max: QUESTION_MAX } } }
    : {};
}
