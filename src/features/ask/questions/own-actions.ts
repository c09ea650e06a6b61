// What askers do with their own questions: see where they stand, put them in other words, cancel
// them, read the answer again.
import { UserError } from '../../../core/errors';
import type { Action, Word } from '../../../core/feature';
import { type ActionEvent, causeOf, dataOf, inputOf } from '../../../core/inbound';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import { isColleague } from '../../../core/roles';
import { toPerson } from '../../../domain/audience';
import { askersOf, type Question } from '../../../domain/questions';
import type { Knowledge } from '../knowledge';
import { answeredCard } from './cards';
import { checkQuestion } from './carried';
import { ownQuestions, rewordForm } from './mine';
import type { Questions } from './questions';

export interface OwnQuestionDeps {
  readonly questions: Questions;
  readonly knowledge: Knowledge;
  readonly people: People;
}

export function myQuestionsWord(deps: OwnQuestionDeps): Word {
  return {
    word: 'my questions',
    order: 25,
    aliases: ['meine fragen'],
    names: { de: 'meine fragen' },
    help: 'ask.mineHelp',
    who: isColleague,
    takes: (rest) => /^(?:please|bitte|now|jetzt|status|stand|list|liste)?[\s.!?]*$/i.test(rest),
    opensForm: () => false,
    run: async (_event, { sender }) => ({
      say: (await ownQuestions(sender, 0, deps)) ?? { text: 'ask.noQuestions' },
      onlyToSender: true,
    }),
  };
}

export function ownQuestionActions(deps: OwnQuestionDeps): readonly Action[] {
  const { questions, knowledge, people } = deps;

  /** A question that the presser asked or joined, with it in their own words. */
  async function ownOne(event: ActionEvent, asker: Person) {
    const question = await questions.get(dataOf(event, 'id'));
    const ids = await people.idsOf(asker);
    const own = question && askersOf(question).find(({ personId }) => ids.includes(personId));
    if (!question || !own) throw new UserError('ask.questionGone');
    return { question, own, ids };
  }

  const refuseClosed = ({ state }: Pick<Question, 'state'>) => {
    if (state !== 'open') throw new UserError('ask.notOpen');
  };

  return [
    {
      verb: 'question.page',
      who: isColleague,
      async run({ data }, { sender }) {
        const from = Number(data['from']);
        const card = await ownQuestions(sender, Number.isSafeInteger(from) ? from : 0, deps);
        return { replace: card ?? { text: 'ask.noQuestions' } };
      },
    },
    {
      verb: 'question.cancel',
      who: isColleague,
      async run(event, { sender }) {
        const { question, own, ids } = await ownOne(event, sender);
        refuseClosed(question);
        if (!(await questions.cancel(question.id, ids, causeOf(event))))
          throw new UserError('ask.notOpen');
        return { say: { text: 'ask.cancelled', args: { question: own.text } }, onlyToSender: true };
      },
    },
    {
      verb: 'question.reword',
      who: isColleague,
      opensForm: true,
      async run(event, { sender }) {
        const { question, own } = await ownOne(event, sender);
        refuseClosed(question);
        return {
          form: {
            title: 'ask.rewordTitle',
            card: rewordForm(question.id, own.text),
            submit: { verb: 'question.submitReword', label: 'ask.send' },
          },
        };
      },
    },
    {
      verb: 'question.submitReword',
      who: isColleague,
      check: checkQuestion,
      async run(event, { sender }) {
        const { question, ids } = await ownOne(event, sender);
        const text = inputOf(event, 'question');
        if (!(await questions.reword(question.id, ids, text, causeOf(event))))
          throw new UserError('ask.notOpen');
        return { say: { text: 'ask.reworded', args: { question: text } }, onlyToSender: true };
      },
    },
    {
      verb: 'question.show',
      who: isColleague,
      async run(event, { sender }) {
        const { question, own } = await ownOne(event, sender);
        const { answer } = question;
        if (!answer) throw new UserError('ask.notAnswered');
        const entry =
          answer.entryId === undefined
            ? undefined
            : await knowledge.get(answer.entryId, toPerson(sender));
        if (!entry && answer.text === '') throw new UserError('ask.entryGone');
        return {
          say: answeredCard({ ...question, text: own.text }, answer, entry),
          onlyToSender: true,
        };
      },
    },
  ];
}
