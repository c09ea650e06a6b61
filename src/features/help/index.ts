// Help: what this person may do, and a welcome for who meets the bot.
import type { MakeFeature, Word } from '../../core/feature';
import { idFrom } from '../../core/ids';
import type { CardMessage, Receiver } from '../../core/message';
import { placeKey } from '../../core/outbox-record';
import { isColleague, isLead, isReviewer, type Person } from '../../core/person';
import { collectionSpec, type Doc } from '../../core/store';
import { createChannels } from '../../domain/channels';
import de from './texts.de.json';
import en from './texts.en.json';

/** Who was welcomed already. */
interface Welcome extends Doc {
  readonly at: string;
}

const welcomesCollection = collectionSpec<Welcome>('help.welcomes');

/** Most used first. */
const ORDER = ['ask', 'tip', 'mentor', 'profile', 'pause', 'review', 'admin', 'admin round', 'help'];

export const makeHelp: MakeFeature = ({ store, people, clock, settings, words }) => {
  const welcomes = store.collection(welcomesCollection);

  async function welcome(id: string, to: Receiver, inChannel: boolean): Promise<void> {
    const message: CardMessage = { card: 'help/welcome', data: { org: settings.orgName, inChannel } };
    await welcomes.insert(
      { id: idFrom('welcome', id), at: clock.now().toISOString() },
      { deliveries: [{ key: `welcome:${id}`, to, message }] },
    );
  }

  return {
    name: 'help',
    texts: { en, de },
    collections: [welcomesCollection],
    words: [
      {
        word: 'help',
        aliases: ['hilfe', 'hi', 'hello', 'hallo'],
        help: 'help.help',
        who: isColleague,
        opensForm: () => false,
        run: async (_event, { sender }) => ({ say: helpCard(words(), sender), onlyToSender: true }),
      },
    ],
    actions: [],
    jobs: [],
    hears: {
      async 'place.changed'({ what, place, account }) {
        if (what === 'removed' || what === 'revoked') await createChannels(store).dismiss(place);
        if (what !== 'installed') return;
        if (place.kind !== 'personal') await welcome(placeKey(place), { place }, true);
        else await welcome((await people.of(account)).id, { person: (await people.of(account)).id }, false);
      },
    },
  };
};

function helpCard(all: readonly Word[], person: Person): CardMessage {
  const known = all.filter((word) => word.who(person)).toSorted((a, b) => rank(a) - rank(b));
  return {
    card: 'help/help',
    data: {
      name: person.name,
      leads: isLead(person),
      reviews: isReviewer(person),
      words: known.map((word) => ({ word: word.word, help: word.help, hasHint: word.hint !== undefined, hint: word.hint ?? '' })),
    },
  };
}

function rank({ word }: Word): number {
  const at = ORDER.indexOf(word);
  return at < 0 ? ORDER.length : at;
}
