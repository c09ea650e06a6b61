// Ask: finds the best answer among the published entries, says so when it does not know, and hands the question to people.
import { UserError } from '../../core/errors';
import type { Context, InputProblems, MakeFeature, Readers, Reply } from '../../core/feature';
import { type ActionEvent, dataOf, inputOf } from '../../core/inbound';
import type { Message } from '../../core/message';
import { plainly } from '../../core/routing/plain-words';
import { isColleague, isLead, mayAsk } from '../../core/roles';
import type { Person } from '../../core/person';
import { type MayBeShown, toPerson, toReaders } from '../../domain/audience';
import type { Entry } from '../../domain/entries';
import { ratingsCollection } from '../../domain/ratings';
import { answeringActions } from './answering';
import { askIntents } from './intents';
import { changesColleagueName } from './colleague-names';
import { answerCard, askForm, QUESTION_MAX, unknownCard, whyCard } from './cards';
import { createKnowledge } from './knowledge';
import { createQuestions } from './questions';
import { createRatings } from './ratings';
import { isSure } from './search';
import { createSearchEngine } from './search/index';
import { vectorsCollection } from './vectors';
import de from './texts.de.json';
import en from './texts.en.json';

const NEAREST = 3;
const WHY_AMONG = 20;
/** Somebody to turn to is asked for, and no question: help says where. */
const AN_ADMIN = /^(?:(?:an?|the|my|our|einen|eine|den|die)\s+)?(?:bot\s+)?(?:admins?|administrators?|administrator(?:in|en)?)[\s.!?]*$/i;

/** What an answer shows: the entry that surely answers, or else the nearest. */
interface Shown {
  readonly entries: readonly Entry[];
  say(readers: Readers): Promise<Message>;
}

