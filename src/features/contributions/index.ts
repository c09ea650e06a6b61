// Contributions: everybody shares tips, and reviewers decide. `ask` finds what they approve at
// once.
import { UserError } from '../../core/errors';
import type { Context, MakeFeature, Reply } from '../../core/feature';
import { type ActionEvent, causeOf, dataOf, inputOf } from '../../core/inbound';
import { isColleague, isReviewer } from '../../core/roles';
import type { Person } from '../../core/person';
import type { Audience } from '../../domain/audience';
import type { Contribution, Decision } from '../../domain/contributions';
import { standingOf } from '../../domain/decide-once';
import { chosenAudience } from './audience';
import { commentForm, listCard, reviewCard, type TipKnown, tipForm } from './cards';
import { createContributions, type DecisionResult, type TipContent } from './contributions';
import { contributionsIntents } from './intents';
import { checkComment, checkTip, decisionRules, isOwn, TITLE_MAX, tagsOf } from './rules';
import de from './texts.de.json';
import en from './texts.en.json';

const LIST_MAX = 8;
const MINE = /^(mine|meine|list|status|liste)[.!]*$/i;
/** A question, or praise, that begins with the word. */
const NO_TITLE =
  /\?\s*$|^top\b|^(?:edit|change|delete|remove|status|list|overview|teilen|geben|abgeben|einreichen|schreiben|weitergeben|ändern|aendern|bearbeiten|löschen|loeschen|korrigieren|zurücknehmen|stornieren|cancel|retract|take back|zurückziehen|zurueckziehen|entfernen|überarbeiten|withdraw|fix|correct|update|anzeigen|sehen)[\s.!]*$/i;
const POLITE = /^(?:please|pls|bitte|mal)[\s.!]*$/i;
/** What may follow `review`; anything else is a sentence that begins with it. */
const WITH_REVIEW =
  /^(?:queue|list|tips?|please|now|next|tipps?|beiträge|bitte|jetzt|liste)?[\s.!?]*$/i;

