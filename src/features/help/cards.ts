// What help, the welcome and the question back look like: data for the card templates.
import { shortened } from '../../cards/shortened';
import { type NearWord, nameOf, type Word } from '../../core/feature';
import type { CardMessage } from '../../core/message';
import { SENTENCE_END, withoutTrailing } from '../../core/trim';
import type { Person } from '../../core/person';

/** What help says a word on; the words after `help` that intents use. */
const TOPICS = ['hello', 'figures', 'events', 'reviewers', 'admins', 'questions', 'puzzled'] as const;
export type Topic = (typeof TOPICS)[number] | 'none';
/** Of what somebody typed, on a card and in its buttons. */
const SAID_MAX = 60;

export const topicOf = (words: string): Topic => TOPICS.find((topic) => topic === words.toLowerCase()) ?? 'none';

/** `all`: it names only words that there are. */
export function welcomeCard(org: string, inChannel: boolean, all: readonly Word[]): CardMessage {
  // Without rounds nobody finds a mentor.
  const [ask, tip, mentor] = ['ask', 'tip', 'admin round'].map((name) => all.some(({ word }) => word === name));
  return { card: 'help/welcome', data: { org, inChannel, ask, tip, mentor } };
}

/** The word that is asked about: `help tip`. Its everyday names are no names here: `help me`. */
export function wordNamed(all: readonly Word[], said: string): Word | undefined {
  const name = withoutTrailing(said.trim().toLowerCase(), SENTENCE_END);
  return all.find(({ word, aliases, everyday }) => word === name || (aliases.includes(name) && !everyday?.includes(name)));
}

/** The words that this person may say, by the names of their language; the one that they ask about first. */
export function helpCard(all: readonly Word[], person: Person, topic: Topic = 'none', about?: Word): CardMessage {
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
        return { word: nameOf(word, person.locale), help, hasHint: hint !== undefined, hint: hint ?? '' };
      }),
    },
  };
}

/** Asks whether a near word was meant: a button says it, another asks what was typed as a question. */
export function didYouMeanCard({ word, name, rest }: NearWord, said: string, all: readonly Word[], person: Person): CardMessage {
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
