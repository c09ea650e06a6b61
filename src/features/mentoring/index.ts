// Mentoring: colleagues offer and look, a lead publishes a round of pairs, both accept, and reminders keep them going.
import type { MakeFeature } from '../../core/feature';
import { createMentoring } from './mentoring';
import { pairingActions } from './pairing-actions';
import { pairingsCollection } from './pairing';
import { createReminders } from './reminders';
import { roundsCollection } from './round';
import { roundActions, roundWord } from './round-actions';
import { seekerActions } from './seeker-actions';
import { mentorWord } from './mentor-word';
import { offersCollection, wishesCollection } from './seekers';
import de from './texts.de.json';
import en from './texts.en.json';

export const makeMentoring: MakeFeature = ({ store, people, clock }) => {
  const mentoring = createMentoring(store, people);
  return {
    name: 'mentoring',
    texts: { en, de },
    collections: [offersCollection, wishesCollection, roundsCollection, pairingsCollection],
    words: [mentorWord(mentoring, people), roundWord(mentoring, people)],
    actions: [...seekerActions(mentoring), ...roundActions(mentoring, people), ...pairingActions(mentoring, people)],
    jobs: [createReminders(store, people)],
    hears: { 'round.published': ({ roundId }) => mentoring.propose(roundId, clock.now()) },
  };
};
