// Agreement: shows everybody what the company and its works council agreed on, and what is in
// force.
import type { MakeFeature } from '../../core/feature';
import { isColleague } from '../../core/roles';
import { aboutCard } from './cards';
import { agreementIntents } from './intents';
import de from './texts.de.json';
import en from './texts.en.json';

/** Whether the message is only the word. Anything more is a sentence. */
const isAll = (rest: string) => /^[\s.!?]*$/.test(rest);

export const makeAgreement: MakeFeature = ({ agreed, settings }) => ({
  name: 'agreement',
  about: 'agreement.about',
  duty: true,
  texts: { en, de },
  collections: [],
  words: [
    {
      word: 'about',
      order: 100,
      aliases: ['agreement', 'vereinbarung'],
      names: { de: 'vereinbarung' },
      help: 'agreement.help',
      who: isColleague,
      takes: isAll,
      opensForm: () => false,
      run: async () => ({ say: aboutCard(agreed(), settings.orgName), onlyToSender: true }),
    },
  ],
  intents: agreementIntents,
  actions: [],
  jobs: [],
  subscriptions: {},
});
