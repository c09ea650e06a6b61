// Help: what this person may do, and a welcome for who meets the bot.
import type { MakeFeature } from '../../core/feature';
import { idFrom } from '../../core/ids';
import type { Receiver } from '../../core/message';
import { placeKey } from '../../core/outbox-record';
import { isColleague, isStranger } from '../../core/person';
import { collectionSpec, type Doc } from '../../core/store';
import { helpCard, welcomeCard } from './cards';
import de from './texts.de.json';
import en from './texts.en.json';

/** Who was welcomed already. */
interface Welcome extends Doc {
  readonly at: string;
}

const welcomesCollection = collectionSpec<Welcome>('help.welcomes');

export const makeHelp: MakeFeature = ({ store, people, clock, settings, words }) => {
  const welcomes = store.collection(welcomesCollection);

  async function welcome(id: string, to: Receiver, inChannel: boolean): Promise<void> {
    await welcomes.insert(
      { id: idFrom('welcome', id), at: clock.now().toISOString() },
      { deliveries: [{ key: `welcome:${id}`, class: 'offer', to, message: welcomeCard(settings.orgName, inChannel) }] },
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
        if (what !== 'installed') return;
        if (place.kind !== 'personal') await welcome(placeKey(place), { place }, true);
        else if (account) {
          const met = await people.of(account);
          if (!isStranger(met)) await welcome(met.id, { person: met.id }, false);
        }
      },
    },
  };
};
