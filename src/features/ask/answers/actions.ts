// The actions on answers: asking, opening an entry, rating it, and why the bot gave it.
import type { Clock } from '../../../core/clock';
import type { Action, Reply } from '../../../core/feature';
import { type ActionEvent, dataOf, inputOf } from '../../../core/inbound';
import type { Person } from '../../../core/person';
import { isColleague, isLead, mayAsk } from '../../../core/roles';
import { checkQuestion } from '../questions';
import type { AnswerService } from './answers';
import { askForm } from './cards';
import type { Ratings } from './ratings';

export interface AnswerActionDeps {
  readonly answers: AnswerService;
  readonly ratings: Ratings;
  readonly clock: Clock;
}

export const askFormReply: Reply = {
  form: {
    title: 'ask.formTitle',
    card: askForm(),
    submit: { verb: 'ask.search', label: 'ask.send' },
  },
};

export function answerActions({ answers, ratings, clock }: AnswerActionDeps): readonly Action[] {
  const now = () => clock.now().toISOString();

  async function rate(event: ActionEvent, sender: Person, helped: boolean): Promise<void> {
    const { id } = await answers.entryFor(sender, dataOf(event, 'entryId'));
    await ratings.rate({
      entryId: id,
      question: dataOf(event, 'question'),
      byPersonId: sender.id,
      helped,
      at: now(),
    });
  }

  return [
    { verb: 'ask.start', who: mayAsk, opensForm: true, run: async () => askFormReply },
    {
      verb: 'ask.search',
      who: mayAsk,
      check: checkQuestion,
      run: (event, ctx) => answers.answer(inputOf(event, 'question'), ctx),
    },
    {
      verb: 'ask.show',
      who: mayAsk,
      async run(event, ctx) {
        const [entryId, question] = [dataOf(event, 'entryId'), dataOf(event, 'question')];
        const reply = await answers.answerWith(
          await answers.entryFor(ctx.sender, entryId),
          question,
          ctx,
        );
        // Guests teach an entry nothing.
        if (isColleague(ctx.sender))
          await ratings.noted('opened', {
            entryId,
            question,
            byPersonId: ctx.sender.id,
            at: now(),
          });
        return reply;
      },
    },
    {
      verb: 'ask.why',
      who: isColleague,
      run: async (event, { sender }) => ({
        say: await answers.why(dataOf(event, 'entryId'), dataOf(event, 'question'), sender),
        onlyToSender: true,
      }),
    },
    {
      verb: 'ask.forget',
      who: isLead,
      async run(event, { sender }) {
        const { id } = await answers.entryFor(sender, dataOf(event, 'entryId'));
        await ratings.forget(id, dataOf(event, 'key'));
        return { say: { text: 'ask.forgotten' }, onlyToSender: true };
      },
    },
    {
      verb: 'ask.helped',
      who: isColleague,
      async run(event, { sender }) {
        await rate(event, sender, true);
        return { say: { text: 'ask.glad' }, onlyToSender: true };
      },
    },
    {
      verb: 'ask.notHelped',
      who: isColleague,
      async run(event, { sender }) {
        await rate(event, sender, false);
        return {
          say: await answers.others(dataOf(event, 'entryId'), dataOf(event, 'question'), sender),
          onlyToSender: true,
        };
      },
    },
  ];
}
