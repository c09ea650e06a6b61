// Mentoring: colleagues offer and look, a lead publishes a round of pairs, both accept, and reminders keep them going.
import type { MakeFeature } from '../../core/feature';
import { mentoringIntents } from './intents';
import { byMember } from './found';
import { leave, unpair } from './leaving';
import { createMentoring } from './mentoring';
import { mentorWord } from './mentor-word';
import { pairingsCollection } from './pairing';
import { pairingActions } from './pairing-actions';
import { proposalActions } from './proposal-actions';
import { createProposals } from './proposals';
import { createReminders } from './reminders';
import { roundsCollection } from './round';
import { askAside } from './matching';
import { type Pace, realPace } from './pace';
import { roundActions } from './round-actions';
import { cancelAction, roundsList, roundWord } from './round-word';
import { createRounds } from './rounds';
import { runsCollection } from './run';
import { createRuns } from './runs';
import { seekerActions } from './seeker-actions';
import { offersCollection, wishesCollection } from './seekers';
import { sessionActions } from './session-actions';
import de from './texts.de.json';
import en from './texts.en.json';

/** What tests bring of their own: a matcher that takes its time, and how long one waits for it. */
export interface MentoringParts {
  readonly ask?: typeof askAside;
  readonly pace?: Pace;
}

export const makeMentoring = mentoringWith({});

export function mentoringWith({ ask = askAside, pace = realPace }: MentoringParts): MakeFeature {
  return ({ store, people, clock, log }) => {
    const mentoring = createMentoring(store);
    const rounds = createRounds(store, people, ask);
    const propose = createProposals(store, people);
    const runs = createRuns({
      store,
      people,
      clock,
      log,
      pace,
      draft: (id, byPersonId, aside) => rounds.draft(id, byPersonId, clock.now(), aside),
    });
    return {
      name: 'mentoring',
      about: 'mentoring.about',
      texts: { en, de },
      collections: [offersCollection, wishesCollection, runsCollection, roundsCollection, pairingsCollection],
      words: [mentorWord(mentoring, people), roundWord(runs, people)],
      namedLists: [roundsList],
      intents: mentoringIntents,
      actions: [
        ...seekerActions(mentoring),
        cancelAction(runs),
        ...roundActions(rounds, people),
        ...[...proposalActions(mentoring, people), ...pairingActions(mentoring, people), ...sessionActions(mentoring, people)].map(
          (action) => byMember(mentoring, people, action),
        ),
      ],
      jobs: [createReminders(store, people), runs.job],
      subscriptions: {
        'round.published': ({ roundId }) => propose(roundId, clock.now()),
        'person.leaving': ({ personId }) => leave(store, personId, clock.now()),
        'person.merged': ({ ids, others }) => unpair(store, ids, others, clock.now()),
        'pairing.started': ({ pairingId }) => mentoring.fulfilWish(pairingId),
      },
    };
  };
}
