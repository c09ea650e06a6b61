// Ask: finds the best answer among the published entries, says so when it does not know, and hands the question to people.
import { UserError } from '../../core/errors';
import type { Context, InputProblems, MakeFeature, Reply } from '../../core/feature';
import { type ActionEvent, dataOf, inputOf } from '../../core/inbound';
import type { Message } from '../../core/message';
import { isColleague, isLead, type Person } from '../../core/person';
import type { Entry } from '../../domain/entries';
import { answeringActions } from './answering';
import { answerCard, askForm, QUESTION_MAX, unknownCard, whyCard } from './cards';
import { createKnowledge } from './knowledge';
import { createQuestions } from './questions';
import { createRatings, ratingsCollection } from './ratings';
import { isSure } from './search';
import { createSearchEngine } from './search/index';
import { vectorsCollection } from './vectors';
import de from './texts.de.json';
import en from './texts.en.json';

const NEAREST = 3;
const WHY_AMONG = 20;

export const makeAsk: MakeFeature = ({ store, people, clock, log, embeddings }) => {
  const knowledge = createKnowledge(store, createSearchEngine(), embeddings && { embeddings, clock, log });
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
    collections: [ratingsCollection, vectorsCollection],
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
          await ratings.noted('opened', { entryId, question, byPersonId: sender.id });
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
      ...answeringActions({ questions, knowledge, people }),
    ],
    jobs: embeddings
      ? [{ name: 'ask.encode', when: { cron: '*/5 * * * *', zone: 'UTC' }, run: ({ log: of }) => knowledge.encode(of) }]
      : [],
    hears: {
      'question.pointed': async ({ questionId, entryId, byPersonId }) => {
        const question = await questions.get(questionId);
        if (question) await ratings.noted('given', { entryId, question: question.text, byPersonId });
      },
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
