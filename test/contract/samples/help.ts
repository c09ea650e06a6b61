// Every card of help as it goes out: with the words of all features, for somebody who may do everything and for somebody who may not.
import type { CardMessage } from '../../../src/core/message';
import type { Word } from '../../../src/core/feature';
import { helpCard, welcomeCard } from '../../../src/features/help/cards';
import { bare, full } from './people';
import type { Said } from './said';

export const samples = (said: Said, words: readonly Word[]): readonly CardMessage[] => [
  helpCard(words, bare),
  helpCard(words, full(said)),
  welcomeCard(said.name, true),
  welcomeCard(said.name, false),
];
