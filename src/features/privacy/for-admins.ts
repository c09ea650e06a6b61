// `admin export NAME` and `admin erase NAME`: first a preview, then the action. If the settings ask
// for two people, a second admin confirms it in between (domain/approvals.ts). Then it is done
// once.
import { UserError } from '../../core/errors';
import type { Subscriptions } from '../../core/events';
import type { Action, Context, FeatureDeps, Reply, Word } from '../../core/feature';
import type { BuiltFile } from '../../core/platform';
import type { FileMaker, FileOffer } from '../../core/files';
import { type ActionEvent, causeOf, dataOf, type WordsEvent } from '../../core/inbound';
import type { Delivery, Message } from '../../core/message';
import { isAdmin } from '../../core/roles';
import { isStranger } from '../../core/people';
import type { Person } from '../../core/person';
import type { Erasure as How } from '../../core/personal';
import { mergedInto } from '../../domain/people/aliases';
import {
  type Approval,
  type ApprovalWhat,
  createApprovals,
  fetchedUntil,
} from '../../domain/approvals';
import { type Audit, previewOf } from '../../domain/audit';
import type { Erasure } from '../../domain/erasures';
import { findPerson, suggestPerson } from '../../domain/people/find-person';
import { peopleCollection } from '../../domain/people/record';
import type { PersonalData, TheirPart } from '../../domain/personal-data';
import { type Concerned, type Consent, exportCard, planCard, readyCard } from './cards';
import type { Erasures } from './erasures';
import { assertOwnChat } from '../../domain/own-chat';

export interface ForAdminsDeps
  extends Pick<FeatureDeps, 'store' | 'people' | 'clock' | 'settings'> {
  readonly personal: PersonalData;
  readonly audit: Audit;
  readonly erasures: Erasures;
  partsOf(person: Person): Promise<readonly TheirPart[]>;
  fileOf(about: Person, format: unknown, reader: Person): Promise<BuiltFile>;
  noteOpened(ids: readonly string[], format: unknown, reader: Person): Promise<void>;
  offer(maker: string, args: FileOffer['args']): Reply;
  howOf(event: ActionEvent): How;
}

export interface ForAdmins {
  readonly erase: Pick<Word, 'run'>;
  readonly export: Pick<Word, 'run'>;
  readonly actions: readonly Action[];
  readonly files: readonly FileMaker[];
  readonly subscriptions: Subscriptions;
}

const ERASE_WHAT: Readonly<Record<How, ApprovalWhat>> = {
  anonymous: 'eraseKeep',
  gone: 'eraseGone',
};

