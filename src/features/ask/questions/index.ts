// Questions that the bot could not answer, handed to colleagues.
export { questionActions } from './actions';
export { BUTTON_MAX, carried, QUESTION_MAX } from './carried';
export { createQuestions, type Questions } from './questions';
