// Ask: finds the best answer among the published entries. If it is not sure, it says so and offers
// to hand the question to colleagues.
import type { MakeFeature } from '../../core/feature';
import { mayAsk } from '../../core/roles';
import { ratingsCollection } from '../../domain/ratings';
import { answerActions, createAnswers, createRatings, askFormReply, questionIn } from './answers';
import { askIntents } from './intents';
import { createKnowledge, vectorsCollection } from './knowledge';
import { createQuestions, myQuestionsWord, ownQuestionActions, questionActions } from './questions';
import { createSearchEngine } from './search';
import de from './texts.de.json';
import en from './texts.en.json';

/** Somebody who asks for an admin has no question: help says where to find one. */
const AN_ADMIN =
  /^(?:(?:an?|the|my|our|einen|eine|den|die)\s+)?(?:bot\s+)?(?:admins?|administrators?|administrator(?:in|en)?)[\s.!?]*$/i;

export const makeAsk: MakeFeature = ({ store, people, clock, log, embeddings }) => {
  const knowledge = createKnowledge(
    store,
    createSearchEngine(),
    embeddings && { embeddings, clock, log },
  );
  const answers = createAnswers(knowledge, people, store, clock);
  const questions = createQuestions(store, people);
  const ratings = createRatings(store, people);

  return {
    name: 'ask',
    about: 'ask.about',
    texts: { en, de },
    collections: [ratingsCollection, vectorsCollection],
    prepare: () => knowledge.prepare(),
    words: [
      {
        word: 'ask',
        order: 10,
        inMenu: true,
        aliases: ['faq', 'frag', 'frage'],
        names: { de: 'frag' },
        takesQuestions: true,
        help: 'ask.help',
        hint: 'ask.hint',
        shortcuts: ['/faq'],
        who: mayAsk,
        takes: (rest) => !AN_ADMIN.test(rest),
        opensForm: (words) => questionIn(words) === '',
        knows: (message, { sender }) => answers.isWritten(message, sender),
        run: async ({ words }, ctx) => {
          const question = questionIn(words);
          return question === '' ? askFormReply : answers.answer(question, ctx);
        },
      },
      myQuestionsWord({ questions, knowledge, people }),
    ],
    intents: askIntents,
    actions: [
      ...answerActions({ answers, ratings, clock }),
      ...questionActions({ questions, knowledge, people }),
      ...ownQuestionActions({ questions, knowledge, people }),
    ],
    jobs: embeddings
      ? [
          {
            name: 'ask.encode',
            when: { cron: '*/5 * * * *', zone: 'UTC' },
            run: ({ log: of }) => knowledge.encode(of),
          },
        ]
      : [],
    steps: {
      'question.pointed': async ({ questionId, entryId, byPersonId }) => {
        const question = await questions.get(questionId);
        const at = clock.now().toISOString();
        if (question)
          await ratings.noted('given', { entryId, question: question.text, byPersonId, at });
      },
    },
    subscriptions: {
      'place.changed': async ({ what, place }) => {
        if (what === 'removed') await questions.rescue(place, clock.now());
      },
      'reviewers.dismissed': ({ place }) => questions.rescue(place, clock.now()),
    },
  };
};
