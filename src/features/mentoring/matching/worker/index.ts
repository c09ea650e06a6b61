// The worker thread: what can be asked of the matcher, and how to ask it without blocking the bot.
export { type AskMatcher, askMatcher, type MatcherOptions } from './ask-in-worker';
export type { Answers, Choices, MatchedDraft, Requests } from './requests';
