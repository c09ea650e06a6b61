// The word `admin round`: answers with the draft, or, if matching takes longer, shows the progress
// in the lead's own chat, with a button to cancel.
import type { NamedList } from '../../../core/agreement/shapes';
import { UserError } from '../../../core/errors';
import type { Action, Reply, Word } from '../../../core/feature';
import { causeOf, dataOf } from '../../../core/inbound';
import { isLead } from '../../../core/roles';
import type { People } from '../../../core/people';
import { roundCard, roundNames } from '../drafts';
import type { MatchingRuns } from './matching-runs';

/**
 * If the agreement does not allow this list, no round can be drafted: leads could not decide on it.
 */
export const roundsList: NamedList = {
  id: 'mentoring.rounds',
  purpose: 'mentoring.roundsList',
  cards: {
    'mentoring/draft': 'whole',
    // As older versions drew it.
    'mentoring/round': 'whole',
    'mentoring/lead-day': 'whole',
    'mentoring/round-left': 'whole',
    'mentoring/round-find': 'whole',
    'mentoring/round-found': 'whole',
    'mentoring/round-why-pair': 'whole',
    'mentoring/round-why-left': 'whole',
  },
  words: ['admin round'],
  verbs: [
    'round.publish',
    'round.discard',
    'round.edit',
    'round.submitEdit',
    'round.rules',
    'round.submitRules',
    'round.why',
    'round.explain',
    'round.whatIf',
    'round.simulate',
    'round.page',
    'round.left',
    'round.set',
    'round.mentor',
    'round.submitMentor',
    'round.detail',
    'round.range',
    'round.search',
    'round.found',
  ],
  // Nothing else brings pairs together: whatever promises a round says that none is run.
  without: {
    'mentoring.overviewWish': 'mentoring.overviewWishNoRounds',
    'mentoring.offerIntro': 'mentoring.offerIntroNoRounds',
    'mentoring.wishIntro': 'mentoring.wishIntroNoRounds',
    'mentoring.skillIntro': 'mentoring.skillIntroNoRounds',
    'mentoring.offered': 'mentoring.offeredNoRounds',
    'mentoring.wished': 'mentoring.wishedNoRounds',
    'mentoring.wishWithdrawn': 'mentoring.wishWithdrawnNoRounds',
    'mentoring.mentorDeclined': 'mentoring.mentorDeclinedNoRounds',
    'mentoring.menteeDeclined': 'mentoring.menteeDeclinedNoRounds',
    'mentoring.otherSilent': 'mentoring.otherSilentNoRounds',
    'mentoring.about': 'mentoring.aboutNoRounds',
  },
};

export function roundWord(runs: MatchingRuns, people: People): Word {
  return {
    word: 'admin round',
    order: 130,
    inMenu: true,
    aliases: ['round', 'runde', 'admin runde', 'matching round', 'vermittlungsrunde'],
    names: { de: 'admin runde' },
    everyday: ['round', 'runde', 'matching round', 'vermittlungsrunde'],
    help: 'mentoring.roundHelp',
    who: isLead,
    opensForm: () => false,
    async run(event, { sender }): Promise<Reply> {
      const started = await runs.start(sender, causeOf(event));
      switch (started.kind) {
        case 'drafted':
          if (started.round.seeking === 0) throw new UserError('mentoring.nobodySeeks');
          return {
            say: roundCard(started.round, await roundNames(started.round, people)),
            onlyToSender: true,
          };
        case 'running':
          // In a personal chat the card is the answer.
          return event.place.kind === 'personal'
            ? {}
            : { say: { text: 'mentoring.matchingBegun' }, onlyToSender: true };
        case 'cancelled':
          throw new UserError('mentoring.matchingOver');
        case 'failed':
          throw new UserError('mentoring.matchingBroke');
      }
    },
  };
}

/** Every lead can cancel a run. The cards of all followers say so. */
export function cancelAction(runs: MatchingRuns): Action {
  return {
    verb: 'round.cancel',
    who: isLead,
    async run(event, { sender }) {
      if (!(await runs.cancel(dataOf(event, 'id'), sender)))
        throw new UserError('mentoring.matchingOver');
      return {};
    },
  };
}