export function createForAdmins(deps: ForAdminsDeps): ForAdmins {
  const {
    store,
    people,
    clock,
    settings,
    personal,
    audit,
    erasures,
    partsOf,
    fileOf,
    noteOpened,
    offer,
    howOf,
  } = deps;
  const approvals = createApprovals(store, people);
  const needsTwo = (deed: Approval['deed']) =>
    deed !== 'merge' && settings.twoPersonApproval.includes(deed);
  /** Erasing an admin also takes the admin role from them. */
  const eraseNeedsTwo = (about: Person) =>
    needsTwo('erase') || (needsTwo('admins') && isAdmin(about));
  /** If the settings do not guard the admin role, an admin can give it to a second person. */
  const appoint = !needsTwo('admins');

  async function concerned(person: Person): Promise<Concerned> {
    return {
      id: person.id,
      name: person.name,
      merged: await mergedInto(store.collection(peopleCollection), person),
    };
  }

  async function consent(isNeeded: boolean, sender: Person, { id }: Person): Promise<Consent> {
    if (!isNeeded) return { needed: 'one', appoint };
    return {
      needed: (await approvals.canAsk(sender, { personId: id })) ? 'two' : 'alone',
      appoint,
    };
  }

  async function named(
    event: WordsEvent,
    how: 'privacy.eraseWhom' | 'privacy.exportWhom',
  ): Promise<Person> {
    assertOwnChat(event, 'privacy.ownChat');
    if (event.words === '') throw new UserError(how);
    const met = await findPerson(event, event.words, store, people);
    if (!isStranger(met)) return met;
    const near = await suggestPerson(event.words, store);
    if (near)
      throw new UserError('privacy.didYouMean', {
        whom: event.words,
        name: near.name,
        email: near.email ?? near.name,
      });
    throw new UserError('privacy.whoIsThat', { whom: event.words });
  }

  async function known(event: ActionEvent): Promise<Person> {
    assertOwnChat(event, 'privacy.ownChat');
    const person = await people.get(dataOf(event, 'personId'));
    if (!person) throw new UserError('core.outdated');
    return person;
  }

  /** Asks a second admin. Nothing happens before they confirm. */
  async function askSecond(
    event: ActionEvent,
    { sender }: Context,
    about: Person,
    what: ApprovalWhat,
    records: number,
  ): Promise<Reply> {
    const deed = what === 'export' ? 'export' : 'erase';
    const asked = await approvals.ask(
      { deed, what, personId: about.id, records },
      sender,
      causeOf(event),
      clock.now(),
    );
    if (asked.kind === 'alone') throw new UserError('privacy.needsSecond', { appoint });
    return {
      replace: {
        text: asked.kind === 'known' ? 'privacy.askedBefore' : 'privacy.askedSecond',
        args: { name: about.name },
      },
    };
  }

  async function countErased(about: Person, how: How): Promise<number> {
    const plan = await personal.plan(await personal.whoIs(about, ''), how);
    return plan.reduce((sum, { removed, changed }) => sum + removed + changed, 0);
  }

  async function erase(event: ActionEvent, ctx: Context): Promise<Reply> {
    const about = await known(event);
    const how = howOf(event);
    if (eraseNeedsTwo(about))
      return askSecond(event, ctx, about, ERASE_WHAT[how], await countErased(about, how));
    const { state, pseudonym } = await erasures.ask(about.id, how, clock.now(), {
      byPersonId: ctx.sender.id,
    });
    if (state !== 'waiting') throw new UserError('privacy.planRunning');
    return { replace: { text: 'privacy.planBegun', args: { pseudonym } } };
  }

  /** A card's data can be forged, so the bot looks up whether a second admin confirmed it. */
  async function give(event: ActionEvent, ctx: Context): Promise<Reply> {
    const about = await known(event);
    const approvalId = dataOf(event, 'approvalId');
    const approval = approvalId === '' ? undefined : await approvals.get(approvalId);
    if (needsTwo('export') && approvalId === '') {
      const records = (await partsOf(about)).reduce(
        (sum, { documents }) => sum + documents.length,
        0,
      );
      return askSecond(event, ctx, about, 'export', records);
    }
    if (
      needsTwo('export') &&
      !(await approvals.mayFetch(approval, ctx.sender, about.id, clock.now()))
    )
      throw new UserError('privacy.notToFetch');
    const format = dataOf(event, 'format') === 'json' ? 'json' : 'html';
    const detail = approval ? `${format}:${approval.id}` : format;
    const at = clock.now().toISOString();
    await audit.note(
      { at, byPersonId: ctx.sender.id, what: 'person.exported', whom: about.id, detail },
      causeOf(event),
      {
        deliveries: erasureNotifications(about, ctx.sender, at, causeOf(event)),
      },
    );
    return offer('privacy.theirs', {
      personId: about.id,
      format,
      ...(approval && { approvalId: approval.id }),
    });
  }

  /** The message about it, also if it can't be done and why. */
  async function begun(ask: () => Promise<Erasure>): Promise<Message> {
    try {
      const { pseudonym } = await ask();
      return { text: 'privacy.planBegun', args: { pseudonym } };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { text: error.key, args: error.args };
    }
  }

  /** People who have left no longer have a chat. */
  function erasureNotifications(
    about: Person,
    by: Person,
    at: string,
    cause: string,
  ): readonly Delivery[] {
    if (!about.active || about.id === by.id) return [];
    const message = { text: 'privacy.exportedByAdmin', args: { at } };
    return [{ key: `${cause}:exported`, class: 'owed', to: { person: about.id }, message }];
  }

  async function eraseConfirmed({ id, what, personId, byPersonId }: Approval): Promise<void> {
    const now = clock.now();
    const how = what === 'eraseGone' ? 'gone' : 'anonymous';
    const message = await begun(() =>
      erasures.ask(personId, how, now, { byPersonId, approvalId: id }),
    );
    await approvals.done(id, now, [
      { key: `${id}:done`, class: 'answer', to: { person: byPersonId }, message },
    ]);
  }

  async function exportConfirmed(approval: Approval): Promise<void> {
    const { id, personId, byPersonId } = approval;
    const about = await people.get(personId);
    if (!about) return;
    const message = readyCard(about, id, fetchedUntil(approval));
    await approvals.done(id, clock.now(), [
      { key: `${id}:done`, class: 'answer', to: { person: byPersonId }, message },
    ]);
  }

  return {
    erase: {
      async run(event, { sender }) {
        const person = await named(event, 'privacy.eraseWhom');
        await audit.note(previewOf(person.id, 'erase', sender.id, clock.now()), causeOf(event));
        const { eraseTexts } = settings;
        const begun = await erasures.of(person);
        // If the person asked for the erasure, an admin can speed it up during the week to think.
        if (begun && (begun.state !== 'waiting' || begun.byPersonId !== undefined))
          return {
            say: { text: 'privacy.planUnderWay', args: { name: person.name, at: begun.askedAt } },
            onlyToSender: true,
          };
        const plan = await personal.plan(
          await personal.whoIs(person, ''),
          eraseTexts === 'keep' ? 'anonymous' : 'gone',
        );
        return {
          say: planCard(
            await concerned(person),
            plan,
            eraseTexts,
            await consent(eraseNeedsTwo(person), sender, person),
          ),
          onlyToSender: true,
        };
      },
    },
    export: {
      async run(event, { sender }) {
        const person = await named(event, 'privacy.exportWhom');
        await audit.note(previewOf(person.id, 'export', sender.id, clock.now()), causeOf(event));
        return {
          say: exportCard(
            await concerned(person),
            await partsOf(person),
            await consent(needsTwo('export'), sender, person),
          ),
          onlyToSender: true,
        };
      },
    },
    actions: [
      { verb: 'privacy.adminErase', who: isAdmin, run: erase },
      { verb: 'privacy.adminExport', who: isAdmin, run: give },
    ],
    files: [
      {
        name: 'privacy.theirs',
        who: isAdmin,
        async build(person, { personId, format, approvalId }) {
          const about = await people.get(typeof personId === 'string' ? personId : '');
          const approval =
            typeof approvalId === 'string' ? await approvals.get(approvalId) : undefined;
          if (
            !about ||
            (needsTwo('export') &&
              !(await approvals.mayFetch(approval, person, about.id, clock.now())))
          )
            return undefined;
          await noteOpened(await people.idsOf(about), format, person);
          return fileOf(about, format, person);
        },
      },
    ],
    subscriptions: {
      async 'approval.decided'({ approvalId }) {
        const approval = await approvals.get(approvalId);
        if (approval?.state !== 'confirmed' || approval.doneAt !== undefined) return;
        if (approval.deed === 'erase') await eraseConfirmed(approval);
        if (approval.deed === 'export') await exportConfirmed(approval);
      },
    },
  };
}
