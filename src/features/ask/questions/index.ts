// Questions that the bot could not answer, handed to colleagues.
export { questionActions } from './actions';
export { BUTTON_MAX, carried, checkQuestion, QUESTION_MAX } from './carried';
export { myQuestionsWord, ownQuestionActions } from './own-actions';
export { createQuestions, type Questions } from './questions';
