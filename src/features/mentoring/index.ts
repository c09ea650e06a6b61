// Mentoring: colleagues offer to mentor and look for mentors, a lead publishes a round of pairs,
// both members accept, and reminders keep the pairings going.
import type { MakeFeature } from '../../core/feature';
import { mentoringIntents } from './intents';
import { type AskMatcher, askMatcher } from './matching';
import { beginDays, createLeadDays, leadDaysCollection } from './lead-day';
import { createLeadOverview, mentorWord } from './overview';
import {
  byMember,
  createPairings,
  endPairingsBetween,
  endPairingsOf,
  pairingActions,
  pairingsCollection,
  proposalActions,
  sessionActions,
} from './pairings';
import { createReminders } from './reminders';
import { roundActions, ruleActions } from './drafts';
import {
  createProgramme,
  createProposals,
  createRounds,
  programmeRulesCollection,
  roundsCollection,
} from './rounds';
import {
  cancelAction,
  createMatchingRuns,
  matchingRunsCollection,
  type ProgressTiming,
  realTiming,
  roundsList,
  roundWord,
} from './runs';
import { createSeekers, offersCollection, seekerActions, wishesCollection } from './seekers';
import de from './texts.de.json';
import en from './texts.en.json';

/** Tests bring their own: a matcher that takes its time, and how long leads wait for it. */
export interface MentoringParts {
  readonly ask?: AskMatcher;
  readonly timing?: ProgressTiming;
}

export const makeMentoring = mentoringWith({});

export function mentoringWith({
  ask = askMatcher,
  timing = realTiming,
}: MentoringParts): MakeFeature {
  return ({ store, people, clock, log }) => {
    const seekers = createSeekers(store);
    const pairings = createPairings(store);
    const rounds = createRounds(store, people, ask);
    const programme = createProgramme(store);
    const propose = createProposals(store, people);
    const runs = createMatchingRuns({
      store,
      people,
      clock,
      log,
      timing,
      draft: (id, byPersonId, options) => rounds.draft(id, byPersonId, clock.now(), options),
    });
    return {
      name: 'mentoring',
      about: 'mentoring.about',
      texts: { en, de },
      collections: [
        offersCollection,
        wishesCollection,
        matchingRunsCollection,
        roundsCollection,
        programmeRulesCollection,
        pairingsCollection,
        leadDaysCollection,
      ],
      words: [mentorWord({ seekers, pairings, people }), roundWord(runs, people)],
      namedLists: [roundsList],
      overview: createLeadOverview(store, people),
      intents: mentoringIntents,
      actions: [
        ...seekerActions(seekers),
        cancelAction(runs),
        ...roundActions(rounds, people),
        ...ruleActions(programme, rounds, people),
        ...[
          ...proposalActions(pairings, people),
          ...pairingActions(pairings, people),
          ...sessionActions(pairings, people),
        ].map((action) => byMember(pairings, people, action)),
      ],
      jobs: [
        createReminders(store, people, rounds.leadOf),
        createLeadDays(store, people, rounds.leadOf),
        runs.job,
      ],
      steps: {
        async 'round.published'({ roundId }) {
          const lead = await rounds.leadOf(roundId);
          if (lead !== undefined) await beginDays(store, lead, clock.now());
          await propose(roundId, clock.now());
        },
        async 'pairing.started'({ pairingId }) {
          const pairing = await pairings.get(pairingId);
          if (pairing) await seekers.fulfilWish(pairing.menteeId, pairing.startedAt ?? '');
        },
      },
      subscriptions: {
        'person.leaving': ({ personId }) => endPairingsOf(store, personId, clock.now()),
        'person.merged': ({ ids, others }) => endPairingsBetween(store, ids, others, clock.now()),
      },
    };
  };
}