export const makeContributions: MakeFeature = ({ store, people, clock }) => {
  const contributions = createContributions(store, people);

  async function found(event: ActionEvent) {
    const contribution = await contributions.get(dataOf(event, 'id'));
    if (!contribution) throw new UserError('contributions.gone');
    return contribution;
  }

  /** Only its author can see it. */
  async function ownOne(event: ActionEvent, author: Person) {
    const contribution = await found(event);
    if (!(await people.idsOf(author)).includes(contribution.authorId))
      throw new UserError('contributions.gone');
    return contribution;
  }

  const form = (known: TipKnown, author: Person): Reply => ({
    form: {
      title: 'contributions.tipTitle',
      card: tipForm(known, author),
      submit: { verb: known.id ? 'tip.resubmit' : 'tip.submit', label: 'contributions.send' },
    },
  });

  function decisionOf(
    event: ActionEvent,
    { sender, clock: now }: Context,
    what: Decision['what'],
  ): Decision {
    const comment = inputOf(event, 'comment');
    return {
      what,
      byPersonId: sender.id,
      byName: sender.name,
      round: Number(event.data['round']),
      at: now.now().toISOString(),
      because: causeOf(event),
      ...(comment !== '' && { comment }),
    };
  }

  /** Nobody reviews what they handed in themselves, under any of their ids. */
  async function refuseOwn({ authorId }: Contribution, presser: Person): Promise<void> {
    if (authorId !== presser.id && (await people.idsOf(presser)).includes(authorId))
      throw new UserError('contributions.own');
  }

  /** Throws if a result is a refusal, with the reason. */
  function refuse(result: DecisionResult, presser: Person): void {
    switch (result.kind) {
      case 'done':
      case 'repeated':
        return;
      case 'late': {
        const { what: first, byName, byPersonId, at } = result.decision;
        throw new UserError('contributions.late', {
          what: first,
          by: byName,
          at,
          own: byPersonId === presser.id,
        });
      }
      case 'own':
        throw new UserError('contributions.own');
      case 'stale':
        throw new UserError('contributions.outdated');
      case 'gone':
        throw new UserError('contributions.gone');
    }
  }

  /**
   * The result of a press, as a message to the person who pressed. A delivery changes the card for
   * everybody.
   */
  async function decided(event: ActionEvent, ctx: Context, what: Decision['what']): Promise<Reply> {
    await refuseOwn(await found(event), ctx.sender);
    const result = await contributions.decide(dataOf(event, 'id'), decisionOf(event, ctx, what));
    refuse(result, ctx.sender);
    const restricted = result.kind === 'done' && result.doc.audience !== undefined;
    return {
      say: { text: 'contributions.youDecided', args: { what, restricted } },
      onlyToSender: true,
    };
  }

  /**
   * The form for a wish or a reason, unless a decision is no longer possible. So nobody writes a
   * reason in vain.
   */
  async function reasonFor(
    event: ActionEvent,
    ctx: Context,
    what: 'changes' | 'rejected',
  ): Promise<Reply> {
    const contribution = await found(event);
    await refuseOwn(contribution, ctx.sender);
    const decision = decisionOf(event, ctx, what);
    const standing = standingOf(contribution, decisionRules(decision));
    if (standing) refuse(standing, ctx.sender);
    if (isOwn(contribution, decision)) throw new UserError('contributions.own');
    return {
      form:
        what === 'changes'
          ? {
              title: 'contributions.changesTitle',
              card: commentForm(contribution, 'review.submitChanges'),
              submit: { verb: 'review.submitChanges', label: 'contributions.send' },
            }
          : {
              title: 'contributions.rejectTitle',
              card: commentForm(contribution, 'review.submitReject'),
              submit: { verb: 'review.submitReject', label: 'contributions.reject' },
            },
    };
  }

  return {
    name: 'contributions',
    about: 'contributions.about',
    texts: { en, de },
    collections: [],
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
            return form(words.length <= TITLE_MAX ? { title: words } : { text: words }, sender);
          const mine = await contributions.ofAuthor(await people.idsOf(sender), LIST_MAX);
          if (mine.length === 0) throw new UserError('contributions.noneYet');
          return { say: listCard(mine, 'mine', mine.length), onlyToSender: true };
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
        async run() {
          const { contributions: waiting, count } = await contributions.waiting(LIST_MAX);
          if (count === 0)
            return { say: { text: 'contributions.nothingWaits' }, onlyToSender: true };
          return { say: listCard(waiting, 'waiting', count), onlyToSender: true };
        },
      },
    ],
    intents: contributionsIntents,
    actions: [
      {
        verb: 'tip.start',
        who: isColleague,
        opensForm: true,
        run: async (_event, { sender }) => form({}, sender),
      },
      {
        verb: 'tip.submit',
        who: isColleague,
        check: checkTip,
        async run(event, { sender, clock: now }) {
          await contributions.submit(draftOf(event, sender), sender, causeOf(event), now.now());
          return {
            say: { text: 'contributions.thanks', args: { name: sender.name } },
            onlyToSender: true,
          };
        },
      },
      {
        verb: 'tip.edit',
        who: isColleague,
        opensForm: true,
        async run(event, { sender }) {
          const contribution = await ownOne(event, sender);
          if (contribution.state !== 'changes')
            throw new UserError('contributions.notYoursToChange');
          return form(contribution, sender);
        },
      },
      {
        verb: 'tip.resubmit',
        who: isColleague,
        check: checkTip,
        async run(event, { sender, clock: now }) {
          const { id, audience } = await ownOne(event, sender);
          await contributions.resubmit(
            id,
            draftOf(event, sender, audience),
            sender,
            await people.idsOf(sender),
            now.now(),
          );
          return { say: { text: 'contributions.thanksAgain' }, onlyToSender: true };
        },
      },
      {
        verb: 'review.open',
        who: isReviewer,
        async run(event) {
          const contribution = await found(event);
          const author = await people.get(contribution.authorId);
          const decision = contribution.decisions.find((one) => one.round === contribution.round);
          return {
            say: reviewCard(contribution, { name: author?.name ?? '?' }, decision),
            onlyToSender: true,
          };
        },
      },
      {
        verb: 'review.approve',
        who: isReviewer,
        run: (event, ctx) => decided(event, ctx, 'approved'),
      },
      {
        verb: 'review.askChanges',
        who: isReviewer,
        opensForm: true,
        run: (event, ctx) => reasonFor(event, ctx, 'changes'),
      },
      {
        verb: 'review.submitChanges',
        who: isReviewer,
        check: checkComment,
        run: (event, ctx) => decided(event, ctx, 'changes'),
      },
      {
        verb: 'review.reject',
        who: isReviewer,
        opensForm: true,
        run: (event, ctx) => reasonFor(event, ctx, 'rejected'),
      },
      {
        verb: 'review.submitReject',
        who: isReviewer,
        check: checkComment,
        run: (event, ctx) => decided(event, ctx, 'rejected'),
      },
    ],
    jobs: [],
    steps: {
      'contribution.approved': ({ contributionId }) =>
        contributions.publish(contributionId, clock.now()),
    },
    subscriptions: {
      'place.changed': async ({ what, place }) => {
        if (what === 'removed') await contributions.rescue(place);
      },
      'reviewers.dismissed': ({ place }) => contributions.rescue(place),
      'question.answered': ({ questionId }) => contributions.fromQuestion(questionId, clock.now()),
    },
  };
};

/** `before`: the audience so far, if it is submitted again. */
function draftOf(event: ActionEvent, author: Person, before?: Audience): TipContent {
  const link = inputOf(event, 'link');
  const audience = chosenAudience(inputOf(event, 'audience'), author, before);
  return {
    title: inputOf(event, 'title'),
    text: inputOf(event, 'text'),
    tags: tagsOf(event.inputs['tags']),
    ...(link !== '' && { link }),
    ...(audience !== undefined && { audience }),
  };
}
