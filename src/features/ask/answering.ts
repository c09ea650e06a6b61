// What colleagues do with a question that the bot could not answer: it is handed to them, one answers in words of their own or gives an entry
// as the answer, and an entry that was given learns the question.
import { UserError } from '../../core/errors';
import type { Action, InputProblems } from '../../core/feature';
import { idFrom } from '../../core/ids';
import { type ActionEvent, causeOf, dataOf, inputOf } from '../../core/inbound';
import { isColleague, isReviewer } from '../../core/roles';
import type { People } from '../../core/people';
import type { Person } from '../../core/person';
import { isIn, toPerson } from '../../domain/audience';
import { isAt } from '../../domain/channels';
import type { Entry } from '../../domain/entries';
import type { Answer, Question } from '../../domain/questions';
import { answerForm, carried, QUESTION_MAX } from './cards';
import type { Knowledge } from './knowledge';
import { keyOf } from './learning';
import type { Questions } from './questions';

const NEAREST = 3;
const ANSWER_MAX = 2500;
/** Beside an entry, whose own words a card must hold as well. */
const NOTE_MAX = 500;

export interface AnsweringDeps {
  readonly questions: Questions;
  readonly knowledge: Knowledge;
  readonly people: Pick<People, 'get'>;
}

export function answeringActions({ questions, knowledge, people }: AnsweringDeps): readonly Action[] {
  /** For reviewers, for whom it was sent to, and for whoever pressed it where it was asked. To anybody else it is not there. */
  async function asked(event: ActionEvent, presser: Person): Promise<Question> {
    const question = await questions.get(dataOf(event, 'id'));
    const isAsked = question?.sentTo.some((to) => ('person' in to ? to.person === presser.id : isAt(to, event.place)));
    if (!question || !(isAsked || question.openedBy?.includes(presser.id) || isReviewer(presser))) throw new UserError('ask.questionGone');
    return question;
  }

  /** The nearest entries that both may see: an answer is the asker's to read. */
  async function nearestFor(question: Question, answerer: Person): Promise<Entry[]> {
    const { hits } = await knowledge.search(question.text, NEAREST, toPerson(answerer), answerer.locale);
    const asker = await people.get(question.askerId);
    const found = await knowledge.read(hits, toPerson(answerer));
    return found.map(({ entry }) => entry).filter(({ audience }) => asker !== undefined && isIn(audience, asker));
  }

  /** The entry that somebody gives as the answer: by choosing it, or by writing what it says. */
  async function given(event: ActionEvent, answerer: Person): Promise<Entry | undefined> {
    const question = await asked(event, answerer);
    const chosen = chosenIn(event.inputs);
    if (chosen !== undefined) {
      const [asker, entry] = await Promise.all([people.get(question.askerId), knowledge.get(chosen, toPerson(answerer))]);
      if (!entry || !asker || !isIn(entry.audience, asker)) throw new UserError('ask.entryGone');
      return entry;
    }
    const key = keyOf(inputOf(event, 'answer'));
    return (await nearestFor(question, answerer)).find(({ answer }) => key !== '' && keyOf(answer) === key);
  }

  return [
    {
      verb: 'ask.handOver',
      who: isColleague,
      async run(event, { sender, clock }) {
        // A card is pressed once by each asker for each question, however often.
        const question = dataOf(event, 'question');
        if (question.trim() === '' || question.length > QUESTION_MAX) throw new UserError('core.outdated');
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
      async run(event, { sender }) {
        const question = await asked(event, sender);
        if (question.answer) refuseLate(question.answer, sender);
        // The form may be filled in elsewhere: an old client has it in its own chat.
        await questions.open(question.id, sender.id);
        const card = answerForm(question, await nearestFor(question, sender));
        return { form: { title: 'ask.answerTitle', card, submit: { verb: 'question.submitAnswer', label: 'ask.send' } } };
      },
    },
    {
      verb: 'question.submitAnswer',
      who: isColleague,
      check: checkAnswer,
      async run(event, { sender, clock }) {
        const entry = await given(event, sender);
        // What was written word for word as the entry has it need not be read twice.
        const text = entry && chosenIn(event.inputs) === undefined ? '' : inputOf(event, 'answer');
        const answer: Answer = {
          text,
          byPersonId: sender.id,
          byName: sender.name,
          at: clock.now().toISOString(),
          makeEntry: entry === undefined && event.inputs['makeEntry'] === 'true',
          because: causeOf(event),
          ...(entry && { entryId: entry.id }),
        };
        const outcome = await questions.answer(dataOf(event, 'id'), answer, entry);
        if (outcome.kind === 'gone') throw new UserError('ask.questionGone');
        if (outcome.kind === 'late') refuseLate(outcome.answer, sender);
        return { say: { text: 'ask.answerSent', args: { entry: outcome.question.answer?.makeEntry ?? false } }, onlyToSender: true };
      },
    },
  ];
}

function refuseLate({ byName, byPersonId, at }: Answer, presser: Person): never {
  throw new UserError('ask.alreadyAnswered', { by: byName, at, own: byPersonId === presser.id });
}

type Inputs = Readonly<Record<string, string>>;

/** The entry that was chosen; undefined where the answer is their own. */
function chosenIn(inputs: Inputs): string | undefined {
  const chosen = inputs['entry'] ?? '';
  return chosen === '' || chosen === 'own' ? undefined : chosen;
}

function checkAnswer(inputs: Inputs): InputProblems {
  const length = (inputs['answer'] ?? '').trim().length;
  const isOwn = chosenIn(inputs) === undefined;
  const max = isOwn ? ANSWER_MAX : NOTE_MAX;
  if (length === 0 && isOwn) return { answer: { key: 'ask.answerMissing' } };
  return length > max ? { answer: { key: 'ask.answerLong', args: { max } } } : {};
}
