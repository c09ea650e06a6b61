// The data of the cards for help, the welcome and the question back.
import { shortened } from '../../cards/shortened';
import { type NearWord, nameOf, type Word } from '../../core/feature';
import type { CardMessage } from '../../core/message';
import type { Person } from '../../core/person';
import type { Topic } from './topics';

/** Length of typed words on a card and in its buttons. */
const SAID_MAX = 60;

/** `all`: names only words that exist. */
export function welcomeCard(org: string, inChannel: boolean, all: readonly Word[]): CardMessage {
  // Without matching rounds, there are no mentors to find.
  const [ask, tip, mentor] = ['ask', 'tip', 'admin round'].map((name) =>
    all.some(({ word }) => word === name),
  );
  return { card: 'help/welcome', data: { org, inChannel, ask, tip, mentor } };
}

/**
 * The words that this person may say, by their names in the person's language. The word that they
 * ask about comes first.
 */
export function helpCard(
  all: readonly Word[],
  person: Person,
  topic: Topic = 'none',
  about?: Word,
): CardMessage {
  const place = (word: Word) => (word === about ? -1 : word.order);
  const known = all.filter((word) => word.who(person)).toSorted((a, b) => place(a) - place(b));
  return {
    card: 'help/help',
    data: {
      topic,
      topicText: topic === 'admins' ? 'help.topicAdmins' : 'help.topic',
      hasTopic: topic !== 'none',
      words: known.map((word) => {
        const { help } = word;
        const hint = word.hintFor?.(person) ?? word.hint;
        return {
          word: nameOf(word, person.locale),
          help,
          hasHint: hint !== undefined,
          hint: hint ?? '',
        };
      }),
    },
  };
}

/**
 * Asks whether the person meant a near word. One button says it; another asks what they typed as a
 * question.
 */
export function didYouMeanCard(
  { word, name, rest }: NearWord,
  said: string,
  all: readonly Word[],
  person: Person,
): CardMessage {
  const asks = all.find((one) => one.takesQuestions && one.who(person));
  return {
    card: 'help/did-you-mean',
    data: {
      meant: [name, shortened(rest, SAID_MAX)].join(' ').trim(),
      said: shortened(said, SAID_MAX),
      word: word.word,
      rest: shortened(rest, SAID_MAX),
      opensForm: word.opensForm(rest),
      canAsk: asks !== undefined,
      ask: asks?.word ?? '',
    },
  };
}
