// The buttons of a published entry. An owner's change goes to the reviewers; that of a reviewer or
// lead applies at once.
import { UserError } from '../../../core/errors';
import type { Action, Context, InputProblems, Reply } from '../../../core/feature';
import { idFrom } from '../../../core/ids';
import {
  type ActionEvent,
  causeOf,
  dataOf,
  inputOf,
  type Inputs,
  type WordsEvent,
} from '../../../core/inbound';
import { isStranger, type People } from '../../../core/people';
import type { Person } from '../../../core/person';
import { isColleague } from '../../../core/roles';
import type { Store } from '../../../core/store';
import { toPerson } from '../../../domain/audience';
import type { EntryContent } from '../../../domain/contributions';
import type { Entry } from '../../../domain/entries';
import { findPerson } from '../../../domain/people/find-person';
import {
  checkComment,
  type Contributions,
  contentOf,
  isChangeable,
  isWebAddress,
  TAGS_MAX,
  TEXT_MAX,
  tipFormReply,
  TITLE_MAX,
} from '../review';
import { entryCard, entryForm, outdatedForm, ownerForm } from './cards';
import type { Doer, Entries, EntryStanding } from './entries';
import type { OutdatedReports } from './outdated';

export interface EntryActionDeps {
  readonly store: Store;
  readonly people: People;
  readonly contributions: Contributions;
  readonly entries: Entries;
  readonly reports: OutdatedReports;
}

type Found = { readonly entry: Entry; readonly standing: EntryStanding };

