// Two-person approval, as admins see it: a card for each admin who may confirm or decline, a card
// for the asker to withdraw the request, and a word that lists what waits.
import type { Clock } from '../../core/clock';
import { UserError } from '../../core/errors';
import type { Action, Context, Job, Reply, Word } from '../../core/feature';
import { type ActionEvent, dataOf } from '../../core/inbound';
import type { Delivery } from '../../core/message';
import { isAdmin } from '../../core/roles';
import type { People } from '../../core/people';
import type { Person } from '../../core/person';
import { ERASED_NAME } from '../../core/personal';
import type { MergedNote } from '../../domain/people/aliases';
import type { Approval, Approvals, DecisionOutcome } from '../../domain/approvals';
import type { Audit } from '../../domain/audit';
import { approvalCard, type ApprovalNames, approvalsCard } from './approval-cards';
import { assertOwnChat } from '../../domain/own-chat';

const SHOWN = 10;

export interface ApprovalActionsDeps {
  readonly approvals: Approvals;
  readonly audit: Audit;
  readonly people: Pick<People, 'get'>;
  /** The name in the record of exactly this id. */
  readonly recordName: (id: string) => Promise<string | undefined>;
  readonly mergedInto: (person: Person) => Promise<readonly MergedNote[]>;
  readonly clock: Clock;
}

export interface ApprovalActions {
  readonly word: Word;
  readonly actions: readonly Action[];
  readonly job: Job;
  /** The other admins see what was asked for. */
  asked(approvalId: string, key: string): Promise<void>;
  /** Every card shows the outcome, and the bot tells the asker. */
  decided(approvalId: string, key: string): Promise<void>;
}

export function createApprovalActions({
  approvals,
  audit,
  people,
  recordName,
  mergedInto,
  clock,
}: ApprovalActionsDeps): ApprovalActions {
  const nameOf = async (id: string | undefined) =>
    (id === undefined ? undefined : (await people.get(id))?.name) ?? ERASED_NAME;

  /** The person that a request is about, as they are now. */
  const ownName = async (id: string | undefined) =>
    (id === undefined ? undefined : await recordName(id)) ?? nameOf(id);

  /** A merge names its two people itself. */
  async function mergedWith({ deed, personId }: Approval): Promise<readonly MergedNote[]> {
    const person = deed === 'merge' ? undefined : await people.get(personId);
    return person ? mergedInto(person) : [];
  }

  async function namesOf(approval: Approval): Promise<ApprovalNames> {
    const { byPersonId, personId, otherId, decidedBy } = approval;
    const [asker, about, other] = [
      await nameOf(byPersonId),
      await ownName(personId),
      await ownName(otherId),
    ];
    return { asker, about, other, by: await nameOf(decidedBy), merged: await mergedWith(approval) };
  }

  const cardKey = ({ id }: Approval, personId: string) => `${id}:card:${personId}`;
  const cardOf = async (approval: Approval, reader: Person) =>
    approvalCard(approval, await namesOf(approval), approval.byPersonId === reader.id);

  /** A card for each admin: a new one, or one that replaces the first. */
  function cards(approval: Approval, names: ApprovalNames, step?: string): Delivery[] {
    return [approval.byPersonId, ...approval.asked].map((personId) => {
      const own = personId === approval.byPersonId;
      const key = cardKey(approval, personId);
      return {
        key: step === undefined ? key : `${key}:${step}`,
        class: own ? 'answer' : 'owed',
        to: { person: personId },
        message: approvalCard(approval, names, own),
        ...(step !== undefined && { replaces: key }),
      };
    });
  }

  async function note(
    approval: Approval,
    step: string,
    by: string,
    cause: string,
    deliveries: readonly Delivery[],
  ): Promise<void> {
    const { id, what, personId } = approval;
    await audit.note(
      {
        at: clock.now().toISOString(),
        byPersonId: by,
        what: `approval.${step}`,
        whom: personId,
        detail: `${what}:${id}`,
      },
      cause,
      { deliveries },
    );
  }

  async function answer(decided: DecisionOutcome, reader: Person): Promise<Reply> {
    switch (decided.kind) {
      case 'gone':
        throw new UserError('core.outdated');
      case 'own':
        throw new UserError('oversight.own');
      case 'concerned':
        throw new UserError('oversight.concerned');
      case 'late': {
        const { state, decidedAt, endsAt } = decided.approval;
        const { by } = await namesOf(decided.approval);
        throw new UserError('oversight.late', { state, by, at: decidedAt ?? endsAt });
      }
      case 'decided':
      case 'repeated':
      case 'void':
        return { replace: await cardOf(decided.approval, reader) };
    }
  }

  const pressed =
    (press: (id: string, by: Person, now: Date) => Promise<DecisionOutcome>) =>
    async (event: ActionEvent, ctx: Context) => {
      assertOwnChat(event, 'oversight.ownChat');
      return answer(await press(dataOf(event, 'id'), ctx.sender, ctx.clock.now()), ctx.sender);
    };

  return {
    word: {
      word: 'admin approvals',
      order: 150,
      aliases: ['admin freigaben', 'verwaltung freigaben'],
      names: { de: 'admin freigaben' },
      help: 'oversight.approvalsHelp',
      who: isAdmin,
      opensForm: () => false,
      async run(event) {
        assertOwnChat(event, 'oversight.ownChat');
        const waiting = await approvals.waiting(SHOWN);
        const lines = await Promise.all(
          waiting.map(async (approval) => ({ approval, names: await namesOf(approval) })),
        );
        return { say: approvalsCard(lines), onlyToSender: true };
      },
    },
    actions: [
      {
        verb: 'oversight.confirm',
        who: isAdmin,
        run: pressed((id, by, now) => approvals.decide('confirmed', { id, by, now })),
      },
      {
        verb: 'oversight.decline',
        who: isAdmin,
        run: pressed((id, by, now) => approvals.decide('declined', { id, by, now })),
      },
      // If somebody has lost the role in the meantime, they can still withdraw their own request.
      {
        verb: 'oversight.withdraw',
        who: (person) => person.active,
        run: pressed((id, by, now) => approvals.withdraw({ id, by, now })),
      },
      {
        verb: 'oversight.open',
        who: isAdmin,
        async run(event, { sender }) {
          assertOwnChat(event, 'oversight.ownChat');
          const approval = await approvals.get(dataOf(event, 'id'));
          if (!approval) throw new UserError('core.outdated');
          return { say: await cardOf(approval, sender), onlyToSender: true };
        },
      },
    ],
    job: {
      name: 'oversight.approvals',
      when: { cron: '*/15 * * * *', zone: 'UTC' },
      run: ({ clock: now }) => approvals.expire(now.now()),
    },
    async asked(approvalId, key) {
      const approval = await approvals.get(approvalId);
      if (!approval) return;
      await note(
        approval,
        'asked',
        approval.byPersonId,
        key,
        cards(approval, await namesOf(approval)),
      );
    },
    async decided(approvalId, key) {
      const approval = await approvals.get(approvalId);
      if (!approval) return;
      const { id, what, state, byPersonId, decidedBy, decidedAt } = approval;
      const names = await namesOf(approval);
      const told: Delivery = {
        key: `${id}:told`,
        class: 'owed',
        to: { person: byPersonId },
        message: {
          text: 'oversight.told',
          args: { what, state, name: names.about, other: names.other, by: names.by, at: decidedAt },
        },
      };
      const news = state === 'withdrawn' ? [] : [told];
      await note(approval, state, decidedBy ?? 'nobody', key, [
        ...cards(approval, names, state),
        ...news,
      ]);
    },
  };
}
