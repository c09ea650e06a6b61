// Contributions: everybody shares tips, and reviewers decide. `ask` finds what they approve at
// once. What waits is chased.
import type { Action, MakeFeature } from '../../core/feature';
import type { ActionEvent } from '../../core/inbound';
import { isColleague, isReviewer } from '../../core/roles';
import { createEntries, createOutdatedReports, entryActions, outdatedCollection } from './entries';
import { contributionsIntents } from './intents';
import { listCard, ROWS_MAX } from './lists';
import { createMine } from './mine';
import {
  createContributions,
  createPublishing,
  reviewActions,
  tipActions,
  tipFormReply,
  TITLE_MAX,
} from './review';
import de from './texts.de.json';
import en from './texts.en.json';
import { allWaiting, createChase, remindersCollection, rowsOf, teamOf } from './waiting';

const MINE = /^(mine|meine|list|status|liste)[.!]*$/i;
/** A question, or praise, that begins with the word. */
const NO_TITLE =
  /\?\s*$|^top\b|^(?:edit|change|delete|remove|status|list|overview|teilen|geben|abgeben|einreichen|schreiben|weitergeben|ändern|aendern|bearbeiten|löschen|loeschen|korrigieren|zurücknehmen|stornieren|cancel|retract|take back|zurückziehen|zurueckziehen|entfernen|überarbeiten|withdraw|fix|correct|update|anzeigen|sehen)[\s.!]*$/i;
const POLITE = /^(?:please|pls|bitte|mal)[\s.!]*$/i;
/** What may follow `review`; anything else is a sentence that begins with it. */
const WITH_REVIEW =
  /^(?:queue|list|tips?|please|now|next|tipps?|beiträge|bitte|jetzt|liste)?[\s.!?]*$/i;

export const makeContributions: MakeFeature = ({ store, people, clock, settings }) => {
  const contributions = createContributions(store, people);
  const publishing = createPublishing(store, people, contributions);
  const entries = createEntries(store, people);
  const reports = createOutdatedReports(store, people);
  const mine = createMine({ people, contributions, entries });

  /** A page of what waits; undefined if nothing does. */
  async function waitingPage(from: number) {
    const all = await allWaiting(store);
    const begin = from < all.length ? from : 0;
    const shown = all.slice(begin, begin + ROWS_MAX);
    const rows = await rowsOf(shown, await teamOf(store), people, clock.now());
    return all.length === 0
      ? undefined
      : listCard({ of: 'review', rows, count: all.length, from: begin });
  }

  const paging: readonly Action[] = [
    {
      verb: 'tip.page',
      who: isColleague,
      run: async (event, { sender }) => ({ replace: await mine.page(sender, fromOf(event)) }),
    },
    {
      verb: 'review.page',
      who: isReviewer,
      run: async (event) => ({
        replace: (await waitingPage(fromOf(event))) ?? { text: 'contributions.nothingWaits' },
      }),
    },
  ];

  return {
    name: 'contributions',
    about: 'contributions.about',
    texts: { en, de },
    collections: [remindersCollection, outdatedCollection],
    words: [
      {
        word: 'tip',
        order: 20,
        inMenu: true,
        aliases: ['tipp'],
        names: { de: 'tipp' },
        help: 'contributions.tipHelp',
        hint: 'contributions.tipHint',
        shortcuts: ['/tip'],
        who: isColleague,
        takes: (rest) => !NO_TITLE.test(rest),
        opensForm: (words) => !MINE.test(words),
        async run(event, { sender }) {
          const words = event.words.replace(POLITE, '');
          if (!MINE.test(words))
            return tipFormReply(
              words.length <= TITLE_MAX ? { title: words } : { text: words },
              sender,
            );
          return { say: await mine.page(sender, 0), onlyToSender: true };
        },
      },
      {
        word: 'review',
        order: 110,
        inMenu: true,
        aliases: ['prüfen', 'pruefen'],
        names: { de: 'prüfen' },
        help: 'contributions.reviewHelp',
        who: isReviewer,
        takes: (rest) => WITH_REVIEW.test(rest),
        opensForm: () => false,
        run: async () => ({
          say: (await waitingPage(0)) ?? { text: 'contributions.nothingWaits' },
          onlyToSender: true,
        }),
      },
    ],
    intents: contributionsIntents,
    actions: [
      ...tipActions(contributions, people),
      ...reviewActions(contributions, people),
      ...entryActions({ store, people, contributions, entries, reports }),
      ...paging,
    ],
    jobs: [createChase({ store, people, zone: settings.defaultZone })],
    steps: {
      'contribution.approved': ({ contributionId }) =>
        publishing.publish(contributionId, clock.now()),
    },
    subscriptions: {
      'place.changed': async ({ what, place }) => {
        if (what === 'removed') await contributions.rescue(place, clock.now());
      },
      'reviewers.dismissed': ({ place }) => contributions.rescue(place, clock.now()),
      'question.answered': ({ questionId }) => publishing.fromQuestion(questionId, clock.now()),
    },
  };
};

/** How many rows come before the page that a button asks for. */
function fromOf({ data }: ActionEvent): number {
  const from = Number(data['from']);
  return Number.isSafeInteger(from) && from > 0 ? from : 0;
}
