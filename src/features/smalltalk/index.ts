// Small talk: a short, kind answer to what is no question and no order. It says nothing of its own accord and keeps nothing.
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
