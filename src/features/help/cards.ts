// What help and welcome look like: data for the card templates.
import type { Word } from '../../core/feature';
import type { CardMessage } from '../../core/message';
import type { Person } from '../../core/person';

/** Most used first. */
const ORDER = ['ask', 'tip', 'mentor', 'profile', 'pause', 'review', 'admin', 'admin round', 'help'];

export function welcomeCard(org: string, inChannel: boolean): CardMessage {
  return { card: 'help/welcome', data: { org, inChannel } };
}

/** The words that this person may say. */
export function helpCard(all: readonly Word[], person: Person): CardMessage {
  const known = all.filter((word) => word.who(person)).toSorted((a, b) => rank(a) - rank(b));
  return {
    card: 'help/help',
    data: { words: known.map(({ word, help, hint }) => ({ word, help, hasHint: hint !== undefined, hint: hint ?? '' })) },
  };
}

function rank({ word }: Word): number {
  const at = ORDER.indexOf(word);
  return at < 0 ? ORDER.length : at;
}
