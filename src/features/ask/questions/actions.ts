// The actions on questions that the bot could not answer: handing them over, and answering in own
// words or with an entry, which then learns the question.
import { UserError } from '../../../core/errors';
import type { Action, InputProblems } from '../../../core/feature';
import { idFrom } from '../../../core/ids';
import { type ActionEvent, causeOf, dataOf, inputOf, type Inputs } from '../../../core/inbound';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import { isColleague, isLead, isReviewer } from '../../../core/roles';
import { type Audience, isIn, toPerson } from '../../../domain/audience';
import { isAt } from '../../../domain/channels';
import type { Entry } from '../../../domain/entries';
import { type Answer, askersOf, type Question, stateOf } from '../../../domain/questions';
import { keyOf, type Knowledge } from '../knowledge';
import { answerForm } from './cards';
import { carried, QUESTION_MAX } from './carried';
import type { Questions } from './questions';

const NEAREST = 3;
const ANSWER_MAX = 2500;
/** Beside an entry, because the card also holds the text of the entry. */
const NOTE_MAX = 500;

export interface QuestionActionDeps {
  readonly questions: Questions;
  readonly knowledge: Knowledge;
  readonly people: Pick<People, 'get'>;
}

export function questionActions({
  questions,
  knowledge,
  people,
}: QuestionActionDeps): readonly Action[] {
  /**
   * Only reviewers, its receivers, those who opened its form, and leads once it came to them may
   * see it. For anyone else it does not exist.
   */
  async function asked(event: ActionEvent, presser: Person): Promise<Question> {
    const question = await questions.get(dataOf(event, 'id'));
    const isAsked = question?.sentTo.some((to) =>
      'person' in to ? to.person === presser.id : isAt(to, event.place),
    );
    const isLeads = isLead(presser) && question?.chase?.step === 'escalated';
    const isTheirs = isAsked || isLeads || question?.openedBy?.includes(presser.id);
    if (!question || stateOf(question) === 'cancelled' || !(isTheirs || isReviewer(presser)))
      throw new UserError('ask.questionGone');
    return question;
  }

  /** Whether all who asked may see an entry for this audience, since they all get the answer. */
  async function mayAllSee(question: Question): Promise<(audience?: Audience) => boolean> {
    const askers = await Promise.all(
      askersOf(question).map(({ personId }) => people.get(personId)),
    );
    return (audience) => askers.every((asker) => asker !== undefined && isIn(audience, asker));
  }

  /** The closest entries that the answerer and all askers may see. */
  async function nearestFor(question: Question, answerer: Person): Promise<Entry[]> {
    const { hits } = await knowledge.search(
      question.text,
      NEAREST,
      toPerson(answerer),
      answerer.locale,
    );
    const isForAskers = await mayAllSee(question);
    const found = await knowledge.read(hits, toPerson(answerer));
    return found.map(({ entry }) => entry).filter(({ audience }) => isForAskers(audience));
  }

  /** The entry given as the answer: chosen, or written with the same words. */
  async function given(event: ActionEvent, answerer: Person): Promise<Entry | undefined> {
    const question = await asked(event, answerer);
    const chosen = chosenIn(event.inputs);
    if (chosen !== undefined) {
      const [isForAskers, entry] = await Promise.all([
        mayAllSee(question),
        knowledge.get(chosen, toPerson(answerer)),
      ]);
      if (!entry || !isForAskers(entry.audience)) throw new UserError('ask.entryGone');
      return entry;
    }
    const key = keyOf(inputOf(event, 'answer'));
    return (await nearestFor(question, answerer)).find(
      ({ answer }) => key !== '' && keyOf(answer) === key,
    );
  }

  return [
    {
      verb: 'ask.handOver',
      who: isColleague,
      async run(event, { sender, clock }) {
        // Several presses by one asker on one card count as one.
        const question = dataOf(event, 'question');
        if (question.trim() === '' || question.length > QUESTION_MAX)
          throw new UserError('core.outdated');
        const cause = idFrom('handover', sender.id, question, event.message?.id ?? causeOf(event));
        const handed = await questions.hand(question, sender, cause, clock.now());
        if (handed === 'nobody') throw new UserError('ask.nobody');
        return {
          say: { text: 'ask.handedOver', args: { handed, question: carried(question) } },
          onlyToSender: true,
        };
      },
    },
    {
      verb: 'question.answer',
      who: isColleague,
      opensForm: true,
      async run(event, { sender }) {
        const question = await asked(event, sender);
        if (question.answer) refuseLate(question.answer, sender);
        // The form may be sent from another place: an old client opens it in its own chat.
        await questions.open(question.id, sender.id);
        const card = answerForm(question, await nearestFor(question, sender));
        return {
          form: {
            title: 'ask.answerTitle',
            card,
            submit: { verb: 'question.submitAnswer', label: 'ask.send' },
          },
        };
      },
    },
    {
      verb: 'question.submitAnswer',
      who: isColleague,
      check: checkAnswer,
      async run(event, { sender, clock }) {
        const entry = await given(event, sender);
        // The same words as in the entry are not shown twice.
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
        return {
          say: {
            text: 'ask.answerSent',
            args: { entry: outcome.question.answer?.makeEntry ?? false },
          },
          onlyToSender: true,
        };
      },
    },
  ];
}

function refuseLate({ byName, byPersonId, at }: Answer, presser: Person): never {
  throw new UserError('ask.alreadyAnswered', { by: byName, at, own: byPersonId === presser.id });
}

/** The chosen entry; undefined if the answer is in own words. */
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
