// Mentoring: colleagues offer and look, a lead publishes a round of pairs, both accept, and reminders keep them going.
import type { MakeFeature } from '../../core/feature';
import { createMentoring } from './mentoring';
import { mentorWord } from './mentor-word';
import { pairingsCollection } from './pairing';
import { pairingActions } from './pairing-actions';
import { proposalActions } from './proposal-actions';
import { createReminders } from './reminders';
import { roundsCollection } from './round';
import { roundActions, roundWord } from './round-actions';
import { createRounds } from './rounds';
import { seekerActions } from './seeker-actions';
import { offersCollection, wishesCollection } from './seekers';
import { sessionActions } from './session-actions';
import de from './texts.de.json';
import en from './texts.en.json';

export const makeMentoring: MakeFeature = ({ store, people, clock }) => {
  const mentoring = createMentoring(store);
  const rounds = createRounds(store, people);
  return {
    name: 'mentoring',
    texts: { en, de },
    collections: [offersCollection, wishesCollection, roundsCollection, pairingsCollection],
    words: [mentorWord(mentoring, people), roundWord(rounds, people)],
    actions: [
      ...seekerActions(mentoring),
      ...roundActions(rounds, people),
      ...proposalActions(mentoring, people),
      ...pairingActions(mentoring, people),
      ...sessionActions(mentoring, people),
    ],
    jobs: [createReminders(store, people)],
    hears: {
      'round.published': ({ roundId }) => rounds.propose(roundId, clock.now()),
      'pairing.started': ({ pairingId }) => mentoring.fulfilWish(pairingId),
    },
  };
};