export const makeAsk: MakeFeature = ({ store, people, clock, log, embeddings }) => {
  const knowledge = createKnowledge(store, createSearchEngine(), embeddings && { embeddings, clock, log });
  const questions = createQuestions(store, people);
  const ratings = createRatings(store, people);
  const now = () => clock.now().toISOString();

  async function answerTo(question: string, ctx: Context): Promise<Reply> {
    if (question.length > QUESTION_MAX) throw new UserError('ask.tooLong', { max: QUESTION_MAX });
    const own = await found(question, toPerson(ctx.sender), ctx.sender);
    return inPlace(own, ctx, (mayBeShown) => found(question, mayBeShown, ctx.sender));
  }

  async function found(question: string, mayBeShown: MayBeShown, asker: Person): Promise<Shown> {
    const result = await knowledge.search(question, NEAREST, mayBeShown, asker.locale);
    const { hits } = result;
    // An answer needs its own entry alone.
    const best = isSure(result) && hits[0] ? await knowledge.get(hits[0].entryId, mayBeShown) : undefined;
    if (best) return theEntry(best, question, asker);
    const nearest = await knowledge.read(hits, mayBeShown);
    return {
      entries: nearest.map(({ entry }) => entry),
      async say() {
        const { mended, ...asTyped } = result;
        const isNamed = mended !== undefined && (await changesColleagueName(question, mended, store));
        return unknownCard(question, nearest, { ...(isNamed ? asTyped : result), guest: asker.guest });
      },
    };
  }

  /** Whether an entry that they may see has these very words as its question; politeness aside. */
  async function isWritten(message: string, asker: Person): Promise<boolean> {
    const said = plainly(message);
    if (!said.includes(' ') || message.length > QUESTION_MAX) return false;
    const { hits } = await knowledge.search(message, NEAREST, toPerson(asker), asker.locale);
    const nearest = await knowledge.read(hits, toPerson(asker));
    return nearest.some(({ entry }) => [entry.question, ...entry.alternates].some((phrasing) => plainly(phrasing) === said));
  }

  const theEntry = (entry: Entry, question: string, { guest }: Person): Shown => ({
    entries: [entry],
    async say(readers) {
      // Who keeps an entry is the company's business.
      const isInside = !guest && readers !== 'mixed';
      const owner = isInside && entry.ownerId !== undefined ? await people.get(entry.ownerId) : undefined;
      return answerCard(entry, question, { ownerName: owner?.name, guest: guest === true });
    },
  });

  /**
   * An answer where it was asked for. In a channel only what all who read there may see, found as if nothing else were there; what is for the asker
   * and not for all of them goes to the asker alone, and the channel is told so.
   */
  async function inPlace(own: Shown, ctx: Context, among: (mayBeShown: MayBeShown) => Promise<Shown>): Promise<Reply> {
    const readers = await ctx.readers();
    if (readers === 'sender') return { say: await own.say(readers) };
    const mayBeShown = toReaders(readers);
    if (own.entries.some(({ audience }) => !mayBeShown(audience)))
      return { say: await own.say('sender'), onlyToSender: true, openly: { text: 'ask.answeredAlone' } };
    if (knowledge.isAlike(toPerson(ctx.sender), mayBeShown)) return { say: await own.say(readers) };
    return { say: await (await among(mayBeShown)).say(readers) };
  }

  async function why(entryId: string, question: string, asker: Person): Promise<Message> {
    const { hits } = await knowledge.search(question, WHY_AMONG, toPerson(asker), asker.locale);
    const [hit] = await knowledge.read(
      hits.filter((one) => one.entryId === entryId),
      toPerson(asker),
    );
    return whyCard(entryId, question, hit, isLead(asker));
  }

  /** An entry that a button names: it may have been withdrawn, or be for others now. */
  async function shownTo(reader: Person, entryId: string): Promise<Entry> {
    const entry = await knowledge.get(entryId, toPerson(reader));
    if (!entry) throw new UserError('ask.entryGone');
    return entry;
  }

  async function rate(event: ActionEvent, { sender }: Context, helped: boolean): Promise<void> {
    const { id } = await shownTo(sender, dataOf(event, 'entryId'));
    await ratings.rate({ entryId: id, question: dataOf(event, 'question'), byPersonId: sender.id, helped, at: now() });
  }

  const form: Reply = { form: { title: 'ask.formTitle', card: askForm(), submit: { verb: 'ask.search', label: 'ask.send' } } };

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
        knows: (message, { sender }) => isWritten(message, sender),
        run: async ({ words }, ctx) => {
          const question = questionIn(words);
          return question === '' ? form : answerTo(question, ctx);
        },
      },
    ],
    intents: askIntents,
    actions: [
      { verb: 'ask.start', who: mayAsk, opensForm: true, run: async () => form },
      {
        verb: 'ask.search',
        who: mayAsk,
        check: checkQuestion,
        run: (event, ctx) => answerTo(inputOf(event, 'question'), ctx),
      },
      {
        verb: 'ask.show',
        who: mayAsk,
        async run(event, ctx) {
          const [entryId, question] = [dataOf(event, 'entryId'), dataOf(event, 'question')];
          const shown = theEntry(await shownTo(ctx.sender, entryId), question, ctx.sender);
          const reply = await inPlace(shown, ctx, async () => shown);
          // Nothing is learned from guests.
          if (isColleague(ctx.sender)) await ratings.noted('opened', { entryId, question, byPersonId: ctx.sender.id, at: now() });
          return reply;
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
          const { hits, unknown } = await knowledge.search(question, NEAREST + 1, toPerson(ctx.sender), ctx.sender.locale);
          const rest = await knowledge.read(
            hits.filter((hit) => hit.entryId !== dataOf(event, 'entryId')),
            toPerson(ctx.sender),
          );
          const shown = { afterNoHelp: true, ...(unknown && { unknown }) };
          return { say: unknownCard(question, rest.slice(0, NEAREST), shown), onlyToSender: true };
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
        if (question) await ratings.noted('given', { entryId, question: question.text, byPersonId, at: now() });
      },
      'place.changed': async ({ what, place }) => {
        if (what === 'removed') await questions.rescue(place);
      },
      'reviewers.dismissed': ({ place }) => questions.rescue(place),
    },
  };
};

/** Particles between the word and the question: `frag mal, wie …`, `ask please how …`. */
const BEFORE = /^(?:(?:please|pls|bitte|mal|doch|einfach|kurz|eben|ob du weißt)\b[,:]?\s*)+/i;
/** Said after the word, it is no question yet: `ask a question`, `ask somebody`. */
const NO_QUESTION =
  /^(?:(?:you|me|for|dich)\s+)?(?:(?:a|an|another|one|some|any|eine|einen|etwas|was)\s+)?(?:(?:quick|short|real|kurze|andere)\s+)?(?:questions?|something|anything|somebody|someone|persons?|human|colleagues?|people|expert|frage|fragen|stellen|menschen|jemanden|kollegen)?[\s.!]*$/i;

function questionIn(words: string): string {
  const question = words.replace(BEFORE, '');
  return NO_QUESTION.test(question) ? '' : question;
}

function checkQuestion(inputs: Readonly<Record<string, string>>): InputProblems {
  const length = (inputs['question'] ?? '').trim().length;
  if (length === 0) return { question: { key: 'ask.questionMissing' } };
  return length > QUESTION_MAX ? { question: { key: 'ask.tooLong', args: { max: QUESTION_MAX } } } : {};
}
