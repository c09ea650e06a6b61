// Every card of oversight as it goes out.
import type { CardMessage } from '../../../src/core/message';
import type { Approval, ApprovalState, ApprovalWhat } from '../../../src/domain/approvals';
import { approvalCard, approvalsCard } from '../../../src/features/oversight/approval-cards';
import { roleCard, rolesCard } from '../../../src/features/oversight/role-cards';
import type { Held, Progress } from '../../../src/features/oversight/role-review';
import { bare, full } from './people';
import type { Said } from './said';

const AT = '2026-03-02T09:00:00.000Z';
const WHAT: readonly ApprovalWhat[] = [
  'export',
  'eraseKeep',
  'eraseGone',
  'grant',
  'remove',
  'merge',
  'unmerge',
];
const DEED: Readonly<Record<ApprovalWhat, Approval['deed']>> = {
  export: 'export',
  eraseKeep: 'erase',
  eraseGone: 'erase',
  grant: 'admins',
  remove: 'admins',
  merge: 'merge',
  unmerge: 'merge',
};
const ENDED: readonly ApprovalState[] = ['confirmed', 'declined', 'withdrawn', 'expired', 'void'];

const approval = (what: ApprovalWhat, state: ApprovalState, records?: number): Approval => ({
  id: 'approval-1',
  version: 1,
  deed: DEED[what],
  what,
  personId: 'tom',
  ...(DEED[what] === 'merge' && { otherId: 'lea' }),
  ...(what === 'merge' && { roles: ['admin', 'lead'] as const }),
  byPersonId: 'ada',
  state,
  at: AT,
  endsAt: '2026-03-09T09:00:00.000Z',
  asked: ['mia'],
  ...(records !== undefined && { records }),
  ...(state !== 'waiting' && { decidedAt: AT, decidedBy: 'mia' }),
});

export const samples = (said: Said): readonly CardMessage[] => {
  const names = { asker: said.name, about: said.name, other: said.name, by: said.name, merged: [] };
  const both = { ...names, merged: [{ name: said.name, into: said.name, at: AT }] };
  const waiting = WHAT.map((what, index) => approval(what, 'waiting', index));
  const holders: readonly Held[] = [bare, full(said)].flatMap((person) =>
    (['reviewer', 'lead', 'admin'] as const).map((role) => ({
      person,
      item: { personId: person.id, role },
    })),
  );
  const review = { id: 'roles:2026-03-01', version: 1, at: AT, dueAt: AT, open: true, items: [] };
  const progress: Progress = { review, pending: holders, asked: [], done: 6, total: 12 };
  return [
    rolesCard([], 'any', AT),
    rolesCard(holders.slice(0, 1), 'any', AT),
    ...(['any', 'due', 'late'] as const).map((when) =>
      rolesCard(Array.from({ length: 6 }, () => holders).flat(), when, AT),
    ),
    ...holders.map((held) => roleCard(progress, held)),
    ...holders.map((held) => roleCard(progress, held, undefined, 'taking')),
    ...holders.map(({ person, item }) =>
      roleCard(progress, { person, item: { ...item, keptAt: AT } }, AT),
    ),
    ...waiting.flatMap((one) => [approvalCard(one, names, false), approvalCard(one, names, true)]),
    ...ENDED.flatMap((state) => [
      approvalCard(approval('export', state, 12), names, false),
      approvalCard(approval('remove', state), names, true),
    ]),
    approvalCard(approval('eraseGone', 'waiting', 12), both, false),
    approvalsCard([]),
    approvalsCard(waiting.map((one) => ({ approval: one, names }))),
  ];
};
