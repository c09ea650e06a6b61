// What follows `help`: a subject, or the word that the person asks about.
import type { Word } from '../../core/feature';
import { SENTENCE_END, withoutTrailing } from '../../core/trim';

/** The subjects on which help says a sentence: the words after `help` that intents use. */
const TOPICS = ['hello', 'figures', 'events', 'reviewers', 'admins', 'puzzled'] as const;
export type Topic = (typeof TOPICS)[number] | 'none';

export const topicOf = (words: string): Topic =>
  TOPICS.find((topic) => topic === words.toLowerCase()) ?? 'none';

/**
 * The word that the person asks about: `help tip`. Its everyday names do not count here: `help me`.
 */
export function wordNamed(all: readonly Word[], said: string): Word | undefined {
  const name = withoutTrailing(said.trim().toLowerCase(), SENTENCE_END);
  return all.find(
    ({ word, aliases, everyday }) =>
      word === name || (aliases.includes(name) && !everyday?.includes(name)),
  );
}
