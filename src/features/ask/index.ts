// Ask: finds the best answer among the published entries, says so when it does not know, and hands the question to people.
import { UserError } from '../../core/errors';
import type { Context, InputProblems, MakeFeature, Reply } from '../../core/feature';
import { idFrom } from '../../core/ids';
import { type ActionEvent, causeOf, dataOf, inputOf } from '../../core/inbound';
import type { Message } from '../../core/message';
import { isColleague, isLead, type Person } from '../../core/person';
import type { Entry } from '../../domain/entries';
import { answerCard, answerForm, askForm, carried, QUESTION_MAX, unknownCard, whyCard } from './cards';
import { createKnowledge } from './knowledge';
import { createQuestions } from './questions';
import { createRatings, ratingsCollection } from './ratings';
import { isSure } from './search';
import { createSearchEngine } from './search/index';
import de from './texts.de.json';
import en from './texts.en.json';

const NEAREST = 3;
const WHY_AMONG = 20;
const ANSWER_MAX = 2500;

export const makeAsk: MakeFeature = ({ store, people }) => {
  const knowledge = createKnowledge(store, createSearchEngine());
  const questions = createQuestions(store, people);
  const ratings = createRatings(store);

  async function answerTo(question: string, asker: Person): Promise<Reply> {
    if (question.length > QUESTION_MAX) throw new UserError('ask.tooLong', { max: QUESTION_MAX });
    const result = await knowledge.search(question, NEAREST, asker);
    const { hits, mended } = result;
    // An answer needs its own entry alone.
    const best = isSure(result) && hits[0] ? await knowledge.get(hits[0].entryId, asker) : undefined;
    return { say: best ? await answered(best, question) : unknownCard(question, await knowledge.read(hits, asker), false, mended) };
  }

  async function answered(entry: Entry, question: string): Promise<Message> {
    const owner = entry.ownerId === undefined ? undefined : await people.get(entry.ownerId);
    return answerCard(entry, question, owner?.name);
  }

  async function why(entryId: string, question: string, asker: Person): Promise<Message> {
    const { hits } = await knowledge.search(question, WHY_AMONG, asker);
    const [hit] = await knowledge.read(
      hits.filter((one) => one.entryId === entryId),
      asker,
    );
    return whyCard(entryId, question, hit, isLead(asker));
  }

  /** An entry that a button names: it may have been withdrawn, or be for others now. */
  async function shownTo(reader: Person, entryId: string): Promise<Entry> {
    const entry = await knowledge.get(entryId, reader);
    if (!entry) throw new UserError('ask.entryGone');
    return entry;
  }

  async function rate(event: ActionEvent, { sender }: Context, helped: boolean): Promise<void> {
    const { id } = await shownTo(sender, dataOf(event, 'entryId'));
    await ratings.rate({ entryId: id, question: dataOf(event, 'question'), byPersonId: sender.id, helped });
  }

  const form: Reply = { form: { title: 'ask.formTitle', card: askForm(), submit: { verb: 'ask.search', label: 'ask.send' } } };

  return {
    name: 'ask',
    texts: { en, de },
    collections: [ratingsCollection],
    words: [
      {
        word: 'ask',
        aliases: ['faq', 'frag', 'frage'],
        help: 'ask.help',
        hint: 'ask.hint',
        shortcuts: ['/faq'],
        who: isColleague,
        opensForm: (words) => words === '',
        run: async ({ words }, { sender }) => (words === '' ? form : answerTo(words, sender)),
      },
    ],
    actions: [
      { verb: 'ask.start', who: isColleague, opensForm: true, run: async () => form },
      {
        verb: 'ask.search',
        who: isColleague,
        check: checkQuestion,
        run: (event, { sender }) => answerTo(inputOf(event, 'question'), sender),
      },
      {
        verb: 'ask.show',
        who: isColleague,
        async run(event, { sender }) {
          const [entryId, question] = [dataOf(event, 'entryId'), dataOf(event, 'question')];
          const entry = await shownTo(sender, entryId);
          const say = await answered(entry, question);
          await ratings.opened({ entryId, question, byPersonId: sender.id });
          return { say };
        },
      },
      {
        verb: 'ask.why',
        who: isColleague,
        run: async (event, { sender }) => ({
          say: await why(dataOf(event, 'entryId'), dataOf(event, 'question'), sender),
          onlyToSender: true,
        }),
      },
      {
        verb: 'ask.forget',
        who: isLead,
        async run(event, { sender }) {
          const { id } = await shownTo(sender, dataOf(event, 'entryId'));
          await ratings.forget(id, dataOf(event, 'key'));
          return { say: { text: 'ask.forgotten' }, onlyToSender: true };
        },
      },
      {
        verb: 'ask.helped',
        who: isColleague,
        async run(event, ctx) {
          await rate(event, ctx, true);
          return { say: { text: 'ask.glad' }, onlyToSender: true };
        },
      },
      {
        verb: 'ask.notHelped',
        who: isColleague,
        async run(event, ctx) {
          await rate(event, ctx, false);
          const question = dataOf(event, 'question');
          const { hits } = await knowledge.search(question, NEAREST + 1, ctx.sender);
          const rest = await knowledge.read(
            hits.filter((hit) => hit.entryId !== dataOf(event, 'entryId')),
            ctx.sender,
          );
          return { say: unknownCard(question, rest.slice(0, NEAREST), true), onlyToSender: true };
        },
      },
      {
        verb: 'ask.handOver',
        who: isColleague,
        async run(event, { sender, clock }) {
          // A card is pressed once by each asker for each question, however often.
          const question = dataOf(event, 'question');
          const cause = idFrom('handover', sender.id, question, event.message?.id ?? causeOf(event));
          const handed = await questions.hand(question, sender, cause, clock.now());
          if (!handed) throw new UserError('ask.nobody');
          return { say: { text: 'ask.handedOver', args: { question: carried(question) } }, onlyToSender: true };
        },
      },
      {
        verb: 'question.answer',
        who: isColleague,
        opensForm: true,
        async run(event) {
          const question = await questions.get(dataOf(event, 'id'));
          if (!question) throw new UserError('ask.questionGone');
          if (question.answer) throw new UserError('ask.alreadyAnswered', { by: question.answer.byName, at: question.answer.at });
          return {
            form: { title: 'ask.answerTitle', card: answerForm(question), submit: { verb: 'question.submitAnswer', label: 'ask.send' } },
          };
        },
      },
      {
        verb: 'question.submitAnswer',
        who: isColleague,
        check: checkAnswer,
        async run(event, { sender, clock }) {
          const outcome = await questions.answer(dataOf(event, 'id'), {
            text: inputOf(event, 'answer'),
            byPersonId: sender.id,
            byName: sender.name,
            at: clock.now().toISOString(),
            makeEntry: event.inputs['makeEntry'] === 'true',
            because: causeOf(event),
          });
          if (outcome.kind === 'gone') throw new UserError('ask.questionGone');
          if (outcome.kind === 'late') throw new UserError('ask.alreadyAnswered', { by: outcome.answer.byName, at: outcome.answer.at });
          return {
            say: { text: 'ask.answerSent', args: { entry: String(outcome.question.answer?.makeEntry ?? false) } },
            onlyToSender: true,
          };
        },
      },
    ],
    jobs: [],
    hears: {
      'place.changed': async ({ what, place }) => {
        if (what === 'removed') await questions.rescue(place);
      },
    },
  };
};

function checkQuestion(inputs: Readonly<Record<string, string>>): InputProblems {
  const length = (inputs['question'] ?? '').trim().length;
  if (length === 0) return { question: { key: 'ask.questionMissing' } };
  return length > QUESTION_MAX ? { question: { key: 'ask.tooLong', args: { max: QUESTION_MAX } } } : {};
}

function checkAnswer(inputs: Readonly<Record<string, string>>): InputProblems {
  const length = (inputs['answer'] ?? '').trim().length;
  if (length === 0) return { answer: { key: 'ask.answerMissing' } };
  return length > ANSWER_MAX ? { answer: { key: 'ask.answerLong', args: { max: ANSWER_MAX } } } : {};
}