export function entryActions({
  store,
  people,
  contributions,
  entries,
  reports,
}: EntryActionDeps): readonly Action[] {
  /** An entry that the presser may change. For anyone else it does not exist. */
  async function found(event: ActionEvent, presser: Person): Promise<Found> {
    const entry = await entries.get(dataOf(event, 'id'));
    const standing = entry && (await entries.standing(entry, presser));
    if (!entry || !standing) throw new UserError('contributions.entryGone');
    return { entry, standing };
  }

  const doerOf = (event: ActionEvent, { sender, clock }: Context): Doer => ({
    by: sender,
    because: causeOf(event),
    now: clock.now(),
  });

  const told = (what: string, { question }: Entry): Reply => ({
    say: { text: 'contributions.entryDone', args: { what, title: question } },
    onlyToSender: true,
  });

  /** What an owner has with the reviewers already. */
  async function pendingChange(entry: Entry, owner: Person) {
    const own = await contributions.ofAuthor(await people.idsOf(owner));
    return own.find((one) => one.changeOf?.entryId === entry.id && isChangeable(one));
  }

  async function propose(entry: Entry, content: EntryContent, doer: Doer): Promise<void> {
    const { kind, alternates, language, audience, id: entryId, updatedAt } = entry;
    await contributions.insert(
      {
        ...content,
        id: idFrom('change', entryId, doer.because),
        kind,
        authorId: doer.by.id,
        alternates,
        language,
        ...(audience !== undefined && { audience }),
        state: 'inReview',
        round: 1,
        submittedAt: doer.now.toISOString(),
        decisions: [],
        changeOf: { entryId, updatedAt, before: contentBefore(entry) },
      },
      doer.by,
      doer.now,
    );
  }

  /** An entry that the presser can find, in order to say that it is out of date. */
  async function visible(event: ActionEvent, reader: Person): Promise<Entry> {
    const entry = await entries.get(dataOf(event, 'id'));
    if (!entry?.published || !toPerson(reader)(entry.audience))
      throw new UserError('contributions.entryGone');
    return entry;
  }

  const action = (verb: string, run: Action['run'], more: Partial<Action> = {}): Action => ({
    verb,
    who: isColleague,
    run,
    ...more,
  });

  return [
    action('entry.manage', async (event, { sender }) => {
      const { entry } = await found(event, sender);
      const owner = entry.ownerId === undefined ? undefined : await people.get(entry.ownerId);
      const mayRestore = await entries.mayRestore(entry, sender);
      return { say: entryCard(entry, { owner: owner?.name, mayRestore }), onlyToSender: true };
    }),
    action(
      'entry.edit',
      async (event, { sender }) => {
        const { entry, standing } = await found(event, sender);
        if (entry.answer.length > TEXT_MAX) throw new UserError('contributions.entryLong');
        const pending = standing === 'owner' ? await pendingChange(entry, sender) : undefined;
        if (pending) return tipFormReply(pending, sender);
        return {
          form: {
            title: 'contributions.entryTitle',
            card: entryForm(entry, standing === 'owner'),
            submit: { verb: 'entry.submitEdit', label: 'contributions.send' },
          },
        };
      },
      { opensForm: true },
    ),
    action(
      'entry.submitEdit',
      async (event, ctx) => {
        const { entry, standing } = await found(event, ctx.sender);
        const content = contentOf(event);
        if (JSON.stringify(content) === JSON.stringify(contentBefore(entry)))
          throw new UserError('contributions.entrySame');
        const doer = doerOf(event, ctx);
        if (standing === 'owner') {
          await propose(entry, content, doer);
          return told('proposed', entry);
        }
        const changed = await entries.change(entry.id, content, doer);
        if (changed) await reports.close(changed, 'changed', ctx.sender);
        return told('changed', entry);
      },
      { check: checkEntry },
    ),
    action('entry.withdraw', async (event, ctx) => {
      const { entry } = await found(event, ctx.sender);
      await entries.withdraw(entry.id, doerOf(event, ctx));
      await reports.close(entry, 'withdrawn', ctx.sender);
      return told('withdrawn', entry);
    }),
    action('entry.restore', async (event, ctx) => {
      const { entry } = await found(event, ctx.sender);
      if (!entry.published && !(await entries.mayRestore(entry, ctx.sender)))
        throw new UserError('contributions.entryGone');
      await entries.restore(entry.id, doerOf(event, ctx));
      return told('restored', entry);
    }),
    action(
      'entry.owner',
      async (event, { sender }) => ({
        form: {
          title: 'contributions.ownerTitle',
          card: ownerForm((await found(event, sender)).entry),
          submit: { verb: 'entry.submitOwner', label: 'contributions.send' },
        },
      }),
      { opensForm: true },
    ),
    action('entry.submitOwner', async (event, ctx) => {
      const { entry } = await found(event, ctx.sender);
      const whom = inputOf(event, 'owner');
      const asked = { mentions: [] as WordsEvent['mentions'] } as WordsEvent;
      const owner = whom === '' ? 'unknown' : await findPerson(asked, whom, store, people);
      // An entry stays with somebody who may see it.
      if (isStranger(owner) || !isColleague(owner) || !toPerson(owner)(entry.audience))
        throw new UserError('contributions.ownerUnknown', { whom });
      await entries.give(entry, owner, doerOf(event, ctx));
      return {
        say: {
          text: 'contributions.ownerChanged',
          args: { title: entry.question, name: owner.name },
        },
        onlyToSender: true,
      };
    }),
    action(
      'entry.outdated',
      async (event, { sender }) => ({
        form: {
          title: 'contributions.outdatedTitle',
          card: outdatedForm(await visible(event, sender)),
          submit: { verb: 'entry.submitOutdated', label: 'contributions.send' },
        },
      }),
      { opensForm: true },
    ),
    action(
      'entry.submitOutdated',
      async (event, { sender, clock }) => {
        const entry = await visible(event, sender);
        const isNew = await reports.report(entry, sender, inputOf(event, 'comment'), clock.now());
        return {
          say: { text: 'contributions.outdatedThanks', args: { isNew, title: entry.question } },
          onlyToSender: true,
        };
      },
      { check: checkComment },
    ),
    action('entry.stillRight', async (event, { sender }) => {
      const { entry } = await found(event, sender);
      await reports.close(entry, 'stillRight', sender);
      return told('stillRight', entry);
    }),
  ];
}

const contentBefore = ({ question, answer, tags, link }: Entry): EntryContent => ({
  title: question,
  text: answer,
  tags,
  ...(link !== undefined && { link }),
});

/** Like that of a tip, but an answer may be as short as it likes. */
function checkEntry(inputs: Inputs): InputProblems {
  const [title, text, link] = ['title', 'text', 'link'].map((id) => (inputs[id] ?? '').trim());
  return {
    ...(!title && { title: { key: 'contributions.titleMissing' } }),
    ...((title?.length ?? 0) > TITLE_MAX && {
      title: { key: 'contributions.titleLong', args: { max: TITLE_MAX } },
    }),
    ...(!text && { text: { key: 'contributions.textMissing' } }),
    ...((text?.length ?? 0) > TEXT_MAX && {
      text: { key: 'contributions.textLong', args: { max: TEXT_MAX } },
    }),
    ...((inputs['tags'] ?? '').split(',').length > TAGS_MAX && {
      tags: { key: 'contributions.tagsMany', args: { max: TAGS_MAX } },
    }),
    ...(link && !isWebAddress(link) && { link: { key: 'contributions.linkWrong' } }),
  };
}
