// AnswerService to questions: finding, showing and rating them.
export { answerActions, askFormReply } from './actions';
export { type AnswerService, createAnswers } from './answers';
export { questionIn } from './asking';
export { createRatings } from './ratings';
