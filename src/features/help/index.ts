// Help: what this person may do, a welcome for new people, and a question back if a word was nearly
// right.
import { UserError } from '../../core/errors';
import {
  type Context,
  type MakeFeature,
  notYours,
  type Reply,
  type Word,
} from '../../core/feature';
import { idFrom } from '../../core/ids';
import { type ActionEvent, dataOf } from '../../core/inbound';
import type { Receiver } from '../../core/message';
import { placeKey } from '../../core/outbox/record';
import { isColleague } from '../../core/roles';
import { isStranger } from '../../core/people';
import { UNTIL_REMOVED, wholly } from '../../core/personal';
import { collectionSpec } from '../../core/store';
import type { Doc } from '../../core/doc';
import { didYouMeanCard, helpCard, welcomeCard } from './cards';
import { helpIntents } from './intents';
import { topicOf, wordNamed } from './topics';
import { answerTo, privacyQuestions } from './privacy-questions';
import de from './texts.de.json';
import en from './texts.en.json';

/** The people who were welcomed already. */
interface Welcome extends Doc {
  readonly at: string;
}

const welcomesCollection = collectionSpec<Welcome>('help.welcomes', {
  what: 'who was greeted',
  people: wholly<Welcome>({
    whom: 'yes',
    purpose: 'operation',
    find: ({ personId }) => [{ id: welcomeId(personId) }],
  }),
  keep: UNTIL_REMOVED,
});

function welcomeId(greeted: string): string {
  return idFrom('welcome', greeted);
}

/**
 * What may follow `help`: anything else is a sentence that begins with it, `help me find the key`.
 */
const WITH_HELP =
  /^(?:me|us|please|pls|now|bitte|mir|uns|jetzt|commands?|menu|passalong|bot|this bot|with this|mit dem bot)?[\s.!?]*$/i;

export const makeHelp: MakeFeature = ({ store, people, clock, settings, words }) => {
  const welcomes = store.collection(welcomesCollection);

  async function welcome(id: string, to: Receiver, inChannel: boolean): Promise<void> {
    await welcomes.insert(
      { id: welcomeId(id), at: clock.now().toISOString() },
      {
        deliveries: [
          {
            key: `welcome:${id}`,
            class: 'offer',
            to,
            message: welcomeCard(settings.orgName, inChannel, words()),
          },
        ],
      },
    );
  }

  /** Says a word for the person who pressed its button, as if they had typed it. */
  async function say(event: ActionEvent, ctx: Context): Promise<Reply> {
    const word = words().find((one: Word) => one.word === dataOf(event, 'word'));
    if (!word) throw new UserError('core.outdated');
    if (!word.who(ctx.sender)) throw notYours(word, ctx.sender);
    const { id, at, sender, place } = event;
    return word.run(
      { type: 'words', id, at, sender, place, words: dataOf(event, 'rest'), mentions: [] },
      ctx,
    );
  }

  return {
    name: 'help',
    about: 'help.about',
    duty: true,
    texts: { en, de },
    collections: [welcomesCollection],
    words: [
      {
        word: 'help',
        order: 200,
        inMenu: true,
        aliases: ['hilfe', 'hi', 'hello', 'hallo'],
        names: { de: 'hilfe' },
        everyday: ['hi', 'hello', 'hallo'],
        help: 'help.help',
        who: isColleague,
        takes: (rest) =>
          WITH_HELP.test(rest) ||
          topicOf(rest) !== 'none' ||
          answerTo(rest) !== undefined ||
          wordNamed(words(), rest) !== undefined,
        opensForm: () => false,
        async run(event, { sender }) {
          const answer = answerTo(event.words);
          const say = answer
            ? { text: answer }
            : helpCard(words(), sender, topicOf(event.words), wordNamed(words(), event.words));
          return { say, onlyToSender: true };
        },
      },
    ],
    intents: [...helpIntents, ...privacyQuestions],
    didYouMean: (near, said, { sender }) => ({
      say: didYouMeanCard(near, said, words(), sender),
      onlyToSender: true,
    }),
    actions: [
      { verb: 'help.say', who: isColleague, run: say },
      { verb: 'help.sayForm', who: isColleague, opensForm: true, run: say },
    ],
    jobs: [],
    subscriptions: {
      async 'place.changed'({ what, place, account, outsider }) {
        if (what !== 'installed') return;
        if (place.kind !== 'personal') await welcome(placeKey(place), { place }, true);
        else if (account) {
          const met = await people.of(account, outsider && { outsider });
          if (!isStranger(met)) await welcome(met.id, { person: met.id }, false);
        }
      },
    },
  };
};
