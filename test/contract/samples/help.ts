// Every card of help as it goes out: with the words of all features, for somebody who may do
// everything and for somebody who may not.
import type { CardMessage } from '../../../src/core/message';
import type { Word } from '../../../src/core/feature';
import { didYouMeanCard, helpCard, welcomeCard } from '../../../src/features/help/cards';
import { bare, full } from './people';
import type { Said } from './said';

/** A word that opens a form, and one that does not. */
const near = (words: readonly Word[], name: string) => words.filter(({ word }) => word === name);

export const samples = (said: Said, words: readonly Word[]): readonly CardMessage[] => [
  ...near(words, 'mentor').map((word) =>
    didYouMeanCard({ word, name: 'mentor', rest: said.short }, `mentr ${said.short}`, words, bare),
  ),
  ...near(words, 'help').map((word) =>
    didYouMeanCard({ word, name: 'hilfe', rest: '' }, said.line, [], bare),
  ),
  ...near(words, 'tip').map((word) =>
    didYouMeanCard({ word, name: 'tip', rest: said.title }, said.line, words, full(said)),
  ),
  ...(['hello', 'figures', 'events', 'reviewers', 'puzzled'] as const).map((topic) =>
    helpCard(words, full(said), topic),
  ),
  helpCard(words, bare),
  ...near(words, 'pause').map((word) => helpCard(words, bare, 'none', word)),
  helpCard(words, full(said)),
  welcomeCard(said.name, true, words),
  welcomeCard(said.name, false, words),
  welcomeCard(said.name, false, []),
];
