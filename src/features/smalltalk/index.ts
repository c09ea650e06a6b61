// Small talk: a short, kind answer to messages that are neither questions nor orders. The bot never
// starts small talk, and stores nothing.
import type { MakeFeature } from '../../core/feature';
import { smallTalk } from './phrases';
import de from './texts.de.json';
import en from './texts.en.json';

export const makeSmallTalk: MakeFeature = () => ({
  name: 'smalltalk',
  about: 'smalltalk.about',
  texts: { en, de },
  collections: [],
  words: [],
  intents: smallTalk,
  actions: [],
  jobs: [],
  subscriptions: {},
});
